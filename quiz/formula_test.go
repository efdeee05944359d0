package quiz_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// tiny is a paper with everything in it that moves a result. Its scale is asymmetric and has a
// fraction, so that reversing is not a change of sign; its weights make ties.
func tiny() paper {
	return paper{
		traits: []string{"care", "tech"},
		scale:  []mark{{"no", "-1"}, {"open", "0"}, {"half", "0.5"}, {"yes", "3"}},
		items: []question{
			{id: "forward", kind: "scale", traits: numbers{"care": "1"}},
			{id: "backward", kind: "scale", reversed: true, weight: "1.25", traits: numbers{"care": "1", "tech": "-0.5"}, points: numbers{"nurse": "0.5"}},
			{id: "done", kind: "pick", upTo: 2, weight: "0.5", options: []choice{
				{id: "nursed", traits: numbers{"care": "2"}}, {id: "built", traits: numbers{"tech": "2"}},
				{id: "taught", traits: numbers{"care": "1", "tech": "1"}}, {id: "none", alone: true},
			}},
			{id: "first", kind: "choice", weight: "2.5", options: []choice{
				{id: "patient", traits: numbers{"care": "1"}, points: numbers{"nurse": "0.75"}},
				{id: "machine", traits: numbers{"tech": "1"}}, {id: "neither", points: numbers{"lab": "0.4"}},
			}},
		},
		outcomes: [engine.NumGroups][]goal{
			{{id: "ward", weights: numbers{"care": "1"}}, {id: "lab", weights: numbers{"tech": "1"}}},
			{{id: "nurse", path: "ward", weights: numbers{"care": "1"}}, {id: "teacher", path: "ward", weights: numbers{"care": "1", "tech": "1"}},
				{id: "coach", path: "ward", weights: numbers{"care": "0.5", "tech": "0.5"}}, {id: "engineer", path: "lab", weights: numbers{"tech": "2", "care": "-1"}}},
			{{id: "basics", weights: numbers{"tech": "-0.25"}}},
		},
	}
}

func TestReversedIsLeastPlusMostLessTheValue(t *testing.T) {
	p := tiny()
	q, o := p.parse(t), newOracle(p)
	backward, _ := q.Item("backward")
	for id, value := range map[string]string{"no": "3", "open": "2", "half": "1.5", "yes": "-1"} {
		want := new(big.Rat).Mul(rat("1.25"), rat(value)) // to the ward, of which care is all
		if got := o.items[backward]["ward"].points[id]; got.Cmp(want) != 0 {
			t.Errorf("by hand, %s is worth %s, want %s", id, got, want)
		}
		for _, option := range q.Options(backward) {
			if option.ID == id && option.Traits["care"].String() != value {
				t.Errorf("%s gives care %s, want %s", id, option.Traits["care"], value)
			}
		}
	}
}

func TestTheMeanOfAPickIsOverWhatCanBeAnswered(t *testing.T) {
	p := tiny()
	done := newOracle(p).items[2]["ward"]
	// Four options by themselves, three pairs: care 2+0+1+0 and 2+3+1, half of it each.
	if len(done.points) != 7 || done.mean.Cmp(big.NewRat(9, 14)) != 0 {
		t.Errorf("there are %d ways to answer, worth %s on the average", len(done.points), done.mean)
	}
}

// Every sheet of the tiny paper, with every kind of non-answer and items not reached.
func TestEverySheetIsScoredAsTheFormulaSays(t *testing.T) {
	p := tiny()
	c := newComparison(p, p.parse(t))
	answers, sheets := map[string]quiz.Answer{}, 0
	var fillIn func(item int)
	fillIn = func(item int) {
		if item == len(p.items) {
			sheets++
			c.sheet(t, answers)
			return
		}
		for _, a := range p.possible(item) {
			answers[p.items[item].id] = a
			fillIn(item + 1)
		}
		delete(answers, p.items[item].id)
		fillIn(item + 1)
	}
	fillIn(0)
	t.Logf("%d sheets, of which %d tie paths, %d careers", sheets, c.ties[engine.Paths], c.ties[engine.Careers])
	if want := 8 * 8 * 11 * 7; sheets != want {
		t.Errorf("there were %d sheets, want %d", sheets, want)
	}
	if c.ties[engine.Paths] == 0 || c.ties[engine.Paths] == sheets || c.ties[engine.Careers] == 0 {
		t.Error("ties were not tested")
	}
}

func TestAnyQuestionnaireIsScoredAsTheFormulaSays(t *testing.T) {
	papers, ties, reversed, picks := 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Custom(drawPaper).Filter(func(p paper) bool { return newOracle(p).measurable() }).Draw(t, "paper")
		c := newComparison(p, p.parse(t))
		for range 8 {
			c.sheet(t, p.drawAnswers(t))
		}
		papers++
		ties += c.ties[engine.Paths] + c.ties[engine.Careers]
		for _, item := range p.items {
			reversed += one(item.reversed)
			picks += one(item.upTo > 0)
		}
	})
	t.Logf("%d papers with %d reversed items and %d picks, %d ties", papers, reversed, picks, ties)
	if papers > 50 && (ties == 0 || reversed == 0 || picks == 0) {
		t.Error("something was never drawn")
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// possible lists the answers and the non-answers to an item.
func (p paper) possible(item int) []quiz.Answer {
	all := []quiz.Answer{{NonAnswer: quiz.Skipped}, {NonAnswer: quiz.DontKnow}, {NonAnswer: quiz.DoesntApply}}
	for _, ids := range answersTo(p.choices(p.items[item]), p.items[item].upTo) {
		all = append(all, quiz.Chose(ids...))
	}
	return all
}
