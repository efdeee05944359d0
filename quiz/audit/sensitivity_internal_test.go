package audit

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// movedByHand counts the sheets of the compilations again.
func movedByHand(q *quiz.Quiz, seed uint64, sheets, parts int, compilations ...*quiz.Questionnaire) Moved {
	var m Moved
	before := newByHand(q, q.Questionnaire)
	for number, varied := range compilations {
		after := newByHand(q, varied)
		for n := number % parts; n < sheets; n += parts {
			sheet := randomSheet(q, seed, n)
			m.Path.add(otherFirst(before.firsts(sheet, 0), after.firsts(sheet, 0)))
			m.Career.add(otherFirst(before.firsts(sheet, 1), after.firsts(sheet, 1)))
		}
	}
	return m
}

func TestSensitivityIsThatOfScoringByHand(t *testing.T) {
	const sheets = 300
	q, s := parsed(t, small), withSheets(sheets)
	got, err := sensitivity(t.Context(), q, s)
	if err != nil {
		t.Fatal(err)
	}
	try := newTrial(q, s)
	var byItems, byOutcomes []*quiz.Questionnaire
	for number := range try.compilations {
		byItems, byOutcomes = append(byItems, try.itemsVaried(number)), append(byOutcomes, try.outcomesVaried(number))
	}
	want := Sensitivity{
		Sheets: sheets, Compilations: sheets, // a small table has as many as that
		Items:    movedByHand(q, s.Seed, sheets, sheets, byItems...),
		Outcomes: movedByHand(q, s.Seed, sheets, sheets, byOutcomes...),
	}
	for i, item := range q.Items {
		want.ByItem = append(want.ByItem, ItemMoved{item.ID, movedByHand(q, s.Seed, sheets, 2, try.oneVaried(2*i), try.oneVaried(2*i+1))})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-by hand +got):\n%s", diff)
	}
	if got.Items.Path.Count == 0 || got.Outcomes.Career.Count == 0 || got.Items.Path.Of != sheets {
		t.Errorf("nothing moves: %+v", got)
	}
}

// Weights become a fifth larger or smaller, about as often the one as the other, and nothing else changes.
func TestWeightsAreVariedByAFifth(t *testing.T) {
	q := parsed(t, small)
	try := newTrial(q, withSheets(1000))
	larger, all := 0, 0
	count := func(before, after engine.Decimal) {
		t.Helper()
		if after%(engine.One/1000) != 0 {
			t.Errorf("%s became %s, which has more than three places", before, after)
		}
		all++
		switch by := new(big.Rat).Quo(rational(after), rational(before)); by.FloatString(3) {
		case "1.200":
			larger++
		case "0.800":
		default:
			t.Errorf("%s became %s", before, after)
		}
	}
	for number := range 50 {
		for i, weight := range newByHand(q, try.itemsVaried(number)).weights {
			before := newByHand(q, q.Questionnaire).weights[i]
			count(toDecimal(before), toDecimal(weight))
		}
		for c, career := range try.outcomesVaried(number).Careers {
			for trait, weight := range career.Weights {
				count(q.Careers[c].Weights[trait], weight)
			}
		}
	}
	if 4*larger < all || 4*larger > 3*all {
		t.Errorf("%d of %d are larger", larger, all)
	}
	if cmp.Diff(try.itemsVaried(1).Paths, q.Paths) != "" || cmp.Diff(try.outcomesVaried(1).Sections, q.Sections) != "" {
		t.Error("another kind of weight changed, too")
	}
	if cmp.Diff(parsed(t, small).Questionnaire, q.Questionnaire) != "" {
		t.Error("the questionnaire itself changed")
	}
}

func toDecimal(r *big.Rat) engine.Decimal {
	return engine.Decimal(new(big.Rat).Mul(r, big.NewRat(int64(engine.One), 1)).Num().Int64())
}

func TestAFifthOfAWeight(t *testing.T) {
	for _, c := range []struct{ weight, smaller, larger string }{
		{"1", "0.8", "1.2"}, {"-2.5", "-2", "-3"}, {"0.333", "0.266", "0.4"}, {"0.007", "0.006", "0.008"}, {"0.001", "0.001", "0.001"}, {"0", "0", "0"},
	} {
		weight, err := engine.ParseDecimal(c.weight)
		if err != nil {
			t.Fatal(err)
		}
		if smaller, larger := fifth(weight, false).String(), fifth(weight, true).String(); smaller != c.smaller || larger != c.larger {
			t.Errorf("%s: %s and %s, want %s and %s", c.weight, smaller, larger, c.smaller, c.larger)
		}
	}
}

