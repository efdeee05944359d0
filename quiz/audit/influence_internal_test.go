package audit

import (
	"context"
	"errors"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// explained is how the lead of a over b varies over all sheets, by visiting them: its variance, and what
// each item explains of it, which is how the mean lead of those who give the same answer varies, answer
// by answer. The unit is the account's, squared.
func explained(q *quiz.Quiz, g engine.Group, a, b int) (all *big.Rat, answers [][]*big.Rat) {
	account, leads := newAccount(q, g), []*big.Rat{}
	of := make([][][]*big.Rat, len(q.Items)) // the leads of those who gave an answer to an item
	for i := range q.Items {
		of[i] = make([][]*big.Rat, q.Model.Alternatives(i))
	}
	account.everySheet(func(sheet []int, fits []*big.Int) {
		lead := new(big.Rat).SetInt(new(big.Int).Sub(fits[a], fits[b]))
		leads = append(leads, lead)
		for i, alternative := range sheet {
			of[i][alternative] = append(of[i][alternative], lead)
		}
	})
	overall := meanOf(leads)
	var squares []*big.Rat
	for _, lead := range leads {
		squares = append(squares, squareOf(lead, overall))
	}
	for i := range of {
		var parts []*big.Rat
		for _, same := range of[i] {
			part := squareOf(meanOf(same), overall)
			parts = append(parts, part.Quo(part, big.NewRat(int64(len(of[i])), 1)))
		}
		answers = append(answers, parts)
	}
	return meanOf(squares), answers
}

func meanOf(numbers []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, n := range numbers {
		sum.Add(sum, n)
	}
	return sum.Quo(sum, big.NewRat(int64(len(numbers)), 1))
}

func squareOf(a, b *big.Rat) *big.Rat {
	by := new(big.Rat).Sub(a, b)
	return by.Mul(by, by)
}

func TestInfluenceIsWhatAnswersExplainOfAllSheets(t *testing.T) {
	twins := 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawLittle(t)
		g, a, b := drawPair(t, q)
		got := pairInfluence(q, g, a, b)
		all, answers := explained(q, g, a, b)
		if got.A != q.IDs(g)[a] || got.B != q.IDs(g)[b] || got.Group != g.String() {
			t.Fatalf("%+v is of others", got)
		}
		account := newAccount(q, g)
		if want := spreadOver(account, func(fits []*big.Int) *big.Int { return new(big.Int).Sub(fits[a], fits[b]) }); !about(got.Spread, want) {
			t.Fatalf("the spread is %g, want %g\n%s", got.Spread, want, q.Canonical)
		}
		if all.Sign() == 0 {
			twins++
			if got.Spread != 0 || got.Items != nil {
				t.Fatalf("nothing tells them apart: %+v", got)
			}
			return
		}
		itemsExplain(t, q, got, all, answers)
		optionsLead(t, q, g, got, a, b)
	})
	if !testing.Short() && twins == 0 {
		t.Error("all could be told apart")
	}
}

// itemsExplain expects of each item and option its share, and of all that they add up.
func itemsExplain(t *rapid.T, q *quiz.Quiz, got Pair, all *big.Rat, answers [][]*big.Rat) {
	sum := 0.0
	for i, item := range got.Items {
		ofItem, ofOptions := new(big.Rat), make([]*big.Rat, len(item.Options))
		for o := range ofOptions {
			ofOptions[o] = new(big.Rat)
		}
		for alternative, part := range answers[i] {
			ofItem.Add(ofItem, part)
			chosen := q.Model.Options(i, alternative)
			for _, o := range chosen {
				ofOptions[o].Add(ofOptions[o], new(big.Rat).Quo(part, big.NewRat(int64(len(chosen)), 1)))
			}
		}
		options := 0.0
		for o, option := range item.Options {
			if want := ratio(ofOptions[o], all); option.Share != want || option.ID != q.Options(i)[o].ID {
				t.Fatalf("%s: %+v, want %g", item.ID, option, want)
			}
			options += option.Share
		}
		if want := ratio(ofItem, all); item.Share != want || item.ID != q.Items[i].ID || !about(options, want) {
			t.Fatalf("%+v, want %g", item, want)
		}
		sum += item.Share
	}
	if !about(sum, 1) || len(got.Items) != len(q.Items) {
		t.Fatalf("the shares of %d items add up to %g", len(got.Items), sum)
	}
}

