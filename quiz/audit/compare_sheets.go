package audit

import (
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// bothSheets are random sheets for two versions of a questionnaire, drawn over the items of both, and over
// the alternatives of each that either version has.
type bothSheets struct {
	sheets
	items []bothItem
	// sizes are how many items each version has.
	sizes [2]int
}

// A bothItem is an item of either version or of both.
type bothItem struct {
	id string
	// at is where each version has the item, or −1; answers are what each alternative is there.
	at      [2]int
	answers [][2]int32
}

// twoSheets are the same answers as a sheet of each version and as alternatives of the bothItems.
type twoSheets struct {
	drawn []int32
	of    [2][]int32
}

// newBothSheets lists the items in the old version's order and then those that are new.
func newBothSheets(before, after *quiz.Quiz, seed uint64) *bothSheets {
	b := &bothSheets{sheets: sheets{seed: seed}, sizes: [2]int{len(before.Items), len(after.Items)}}
	for i, item := range before.Items {
		j, ok := after.Item(item.ID)
		if !ok {
			j = -1
		}
		b.addItem(item.ID, before, after, i, j)
	}
	for j, item := range after.Items {
		if _, ok := before.Item(item.ID); !ok {
			b.addItem(item.ID, before, after, -1, j)
		}
	}
	return b
}

func (b *bothSheets) addItem(id string, before, after *quiz.Quiz, i, j int) {
	item := bothItem{id: id, at: [2]int{i, j}}
	seen := map[string]bool{}
	for v, q := range []*quiz.Quiz{before, after} {
		if item.at[v] < 0 {
			continue
		}
		for a := range q.Model.Alternatives(item.at[v]) {
			ids := alternativeIDs(q, item.at[v], a)
			slices.Sort(ids)
			if key := strings.Join(ids, "/"); !seen[key] {
				seen[key] = true
				item.answers = append(item.answers, [2]int32{alternativeOf(before, i, ids), alternativeOf(after, j, ids)})
			}
		}
	}
	b.items = append(b.items, item)
	b.alternatives = append(b.alternatives, len(item.answers))
}

// alternativeIDs returns the options of an alternative.
func alternativeIDs(q *quiz.Quiz, item, alternative int) []string {
	var ids []string
	for _, o := range q.Model.Options(item, alternative) {
		ids = append(ids, q.Options(item)[o].ID)
	}
	return ids
}

// alternativeOf returns the alternative that consists of those options that the item has; notAnswered
// where it has none of them, or they cannot be chosen together, or there is no item (−1).
func alternativeOf(q *quiz.Quiz, item int, ids []string) int32 {
	if item < 0 {
		return notAnswered
	}
	there := itemOptions(q, item)
	known := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !slices.Contains(there, id) })
	mark, err := q.Mark(item, quiz.Chose(known...))
	if err != nil {
		return notAnswered
	}
	sheet := q.Model.NewSheet()
	if err := sheet.Answer(item, mark.Options...); err != nil {
		panic(err) // unreachable: the mark is legal
	}
	a, _ := sheet.Alternative(item)
	return int32(a)
}

// room returns space for the sheets with a number.
func (b *bothSheets) room() twoSheets {
	return twoSheets{make([]int32, len(b.items)), [2][]int32{make([]int32, b.sizes[0]), make([]int32, b.sizes[1])}}
}

// fill writes the sheets with the number.
func (b *bothSheets) fill(s twoSheets, number int) {
	b.sheets.fill(s.drawn, number)
	for i, item := range b.items {
		for v, at := range item.at {
			if at >= 0 {
				s.of[v][at] = item.answers[s.drawn[i]][v]
			}
		}
	}
}
