package main

import (
	"fmt"
	"math"
	"slices"
)

// A figure is what was seen of a promise, once a round.
type figure struct {
	name string
	unit string
	seen []float64
	// least or most is what is demanded; where neither is set the figure only explains others.
	least, most float64
}

var heading = fmt.Sprintf("%-66s %12s %12s  %-24s", "figure", "demand", "seen", "rounds: least to most")

// String is a line of the table.
func (f figure) String() string {
	demand, verdict := "", ""
	switch {
	case f.least > 0:
		demand = "≥ " + f.number(f.least)
	case f.most > 0:
		demand = "≤ " + f.number(f.most)
	}
	switch {
	case demand != "" && f.met():
		verdict = "ok"
	case demand != "":
		verdict = "MISSED"
	}
	between := f.number(slices.Min(f.seen)) + " to " + f.number(slices.Max(f.seen))
	return fmt.Sprintf("%-66s %12s %12s  %-24s %s", f.name, demand, f.number(median(f.seen)), between, verdict)
}

// met reports whether the demand is met, if there is one.
func (f figure) met() bool {
	m := median(f.seen)
	return (f.least == 0 || m >= f.least) && (f.most == 0 || m <= f.most)
}

// number writes a number with three digits that say something, and its unit.
func (f figure) number(x float64) string {
	places := 0
	if x != 0 && x != math.Trunc(x) {
		places = max(0, 2-int(math.Floor(math.Log10(math.Abs(x)))))
	}
	s := fmt.Sprintf("%.*f", places, x)
	if f.unit == "" {
		return s
	}
	return s + " " + f.unit
}

// median is the one in the middle, or halfway between the two; of none it is 0.
func median(values []float64) float64 {
	sorted, n := slices.Sorted(slices.Values(values)), len(values)
	if n == 0 {
		return 0
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// quantile is the smallest of the values that so large a share of them does not exceed; the share is in (0,1].
func quantile(values []float64, share float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[max(0, int(math.Ceil(share*float64(len(sorted))))-1)]
}

// shared is how many things a second two stages on the same cores can do at most, one after the other, that alone do so
// many each.
func shared(n, w float64) float64 { return n * w / (n + w) }

// inTurn has each variant measured, each round beginning with another one, and returns what each was in each round.
func inTurn(rounds int, variants ...func() (float64, error)) ([][]float64, error) {
	seen := make([][]float64, len(variants))
	for round := range rounds {
		for i := range variants {
			v := (round + i) % len(variants)
			rate, err := variants[v]()
			if err != nil {
				return nil, err
			}
			seen[v] = append(seen[v], rate)
		}
	}
	return seen, nil
}

// byRound works something out of what the variants were in each round.
func byRound(seen [][]float64, of func(round []float64) float64) []float64 {
	var out []float64
	for r := range seen[0] {
		round := make([]float64, len(seen))
		for v := range seen {
			round[v] = seen[v][r]
		}
		out = append(out, of(round))
	}
	return out
}
