package lint

import (
	"math/big"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// What an item can do for an outcome is the most that the fit of two full sheets differs by that differ in that
// item alone.
func bruteSpans(t fatal, q *quiz.Quiz, g engine.Group, c int) []*big.Rat {
	t.Helper()
	full := evaluated(t, q, make([]int, len(q.Items)))
	spans := make([]*big.Rat, len(q.Items))
	for i := range spans {
		spans[i] = new(big.Rat)
		for a := range q.Model.Alternatives(i) {
			for b := range q.Model.Alternatives(i) {
				off := new(big.Rat).Sub(full.with(t, q, i, a).fits[g][c].Rat(), full.with(t, q, i, b).fits[g][c].Rat())
				if off.Cmp(spans[i]) > 0 {
					spans[i] = off
				}
			}
		}
	}
	return spans
}

// isHeavy is the definition: more than a quarter of all, and more than twice the even share of those that move
// anything.
func isHeavy(spans []*big.Rat, item int) (share *big.Rat, heavy bool) {
	all, moving := new(big.Rat), int64(0)
	for _, span := range spans {
		all.Add(all, span)
		moving += int64(span.Sign())
	}
	if moving == 0 { // ranked by correlation, an outcome may stand still
		return all, false
	}
	share = new(big.Rat).Quo(spans[item], all)
	return share, share.Cmp(big.NewRat(1, 4)) > 0 && share.Cmp(big.NewRat(2, moving)) > 0
}

func TestHeavyItemsAreThoseThatMoveMost(t *testing.T) {
	heavies, others := 0, 0
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		loads := make([]load, len(q.Items))
		for _, r := range rankings(q) {
			r.weigh(loads)
		}
		for i, l := range loads {
			count, worst := 0, new(big.Rat)
			for n, r := range rankings(q) {
				for c := range r.Outcomes() {
					if share, heavy := isHeavy(bruteSpans(t, q, engine.Group(n), c), i); heavy {
						count++
						if share.Cmp(worst) > 0 {
							worst = share
						}
					}
				}
			}
			if l.outcomes != count || count > 0 && big.NewRat(l.span, l.all).Cmp(worst) != 0 {
				t.Fatalf("item %d is too heavy for %d, at the most %d/%d; want %d, %s", i, l.outcomes, l.span, l.all, count, worst)
			}
			if count > 0 {
				heavies++
			} else {
				others++
			}
		}
	}, drawQuestionnaire, drawUneven)
	if heavies == 0 || others == 0 {
		t.Errorf("%d items were too heavy, %d were not", heavies, others)
	}
}
