package audit

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const (
	// MaxMatrix is up to how many careers the matrix of a [Confusion] is given.
	MaxMatrix = 24
	// MaxPairs is how many pairs of a [Confusion] there are at most.
	MaxPairs = 30
)

// confusion lets every random sheet be answered a second time, each answer coming out different with the
// chance rho in [0,1], as [engine.Model.Retake] has it, and counts which career comes first then.
func confusion(ctx context.Context, q *quiz.Quiz, s Settings, rho engine.Decimal) (Confusion, error) {
	c := Confusion{Rho: rho, Pairs: []ConfusedPair{}}
	if len(q.Careers) == 0 {
		return c, nil
	}
	second := newSecondSitting(q.Model, s.Seed, rho)
	careers := newScoring(q.Model, engine.Careers)
	tallies, err := tallied(ctx, s.Sheets, s.tell("second sittings"),
		func() *confusionTally { return newConfusionTally(careers, q.Model.Items()) },
		func(t *confusionTally, number int) { t.add(second, number) })
	if err != nil {
		return c, err
	}
	counts := make([]int, len(q.Careers)*len(q.Careers))
	for _, t := range tallies {
		addCounts(counts, t.counts)
	}
	c.fill(q.IDs(engine.Careers), counts, s.Sheets)
	return c, nil
}

// fill takes the figures from the counts: a row for each career that came first, with how often each came
// first then.
func (c *Confusion) fill(ids []string, counts []int, sheets int) {
	n := len(ids)
	c.Same.Of = sheets
	for a, id := range ids {
		c.Same.Count += counts[a*n+a]
		for b := a + 1; b < n; b++ {
			if both := counts[a*n+b] + counts[b*n+a]; both > 0 {
				c.Pairs = append(c.Pairs, ConfusedPair{id, ids[b], Share{both, sheets}})
			}
		}
		if n <= MaxMatrix {
			c.Careers = append(c.Careers, id)
			c.Counts = append(c.Counts, counts[a*n:(a+1)*n])
		}
	}
	slices.SortStableFunc(c.Pairs, func(x, y ConfusedPair) int { return cmp.Compare(y.Sheets.Count, x.Sheets.Count) })
	c.Pairs = c.Pairs[:min(len(c.Pairs), MaxPairs)]
}

// A secondSitting answers random sheets again.
type secondSitting struct {
	sheets
	rho float64
	// others has what each alternative of each item may turn into.
	others [][][]int
}

func newSecondSitting(m *engine.Model, seed uint64, rho engine.Decimal) secondSitting {
	s := secondSitting{sheets: randomSheets(m, seed), rho: rho.Float(), others: make([][][]int, m.Items())}
	for i := range s.others {
		for a := range m.Alternatives(i) {
			s.others[i] = append(s.others[i], m.Others(i, a))
		}
	}
	return s
}

// again calls changed with every item that is answered differently, and how.
func (s secondSitting) again(sheet []int32, number int, changed func(item int, to int32)) {
	start := scattered(scattered(scattered(s.seed)) + uint64(number)) // another luck than that of the sheet
	r := rand.New(rand.NewPCG(start, scattered(start)))
	for i, given := range sheet {
		if others := s.others[i][given]; r.Float64() < s.rho && len(others) > 0 {
			changed(i, int32(others[r.IntN(len(others))]))
		}
	}
}

// A confusionTally counts first careers of two sittings.
type confusionTally struct {
	sheet  []int32
	first  *firsts
	counts []int
}

func newConfusionTally(careers *scoring, items int) *confusionTally {
	n := len(careers.all)
	return &confusionTally{make([]int32, items), newFirsts(careers), make([]int, n*n)}
}

func (t *confusionTally) add(second secondSitting, number int) {
	second.fill(t.sheet, number)
	before := t.first.on(t.sheet)[0]
	second.again(t.sheet, number, func(item int, to int32) { t.first.swap(item, t.sheet[item], to) })
	t.counts[before*len(t.first.all)+t.first.again()[0]]++
}
