package storetest

import (
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func listingStories() []story {
	return []story{
		{"all sittings are listed in the order of their ids, page by page", func(w *world) {
			want := w.startsMany(23)
			for _, n := range []int{1, 2, 7, 22, 23, 24, 1000} {
				w.isList(fmt.Sprintf("pages of %d", n), want, w.pages(n))
			}
		}},
		{"an empty store lists nothing", func(w *world) {
			w.isList("nothing", nil, w.page("", 10))
			w.isList("nothing behind an id", nil, w.page(store.NewID(), 10))
		}},
		{"a list goes on behind a sitting that was deleted", func(w *world) {
			all := w.startsMany(5)
			w.deletes(all[2].ID)
			w.isList("behind it", all[3:], w.page(all[2].ID, 10))
			w.isList("around it", []*quiz.Session{all[1], all[3]}, w.page(all[0].ID, 2))
		}},
		{"a list shows sittings as they are now", func(w *world) {
			all := w.startsMany(3)
			all[1] = w.changes(all[1].ID, func(s *quiz.Session) { w.answer(s, 3, 1) })
			got := w.page("", 10)
			w.isList("after an answer", all, got)
			scribble(got[1])
			w.isList("callers own what they get", all, w.page("", 10))
		}},
		{"a list of nothing, or from what is no id, is refused", func(w *world) {
			w.startsMany(1)
			for _, n := range []int{0, -1} {
				_, err := w.store.List(w.ctx, "", n)
				w.refused(fmt.Sprint(n, " sittings"), err, store.ErrInvalid)
			}
			for _, after := range []string{"x", "019aaa00-0000-4000-8000-000000000001"} {
				_, err := w.store.List(w.ctx, after, 1)
				w.refused("from "+after, err, store.ErrInvalid)
			}
		}},
		{"a list misses nobody when those who were listed go", func(w *world) {
			all := w.startsMany(12)
			var got []*quiz.Session
			for after := ""; len(got) < 12; after = got[len(got)-1].ID {
				page := w.page(after, 3)
				got = append(got, page...)
				if len(page) < 3 {
					break
				}
				w.deletes(page[0].ID)
				w.deletes(page[1].ID)
			}
			w.isList("in pages of three", all, got)
		}},
		{"who lists while others come and go misses nobody who stays", func(w *world) {
			stay := w.startsMany(40)
			w.atOnce(4, func(i int) error {
				if i > 0 {
					return w.comesAndGoes(30)
				}
				for range 5 {
					if err := w.missesNobody(stay); err != nil {
						return err
					}
				}
				return nil
			})
		}},
	}
}

// startsMany has the store keep n sittings, in the order of their ids.
func (w *world) startsMany(n int) []*quiz.Session {
	w.Helper()
	var all []*quiz.Session
	for i := range n {
		all = append(all, w.starts(fmt.Sprint("code ", i), fmt.Sprint("browser ", i%3)))
	}
	return all
}

// page returns at most n sittings behind the id.
func (w *world) page(after string, n int) []*quiz.Session {
	w.Helper()
	list, err := w.store.List(w.ctx, after, n)
	w.refused("listing", err, nil)
	if len(list) > n {
		w.Fatalf("%d sittings are listed, %d were asked for", len(list), n)
	}
	if len(list) > 0 && list[len(list)-1].ID <= after {
		w.Fatalf("behind %s, %s is listed last", after, list[len(list)-1].ID)
	}
	return list
}

// pages returns all sittings, read in pages of n.
func (w *world) pages(n int) (all []*quiz.Session) {
	w.Helper()
	for after := ""; ; after = all[len(all)-1].ID {
		list := w.page(after, n)
		if all = append(all, list...); len(list) < n {
			return all
		}
	}
}

func (w *world) isList(what string, want, got []*quiz.Session) {
	w.Helper()
	if !slices.EqualFunc(want, got, same) {
		w.Fatalf("%s: other sittings are listed (-want +got):\n%s", what, diff(want, got))
	}
}

// comesAndGoes starts n sittings and deletes them again.
func (w *world) comesAndGoes(n int) error {
	for range n {
		s := &quiz.Session{
			ID: store.NewID(), Digest: w.digest, Code: w.secret(store.NewID()), Marks: make([]quiz.Mark, items),
			Started: w.clock, Changed: w.clock, Seen: w.clock,
		}
		if err := w.store.Create(w.ctx, s); err != nil {
			return err
		}
		if err := w.store.Delete(w.ctx, s.ID); err != nil {
			return err
		}
	}
	return nil
}

// missesNobody reads all pages, and looks for those who stay, in order and once.
func (w *world) missesNobody(stay []*quiz.Session) error {
	last := ""
	for {
		list, err := w.store.List(w.ctx, last, 7)
		if err != nil {
			return err
		}
		for _, s := range list {
			if s.ID <= last {
				return fmt.Errorf("%s is listed behind %s", s.ID, last)
			}
			last = s.ID
			if len(stay) > 0 && stay[0].ID == s.ID {
				stay = stay[1:]
			}
		}
		if len(list) < 7 {
			break
		}
	}
	if len(stay) > 0 {
		return fmt.Errorf("%d sittings were missed, the first is %s", len(stay), stay[0].ID)
	}
	return nil
}
