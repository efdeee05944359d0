package audit

import (
	"math"
	"testing"
)

// Positions are standard normal across what separates the paths, and Apart times as far along it.
func TestPositionsAreStretchedAlongWhatSeparatesThePaths(t *testing.T) {
	const takers, apart = 20_000, 3.0
	q := builtin(t)
	all := NewTakers(q, apart, 1)
	axis := all.axes[0]
	across := make([]float64, len(axis)) // one that is at right angles
	across[all.at["trait delivery"]], across[all.at["trait control"]] = math.Sqrt(0.5), -math.Sqrt(0.5)
	if len(all.axes) != 1 || math.Abs(dot(axis, across)) > 1e-12 || math.Abs(dot(axis, axis)-1) > 1e-12 {
		t.Fatalf("the axes are %v", all.axes)
	}
	var sum, squares, besides, product float64
	for number := range takers {
		position := all.taker(number).position
		x, y := dot(position, axis), dot(position, across)
		sum, squares, besides, product = sum+x, squares+x*x, besides+y*y, product+x*y
	}
	near := func(what string, got, want, within float64) {
		t.Helper()
		if math.Abs(got-want) > within {
			t.Errorf("%s is %.3f, want %g", what, got, want)
		}
	}
	near("the mean", sum/takers, 0, 0.1)
	near("the variance along", squares/takers, apart*apart, 0.4)
	near("the variance across", besides/takers, 1, 0.05)
	near("the covariance", product/takers, 0, 0.1)
}

// With trait weights that mirror each other, the axis points along them.
func TestTheAxisOfTwoPaths(t *testing.T) {
	q := builtin(t)
	all := NewTakers(q, 2, 1)
	length := 0.0
	for _, weight := range q.Paths[0].Weights {
		length += weight.Float() * weight.Float()
	}
	for id, d := range all.at {
		want := -q.Paths[0].Weights[id[len("trait "):]].Float() / math.Sqrt(length)
		if math.Abs(all.axes[0][d]-want) > 1e-12 {
			t.Errorf("%s: %g, want %g", id, all.axes[0][d], want)
		}
	}
}

// Three paths make a plane of differences: every one of them lies in it, and is stretched whole.
func TestTheAxesOfThreePaths(t *testing.T) {
	all := NewTakers(parsed(t, three), 2, 1)
	if len(all.axes) != 2 || math.Abs(dot(all.axes[0], all.axes[1])) > 1e-12 || len(all.at) != 4 {
		t.Fatalf("the axes are %v of %v", all.axes, all.at)
	}
	for a, path := range all.q.Paths {
		for _, other := range all.q.Paths[:a] {
			v, w := weights(path, all.at), weights(other, all.at)
			for d := range v {
				v[d] -= w[d]
			}
			whole := dot(v, v)
			for _, axis := range all.axes {
				stretch(v, axis, 2)
			}
			if stretched := dot(v, v); whole == 0 || math.Abs(stretched-4*whole) > 1e-9 {
				t.Errorf("%s − %s: squared length %g becomes %g", path.ID, other.ID, whole, stretched)
			}
		}
	}
	if got := weights(all.q.Paths[2], all.at)[all.at["free"]]; got != 1 {
		t.Errorf("direct points count %g, want 1", got)
	}
}

// A path whose difference the others say already adds no axis.
func TestEqualPathsAddNoAxis(t *testing.T) {
	q := parsed(t, three)
	paths := append(q.Paths[:2:2], q.Paths[1])
	if axes := NewTakers(q, 2, 1).axes; len(axes) != 2 {
		t.Fatalf("there are %d axes", len(axes))
	}
	if axes := separating(paths, NewTakers(q, 2, 1).at); len(axes) != 1 {
		t.Errorf("there are %d axes, want 1", len(axes))
	}
}
