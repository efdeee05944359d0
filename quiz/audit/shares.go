package audit

import (
	"context"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// shares returns how often each path and each career comes first on random sheets. The shares of two paths
// are counted over all sheets there are; everything else is what so many sheets as the settings want
// show. The error is the context's.
func shares(ctx context.Context, q *quiz.Quiz, settings Settings) (Shares, error) {
	seen, err := sampleWins(ctx, q, settings)
	if err != nil {
		return Shares{}, err
	}
	s := Shares{Balanced: seen.share(seen.verdicts[engine.Balanced]), NoResult: seen.share(seen.verdicts[engine.NoResult])}
	if len(q.Careers) > 0 {
		s.Outside = seen.share(seen.outside)
	}
	if err := s.setPaths(ctx, q, seen); err != nil {
		return Shares{}, err
	}
	for c, career := range q.Careers {
		s.Careers = append(s.Careers, CareerShare{
			ID: career.ID, Path: career.Path, All: seen.share(seen.careers[c]),
			OnPath: Share{seen.onPath[c], seen.paths[q.Model.Path(c)]},
		})
	}
	return s, nil
}

func (s *Shares) setPaths(ctx context.Context, q *quiz.Quiz, seen *wonTally) error {
	var alone []Bracket
	if s.Exact = len(q.Paths) == 2; s.Exact {
		both, tied, err := countPaths(ctx, q, countWork)
		if err != nil {
			return err
		}
		alone, s.Tied = both[:], tied
	} else {
		for _, n := range seen.alone {
			alone = append(alone, sampledBracket(seen.share(n)))
		}
		s.Tied = sampledBracket(seen.share(seen.tied))
	}
	for p, id := range q.IDs(engine.Paths) {
		s.Paths = append(s.Paths, PathShare{id, alone[p]})
	}
	return nil
}
