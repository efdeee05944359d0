package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/store/storetest"
)

// What is wrong with clocks, and for how long. Each is right again before a day is over.
func clockStories() map[string]*sweptWorld {
	const years = 365 * day
	return map[string]*sweptWorld{
		"two years ahead for twenty hours":          {spells: []spell{{5 * time.Hour, 2 * years}, {25 * time.Hour, 0}}, busy: true},
		"two years ahead, and nobody there":         {spells: []spell{{5 * time.Hour, 2 * years}, {25 * time.Hour, 0}}},
		"ahead, further ahead, and back":            {spells: []spell{{5 * time.Hour, 40 * day}, {20 * time.Hour, 2 * years}, {40 * time.Hour, 0}}, busy: true},
		"behind from the start, and then mended":    {spells: []spell{{0, -20 * years}, {3 * time.Hour, 0}}, busy: true},
		"behind by years for twenty hours":          {spells: []spell{{5 * time.Hour, -20 * years}, {25 * time.Hour, 0}}, busy: true},
		"ahead from the start, while nobody begins": {spells: []spell{{0, 3 * years}, {20 * time.Hour, 0}}},
		"behind for days, and then mended":          {spells: []spell{{0, -20 * years}, {100 * time.Hour, 0}}, busy: true},
		"behind, mended, and started anew":          {spells: []spell{{0, -60 * day}, {20 * time.Hour, 0}}, busy: true, restarts: []int{20, 60}},
		"behind, and started anew once mended":      {spells: []spell{{0, -60 * day}, {20*time.Hour + 29*time.Minute + 30*time.Second, 0}}, busy: true, restarts: []int{20}},
		"behind, started anew, and mended":          {spells: []spell{{0, -60 * day}, {20 * time.Hour, 0}}, busy: true, restarts: []int{7, 12, 40}},
		"ahead, and started anew in the meantime":   {spells: []spell{{5 * time.Hour, 2 * years}, {25 * time.Hour, 0}}, busy: true, restarts: []int{11, 26}},
	}
}

// R10: with a clock that is right, whoever does not come back is gone within one sweep, and nobody before.
func TestWhoDoesNotComeBackIsGoneWithinOneSweep(t *testing.T) {
	for name, w := range map[string]*sweptWorld{
		"a right clock":                    {busy: true},
		"a right clock, and nobody begins": {},
	} {
		t.Run(name, func(t *testing.T) {
			w.t = t
			w.lives(45, careful)
			if len(w.early) > 0 || w.busy && len(w.late) > 0 {
				t.Errorf("early: %d, late: %d: %q %q", len(w.early), len(w.late), w.early, w.late)
			}
		})
	}
}

// R10: a clock that leaps, forth or back, deletes nobody early, and in the end nobody is forgotten.
func TestAClockThatLeapsDeletesNobodyEarly(t *testing.T) {
	for name, w := range clockStories() {
		t.Run(name, func(t *testing.T) {
			w.t = t
			w.lives(45, careful)
			if len(w.early) > 0 || len(w.late) > 0 {
				t.Errorf("early: %d, late: %d: %q %q", len(w.early), len(w.late), w.early, w.late)
			}
		})
	}
}

// The control: a sweeper that believes every clock deletes sittings early in each of the stories.
func TestASweeperThatBelievesEveryClockIsFound(t *testing.T) {
	for name, w := range clockStories() {
		t.Run(name, func(t *testing.T) {
			w.t = t
			w.lives(45, credulous)
			if len(w.early) == 0 {
				t.Error("nobody was deleted early")
			}
		})
	}
}

// However often the clock leaps, and however far: whenever it is right again within a day, nobody is deleted early.
func TestNoLeapsDeleteAnybodyEarly(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, at := &sweptWorld{t: t, takers: 40, busy: rapid.Bool().Draw(r, "busy")}, time.Duration(0)
		for range rapid.IntRange(1, 4).Draw(r, "leaps") {
			at += time.Duration(rapid.IntRange(1, 60).Draw(r, "right for hours")) * time.Hour
			w.spells = append(w.spells, spell{at, time.Duration(rapid.IntRange(-9000, 9000).Draw(r, "off by hours")) * time.Hour})
			at += time.Duration(rapid.IntRange(1, 23).Draw(r, "wrong for hours")) * time.Hour
			w.spells = append(w.spells, spell{at, 0})
		}
		w.restarts = rapid.SliceOfN(rapid.IntRange(1, 200), 0, 6).Draw(r, "started anew after hours")
		w.lives(18, careful)
		if len(w.early) > 0 {
			r.Fatalf("early: %q", w.early)
		}
	})
}

