package audit

import (
	"math"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func TestRandomSheetsDependOnSeedAndNumberAlone(t *testing.T) {
	m := builtin(t).Model
	sheet := func(seed uint64, number int) []int32 {
		s := make([]int32, m.Items())
		randomSheets(m, seed).fill(s, number)
		return s
	}
	if !slices.Equal(sheet(1, 7), sheet(1, 7)) {
		t.Error("the same sheet has other answers")
	}
	if slices.Equal(sheet(1, 7), sheet(1, 8)) || slices.Equal(sheet(1, 7), sheet(2, 7)) {
		t.Error("two sheets have the same answers")
	}
	// Reports of today and of next year are to be compared.
	if got := sheet(1, 0)[:8]; !slices.Equal(got, pinned) {
		t.Errorf("the first sheet begins %v, was %v", got, pinned)
	}
}

var pinned = []int32{2, 3, 1, 4, 1, 4, 1, 0}

func TestRandomSheetsAreUniform(t *testing.T) {
	const number = 40_000
	m := builtin(t).Model
	s, sheet := randomSheets(m, 3), make([]int32, m.Items())
	counts := make([][]int, m.Items())
	for i := range counts {
		counts[i] = make([]int, m.Alternatives(i))
	}
	pairs := make([]int, m.Alternatives(0)*m.Alternatives(1)) // items are independent
	for n := range number {
		s.fill(sheet, n)
		for i, a := range sheet {
			counts[i][a]++
		}
		pairs[int(sheet[0])*m.Alternatives(1)+int(sheet[1])]++
	}
	for i, n := range append(counts, pairs) {
		if chi, free := chiSquared(n, number), float64(len(n)-1); chi > free+5*math.Sqrt(2*free) {
			t.Errorf("item %d: %v", i, n)
		}
	}
}

// chiSquared measures how far counts are from all being the same.
func chiSquared(counts []int, number int) (chi float64) {
	for _, n := range counts {
		want := float64(number) / float64(len(counts))
		chi += (float64(n) - want) * (float64(n) - want) / want
	}
	return chi
}

// The engine's own ranking says who comes first.
func TestTotalsAndFirstsAreTheEngines(t *testing.T) {
	for _, text := range []string{small, three, string(quiz.BuiltinSource())} {
		q := parsed(t, text)
		s, sheet := randomSheets(q.Model, 5), make([]int32, len(q.Items))
		for number := range 300 {
			s.fill(sheet, number)
			if number%2 == 1 {
				sheet[number%len(sheet)] = notAnswered
			}
			for g := range engine.NumGroups {
				scoredAsTheEngine(t, q.Model, g, sheet)
			}
		}
	}
}

func scoredAsTheEngine(t *testing.T, m *engine.Model, g engine.Group, sheet []int32) {
	t.Helper()
	s := newScoring(m, g)
	totals := s.room()
	s.totals(totals, sheet)
	var firsts, odd, oddFirsts []int
	for _, standing := range m.Rank(nil, engineSheet(t, m, sheet), g) {
		if fit := s.fit(totals, standing.Outcome); fit != standing.Fit {
			t.Fatalf("%s %d: %v, the engine says %v", g, standing.Outcome, fit, standing.Fit)
		}
		if standing.Rank == 1 {
			firsts = append(firsts, standing.Outcome)
		}
		if standing.Outcome%2 == 1 {
			odd = append(odd, standing.Outcome)
			if s.fit(totals, odd[0]).Compare(standing.Fit) == 0 {
				oddFirsts = append(oddFirsts, standing.Outcome)
			}
		}
	}
	if got := s.firstOf(nil, totals, s.all); !slices.Equal(got, firsts) {
		t.Fatalf("%s: %v come first, the engine says %v", g, got, firsts)
	}
	slices.Sort(odd)
	if got := s.firstOf(nil, totals, odd); !slices.Equal(got, oddFirsts) {
		t.Fatalf("%s: of %v %v come first, the engine says %v", g, odd, got, oddFirsts)
	}
}

// engineSheet fills in the same sheet for the engine.
func engineSheet(t fatal, m *engine.Model, sheet []int32) *engine.Sheet {
	t.Helper()
	s := m.NewSheet()
	for i, a := range sheet {
		if a == notAnswered {
			continue
		}
		if err := s.Choose(i, int(a)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// fatal is what tests and properties have in common.
type fatal interface {
	Helper()
	Fatal(args ...any)
}
