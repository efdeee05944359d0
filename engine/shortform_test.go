package engine_test

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A short is a short form on its way: before each item, and at the end, it is looked at.
type short struct {
	m *engine.Model
	f *engine.ShortForm
	s *engine.Sheet
	// put are the items so far.
	put []int
}

// play draws the answers of a short form to its end, some of the items left.
func play(t *rapid.T, m *engine.Model, look func(at short, item int, more bool)) {
	at := short{m: m, f: engine.NewShortForm(m), s: m.NewSheet()}
	for i := range m.Items() {
		at.s.Open(i)
	}
	for {
		item, more := at.f.Next(at.s)
		if look(at, item, more); !more {
			return
		}
		if !at.s.IsOpen(item) {
			t.Fatalf("item %d is put, and it was put before: %v", item, at.put)
		}
		at.put = append(at.put, item)
		if at.s.Clear(item); rapid.IntRange(0, 7).Draw(t, "left") > 0 {
			choose(t, at.s, item, rapid.IntRange(0, m.Alternatives(item)-1).Draw(t, "alternative"))
		}
	}
}

// spread returns the variance of the lead of one outcome over another that the answers to an item make.
func (at short) spread(t fatal, g engine.Group, a, b, item int) *big.Rat {
	t.Helper()
	sum, squares, n := new(big.Rat), new(big.Rat), big.NewRat(int64(at.m.Alternatives(item)), 1)
	s := at.s.Clone()
	for alternative := range at.m.Alternatives(item) {
		choose(t, s, item, alternative)
		lead := leadOf(at.m.Evaluate(s), g, a, b)
		sum, squares = plus(sum, lead), plus(squares, times(lead, lead))
	}
	mean := sum.Quo(sum, n)
	return minus(squares.Quo(squares, n), times(mean, mean))
}

// widest returns the greatest spread that an open item makes.
func (at short) widest(t fatal, g engine.Group, a, b int) *big.Rat {
	t.Helper()
	most := new(big.Rat)
	for _, item := range openItems(at.m, at.s) {
		if by := at.spread(t, g, a, b, item); by.Cmp(most) > 0 {
			most = by
		}
	}
	return most
}

// rival returns the path that is to be told from the first one: the nearest that may come level and
// that some open item tells from it; −1 where there is none.
func (at short) rival(t fatal) (first, rival int) {
	t.Helper()
	ranked := at.m.Evaluate(at.s).Ranked[engine.Paths]
	first = ranked[0].Outcome
	for _, standing := range ranked[1:] {
		a := adversary{at.m, engine.Paths, first, standing.Outcome}
		if a.lead(a.finish(t, at.s)).Sign() <= 0 && at.widest(t, engine.Paths, first, standing.Outcome).Sign() > 0 {
			return first, standing.Outcome
		}
	}
	return first, -1
}

func TestAShortFormPutsWhatTellsTheFirstPathFromTheNearest(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		_, m := fewItems.draw(t)
		for range 3 {
			play(t, m, func(at short, item int, more bool) {
				if !at.f.PathDecided(at.s) {
					at.wantForPath(t, item, more, seen)
				}
			})
		}
	})
	wantAll(t, seen, "a later rival")
}

// wantForPath demands the item that tells the first path best from its rival, as long as there is one.
func (at short) wantForPath(t *rapid.T, item int, more bool, seen map[string]int) {
	t.Helper()
	first, rival := at.rival(t)
	if more != (rival >= 0) {
		t.Fatalf("undecided after %v: an item is put: %t; path %d is to be told from %d", at.put, more, first, rival)
	}
	if more && !nearlyTheMost(at.spread(t, engine.Paths, first, rival, item), at.widest(t, engine.Paths, first, rival)) {
		t.Fatalf("item %d is put after %v; others tell path %d better from %d", item, at.put, first, rival)
	}
	seen["a later rival"] += count(more && rival != at.m.Evaluate(at.s).Ranked[engine.Paths][1].Outcome)
}

// nearlyTheMost: float64 decides between items.
func nearlyTheMost(by, most *big.Rat) bool {
	return by.Sign() > 0 && times(by, big.NewRat(1_000_000_001, 1_000_000_000)).Cmp(most) >= 0
}

func TestTheOrderOfTwoPathsDoesNotDependOnTheAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, m := manyItems.between(2, 2).draw(t)
		decided := false
		play(t, m, func(at short, item int, more bool) {
			if decided = decided || at.f.PathDecided(at.s); decided || !more {
				return
			}
			if want := at.f.Order()[len(at.put)]; item != want {
				t.Fatalf("item %d is put after %v, want %d", item, at.put, want)
			}
		})
	})
}

// mostAsked is 60 % of the items, rounded down.
func mostAsked(m *engine.Model) int { return m.Items() * 3 / 5 }