// Takers who came while the clock was ahead are noted as seen in the future. When more have begun by the clock that is
// right than in that future, they are noted as seen now, and gone in their time; until then the server says that they
// stay.
func TestVisitsOfTheFutureAreForgottenInTheEnd(t *testing.T) {
	for busy, want := range map[bool]int{true: 0, false: 31} {
		t.Run(fmt.Sprintf("others begin: %v", busy), func(t *testing.T) {
			w, ahead := &sweptWorld{t: t, takers: 1, busy: busy}, map[string]bool{}
			var log bytes.Buffer
			w.lives(60, func(w *sweptWorld) (end func()) {
				w.spells = []spell{{0, 700 * day}}
				for range 30 {
					w.visits(w.comes(40 * day))
				}
				for id := range w.kept() {
					ahead[id] = true
				}
				ahead[w.comes(0)] = true
				w.spells, w.takers = nil, 0
				return carefully(w, slog.New(slog.NewTextHandler(&log, nil)))
			})
			n := 0
			for id := range w.kept() {
				if ahead[id] {
					n++
				}
			}
			if n > want+1 || n < want {
				t.Errorf("%d visits of the future are kept, want %d", n, want)
			}
			if told := strings.Contains(log.String(), "there are sittings of the future"); !told {
				t.Errorf("it logs:\n%.500s", log.String())
			}
		})
	}
}

// Small corrections, as of a machine that asks others for the time, are no leaps.
func TestSmallCorrectionsDoNotHoldUpASweep(t *testing.T) {
	w := &sweptWorld{t: t, busy: true}
	for i := range 100 {
		w.spells = append(w.spells, spell{time.Duration(i) * 10 * time.Hour, time.Duration(i%3-1) * 20 * time.Minute})
	}
	w.lives(10, careful)
	if n := len(w.kept()); n > 2*sweepStep*31/60+10*5 || len(w.early) > 0 {
		t.Errorf("%d are left; early: %q", n, w.early)
	}
}

// A step that fails keeps nobody from the next one, and is told of.
func TestASweepGoesOnBehindWhatItCannotRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &sweptWorld{t: t, begun: time.Now(), store: storetest.NewMemory(), visited: map[string]time.Time{}, wrongly: map[string]bool{}}
		w.digest, _ = w.store.PutQuestionnaire(t.Context(), []byte("{}"))
		for i := range 3 * sweepStep {
			w.comes(2*keptFor + time.Duration(i)*time.Minute)
		}
		w.comes(36 * time.Hour)
		var log bytes.Buffer
		s := &sweeper{store: &stumbling{w.store}, keep: keptFor, clock: newSteadyClock(w.wall, sinceNow()), log: slog.New(slog.NewTextHandler(&log, nil))}
		s.sweep(t.Context())
		if n := len(w.kept()); n != 1 || s.failed.Load() != 1 || s.deleted.Load() != 3*sweepStep {
			t.Errorf("%d are left, %d deleted", n, s.deleted.Load())
		}
		if !strings.Contains(log.String(), "the sweep did not go through") || !strings.Contains(log.String(), "one record is odd") {
			t.Errorf("it logs:\n%s", &log)
		}
	})
}

// A stumbling store has one record in each step that cannot be read.
type stumbling struct{ store.Store }

func (u *stumbling) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	sittings, err := u.Store.List(ctx, after, n)
	return sittings, errors.Join(err, fmt.Errorf("%w: one record is odd", store.ErrDamaged))
}

func (u *stumbling) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	next, purged, err := u.Store.Purge(ctx, before, now, after, n)
	return next, purged, errors.Join(err, errors.New("one record is odd"))
}

// Whoever keeps sittings for ever has no sweeper, and a stop does not wait for a pause.
func TestASweeperEndsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begun := time.Now()
		for _, keep := range []time.Duration{0, keptFor} {
			s := &sweeper{store: storetest.NewMemory(), keep: keep, clock: newSteadyClock(time.Now, sinceNow()), log: slog.New(slog.DiscardHandler)}
			s.start()()
		}
		if waited := time.Since(begun); waited > 0 {
			t.Errorf("it took %s", waited)
		}
	})
}

