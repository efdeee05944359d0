package audit

import (
	"context"
	"encoding/json"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// backgrounds returns what takers get who name one background, for every option of the first background
// item: the same random sheets with this answer and everything else as it was.
func backgrounds(ctx context.Context, q *quiz.Quiz, s Settings) ([]Background, error) {
	item, ok := q.BackgroundItem()
	if !ok {
		return nil, nil
	}
	by, random, options := newScorings(q.Model), randomSheets(q.Model, s.Seed), len(q.Options(item))
	fresh := func() *backgroundTally { return newBackgroundTally(by, options, q.Model.Items()) }
	tallies, err := tallied(ctx, s.Sheets, s.tell("backgrounds"), fresh, func(t *backgroundTally, number int) {
		random.fill(t.sheet, number)
		t.add(item)
	})
	if err != nil {
		return nil, err
	}
	sum := fresh()
	for _, t := range tallies {
		sum.merge(t)
	}
	return sum.backgrounds(q, item, s.Sheets), nil
}

// A backgroundTally counts who comes first with each option.
type backgroundTally struct {
	sheet  []int32
	firsts [2]*firsts
	// counts has, of the paths and of the careers, a row of outcomes for each option.
	counts [2][][]int
}

func newBackgroundTally(by scorings, options, items int) *backgroundTally {
	t := &backgroundTally{sheet: make([]int32, items), firsts: by.firsts()}
	for g, f := range t.firsts {
		for range options {
			t.counts[g] = append(t.counts[g], make([]int, len(f.all)))
		}
	}
	return t
}

// add counts the sheet with each option of the item. An option by itself is the alternative with the same
// number, of picks as well.
func (t *backgroundTally) add(item int) {
	t.sheet[item] = 0
	for g, f := range t.firsts {
		f.on(t.sheet)
		for option, counts := range t.counts[g] {
			f.swap(item, int32(max(option-1, 0)), int32(option))
			for _, c := range f.again() {
				counts[c]++
			}
		}
	}
}

func (t *backgroundTally) merge(other *backgroundTally) {
	for g := range t.counts {
		for option := range t.counts[g] {
			addCounts(t.counts[g][option], other.counts[g][option])
		}
	}
}

func (t *backgroundTally) backgrounds(q *quiz.Quiz, item, sheets int) []Background {
	var all []Background
	for o, option := range q.Options(item) {
		all = append(all, Background{
			Item: q.Items[item].ID, Option: option.ID,
			Paths:   namedShares(q.IDs(engine.Paths), t.counts[0][o], sheets),
			Careers: namedShares(q.IDs(engine.Careers), t.counts[1][o], sheets),
		})
	}
	return all
}

func namedShares(ids []string, counts []int, of int) []NamedShare {
	shares := make([]NamedShare, len(ids))
	for c, id := range ids {
		shares[c] = NamedShare{id, Share{counts[c], of}}
	}
	return shares
}

// MarshalJSON keeps the share from hiding the id.
func (s NamedShare) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID    string `json:"id"`
		Share Share  `json:"share"`
	}{s.ID, s.Share})
}
