package engine

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// doctored is a model of two paths and the items' gains for each of them, alternative after alternative;
// the means are those given, as if rounding had made them so.
func doctored(t fatal, items [][][2]int64, means [][2]int64) *Model {
	t.Helper()
	spec := Spec{Traits: 1}
	spec.Outcomes[Paths] = []Outcome{{Weights: []Term{{0, One}}}, {Weights: []Term{{0, -One}}}}
	for _, alternatives := range items {
		item := Item{Weight: One}
		for o := range alternatives {
			item.Options = append(item.Options, Option{Traits: []Term{{0, Whole(o)}}})
		}
		spec.Items = append(spec.Items, item)
	}
	m, err := NewModel(spec)
	if err != nil {
		t.Fatalf("%v", err)
	}
	table := m.tables[Paths]
	table.offsets, table.ranges = []int64{0, 0}, []int64{100, 100}
	for i, alternatives := range items {
		copy(table.mean(i), means[i][:])
		for a, gains := range alternatives {
			copy(table.row(m.first[i]+a), gains[:])
		}
	}
	return m
}

// The rounding of a mean may make no answer worth less than any.
func TestNoAnswerMayBeTheLeast(t *testing.T) {
	gain := rapid.Custom(func(t *rapid.T) [2]int64 {
		return [2]int64{rapid.Int64Range(0, 3).Draw(t, "gain"), rapid.Int64Range(0, 3).Draw(t, "gain")}
	})
	none, some := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		alternatives, mean := rapid.SliceOfN(gain, 2, 4).Draw(t, "alternatives"), gain.Draw(t, "mean")
		m := doctored(t, [][][2]int64{alternatives}, [][2]int64{mean})
		want, at := mean[0]-mean[1], -1
		for a, gains := range slices.Backward(alternatives) {
			if worth := gains[0] - gains[1]; worth <= want {
				want, at = worth, a
			}
		}
		least, alternative := m.tables[Paths].versus(0, 1).least(m, 0)
		if least != wideOf(want) || alternative != at {
			t.Fatalf("the least is %d with %d, want %d with %d", least.int(), alternative, want, at)
		}
		if at < 0 {
			none++
		} else {
			some++
		}
	})
	if none == 0 || some == 0 {
		t.Errorf("%d times no answer was the least, %d times another", none, some)
	}
}

// The open item puts path 0 ahead by one; of the other, no answer gives path 1 one more than either option.
func TestToLeaveAnItemMayBeTheOnlyFlip(t *testing.T) {
	m := doctored(t, [][][2]int64{{{3, 0}, {0, 3}}, {{1, 1}, {2, 2}}}, [][2]int64{{1, 0}, {1, 2}})
	s := m.NewSheet()
	s.Open(0)
	if err := s.Choose(1, 1); err != nil {
		t.Fatal(err)
	}
	flip := m.PathFlip(s)
	if !flip.Possible || !slices.Equal(flip.Changes, []Change{{1, -1}}) || !slices.Equal(flip.First, []int{0, 1}) {
		t.Errorf("got %+v", flip)
	}
}
