package web

import (
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
)

// versions are the harbour questionnaire as its author changed it over time.
func versions(t *testing.T) []*quiz.Quiz {
	t.Helper()
	all, seen := []*quiz.Quiz{
		harbourQuiz(t),
		harbourQuiz(t, "Storms frighten me.", "Heavy storms frighten me."),
		harbourQuiz(t, "{id: waves, text: I like to be out on the water., scale: agreement, traits: {water: 1}}", "{id: waves, text: I like to be out on the water., scale: agreement, weight: 2.5, traits: {water: 1, paper: -0.5}}"),
		harbourQuiz(t, "id: storms", "id: gales", "          - {id: ledger, text: A ledger, traits: {paper: 1}}\n", "          - {id: net, text: A net, traits: {water: 1, metal: -1}}\n"),
		harbourQuiz(t, "    weights: {metal: 1}\n  - id: counting", "    weights: {metal: 1, water: -1}\n  - id: counting", "up_to: 2", "up_to: 3"),
		harbourQuiz(t, "value: 0}", "value: 0.25}", "reversed: true, traits: {metal: 1}", "reversed: true, points: {yard: 0.3}"),
	}, map[quiz.Digest]bool{}
	for _, q := range all {
		seen[q.Digest] = true
	}
	if len(seen) < len(all) {
		t.Fatalf("of %d versions only %d differ", len(all), len(seen))
	}
	return all
}

// sat is a finished sitting with these answers.
func sat(t testing.TB, q *quiz.Quiz, marks []quiz.Mark) side {
	t.Helper()
	session := q.NewSession("019aaa00-0000-7000-8000-000000000001", quiz.SecretHash{1}, quiz.SecretHash{2}, time.Unix(1, 0))
	session.Marks = marks
	s, err := sitting{session, q, english(t)}.side()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func drawnMarks(t *rapid.T, q *quiz.Quiz) []quiz.Mark {
	marks := make([]quiz.Mark, len(q.Items))
	for i := range marks {
		switch ways := waysToAnswer(q, i); rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			marks[i].NonAnswer = quiz.Skipped
		case 1: // not reached
		default:
			marks[i].Options = rapid.SampledFrom(ways).Draw(t, "options")
		}
	}
	return marks
}

// Whatever two sittings are compared, each path's way is what the formula gives on paper: the step of the
// questionnaire, then one for each answer, and nothing is left over. What is shown adds up as well.
func TestEveryMoveIsExplainedExactly(t *testing.T) {
	all := versions(t)
	rapid.Check(t, func(r *rapid.T) {
		then, now := rapid.SampledFrom(all).Draw(r, "then"), rapid.SampledFrom(all).Draw(r, "now")
		was, is := sat(t, then, drawnMarks(r, then)), sat(t, now, drawnMarks(r, now))
		between, _, err := was.carriedTo(now)
		if err != nil {
			r.Fatal(err)
		}
		for path, p := range now.Paths {
			m, ok := moveOf(was, between, is, p.ID)
			if !ok {
				r.Fatalf("%s is in both", p.ID)
			}
			oldFit, _ := onPaper(then, was.Marks, path) // the paths have one order in all versions
			carriedFit, before := onPaper(now, between.Marks, path)
			newFit, after := onPaper(now, is.Marks, path)
			if m.Was.Rat().Cmp(oldFit) != 0 || m.Is.Rat().Cmp(newFit) != 0 {
				r.Errorf("%s: from %v to %v, on paper from %v to %v", p.ID, m.Was.Rat(), m.Is.Rat(), oldFit, newFit)
			}
			if want := new(big.Rat).Sub(carriedFit, oldFit); m.Questions.Cmp(want) != 0 {
				r.Errorf("%s: the questionnaire moved %v, on paper %v", p.ID, m.Questions, want)
			}
			sum := new(big.Rat).Add(m.Was.Rat(), m.Questions)
			for i, moved := range m.Answers {
				if want := new(big.Rat).Sub(after[i], before[i]); moved.Cmp(want) != 0 {
					r.Errorf("%s: %s moved %v, on paper %v", p.ID, now.Items[i].ID, moved, want)
				}
				sum.Add(sum, moved)
			}
			if sum.Cmp(m.Is.Rat()) != 0 {
				r.Errorf("%s: all parts come to %v, not to %v", p.ID, sum, m.Is.Rat())
			}
			checkShown(r, m, changedItems(between, is))
		}
	})
}

