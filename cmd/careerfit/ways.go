package main

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/web"
)

// ways finds them as an audit does.
func ways(ctx context.Context, q *quiz.Quiz) iter.Seq2[web.Way, error] {
	return func(yield func(web.Way, error) bool) {
		for found, err := range audit.Reachable(ctx, q, audit.DefaultSettings()) {
			var way web.Way
			if err == nil {
				way, err = wayOf(found)
			}
			if !yield(way, err) {
				return
			}
		}
	}
}

// wayOf makes a way of what an audit says of an outcome.
func wayOf(found audit.Reach) (web.Way, error) {
	way := web.Way{ID: found.ID, Sheet: found.Witness, Rivals: rivals(found.Certificate)}
	g, known := groupNamed(found.Group)
	if !known {
		return way, fmt.Errorf("way to %q: there is no group %q", found.ID, found.Group)
	}
	way.Group = g
	switch {
	case found.Verdict == audit.Alone:
		way.Verdict = web.WayAlone
	case found.Verdict == audit.Level:
		way.Verdict = web.WayLevel
	case found.Verdict == audit.Never:
		way.Verdict = web.WayNever
	case found.Certificate != nil:
		way.Verdict = web.WayNotAlone
	}
	return way, nil
}

func groupNamed(name string) (engine.Group, bool) {
	for g := range engine.NumGroups {
		if g.String() == name {
			return g, true
		}
	}
	return 0, false
}

// rivals are all that a certificate names, sorted: of them, one is ahead on every sheet.
func rivals(c *audit.Certificate) []string {
	if c == nil {
		return nil
	}
	var all []string
	for _, r := range c.Rivals {
		all = append(all, r.Rival)
	}
	for _, branch := range c.Branches {
		all = append(all, rivals(&branch.Certificate)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
