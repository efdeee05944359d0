package engine_test

import (
	"fmt"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// What the engine takes for a page or a result. The figures to reach, on 24 items × 20 outcomes: Rank
// 1 µs without allocating, Settled 2 µs. On the usual questionnaire: Whole 150 µs, Certainty 10 µs. On the
// lopsided one: Whole 5 ms.

// each benchmarks something for one sheet, over all sheets.
func each(b *testing.B, sheets []*engine.Sheet, do func(*engine.Sheet)) {
	b.Helper()
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		do(sheets[n%len(sheets)])
	}
}

// full makes sheets without open items, by dice.
func full(t fatal, m *engine.Model) (sheets []*engine.Sheet) {
	t.Helper()
	order := make([]int, m.Items())
	for i := range order {
		order[i] = i
	}
	for seed := range uint64(16) {
		sheets = append(sheets, cast(t, m, seed, order))
	}
	return sheets
}

// cast answers the items by dice. The others are open.
func cast(t fatal, m *engine.Model, seed uint64, items []int) *engine.Sheet {
	t.Helper()
	s, d := put(t, m), dice(seed)
	for _, i := range items {
		choose(t, s, i, d.IntN(m.Alternatives(i)))
	}
	return s
}

// leaning answers every item but the last ones in favour of the first path and the first career, so that
// there is something to be settled.
func leaning(t fatal, m *engine.Model, open int) *engine.Sheet {
	t.Helper()
	s := put(t, m)
	for i := range m.Items() - open {
		best := m.Evaluate(s)
		for a := range m.Alternatives(i) {
			before := s.Clone()
			choose(t, s, i, a)
			if r := m.Evaluate(s); a == 0 || ahead(m, r) > ahead(m, best) {
				best = r
			} else {
				s = before
			}
		}
	}
	return s
}

// ahead measures how far the first path and the first career of the Spec are ahead of the best other.
func ahead(m *engine.Model, r engine.Result) (sum float64) {
	for _, g := range []engine.Group{engine.Paths, engine.Careers} {
		for _, standing := range r.Ranked[g] {
			if standing.Outcome != 0 {
				sum += fitOf(r, g, 0).Float() - standing.Fit.Float()
				break
			}
		}
	}
	return sum
}

func BenchmarkRank(b *testing.B) {
	m, standings := compile(b, crowd(20, 0)), []engine.Standing(nil)
	each(b, full(b, m), func(s *engine.Sheet) { standings = m.Rank(standings[:0], s, engine.Paths) })
}