// A record that cannot be read keeps nobody's visit from being put forward.
func TestMendingGoesOnBehindWhatItCannotRead(t *testing.T) {
	d, clock := dialled()
	d.wall = d.wall.AddDate(-10, 0, 0)
	clock.look()
	w := &sweptWorld{t: t, store: storetest.NewMemory(), visited: map[string]time.Time{}, wrongly: map[string]bool{}}
	w.digest, _ = w.store.PutQuestionnaire(t.Context(), []byte("{}"))
	w.spells, w.begun = []spell{{0, time.Until(d.wall)}}, time.Now().Add(-time.Minute)
	for range 3 {
		w.comes(0)
	}
	d.runs(time.Hour)
	clock.look()
	d.wall = d.wall.AddDate(10, 0, 0)
	clock.look()
	s := &sweeper{store: &stumbling{w.store}, keep: keptFor, clock: clock, log: slog.New(slog.DiscardHandler)}
	s.lookAtClock(t.Context())
	sittings, err := w.store.List(t.Context(), "", 9)
	if err != nil || len(sittings) != 3 {
		t.Fatalf("%d are left: %v", len(sittings), err)
	}
	for _, sitting := range sittings {
		if age := d.wall.Sub(sitting.Seen); age < 0 || age > 2*time.Hour {
			t.Errorf("%s was last seen %s ago", sitting.ID, age)
		}
	}
}

// A database without room takes no visit that is put forward; what is due goes all the same, and with it comes room.
func TestWhatIsDueGoesThoughThereIsNoRoom(t *testing.T) {
	d, clock := dialled()
	w := &sweptWorld{t: t, store: storetest.NewMemory(), visited: map[string]time.Time{}, wrongly: map[string]bool{}}
	w.digest, _ = w.store.PutQuestionnaire(t.Context(), []byte("{}"))
	w.spells = []spell{{0, time.Until(d.wall)}}
	for i := range 10 {
		w.comes(time.Duration(i+40) * day)
	}
	d.runs(time.Hour)
	fresh := w.comes(-time.Minute)
	s := &sweeper{store: &crammed{w.store}, keep: keptFor, clock: clock, log: slog.New(slog.DiscardHandler)}
	d.wall = d.wall.Add(35 * day)
	for range 25 {
		s.lookAtClock(t.Context())
		d.runs(time.Hour)
	}
	s.sweep(t.Context())
	if kept := w.kept(); len(kept) != 1 || !kept[fresh] {
		t.Errorf("%d are left; the one that came while the clock was behind: %v", len(kept), kept[fresh])
	}
	s.store = w.store
	s.lookAtClock(t.Context())
	if sitting, err := w.store.Session(t.Context(), fresh); err != nil || d.wall.Sub(sitting.Seen) > 2*day {
		t.Errorf("with room again the visit is not put forward: %v, %v", sitting, err)
	}
}

// A crammed store has no room.
type crammed struct{ store.Store }

func (*crammed) Update(context.Context, string, func(*quiz.Session) error) (*quiz.Session, error) {
	return nil, store.ErrFull
}

// The store that the server has does as the one of these stories: what is old goes, by every way to it.
func TestASweepOfTheRealStore(t *testing.T) {
	st, err := boltstore.Open(filepath.Join(t.TempDir(), databaseName), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	w := &sweptWorld{t: t, begun: time.Now(), store: st, visited: map[string]time.Time{}, wrongly: map[string]bool{}}
	if w.digest, err = st.PutQuestionnaire(t.Context(), []byte("{}")); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		w.comes(time.Hour + time.Duration(i)*day)
	}
	var log bytes.Buffer
	s := &sweeper{store: st, keep: keptFor, clock: newSteadyClock(w.wall, sinceNow()), log: slog.New(slog.NewTextHandler(&log, nil))}
	for range 2 {
		s.sweep(t.Context())
	}
	w.judges(true)
	if len(w.early)+len(w.late) > 0 || len(w.kept()) != 31 || s.deleted.Load() != 29 {
		t.Errorf("%d are left, %d deleted; early %q, late %q", len(w.kept()), s.deleted.Load(), w.early, w.late)
	}
	if !strings.Contains(log.String(), "level=INFO msg=swept deleted=29") || strings.Count(log.String(), "\n") != 1 {
		t.Errorf("it logs:\n%s", &log)
	}
}
