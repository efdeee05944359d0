package audit

import (
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A climb never makes the least lead smaller, stays with what is allowed, and ends where no single
// change makes it larger.
func TestAClimbGoesUpwards(t *testing.T) {
	climbed := 0
	claims(t, 60, func(l luck, q *quiz.Quiz, a account, r Reach) {
		c, of := newContest(q.Model, engine.Careers), slices.Index(a.ids, r.ID)
		if len(a.ids) < 2 {
			return
		}
		allowed, from := [][]int32{}, []int32{}
		for i := range q.Items {
			var all []int32
			for alternative := range q.Model.Alternatives(i) {
				if len(all) == 0 || l.once(2) {
					all = append(all, int32(alternative))
				}
			}
			allowed, from = append(allowed, all), append(from, all[l(0, len(all)-1)])
		}
		to := c.climb(of, from, allowed)
		before, after := slices.Min(c.leads(of, from)), slices.Min(c.leads(of, to))
		if after < before-closeTo {
			t.Fatalf("from %g it goes down to %g", before, after)
		}
		if after > before+closeTo {
			climbed++
		}
		for i, alternatives := range allowed {
			if !slices.Contains(alternatives, to[i]) {
				t.Fatalf("item %d is answered with %d, and %v is allowed", i, to[i], alternatives)
			}
			for _, alternative := range alternatives {
				changed := slices.Clone(to)
				if changed[i] = alternative; slices.Min(c.leads(of, changed)) > after+2*closeTo {
					t.Fatalf("at %v there is a better answer to item %d", to, i)
				}
			}
		}
	})
	if climbed < 50 {
		t.Errorf("only %d climbed", climbed)
	}
}
