package storetest

import (
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

func askingStories() []story {
	return []story{
		{"a short form keeps the order in which its items were put", func(w *world) {
			want := w.starts("red", "phone")
			for _, item := range []int{20, 3, 11, 0, items - 1} {
				want.Asked = append(want.Asked, item)
				w.becomes(want)
				w.answer(want, item, item%4)
				w.becomes(want)
			}
		}},
		{"a short form may begin with items put already", func(w *world) {
			s := w.sitting("red", "phone")
			s.Asked = []int{9, 2}
			w.creates(s)
			w.finds(s)
		}},
		{"a short form may put every item", func(w *world) {
			want := w.starts("red", "phone")
			for item := range want.Marks {
				want.Asked = append(want.Asked, items-1-item)
			}
			w.becomes(want)
		}},
		{"a short form takes back what it put last", func(w *world) {
			want := w.starts("red", "phone")
			want.Asked = []int{20, 3, 11}
			w.becomes(want)
			want.Asked = []int{20, 3}
			w.becomes(want)
		}},
		{"a short form becomes a long one and loses no answer", func(w *world) {
			want := w.starts("red", "phone")
			want.Asked = []int{20, 3}
			w.answer(want, 20, 1)
			w.becomes(want)
			want.Asked = nil
			w.becomes(want)
			w.answer(want, 5, 1) // which was never put, and now need not be
			w.becomes(want)
		}},
		{"a sitting's order is its own", func(w *world) {
			short, long := w.starts("red", "phone"), w.starts("blue", "phone")
			short.Asked = []int{1, 0}
			w.becomes(short)
			w.finds(long)
			w.lists("phone", long, short)
		}},
	}
}

// becomes has the store change marks, times and what was put of a sitting to what it says, and checks
// that it is so whichever way it is found.
func (w *world) becomes(want *quiz.Session) {
	w.Helper()
	after := w.changes(want.ID, func(s *quiz.Session) {
		from := want.Clone()
		s.Marks, s.Asked, s.Changed, s.Seen = from.Marks, from.Asked, from.Changed, from.Seen
	})
	w.is("after a change", want, after, nil)
	if after.Ordered() != want.Ordered() || !want.Ordered() && after.Asked != nil {
		w.Fatalf("a long form comes back with an order, %v", after.Asked)
	}
}

// put puts an item of a short form, unless it was put.
func put(s *quiz.Session, item int) {
	if !slices.Contains(s.Asked, item) {
		s.Asked = append(s.Asked, item)
	}
}