// optionsLead expects of each option what the engine's result says that it adds.
func optionsLead(t *rapid.T, q *quiz.Quiz, g engine.Group, got Pair, a, b int) {
	lead := func(sheet *engine.Sheet) *big.Rat {
		fits := map[int]*big.Rat{}
		for _, s := range q.Model.Rank(nil, sheet, g) {
			fits[s.Outcome] = s.Fit.Rat()
		}
		return new(big.Rat).Sub(fits[a], fits[b])
	}
	none := lead(q.Model.NewSheet())
	for i, item := range got.Items {
		for o, option := range item.Options {
			sheet := q.Model.NewSheet()
			if err := sheet.Answer(i, o); err != nil {
				t.Fatal(err)
			}
			adds := lead(sheet)
			if want, _ := adds.Sub(adds, none).Float64(); option.Lead != want {
				t.Fatalf("%s, %s adds %g, want %g", item.ID, option.ID, option.Lead, want)
			}
		}
	}
}

// By hand: of two items one moves the lead three times as far, so it has nine tenths of the variance.
func TestAnItemThatMovesThriceAsFarHasNineTenths(t *testing.T) {
	q, err := opened(&quiz.Questionnaire{
		Format: quiz.Format, ID: "two", Language: "en", Title: "Two", Summary: "Two.", Minutes: 1,
		Traits: []quiz.Trait{{ID: "x", Name: "X"}},
		Sections: []quiz.Section{{ID: "all", Title: "All", Items: []quiz.Item{
			pairItem("much", 3), pairItem("little", 1), pairItem("idle", 0),
		}}},
		Paths: []quiz.Path{
			{ID: "for", Name: "For", Summary: "F.", Weights: quiz.Points{"x": engine.One}},
			{ID: "against", Name: "Against", Summary: "A.", Weights: quiz.Points{"x": -engine.One}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := influenceOf(t, q)
	if len(got) != 1 || !about(got[0].Items[0].Share, 0.9) || !about(got[0].Items[1].Share, 0.1) || got[0].Items[2].Share != 0 {
		t.Fatalf("%+v", got)
	}
	if yes := got[0].Items[0].Options[0]; !about(yes.Share, 0.45) || !about(yes.Lead, 0.75) {
		t.Errorf("%+v", yes)
	}
}

// pairItem gives so many points for the first of two options.
func pairItem(id string, points int) quiz.Item {
	return quiz.Item{ID: id, Text: "?", Options: []quiz.Option{
		{ID: "yes", Text: "Y", Traits: quiz.Points{"x": engine.Whole(points)}}, {ID: "no", Text: "N"},
	}}
}

func influenceOf(t *testing.T, q *quiz.Quiz) []Pair {
	t.Helper()
	pairs, err := influence(t.Context(), q, Confusion{}, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

func TestInfluenceCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := influence(ctx, builtin(t), Confusion{}, Settings{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// Of many careers those pairs are looked at that are most often confused.
func TestOfManyCareersTheMostConfusedAreLookedAt(t *testing.T) {
	r := little("")
	r.paths, r.careers = [2]int{2, 2}, [2]int{fewOutcomes + 1, fewOutcomes + 1}
	q, c := drawnFor(t, r), Confusion{}
	ids := q.IDs(engine.Careers)
	for n := range mostConfused + 1 {
		c.Pairs = append(c.Pairs, ConfusedPair{A: ids[0], B: ids[n%fewOutcomes+1]})
	}
	got, err := influence(t.Context(), q, c, Settings{})
	if err != nil || len(got) != len(influenceOf(t, q))+mostConfused {
		t.Fatalf("%d pairs, %v", len(got), err)
	}
	for n, pair := range got[len(got)-mostConfused:] {
		if pair.Group != "careers" || pair.A != c.Pairs[n].A || pair.B != c.Pairs[n].B {
			t.Errorf("pair %d is %s %s and %s, want %+v", n, pair.Group, pair.A, pair.B, c.Pairs[n])
		}
	}
}

func TestPairsOfFewOutcomesAreAllLookedAt(t *testing.T) {
	for _, c := range []struct{ paths, careers, pairs int }{
		{2, 0, 1}, {4, 3, 6 + 3}, {3, fewOutcomes, 3 + 66}, {3, fewOutcomes + 1, 3}, {fewOutcomes + 1, 1, 78},
	} {
		r := little("")
		r.paths, r.careers, r.courses = [2]int{c.paths, c.paths}, [2]int{c.careers, c.careers}, [2]int{1, 1}
		if got := influenceOf(t, drawnFor(t, r)); len(got) != c.pairs {
			t.Errorf("of %d paths and %d careers %d pairs are looked at, want %d", c.paths, c.careers, len(got), c.pairs)
		}
	}
}

// drawnFor draws until a questionnaire can be compiled.
func drawnFor(t *testing.T, r recipe) *quiz.Quiz {
	t.Helper()
	for seed := range uint64(100) {
		if q, err := seeded(seed).questionnaire(r); err == nil {
			return q
		}
	}
	t.Fatal("none can be compiled")
	return nil
}
