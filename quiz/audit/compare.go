package audit

import (
	"context"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Compare says who gets something else by the new version of a questionnaire. The result depends on the
// two and on the settings' sheets and seed alone; the settings are sound by Settings.Check. The error is
// the context's.
func Compare(ctx context.Context, before, after *quiz.Quiz, s Settings) (*Comparison, error) {
	old, same := versionOf(before), before.Digest == after.Digest
	before, renamed := inNewWords(before, after)
	c := &Comparison{
		Old: old, New: versionOf(after), Same: same, Sheets: s.Sheets, Seed: s.Seed, Renamed: renamed,
		Changes: changesOf(before.Questionnaire, after.Questionnaire), Retold: retold(before.Questionnaire, after.Questionnaire),
		Removed: partsOnlyIn(before, after), Added: partsOnlyIn(after, before),
		Rehomed: rehomed(before, after), Personas: comparedPersonas(before, after),
	}
	moves, err := movesOf(ctx, before, after, s)
	if err != nil {
		return nil, err
	}
	c.Paths, c.Careers = moves[0], moves[1]
	return c, nil
}

func versionOf(q *quiz.Quiz) Version { return Version{q.ID, q.Digest, len(q.Items)} }

// partsOnlyIn lists what the questionnaire has and the other has not.
func partsOnlyIn(q, other *quiz.Quiz) Parts {
	p := Parts{
		Traits: without(traitIDs(q.Questionnaire), traitIDs(other.Questionnaire)),
		Scales: without(scaleIDs(q.Questionnaire), scaleIDs(other.Questionnaire)),
		Items:  []string{}, Options: []string{},
		Paths:   without(q.IDs(engine.Paths), other.IDs(engine.Paths)),
		Careers: without(q.IDs(engine.Careers), other.IDs(engine.Careers)),
		Courses: without(q.IDs(engine.Courses), other.IDs(engine.Courses)),
	}
	for i, item := range q.Items {
		j, ok := other.Item(item.ID)
		if !ok {
			p.Items = append(p.Items, item.ID)
			continue
		}
		for _, id := range without(itemOptions(q, i), itemOptions(other, j)) {
			p.Options = append(p.Options, item.ID+"/"+id)
		}
	}
	return p
}

// rehomed returns the careers that are on another path, in the old version's order.
func rehomed(before, after *quiz.Quiz) []Rehomed {
	paths, all := map[string]string{}, []Rehomed{}
	for _, career := range after.Careers {
		paths[career.ID] = career.Path
	}
	for _, career := range before.Careers {
		if path, ok := paths[career.ID]; ok && path != career.Path {
			all = append(all, Rehomed{career.ID, career.Path, path})
		}
	}
	return all
}

// without returns the ids that are not among the others; it is never nil.
func without(ids, others []string) []string {
	return slices.DeleteFunc(append([]string{}, ids...), func(id string) bool { return slices.Contains(others, id) })
}

// itemOptions returns the ids of an item's options.
func itemOptions(q *quiz.Quiz, item int) []string {
	var ids []string
	for _, option := range q.Options(item) {
		ids = append(ids, option.ID)
	}
	return ids
}

// movesOf scores random sheets by both versions, among the paths and among the careers.
func movesOf(ctx context.Context, before, after *quiz.Quiz, s Settings) ([2]GroupMoves, error) {
	both := newBothSheets(before, after, s.Seed)
	moves := [2]*moves{newMoves(before, after, both, engine.Paths), newMoves(before, after, both, engine.Careers)}
	fresh := func() *moveTally {
		return &moveTally{sheets: both.room(), groups: [2]*groupTally{newGroupTally(moves[0]), newGroupTally(moves[1])}}
	}
	tallies, err := tallied(ctx, s.Sheets, s.tell("sheets by both versions"), fresh, func(t *moveTally, number int) {
		both.fill(t.sheets, number)
		t.groups[0].add(t.sheets)
		t.groups[1].add(t.sheets)
	})
	if err != nil {
		return [2]GroupMoves{}, err
	}
	sum := fresh()
	for _, t := range tallies {
		sum.groups[0].merge(t.groups[0])
		sum.groups[1].merge(t.groups[1])
	}
	return [2]GroupMoves{sum.groups[0].report(s.Sheets), sum.groups[1].report(s.Sheets)}, nil
}

// A moveTally counts over sheets.
type moveTally struct {
	sheets twoSheets
	groups [2]*groupTally // the paths, the careers
}
