package lint

import (
	"maps"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An item is idle if whatever else is answered, another answer to it changes no fit.
func TestAnIdleItemChangesNoSheet(t *testing.T) {
	idle, moving := 0, 0
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		sheets := everySheet(t, q, false)
		for i := range q.Items {
			want := true
			for _, f := range sheets {
				want = want && f.alike(f.with(t, q, i, 0))
			}
			if got := isIdle(q.Model, i); got != want {
				t.Fatalf("item %d is idle: %t, want %t", i, got, want)
			}
			if want {
				idle++
			} else {
				moving++
			}
		}
	}, drawQuestionnaire)
	if idle == 0 || moving == 0 {
		t.Errorf("%d items were idle, %d were not", idle, moving)
	}
}

// An option of a choice is idle if no answer would do as well on every sheet; one of a pick, if every set of several
// does as well without it. One option without points is let through in a choice, and whatever stands alone
// in a pick.
func TestAnIdleOptionChangesNoSheet(t *testing.T) {
	chosen, picked, middles := 0, 0, 0
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		sheets := everySheet(t, q, false)
		for i, item := range q.Items {
			if item.IsScale() {
				continue
			}
			var want []int
			middle := false
			for o, option := range q.Options(i) {
				switch {
				case item.UpTo > 1 && !option.Alone && addsNothing(t, q, sheets, i, o):
					want = append(want, o)
					picked++
				case item.UpTo <= 1 && asNoAnswer(t, q, sheets, i, o):
					if !middle && givesNothing(option) {
						middle = true
						middles++
						continue
					}
					want = append(want, o)
					chosen++
				}
			}
			if got := idleOptions(q, i); !slices.Equal(got, want) {
				t.Fatalf("item %d: the options %v are idle, want %v", i, got, want)
			}
		}
	}, drawQuestionnaire, drawOpposites)
	if chosen == 0 || picked == 0 || middles == 0 {
		t.Errorf("%d idle options of choices, %d of picks, %d middles", chosen, picked, middles)
	}
}

func asNoAnswer(t fatal, q *quiz.Quiz, sheets []filled, item, alternative int) bool {
	for _, f := range sheets {
		if f.answers[item] == alternative && !f.alike(f.with(t, q, item, -1)) {
			return false
		}
	}
	return true
}

// addsNothing reports whether the option can be picked together with others, and never makes a difference there.
func addsNothing(t fatal, q *quiz.Quiz, sheets []filled, item, option int) bool {
	combined := false
	for _, f := range sheets {
		set := q.Model.Options(item, f.answers[item])
		if len(set) == 1 || !slices.Contains(set, option) {
			continue
		}
		combined = true
		rest := slices.DeleteFunc(set, func(o int) bool { return o == option })
		for a := range q.Model.Alternatives(item) {
			if slices.Equal(q.Model.Options(item, a), rest) && !f.alike(f.with(t, q, item, a)) {
				return false
			}
		}
	}
	return combined
}

func givesNothing(o quiz.Option) bool {
	return !slices.ContainsFunc(slices.Concat(slices.Collect(maps.Values(o.Traits)), slices.Collect(maps.Values(o.Points))), func(p engine.Decimal) bool { return p != 0 })
}
