package audit

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// unitPoints returns what a unit of an outcome's table is worth in points of the content file, by the
// rule share and an item that moves the outcome: what its alternatives differ by here and there.
func unitPoints(q *quiz.Quiz, g engine.Group, outcome, item int) *big.Rat {
	t, most, least := q.Model.Table(g), 0, 0
	for a := range q.Model.Alternatives(item) {
		gain := t.Gains(item, a)[outcome]
		if gain > t.Gains(item, most)[outcome] {
			most = a
		}
		if gain < t.Gains(item, least)[outcome] {
			least = a
		}
	}
	id, weights := q.IDs(g)[outcome], q.Weights(g)[outcome]
	points := pointsOf(q, item, q.Model.Options(item, most), id, weights)
	points.Sub(points, pointsOf(q, item, q.Model.Options(item, least), id, weights))
	units := big.NewInt(t.Gains(item, most)[outcome] - t.Gains(item, least)[outcome])
	return new(big.Rat).SetFrac(points, units.Mul(units, big.NewInt(pointUnits)))
}

// pointUnits is how many of the units that pointsOf counts in make a point of the content file.
const pointUnits = 1_000_000_000_000_000_000
