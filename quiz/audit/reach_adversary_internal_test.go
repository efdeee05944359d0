package audit

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// bare is a questionnaire without outcomes and items.
func bare() *quiz.Questionnaire {
	return &quiz.Questionnaire{
		Format: quiz.Format, ID: "bare", Language: "en", Title: "Bare", Summary: "Bare.", Minutes: 1,
		Traits:   []quiz.Trait{{ID: "x", Name: "X"}, {ID: "y", Name: "Y"}},
		Sections: []quiz.Section{{ID: "all", Title: "All"}},
	}
}

func addPath(q *quiz.Questionnaire, weights quiz.Points) {
	q.Paths = append(q.Paths, quiz.Path{ID: fmt.Sprint("path-", len(q.Paths)+1), Name: "P", Summary: "P.", Weights: weights})
}

// addItem adds one with so much for x and for y for each option.
func addItem(q *quiz.Questionnaire, upTo int, worth ...[2]engine.Decimal) {
	items := &q.Sections[0].Items
	item := quiz.Item{ID: fmt.Sprint("item-", len(*items)+1), Text: "?", Kind: quiz.KindPick, UpTo: upTo}
	for o, xy := range worth {
		item.Options = append(item.Options, quiz.Option{ID: fmt.Sprint("option-", o+1), Text: "O", Traits: quiz.Points{"x": xy[0], "y": xy[1]}})
	}
	if upTo < 2 {
		item.Kind, item.UpTo = quiz.KindChoice, 0
	}
	*items = append(*items, item)
}

func verdictsOf(t *testing.T, q *quiz.Questionnaire) (all []Reached) {
	t.Helper()
	compiled, err := opened(q)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reached(t, compiled, DefaultSettings()) {
		all = append(all, r.Verdict)
	}
	return all
}

const (
	one = engine.One
	two = 2 * engine.One
)

func TestTheSmallestQuestionnaires(t *testing.T) {
	for story, c := range map[string]struct {
		weights []quiz.Points
		want    []Reached
	}{
		"against each other":        {[]quiz.Points{{"x": one}, {"y": one}}, []Reached{Alone, Alone}},
		"twins":                     {[]quiz.Points{{"x": one}, {"x": two}}, []Reached{Level, Level}},
		"twins, and one against":    {[]quiz.Points{{"x": one}, {"x": two}, {"y": one}}, []Reached{Level, Level, Alone}},
		"one that is always met":    {[]quiz.Points{{"x": one}, {"y": one}, {"x": one, "y": one}}, []Reached{Level, Level, Level}},
		"against what nobody wants": {[]quiz.Points{{"x": one}, {"x": -one}}, []Reached{Alone, Alone}},
	} {
		q := bare()
		addItem(q, 1, [2]engine.Decimal{one, 0}, [2]engine.Decimal{0, one}, [2]engine.Decimal{0, 0})
		for _, weights := range c.weights {
			addPath(q, weights)
		}
		if got := verdictsOf(t, q); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", story, got, c.want)
		}
	}
}

// Twenty paths, and items with as many ways to answer as there may be.
func TestPicksWithThousandsOfAlternatives(t *testing.T) {
	q := bare()
	l := seeded(1)
	for range 3 {
		var worth [][2]engine.Decimal
		for range 24 {
			worth = append(worth, [2]engine.Decimal{l.number(-1, 2, 4), l.number(-1, 2, 4)})
		}
		addItem(q, 3, worth...)
	}
	for path := range 20 {
		addPath(q, quiz.Points{"x": engine.Whole(path - 9), "y": engine.Whole(10 - path)})
	}
	compiled, err := opened(q)
	if err != nil {
		t.Fatal(err)
	}
	if n := compiled.Model.Alternatives(0); n < 2000 {
		t.Fatalf("an item has only %d alternatives", n)
	}
	c, all := census{}, reached(t, compiled, DefaultSettings())
	if c.count(all); c["unknown"] > 0 || c["alone"] < 5 || c["level"] < 5 {
		t.Error(c)
	}
}

// vast have points as fine and as large as there may be, so that ranges come near 2⁵³.
func vast(l luck) *quiz.Questionnaire {
	q := bare()
	fine := func() engine.Decimal { return engine.Decimal(l(-999_999, 999_999)) * 1000 }
	for range 3 {
		addItem(q, 1, [2]engine.Decimal{fine(), fine()}, [2]engine.Decimal{fine(), fine()}, [2]engine.Decimal{fine(), fine()})
		weight := engine.Decimal(l(1, 250)) * 1000
		q.Sections[0].Items[len(q.Sections[0].Items)-1].Weight = &weight
	}
	for range 4 {
		addPath(q, quiz.Points{"x": fine(), "y": fine()})
	}
	x := q.Paths[0].Weights
	addPath(q, quiz.Points{"x": x["x"] + 1000, "y": x["y"]}) // all but a twin
	return q
}

func TestRangesNearTheLargestThereAre(t *testing.T) {
	c, most := census{}, int64(0)
	for seed := range uint64(200) {
		q, err := opened(vast(seeded(seed)))
		if err != nil {
			continue // they are larger still
		}
		found := reached(t, q, patient())
		if err := contradicted(q, found); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		c.count(found)
		most = max(most, q.Model.Table(engine.Paths).Range(0))
	}
	if most < 1<<50 || c["alone"] < 400 || c["level"] < 100 {
		t.Errorf("the largest range is %d; %v", most, c)
	}
}

func TestReachIsTheSameOnOneProcessorAndOnMany(t *testing.T) {
	q, all := must(t, 5, larger()[4]), [2][]Reach{}
	for n, processors := range []int{1, 7} {
		before := runtime.GOMAXPROCS(processors)
		all[n] = reached(t, q, DefaultSettings())
		runtime.GOMAXPROCS(before)
	}
	if !reflect.DeepEqual(all[0], all[1]) {
		t.Error("they differ")
	}
	c := census{}
	if c.count(all[0]); c["never by branches"] == 0 {
		t.Errorf("nothing took long enough to differ: %v", c)
	}
}

func TestReachEndsWhenItIsStopped(t *testing.T) {
	q, told := must(t, 1, larger()[0]), 0
	ctx, cancel := context.WithCancel(t.Context())
	settings := DefaultSettings()
	settings.Progress = func(string, int, int) {
		told++
		cancel()
	}
	if found, err := reach(ctx, q, settings); !errors.Is(err, context.Canceled) || found != nil {
		t.Errorf("it ends with %v and %v", found, err)
	}
	if most := runtime.GOMAXPROCS(0); told > most {
		t.Errorf("%d outcomes are looked at to their end, on %d processors", told, most)
	}
	for of := range q.Careers {
		if f := newContest(q.Model, engine.Careers).search(ctx, of, ahead, settings); f.witness != nil {
			t.Errorf("the search goes on, and finds a sheet for %q", q.Careers[of].ID)
		}
	}
}
