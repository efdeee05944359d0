package audit

import (
	"math/big"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// byHand scores sheets from the decimals of the content, as the formula says, in fractions: nothing is
// compiled, nothing is looked up. It knows the rule share.
type byHand struct {
	q *quiz.Quiz // for what can be answered
	// weights are those of the items; groups are the outcomes of the paths and of the careers.
	weights []*big.Rat
	groups  [2][]outcomeByHand
}

type outcomeByHand struct {
	id      string
	weights quiz.Points
}

// newByHand takes the weights from a questionnaire with the same items as the quiz.
func newByHand(q *quiz.Quiz, from *quiz.Questionnaire) byHand {
	h := byHand{q: q}
	for _, section := range from.Sections {
		for _, item := range section.Items {
			weight := big.NewRat(1, 1)
			if item.Weight != nil {
				weight = rational(*item.Weight)
			}
			h.weights = append(h.weights, weight)
		}
	}
	for _, p := range from.Paths {
		h.groups[0] = append(h.groups[0], outcomeByHand{p.ID, p.Weights})
	}
	for _, c := range from.Careers {
		h.groups[1] = append(h.groups[1], outcomeByHand{c.ID, c.Weights})
	}
	return h
}

func rational(d engine.Decimal) *big.Rat { return big.NewRat(int64(d), int64(engine.One)) }

// points returns what an alternative of an item is worth to the outcome; no answer is worth the mean.
func (h byHand) points(item int, alternative int32, o outcomeByHand) *big.Rat {
	sum := new(big.Rat)
	if alternative == notAnswered {
		n := h.q.Model.Alternatives(item)
		for a := range n {
			sum.Add(sum, h.points(item, int32(a), o))
		}
		return sum.Quo(sum, big.NewRat(int64(n), 1))
	}
	for _, option := range h.q.Model.Options(item, int(alternative)) {
		worth := h.q.Options(item)[option]
		for trait, points := range worth.Traits {
			sum.Add(sum, new(big.Rat).Mul(rational(points), rational(o.weights[trait])))
		}
		sum.Add(sum, rational(worth.Points[o.id]))
	}
	return sum.Mul(sum, h.weights[item])
}

func (h byHand) fit(sheet []int32, o outcomeByHand) *big.Rat {
	above, width := new(big.Rat), new(big.Rat)
	for i, a := range sheet {
		lo, hi := h.points(i, 0, o), h.points(i, 0, o)
		for other := range h.q.Model.Alternatives(i) {
			switch p := h.points(i, int32(other), o); {
			case p.Cmp(lo) < 0:
				lo = p
			case p.Cmp(hi) > 0:
				hi = p
			}
		}
		above.Add(above, new(big.Rat).Sub(h.points(i, a, o), lo))
		width.Add(width, new(big.Rat).Sub(hi, lo))
	}
	return above.Quo(above, width)
}

// firsts returns the ids of the paths (group 0) or careers (group 1) that come first.
func (h byHand) firsts(sheet []int32, group int) map[string]bool {
	first, best := map[string]bool{}, big.NewRat(-1, 1)
	for _, o := range h.groups[group] {
		fit := h.fit(sheet, o)
		if fit.Cmp(best) > 0 {
			first, best = map[string]bool{}, fit
		}
		if fit.Cmp(best) == 0 {
			first[o.id] = true
		}
	}
	return first
}

// otherFirst reports whether nothing that came first before does so after.
func otherFirst(before, after map[string]bool) bool {
	for id := range before {
		if after[id] {
			return false
		}
	}
	return true
}

// randomSheet returns the sheet with the number.
func randomSheet(q *quiz.Quiz, seed uint64, number int) []int32 {
	sheet := make([]int32, len(q.Items))
	randomSheets(q.Model, seed).fill(sheet, number)
	return sheet
}

// withSheets are settings for so many sheets.
func withSheets(n int) Settings {
	s := DefaultSettings()
	s.Sheets = n
	return s
}

// The oracle itself agrees with the engine, and would notice another weight.
func TestScoringByHandIsTheEngines(t *testing.T) {
	q := parsed(t, small)
	other := withItemWeights(q, func(item int, w engine.Decimal) engine.Decimal { return w * engine.Decimal(1+item) })
	right, wrong := newByHand(q, q.Questionnaire), newByHand(q, other)
	differ := 0
	for number := range 100 {
		sheet := randomSheet(q, 3, number)
		for g, group := range []engine.Group{engine.Paths, engine.Careers} {
			scoring := newScoring(q.Model, group)
			totals := scoring.room()
			scoring.totals(totals, sheet)
			for c, o := range right.groups[g] {
				if want := scoring.fit(totals, c).Rat(); right.fit(sheet, o).Cmp(want) != 0 {
					t.Fatalf("sheet %d, %s: %s, the engine has %s", number, o.id, right.fit(sheet, o), want)
				} else if wrong.fit(sheet, wrong.groups[g][c]).Cmp(want) != 0 {
					differ++
				}
			}
		}
	}
	if differ < 100 {
		t.Errorf("with other weights %d of 600 fits differ", differ)
	}
}
