package storetest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func purgingStories() []story {
	return []story{
		{"what was last seen before the moment goes, with every way to it", func(w *world) {
			all := w.startsMany(9) // a minute apart
			w.sweeps(all[5].Seen, w.clock, 100, 5)
			for _, s := range all[:5] {
				w.gone(s)
			}
			w.isList("who stays", all[5:], w.pages(100))
			for _, s := range all[5:] {
				w.finds(s)
			}
			w.finds(w.starts("code 0", "browser 0")) // the code is free again
		}},
		{"a sweep looks at the last visit, not at the start or the last answer", func(w *world) {
			old, back := w.starts("red", "phone"), w.starts("blue", "laptop")
			later := w.later(100 * time.Hour)
			back = w.changes(back.ID, func(s *quiz.Session) { s.Seen = later })
			old = w.changes(old.ID, func(s *quiz.Session) { s.Changed, s.Finished = later, later })
			w.sweeps(later, later, 100, 1)
			w.gone(old)
			w.finds(back)
		}},
		{"a sweep is exact to the millisecond", func(w *world) {
			s := w.starts("red", "phone")
			w.sweeps(s.Seen, w.clock, 100, 0)
			w.finds(s)
			w.sweeps(s.Seen.Add(time.Millisecond), w.clock, 100, 1)
			w.gone(s)
		}},
		{"a step looks at no more than it is told to, and says where to go on", func(w *world) {
			all := w.startsMany(10)
			end := w.later(time.Hour)
			next, purged := w.step(end, end, "", 4)
			if next != all[3].ID || purged != 4 {
				w.Fatalf("%d went, it goes on behind %s, want 4 and %s", purged, next, all[3].ID)
			}
			w.isList("who is left", all[4:], w.pages(100))
			next, purged = w.step(all[0].Started, end, next, 4)
			if next != all[7].ID || purged != 0 {
				w.Fatalf("%d went, it goes on behind %s, want none and %s", purged, next, all[7].ID)
			}
			if next, purged = w.step(end, end, next, 4); next != "" || purged != 2 {
				w.Fatalf("%d went, it goes on behind %q, want 2 and the end", purged, next)
			}
			w.isList("who is left", all[4:8], w.pages(100))
		}},
		{"a step that ends with the last sitting is at the end", func(w *world) {
			all := w.startsMany(4)
			if next, _ := w.step(all[0].Seen, w.clock, "", 4); next != "" {
				w.Fatalf("it goes on behind %s", next)
			}
			if next, _ := w.step(w.clock, w.clock, all[3].ID, 4); next != "" {
				w.Fatalf("behind the last one it goes on behind %s", next)
			}
		}},
		{"who was seen in the future is seen now", func(w *world) {
			now := w.clock
			wrong := w.starts("red", "phone")
			wrong = w.changes(wrong.ID, func(s *quiz.Session) { s.Seen = now.AddDate(50, 0, 0) })
			slack := w.starts("blue", "phone")
			slack = w.changes(slack.ID, func(s *quiz.Session) { s.Seen = now.Add(store.Ahead) })
			w.sweeps(now.Add(-time.Hour), now, 100, 0)
			wrong.Seen = now.Truncate(time.Millisecond)
			w.finds(wrong)
			w.finds(slack)
			w.sweeps(now.Add(time.Minute), now.Add(time.Hour), 100, 1)
			w.gone(wrong)
			w.finds(slack)
		}},
		{"a sweep that makes no sense is refused and does nothing", func(w *world) {
			all := w.startsMany(3)
			end := w.later(time.Hour)
			for what, try := range map[string]func() (string, int, error){
				"of no sitting":       func() (string, int, error) { return w.store.Purge(w.ctx, end, end, "", 0) },
				"of minus one":        func() (string, int, error) { return w.store.Purge(w.ctx, end, end, "", -1) },
				"behind what is none": func() (string, int, error) { return w.store.Purge(w.ctx, end, end, "x", 1) },
				"at no time":          func() (string, int, error) { return w.store.Purge(w.ctx, end, time.Time{}, "", 1) },
			} {
				next, purged, err := try()
				w.refused("a sweep "+what, err, store.ErrInvalid)
				if next != "" || purged != 0 {
					w.Fatalf("a sweep %s: %d went, it goes on behind %q", what, purged, next)
				}
			}
			w.isList("who is left", all, w.pages(100))
		}},
		{"a sweep that was given up does nothing", func(w *world) {
			all := w.startsMany(3)
			end := w.later(time.Hour)
			ctx, giveUp := context.WithCancel(w.ctx)
			giveUp()
			_, purged, err := w.store.Purge(ctx, end, end, "", 10)
			w.refused("a sweep that was given up", err, context.Canceled)
			w.isList("who is left", all, w.pages(100))
			if purged != 0 {
				w.Fatalf("%d went", purged)
			}
		}},
		{"nobody who comes back while it is swept is lost", func(w *world) {
			all := w.startsMany(60)
			due := w.later(time.Hour)
			back := w.comeBackWhileSwept(all, due)
			for i, s := range all {
				if !back[i] {
					w.gone(s)
					continue
				}
				s.Seen = due
				w.finds(s)
			}
		}},
		{"two sweeps at once delete each sitting once", func(w *world) {
			w.startsMany(50)
			end := w.later(time.Hour)
			purged := make([]int, 4)
			w.atOnce(len(purged), func(i int) (err error) {
				purged[i], err = w.sweepsAll(end, end, 3+i)
				return err
			})
			if got := purged[0] + purged[1] + purged[2] + purged[3]; got != 50 {
				w.Fatalf("of 50 sittings they deleted %v", purged)
			}
			w.isList("nobody", nil, w.pages(100))
		}},
	}
}

