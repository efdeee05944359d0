package audit

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// reach finds out of every outcome of every group whether it can come first. Every witness and every
// certificate is verified before it is told.
func reach(ctx context.Context, q *quiz.Quiz, s Settings) ([]Reach, error) {
	var all []Reach
	for g := range engine.NumGroups {
		n := q.Model.Outcomes(g)
		if n == 0 {
			continue
		}
		c := newContest(q.Model, g)
		tell := s.tell("reachable " + g.String())
		found, err := eachInParts(ctx, n, 1, func(done int) { tell(done, n) }, func(of int) Reach {
			return c.reach(ctx, q, g, of, s)
		})
		if err != nil {
			return nil, err
		}
		if err := verified(ctx, q, found); err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// verified checks every claim. An error is a fault of the search, and none of what it found is told then.
func verified(ctx context.Context, q *quiz.Quiz, found []Reach) error {
	faults, err := eachInParts(ctx, len(found), 1, func(int) {}, func(n int) error { return verifiedClaim(q, found[n]) })
	return errors.Join(append(faults, err)...)
}

func verifiedClaim(q *quiz.Quiz, r Reach) error {
	if err := Verify(q, r); err != nil {
		return fmt.Errorf("the audit contradicts itself about %s %q, which is a fault of the program: %w", r.Group, r.ID, err)
	}
	return nil
}

// reach finds out of one outcome whether it can come first. What it returns when the context has ended is
// of no use.
func (c *contest) reach(ctx context.Context, q *quiz.Quiz, g engine.Group, of int, settings Settings) Reach {
	r := Reach{ID: q.IDs(g)[of], Group: g.String()}
	alone := c.search(ctx, of, ahead, settings)
	switch {
	case alone.witness != nil:
		r.Verdict = Alone
	case alone.proof == nil:
		r.Verdict, r.Bound = Unknown, max(alone.bound, 0)
		return r
	default:
		tied := c.search(ctx, of, level, settings)
		switch {
		case tied.witness != nil:
			r.Verdict, alone.witness = Level, tied.witness
		case tied.proof != nil:
			r.Verdict, alone.proof = Never, tied.proof
		default: // it never comes first alone; whether level is not known
			r.Verdict = Unknown
		}
	}
	if alone.witness != nil {
		_, lead := c.reaches(of, alone.witness, level)
		r.Witness, r.Lead = optionIDs(q, alone.witness), lead.Float()
	}
	if alone.proof != nil {
		r.Certificate = alone.proof.certificate(q, g)
	}
	return r
}

func (c *contest) search(ctx context.Context, of int, aim aim, settings Settings) finding {
	s := &search{contest: c, ctx: ctx, of: of, aim: aim, left: settings.Branches}
	s.luck = rand.New(rand.NewPCG(settings.Seed, uint64(of)))
	at := s.start()
	if p := s.dominated(at); p != nil {
		return finding{proof: p}
	}
	return s.run(at)
}

// optionIDs returns the options of each item's alternative, by ids.
func optionIDs(q *quiz.Quiz, sheet []int32) [][]string {
	all := make([][]string, len(sheet))
	for i, a := range sheet {
		for _, o := range q.Model.Options(i, int(a)) {
			all[i] = append(all[i], q.Options(i)[o].ID)
		}
	}
	return all
}

// certificate puts a proof into ids.
func (p *proof) certificate(q *quiz.Quiz, g engine.Group) *Certificate {
	c, ids := &Certificate{}, q.IDs(g)
	for r, rival := range p.rivals {
		c.Rivals = append(c.Rivals, Multiplier{ids[rival], p.lambdas[r]})
	}
	if len(p.branches) > 0 {
		c.Item = q.Items[p.item].ID
	}
	for b, branch := range p.branches {
		part := Branch{Certificate: *branch.certificate(q, g)}
		for _, a := range p.parts[b] {
			part.Alternatives = append(part.Alternatives, int(a))
		}
		c.Branches = append(c.Branches, part)
	}
	return c
}
