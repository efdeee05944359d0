package audit

import (
	"context"
	"iter"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Reachable finds out of one outcome after the other whether it can come first, as [Of] does for all at
// once: it takes one processor, and whoever is content with less may stop at any time. Every claim is
// verified. It ends with the context's error or, if a search should ever contradict itself, with that.
func Reachable(ctx context.Context, q *quiz.Quiz, s Settings) iter.Seq2[Reach, error] {
	return func(yield func(Reach, error) bool) {
		for g := range engine.NumGroups {
			n := q.Model.Outcomes(g)
			if n == 0 {
				continue
			}
			c := newContest(q.Model, g)
			for of := range n {
				r, err := c.reachVerified(ctx, q, g, of, s)
				if !yield(r, err) || err != nil {
					return
				}
			}
		}
	}
}

// reachVerified is reach with what the claim is worth.
func (c *contest) reachVerified(ctx context.Context, q *quiz.Quiz, g engine.Group, of int, s Settings) (Reach, error) {
	r := c.reach(ctx, q, g, of, s)
	if err := ctx.Err(); err != nil {
		return Reach{}, err
	}
	return r, verifiedClaim(q, r)
}
