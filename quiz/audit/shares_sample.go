package audit

import (
	"context"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// wonTally counts who comes first on random sheets.
type wonTally struct {
	sheets int
	// paths came first alone or level, alone: first alone.
	paths, alone []int
	// careers came first of all, onPath first of those on a path that came first; alone or level.
	careers, onPath []int
	// tied: several paths come first. outside: no first career is on a first path.
	tied, outside int
	verdicts      [engine.NoResult + 1]int
}

func newWonTally(q *quiz.Quiz) *wonTally {
	paths, careers := len(q.Paths), len(q.Careers)
	return &wonTally{
		paths: make([]int, paths), alone: make([]int, paths),
		careers: make([]int, careers), onPath: make([]int, careers),
	}
}

func (t *wonTally) share(count int) Share { return Share{count, t.sheets} }

// sampleWins looks at as many random sheets as the settings want.
func sampleWins(ctx context.Context, q *quiz.Quiz, s Settings) (*wonTally, error) {
	by, random := newScorings(q.Model), randomSheets(q.Model, s.Seed)
	fresh := func() *observer { return newObserver(q, by) }
	observers, err := tallied(ctx, s.Sheets, s.tell("random sheets"), fresh, func(o *observer, number int) {
		random.fill(o.sheet, number)
		o.observe()
	})
	if err != nil {
		return nil, err
	}
	sum := newWonTally(q)
	for _, o := range observers {
		sum.merge(o.seen)
	}
	return sum, nil
}

func (t *wonTally) merge(other *wonTally) {
	t.sheets += other.sheets
	addCounts(t.paths, other.paths)
	addCounts(t.alone, other.alone)
	addCounts(t.careers, other.careers)
	addCounts(t.onPath, other.onPath)
	t.tied += other.tied
	t.outside += other.outside
	addCounts(t.verdicts[:], other.verdicts[:])
}
