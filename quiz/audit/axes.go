package audit

import (
	"maps"
	"math"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// separating returns a basis of what separates the paths, among the dimensions that answers touch: of
// all differences between the weights of two paths. Its vectors have length 1 and are at right angles
// (Gram and Schmidt); there is one less than paths, or fewer.
func separating(paths []quiz.Path, at map[string]int) [][]float64 {
	first := weights(paths[0], at)
	var axes [][]float64
	for _, path := range paths[1:] {
		axis := weights(path, at)
		for d := range axis {
			axis[d] -= first[d]
		}
		whole := math.Sqrt(dot(axis, axis))
		for _, other := range axes {
			stretch(axis, other, 0)
		}
		length := math.Sqrt(dot(axis, axis))
		if length <= 1e-9*whole { // the other differences say all of this one
			continue
		}
		for d := range axis {
			axis[d] /= length
		}
		axes = append(axes, axis)
	}
	return axes
}

// weights returns how much each dimension counts for the path: by its weights for traits, and 1 for
// the points that options give it directly.
func weights(path quiz.Path, at map[string]int) []float64 {
	all := make([]float64, len(at))
	for id, weight := range path.Weights {
		if d, ok := at["trait "+id]; ok {
			all[d] = weight.Float()
		}
	}
	if d, ok := at[path.ID]; ok {
		all[d] = 1
	}
	return all
}

// stretch multiplies the part of v that lies along the axis, which has length 1.
func stretch(v, axis []float64, by float64) {
	along := float64(dot(v, axis) * (by - 1))
	for d := range v {
		v[d] += float64(along * axis[d])
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for d := range a {
		sum += float64(a[d] * b[d])
	}
	return sum
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
