package page

import (
	"cmp"
	"slices"
)

// Tables that are longer than whole rows are cut to the most telling ones: nobody reads nine hundred.
const (
	wholeRows = 40
	mostRows  = 20
)

// cut returns the rows, all in their order if they are few, else those that are worth most by a measure,
// largest first, and how many are left out.
func cut[T any](rows []T, worth func(T) float64) (kept []T, more int) {
	if len(rows) <= wholeRows {
		return rows, 0
	}
	kept = slices.Clone(rows)
	slices.SortStableFunc(kept, func(a, b T) int { return cmp.Compare(worth(b), worth(a)) })
	return kept[:mostRows], len(rows) - mostRows
}