// checkShown expects the tenths that are shown to add up, and each to be less than one off.
func checkShown(t *rapid.T, m move, items []int) {
	questions, answers := m.tenths(items)
	sum := questions
	for n, shown := range answers {
		sum += shown
		off := new(big.Rat).Sub(new(big.Rat).Mul(m.Answers[items[n]], big.NewRat(1000, 1)), big.NewRat(int64(shown), 1))
		if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
			t.Errorf("%v is shown as %d tenths", m.Answers[items[n]], shown)
		}
	}
	if want := tenthsOnPaper(m.Is.Rat()) - tenthsOnPaper(m.Was.Rat()); sum != want {
		t.Errorf("%d and %v come to %d tenths, the fits differ by %d", questions, answers, sum, want)
	}
	if m.Questions.Sign() == 0 && questions != 0 {
		t.Errorf("the questionnaire moved nothing and is shown with %d", questions)
	}
	for i, moved := range m.Answers {
		if moved.Sign() != 0 && !slices.Contains(items, i) {
			t.Errorf("item %d moved %v and is not among the changed ones %v", i, moved, items)
		}
	}
}

// tenthsOnPaper are the tenths of a point of a hundred that a share above 0 has in full.
func tenthsOnPaper(share *big.Rat) int {
	tenths := new(big.Int).Mul(share.Num(), big.NewInt(1000))
	return int(tenths.Quo(tenths, share.Denom()).Int64())
}

func TestPathsThatOneVersionAloneHasDoNotMove(t *testing.T) {
	was := sat(t, harbourQuiz(t, "id: yard", "id: dock", "path: yard", "path: dock"), make([]quiz.Mark, 9))
	is := sat(t, harbourQuiz(t), make([]quiz.Mark, 9))
	between, _, err := was.carriedTo(is.Quiz)
	if err != nil {
		t.Fatal(err)
	}
	paths, _ := comparedPaths(was, between, is)
	seen := ""
	for _, p := range paths {
		switch {
		case p.New:
			seen += " new:" + string(p.Name)
		case p.Gone:
			seen += " gone:" + string(p.Name)
		}
		if (p.New || p.Gone) == (p.Why != "") {
			t.Errorf("%s: %q", p.Name, p.Why)
		}
	}
	if seen != " new:Yard work gone:Yard work" {
		t.Errorf("seen:%s", seen)
	}
}

// Of what a fit moved by, the page tells the parts that there can be, in whole sentences.
func TestWhatAMoveIsDueTo(t *testing.T) {
	for want, got := range map[string]string{
		"−8.5 in all: −9.0 due to your answers, +0.5 due to the questionnaire.": english(t).dueTo(-85, 5, true, true),
		"+0.5, all due to the questionnaire.":                                   english(t).dueTo(5, 5, true, false),
		"−8.5, all due to your answers.":                                        english(t).dueTo(-85, 0, false, true),
		"It has not moved.":                                                     english(t).dueTo(0, 0, false, true),
		"−8,5 en total: −9,0 por tus respuestas y +0,5 por el cuestionario.":    speaking(t, "es").dueTo(-85, 5, true, true),
	} {
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

// Parts that come to a difference of two numbers above 0 that are rounded come to it, and what is whole stays whole.
func TestRoundTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share := rapid.Custom(func(t *rapid.T) *big.Rat {
			return big.NewRat(rapid.Int64Range(-1000, 1000).Draw(t, "n"), rapid.SampledFrom([]int64{1000, 2000, 777}).Draw(t, "d"))
		})
		parts, was := rapid.SliceOfN(share, 0, 30).Draw(t, "parts"), share.Draw(t, "was")
		was.Add(was, big.NewRat(100, 1)) // nothing that is rounded alone is below 0
		is := new(big.Rat).Set(was)
		for _, part := range parts {
			is.Add(is, part)
		}
		want, sum := tenthsOnPaper(is)-tenthsOnPaper(was), 0
		for i, rounded := range roundTo(parts, 1000, want) {
			sum += rounded
			exact := new(big.Rat).Mul(parts[i], big.NewRat(1000, 1))
			if exact.IsInt() && exact.Cmp(big.NewRat(int64(rounded), 1)) != 0 {
				t.Errorf("%v is whole and became %d", exact, rounded)
			}
		}
		if sum != want {
			t.Errorf("%v come to %d, want %d", parts, sum, want)
		}
	})
}
