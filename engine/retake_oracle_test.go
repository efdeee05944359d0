package engine_test

import (
	"math/rand/v2"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// turns returns what an answer may turn into, all with the same chance.
func (q inquiry) turns(item, pick int) []int {
	var near, any []int
	for other, set := range q.sets[item] {
		if other == pick {
			continue
		}
		any = append(any, other)
		if q.near(item, set, q.sets[item][pick]) {
			near = append(near, other)
		}
	}
	if len(near) > 0 {
		return near
	}
	return any
}

// near reports whether two sets are one swap apart, or neighbours on a scale.
func (q inquiry) near(item int, a, b []int) bool {
	switch it := q.spec.Items[item]; {
	case it.UpTo > 1:
		shared := 0
		for _, option := range a {
			if slices.Contains(b, option) {
				shared++
			}
		}
		return len(a) == len(b) && shared == len(a)-1
	case it.Scale != 0:
		return a[0]-b[0] == 1 || b[0]-a[0] == 1
	}
	return false
}

// agreement returns the chance that the path that comes first does so alone again: every second sitting
// there can be, each with its chance.
func (q inquiry) agreement(f filled, rho float64) float64 {
	y := q.tallies[engine.Paths]
	fits, among := y.fits(f.picks), q.all(engine.Paths)
	return q.again(f, 0, fits, first(fits, among)[0], rho)
}

func (q inquiry) again(f filled, item int, fits []int64, was int, rho float64) float64 {
	if item == len(f.picks) {
		if lead(fits, was, q.all(engine.Paths)) > 0 {
			return 1
		}
		return 0
	}
	if f.picks[item] == len(q.sets[item]) {
		return q.again(f, item+1, fits, was, rho)
	}
	gains := q.tallies[engine.Paths].gains[item]
	chance := (1 - rho) * q.again(f, item+1, fits, was, rho)
	others := q.turns(item, f.picks[item])
	for _, other := range others {
		addRow(fits, gains[other], 1)
		addRow(fits, gains[f.picks[item]], -1)
		chance += rho / float64(len(others)) * q.again(f, item+1, fits, was, rho)
		addRow(fits, gains[other], -1)
		addRow(fits, gains[f.picks[item]], 1)
	}
	return chance
}

// sampled returns in which share of n second sittings the path comes first alone again.
func (q inquiry) sampled(f filled, rho float64, n int, r *rand.Rand) float64 {
	y, among, agreed := q.tallies[engine.Paths], q.all(engine.Paths), 0
	before := y.fits(f.picks)
	was := first(before, among)[0]
	turns := make([][]int, len(f.picks))
	for i, pick := range f.picks {
		if pick < len(q.sets[i]) {
			turns[i] = q.turns(i, pick)
		}
	}
	for range n {
		fits := slices.Clone(before)
		for i, others := range turns {
			if len(others) > 0 && r.Float64() < rho {
				addRow(fits, y.gains[i][others[r.IntN(len(others))]], 1)
				addRow(fits, y.gains[i][f.picks[i]], -1)
			}
		}
		if lead(fits, was, among) > 0 {
			agreed++
		}
	}
	return float64(agreed) / float64(n)
}

// exactly reports whether the lattice of the two paths' leads is small enough for a chance without a bracket.
func (q inquiry) exactly(f filled) bool {
	unit, width, ways := int64(0), int64(0), int64(0)
	for i, pick := range f.picks {
		if pick == len(q.sets[i]) {
			continue
		}
		gains := q.tallies[engine.Paths].gains[i]
		least, most := int64(0), int64(0)
		for _, other := range q.turns(i, pick) {
			d := gains[other][0] - gains[other][1] - gains[pick][0] + gains[pick][1]
			unit, least, most = divisor(unit, d), min(least, d), max(most, d)
			ways++
		}
		ways++
		width += most - least
	}
	states := width/max(unit, 1) + 1
	return states <= 1<<16 && states*ways <= 1<<24
}