func TestCareersAreAskedForOnlyOnceThePathIsDecided(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawDeciding(t)
		for range 4 {
			play(t, m, func(at short, item int, more bool) {
				if at.f.PathDecided(at.s) { // before that: TestAShortFormPutsWhatTellsTheFirstPathFromTheNearest
					at.wantForCareers(t, item, more, seen)
				}
			})
		}
	})
	wantAll(t, seen, "not yet", "decided", "used", "nothing to tell")
}

// wantForCareers demands an item that tells the first career from another just as long as the careers
// are undecided, items are left for them, and there is such an item.
func (at short) wantForCareers(t *rapid.T, item int, more bool, seen map[string]int) {
	t.Helper()
	telling := at.careerItems(t)
	decided, used := at.f.CareersDecided(at.s), len(at.put) >= mostAsked(at.m)
	if want := !decided && !used && len(telling) > 0; more != want {
		t.Fatalf("an item is put after %v: %t; careers decided %t, items left %t, these tell: %v", at.put, more, decided, !used, telling)
	}
	if more && !slices.Contains(telling, item) {
		t.Fatalf("item %d does not tell the first career from any other; %v do", item, telling)
	}
	if sums := at.weighed(t, telling); more && sums[item] < (1-1e-9)*slices.Max(sums) {
		t.Fatalf("item %d is put after %v; the items weigh %v", item, at.put, sums)
	}
	seen["not yet"] += count(more)
	seen["decided"] += count(decided)
	seen["used"] += count(!decided && used)
	seen["nothing to tell"] += count(!decided && !used && len(telling) == 0)
}

// drawDeciding draws a questionnaire with an item that decides the path at once, and with careers some of
// which are twins.
func drawDeciding(t *rapid.T) *engine.Model {
	p := fewItems.plain()
	p.careers, p.items = [2]int{3, 5}, [2]int{4, 9}
	spec, _ := p.draw(t)
	deciding := engine.Item{Weight: 1000 * engine.One, Options: make([]engine.Option, 2)}
	for path := range spec.Outcomes[engine.Paths] {
		deciding.Options[min(path, 1)].Direct[engine.Paths] = append(
			deciding.Options[min(path, 1)].Direct[engine.Paths], engine.Term{Of: path, Points: engine.Whole(3 + path)})
	}
	spec.Items = append(spec.Items, deciding)
	careers := slices.Clone(spec.Outcomes[engine.Careers])
	if careers[1].Path = careers[0].Path; rapid.Bool().Draw(t, "twins") {
		careers[1].Weights = careers[0].Weights
		eachOption(spec, func(_, _ int, o *engine.Option) { o.Direct[engine.Careers] = nil })
	}
	spec.Outcomes[engine.Careers] = careers
	_, m := compiled(t, spec)
	return m
}

// careerItems lists the open items that tell the first career of the first path from any other that
// may come level.
func (at short) careerItems(t fatal) (items []int) {
	t.Helper()
	path := firstNow(at.m, at.s, engine.Paths, all)
	first := firstNow(at.m, at.s, engine.Careers, on(at.m, path))
	for _, item := range openItems(at.m, at.s) {
		if slices.ContainsFunc(at.catching(t, path, first), func(rival int) bool {
			return at.spread(t, engine.Careers, first, rival, item).Sign() > 0
		}) {
			items = append(items, item)
		}
	}
	return items
}

// weighed returns, for each item that tells, the sum over the rivals of the spread by the chance that the
// rival comes level, as the normal distribution has it.
func (at short) weighed(t fatal, telling []int) []float64 {
	t.Helper()
	sums := make([]float64, at.m.Items())
	path := firstNow(at.m, at.s, engine.Paths, all)
	first := firstNow(at.m, at.s, engine.Careers, on(at.m, path))
	for _, rival := range at.catching(t, path, first) {
		spreads, variance := make([]float64, len(sums)), 0.0
		for _, item := range telling {
			spreads[item], _ = at.spread(t, engine.Careers, first, rival, item).Float64()
			variance += spreads[item]
		}
		lead, _ := leadOf(at.m.Evaluate(at.s), engine.Careers, first, rival).Float64()
		for item, spread := range spreads {
			if variance > 0 {
				sums[item] += spread * math.Erfc(lead/math.Sqrt(2*variance)) / 2
			}
		}
	}
	return sums
}

// catching lists the careers of the path that may come level with the first of them.
func (at short) catching(t fatal, path, first int) (rivals []int) {
	t.Helper()
	for rival := range at.m.Outcomes(engine.Careers) {
		if rival == first || at.m.Path(rival) != path {
			continue
		}
		if a := (adversary{at.m, engine.Careers, first, rival}); a.lead(a.finish(t, at.s)).Sign() <= 0 {
			rivals = append(rivals, rival)
		}
	}
	return rivals
}