// step has the store make one step of a sweep.
func (w *world) step(before, now time.Time, after string, n int) (next string, purged int) {
	w.Helper()
	next, purged, err := w.store.Purge(w.ctx, before, now, after, n)
	w.refused("sweeping", err, nil)
	return next, purged
}

// sweeps has the store sweep all in steps of n, and checks how many went.
func (w *world) sweeps(before, now time.Time, n, want int) {
	w.Helper()
	got, err := w.sweepsAll(before, now, n)
	w.refused("sweeping", err, nil)
	if got != want {
		w.Fatalf("%d sittings went, want %d", got, want)
	}
}

// sweepsAll has the store sweep all in steps of n, and returns how many went.
func (w *world) sweepsAll(before, now time.Time, n int) (went int, err error) {
	for after := ""; ; {
		next, purged, err := w.store.Purge(w.ctx, before, now, after, n)
		went += purged
		if err != nil || next == "" {
			return went, err
		}
		if next <= after {
			return went, fmt.Errorf("behind %s it goes on behind %s", after, next)
		}
		after = next
	}
}

// comeBackWhileSwept has the store sweep all in steps of five, and each step's takers come back while it is made: before
// it, in the middle of it, and after it. It returns who was in time.
func (w *world) comeBackWhileSwept(all []*quiz.Session, at time.Time) []bool {
	const n = 5
	back, after := make([]bool, len(all)), ""
	for from := 0; from < len(all); from += n {
		w.atOnce(n+1, func(i int) error {
			if i == n {
				_, _, err := w.store.Purge(w.ctx, at, at, after, n)
				return err
			}
			time.Sleep(time.Duration(i) * 200 * time.Microsecond)
			return w.comesBack(all[from+i].ID, &back[from+i], at)
		})
		after = all[from+n-1].ID
	}
	return back
}

// comesBack notes a visit to a sitting, and whether it was in time.
func (w *world) comesBack(id string, inTime *bool, at time.Time) error {
	_, err := w.store.Update(w.ctx, id, func(s *quiz.Session) error { s.Seen = at; return nil })
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("coming back to %s: %w", id, err)
	}
	*inTime = err == nil
	return nil
}