func TestRankingIntoRoomDoesNotAllocate(t *testing.T) {
	m := compile(t, crowd(2, 18))
	s, paths, careers := full(t, m)[0], make([]engine.Standing, 0, 2), make([]engine.Standing, 0, 18)
	if n := testing.AllocsPerRun(100, func() {
		paths = m.Rank(paths[:0], s, engine.Paths)
		careers = m.Rank(careers[:0], s, engine.Careers)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if m = compile(t, crowd(20, 0)); testing.AllocsPerRun(100, func() { m.Settled(s) }) != 0 {
		t.Error("looking whether it is settled allocates")
	}
}

// Sixty careers have three different fits at most: many tie, more than a simple sort would keep in order.
func TestManyThatTieStandInTheSpecsOrder(t *testing.T) {
	spec := crowd(2, 60)
	for c := range spec.Outcomes[engine.Careers] {
		spec.Outcomes[engine.Careers][c].Weights = spec.Outcomes[engine.Careers][c%3].Weights
	}
	m := compile(t, spec)
	for _, s := range full(t, m) {
		ranked := m.Rank(nil, s, engine.Careers)
		for i, c := range ranked[1:] {
			switch last := ranked[i]; {
			case last.Fit.Compare(c.Fit) == 0 && (last.Outcome >= c.Outcome || last.Rank != c.Rank):
				t.Errorf("%d is placed %d, and %d as good is placed %d before it", c.Outcome, c.Rank, last.Outcome, last.Rank)
			case last.Fit.Compare(c.Fit) < 0 || last.Fit.Compare(c.Fit) > 0 && c.Rank != i+2:
				t.Errorf("%d is placed %d after %d, placed %d", c.Outcome, c.Rank, last.Outcome, last.Rank)
			}
		}
	}
}

// Items that are open, and how much is settled then: with few open, all is gone through.
func BenchmarkSettled(b *testing.B) {
	for _, c := range []struct {
		name string
		spec engine.Spec
	}{{"20 paths", crowd(20, 0)}, {"2 paths 18 careers", crowd(2, 18)}, {"usual", usual()}, {"lopsided", lopsided()}} {
		m := compile(b, c.spec)
		for _, open := range []int{12, 4, 1, 0} {
			s := leaning(b, m, open)
			settled := m.Settled(s)
			name := fmt.Sprintf("%s/%d open path %t career %t", c.name, open, settled.Path, settled.Career)
			b.Run(name, func(b *testing.B) { each(b, []*engine.Sheet{s}, func(s *engine.Sheet) { m.Settled(s) }) })
		}
	}
}

func BenchmarkUsual(b *testing.B)    { benchmarkResult(b, compile(b, usual())) }
func BenchmarkLopsided(b *testing.B) { benchmarkResult(b, compile(b, lopsided())) }

func benchmarkResult(b *testing.B, m *engine.Model) {
	sheets := full(b, m)
	for _, part := range []struct {
		name string
		do   func(*engine.Sheet)
	}{
		{"Evaluate", func(s *engine.Sheet) { m.Evaluate(s) }},
		{"PathFlip", func(s *engine.Sheet) { m.PathFlip(s) }},
		{"CareerFlip", func(s *engine.Sheet) { m.CareerFlip(s, 0) }},
		{"Tolerance", func(s *engine.Sheet) { m.Tolerance(s) }},
		{"Retake", func(s *engine.Sheet) { m.Retake(s, engine.Rho) }},
		{"Opinions", func(s *engine.Sheet) { m.PathOpinions(s); m.CareerOpinions(s, 0) }},
		{"Contrasts", func(s *engine.Sheet) { m.Contrasts(s, 11) }},
		{"Whole", func(s *engine.Sheet) { m.Evaluate(s); m.Stability(s, engine.Rho); m.Contrasts(s, 11) }},
	} {
		b.Run(part.name, func(b *testing.B) { each(b, sheets, part.do) })
	}
	b.Run("Certainty", func(b *testing.B) { benchmarkCertainty(b, m) })
}

// A short form looks the certainty up; with a gap it is computed.
func benchmarkCertainty(b *testing.B, m *engine.Model) {
	b.Run("made", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			engine.NewShortForm(m)
		}
	})
	f := engine.NewShortForm(m)
	for _, n := range []int{0, 6, 12, 18} {
		for name, items := range map[string][]int{"looked up": f.Order()[:n], "computed": f.Order()[24-n:]} {
			sheets := []*engine.Sheet{cast(b, m, 1, items), cast(b, m, 2, items), cast(b, m, 3, items)}
			b.Run(fmt.Sprintf("%s at %d", name, n), func(b *testing.B) {
				each(b, sheets, func(s *engine.Sheet) { f.Certainty(s) })
			})
		}
	}
}

// One call for each item of a short form from its start to its end.
func BenchmarkNext(b *testing.B) {
	for _, c := range []struct {
		name string
		spec engine.Spec
	}{{"usual", usual()}, {"lopsided", lopsided()}, {"2 paths 300 careers", crowd(2, 300)}, {"20 paths 300 careers", crowd(20, 300)}} {
		m := compile(b, c.spec)
		f := engine.NewShortForm(m)
		sheets := steps(b, m, f)
		b.Run(c.name, func(b *testing.B) { each(b, sheets, func(s *engine.Sheet) { f.Next(s) }) })
	}
}

// steps returns the sheets of a short form before each call.
func steps(t fatal, m *engine.Model, f *engine.ShortForm) (sheets []*engine.Sheet) {
	t.Helper()
	answers := leaning(t, m, 0)
	for s := put(t, m); ; {
		sheets = append(sheets, s.Clone())
		item, more := f.Next(s)
		if !more {
			return sheets
		}
		a, _ := answers.Alternative(item)
		choose(t, s, item, a)
	}
}
