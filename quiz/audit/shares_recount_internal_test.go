package audit

import (
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// recounted looks at the same random sheets, and works out by the content's own numbers what they show.
func recounted(q *quiz.Quiz, s Settings) *wonTally {
	t, sheet := newWonTally(q), make([]int32, len(q.Items))
	paths, careers := newAccount(q, engine.Paths), newAccount(q, engine.Careers)
	for number := range s.Sheets {
		randomSheets(q.Model, s.Seed).fill(sheet, number)
		t.recount(q, paths.fits(sheet), careers.fits(sheet), paths.unit)
	}
	return t
}

// fits are those on one sheet, none in a group without outcomes.
func (a account) fits(sheet []int32) []*big.Int {
	fits := a.start
	if len(fits) == 0 {
		return nil
	}
	for i, alternative := range sheet {
		fits = sums(fits, a.adds[i][alternative])
	}
	return fits
}

func (t *wonTally) recount(q *quiz.Quiz, paths, careers []*big.Int, unit *big.Int) {
	t.sheets++
	first := largest(paths)
	for _, p := range first {
		t.paths[p]++
		on, at := q.IDs(engine.Paths)[p], []int{}
		for c, career := range q.Careers {
			if career.Path == on {
				at = append(at, c)
			}
		}
		for _, c := range at {
			if !slices.ContainsFunc(at, func(d int) bool { return careers[d].Cmp(careers[c]) > 0 }) {
				t.onPath[c]++
			}
		}
	}
	sorted := slices.SortedFunc(slices.Values(paths), (*big.Int).Cmp)
	lead := new(big.Rat).SetFrac(new(big.Int).Sub(sorted[len(sorted)-1], sorted[len(sorted)-2]), unit)
	if len(first) == 1 {
		t.alone[first[0]]++
	} else {
		t.tied++
	}
	if lead.Sign() == 0 || lead.Cmp(big.NewRat(int64(q.Thresholds.BalancedWithin), int64(engine.One))) < 0 {
		t.verdicts[engine.Balanced]++
	} else {
		t.verdicts[engine.Clear]++
	}
	t.recountCareers(q, first, careers)
}

func (t *wonTally) recountCareers(q *quiz.Quiz, paths []int, careers []*big.Int) {
	if len(careers) == 0 {
		return
	}
	inside := false
	for _, c := range largest(careers) {
		t.careers[c]++
		for _, p := range paths {
			inside = inside || q.Paths[p].ID == q.Careers[c].Path
		}
	}
	if !inside {
		t.outside++
	}
}
