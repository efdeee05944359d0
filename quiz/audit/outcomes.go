package audit

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// outcomes returns how every outcome stands before anybody answers, group by group.
func outcomes(q *quiz.Quiz) []Outcome {
	var all []Outcome
	for g := range engine.NumGroups {
		for c, id := range q.IDs(g) {
			o := Outcome{ID: id, Group: g.String(), Baseline: q.Model.Baseline(g, c).Float(), Spread: spread(q.Model, g, c)}
			o.setRange(q, g, c)
			all = append(all, o)
		}
	}
	return all
}

// setRange sets the range and the item that decides most of it. The table is in units of its own; the
// content says what such a unit is worth.
func (o *Outcome) setRange(q *quiz.Quiz, g engine.Group, outcome int) {
	own, widest, item := int64(0), int64(0), 0
	for i := range q.Items {
		span := q.Model.Span(g, outcome, i).Points
		own += span
		if span > widest {
			widest, item = span, i
		}
	}
	if own == 0 { // by the rules correlation and distance alone: its traits cancel out
		return
	}
	o.Widest, o.WidestShare = q.Items[item].ID, float64(widest)/float64(own)
	if q.Rule.Of(g) != engine.Share {
		o.Range = float64(own) / float64(q.Model.Table(g).Range(outcome))
		return
	}
	worth := unitPoints(q, g, outcome, item)
	o.Range, _ = worth.Mul(worth, new(big.Rat).SetInt64(own)).Float64()
}

// spread returns the standard deviation of an outcome's fit on random sheets: items are independent, so
// their variances add up.
func spread(m *engine.Model, g engine.Group, outcome int) float64 {
	t, sum := m.Table(g), new(big.Rat)
	for i := range m.Items() {
		gains := make([]*big.Int, m.Alternatives(i))
		for a := range gains {
			gains[a] = big.NewInt(t.Gains(i, a)[outcome])
		}
		sum.Add(sum, variance(gains))
	}
	whole := big.NewInt(t.Range(outcome))
	return root(sum.Quo(sum, new(big.Rat).SetInt(whole.Mul(whole, whole))))
}