// An item that alone decides cannot move anybody by its weight; one among others can.
func TestTheOnlyItemCannotMoveAnybody(t *testing.T) {
	q := parsed(t, small)
	only := *q.Questionnaire
	only.Sections = []quiz.Section{{ID: "all", Items: q.Sections[0].Items[2:3]}}
	one, err := quiz.Compile(&only)
	if err != nil {
		t.Fatal(err)
	}
	got, err := sensitivity(t.Context(), one, withSheets(500))
	if err != nil || got.Items.Path.Count+got.Items.Career.Count > 0 || got.Items.Path.Of != 500 {
		t.Errorf("%+v, %v", got.Items, err)
	}
}

// A table that takes long to compile is compiled less often, and none more often than there are sheets.
func TestLargeTablesAreCompiledLessOften(t *testing.T) {
	r := little("")
	r.paths, r.careers = [2]int{2, 2}, [2]int{1, 1}
	low := newTrial(drawnFor(t, r), withSheets(MinSheets)).compilations
	r.careers, r.items, r.sheets = [2]int{600, 600}, [2]int{20, 20}, 0
	if high := newTrial(drawnFor(t, r), withSheets(MinSheets)).compilations; low != compilations || high >= low || high < leastCompilations {
		t.Errorf("%d of a small table, %d of a large one", low, high)
	}
	if few := newTrial(parsed(t, small), withSheets(30)).compilations; few != 30 {
		t.Errorf("%d of 30 sheets", few)
	}
}

// What the engine refuses is counted, and its sheets are not.
func TestRefusedCompilationsAreCounted(t *testing.T) {
	q := parsed(t, small)
	heavy, err := quiz.Compile(withItemWeights(q, func(item int, w engine.Decimal) engine.Decimal {
		if item == 1 {
			return 900 * engine.One // a fifth more is too much
		}
		return w
	}))
	if err != nil {
		t.Fatal(err)
	}
	got, err := sensitivity(t.Context(), heavy, withSheets(400))
	if err != nil {
		t.Fatal(err)
	}
	if one := got.ByItem[1]; one.Refused != 1 || one.Path.Of != 200 {
		t.Errorf("of the heavy item alone: %+v", one)
	}
	if r := got.Items.Refused; r < 100 || r > 300 || got.Items.Path.Of != 400-r {
		t.Errorf("of all items: %+v", got.Items)
	}
	if got.ByItem[0].Refused+got.Outcomes.Refused > 0 {
		t.Errorf("%+v", got)
	}
}

// Figures depend on the seed and not on the processors, and the work can be stopped.
func TestSampledFiguresDependOnTheSeedAlone(t *testing.T) {
	q, old := parsed(t, asked), parsed(t, small)
	figures := map[string]func(context.Context, Settings) (any, error){
		"sensitivity": func(ctx context.Context, s Settings) (any, error) { return sensitivity(ctx, q, s) },
		"backgrounds": func(ctx context.Context, s Settings) (any, error) { return backgrounds(ctx, q, s) },
		"confusion":   func(ctx context.Context, s Settings) (any, error) { return confusion(ctx, q, s, engine.Rho) },
		"saving":      func(ctx context.Context, s Settings) (any, error) { return saving(ctx, q, s) },
		"compare":     func(ctx context.Context, s Settings) (any, error) { return Compare(ctx, old, q, s) },
	}
	for name, figure := range figures {
		written := func(s Settings) string {
			got, err := figure(t.Context(), s)
			if err != nil {
				t.Fatal(name, err)
			}
			text, err := json.Marshal(got)
			if err != nil {
				t.Fatal(name, err)
			}
			return string(text)
		}
		s, done := withSheets(1500), false
		s.Progress = func(_ string, n, of int) { done = n == of }
		once := written(s)
		processors := runtime.GOMAXPROCS(1)
		again := written(s)
		runtime.GOMAXPROCS(processors)
		if diff := cmp.Diff(once, again); diff != "" || !done {
			t.Errorf("%s on one processor (-before +after), done %v:\n%s", name, done, diff)
		}
		s.Seed++
		if written(s) == once {
			t.Errorf("%s: another seed changes nothing", name)
		}
		stopped, stop := context.WithCancel(t.Context())
		stop()
		if _, err := figure(stopped, s); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, stopped: %v", name, err)
		}
	}
}
