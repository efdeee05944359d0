package audit

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A ledger has what answers are worth to one outcome, whose fit is (offset + Σ_items gains) / span. By the
// rule share it is added up from the numbers of the content file, and nothing of it comes from a compiled
// table; the other rules are published as a table, and their ledger is that.
type ledger struct {
	offset, span *big.Int
	gains        [][]*big.Int // of each alternative of each item
}

// openLedger adds up what everything is worth to the outcome.
func openLedger(q *quiz.Quiz, g engine.Group, of int) ledger {
	if q.Rule.Of(g) != engine.Share {
		return published(q.Model, g, of)
	}
	l := ledger{new(big.Int), new(big.Int), make([][]*big.Int, len(q.Items))}
	id, weights := q.IDs(g)[of], q.Weights(g)[of]
	for i := range q.Items {
		var least, most *big.Int
		for a := range q.Model.Alternatives(i) {
			points := pointsOf(q, i, q.Model.Options(i, a), id, weights)
			if l.gains[i] = append(l.gains[i], points); least == nil || points.Cmp(least) < 0 {
				least = points
			}
			if most == nil || points.Cmp(most) > 0 {
				most = points
			}
		}
		l.span.Add(l.span, most).Sub(l.span, least)
		l.offset.Sub(l.offset, least)
	}
	return l
}

// published reads the table of a rule other than share.
func published(m *engine.Model, g engine.Group, of int) ledger {
	t := m.Table(g)
	l := ledger{big.NewInt(t.Offset(of)), big.NewInt(t.Range(of)), make([][]*big.Int, m.Items())}
	for i := range l.gains {
		for a := range m.Alternatives(i) {
			l.gains[i] = append(l.gains[i], big.NewInt(t.Gains(i, a)[of]))
		}
	}
	return l
}

// pointsOf returns item weight × ( Σ_trait points × weight + direct points ), in units of 10⁻¹⁸.
func pointsOf(q *quiz.Quiz, item int, options []int, id string, weights quiz.Points) *big.Int {
	sum := new(big.Int)
	for _, o := range options {
		option := q.Options(item)[o]
		for trait, points := range option.Traits {
			sum.Add(sum, times(points, weights[trait]))
		}
		sum.Add(sum, times(option.Points[id], engine.One))
	}
	weight := engine.One
	if q.Items[item].Weight != nil {
		weight = *q.Items[item].Weight
	}
	return sum.Mul(sum, big.NewInt(int64(weight)))
}

func times(a, b engine.Decimal) *big.Int {
	return new(big.Int).Mul(big.NewInt(int64(a)), big.NewInt(int64(b)))
}
