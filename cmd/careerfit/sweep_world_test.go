package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/storetest"
)

const day = 24 * time.Hour

// keptFor is the retention in stories about sweeps.
const keptFor = 30 * day

// A spell begins when the clock on the wall is set, and is then off by so much.
type spell struct {
	from time.Duration
	off  time.Duration
}

// A sweptWorld has a store, a clock on the wall that is wrong now and then, and takers who come and go. Time is the
// test's own; what it calls the truth is nobody's to set.
type sweptWorld struct {
	t      *testing.T
	store  store.Store
	digest quiz.Digest
	begun  time.Time
	spells []spell
	// takers are how many there were before; 0 is more than one step of a sweep has.
	takers int
	// restarts are the hours in the middle of which the server is started anew.
	restarts []int
	// busy tells that somebody begins a sitting every few hours.
	busy bool
	// visited is when each taker truly came last; wrongly tells that the wall showed another time then.
	visited map[string]time.Time
	wrongly map[string]bool
	// early are those whose sittings went before their time, late those whose sittings stayed beyond it though the
	// clock was right.
	early, late []string
}

// off is how far the wall is off now.
func (w *sweptWorld) off() (off time.Duration) {
	for _, e := range w.spells {
		if time.Since(w.begun) >= e.from {
			off = e.off
		}
	}
	return off
}

func (w *sweptWorld) wall() time.Time { return time.Now().Add(w.off()) }

// comes is somebody whose only visit was so long ago.
func (w *sweptWorld) comes(ago time.Duration) (id string) {
	w.t.Helper()
	at := w.wall().Add(-ago)
	ms := at.UnixMilli()
	id = fmt.Sprintf("%08x-%04x-7000-8000-%012x", ms>>16, ms&0xffff, len(w.visited))
	s := &quiz.Session{
		ID: id, Digest: w.digest, Code: sha256.Sum256([]byte(id)), Marks: make([]quiz.Mark, 2),
		Started: at, Changed: at, Seen: at,
	}
	if err := w.store.Create(context.Background(), s); err != nil {
		w.t.Fatal(err)
	}
	w.visited[id], w.wrongly[id] = time.Now().Add(-ago), w.off() != 0
	return id
}

// visits is somebody who comes back.
func (w *sweptWorld) visits(id string) {
	w.t.Helper()
	if _, err := w.store.Update(context.Background(), id, func(s *quiz.Session) error { s.Seen = w.wall(); return nil }); err != nil {
		w.t.Fatal(err)
	}
	w.visited[id] = time.Now()
}

// kept are the ids that are still there.
func (w *sweptWorld) kept() map[string]bool {
	w.t.Helper()
	all, err := w.store.List(context.Background(), "", 1<<20)
	if err != nil {
		w.t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, s := range all {
		ids[s.ID] = true
	}
	return ids
}

// judges looks whose sitting went too early, and, where the clock has been right for long enough, whose stayed.
func (w *sweptWorld) judges(calm bool) {
	kept := w.kept()
	for id, visit := range w.visited {
		age := time.Since(visit)
		switch {
		case !kept[id] && age < keptFor-w.doubtLost():
			w.early = append(w.early, fmt.Sprintf("%s, %s after the visit", id, age))
			delete(w.visited, id)
		case kept[id] && calm && !w.wrongly[id] && age > keptFor+visitsNotedTo+sweepEvery+sweepFirst:
			w.late = append(w.late, fmt.Sprintf("%s, %s after the visit", id, age))
		}
	}
}

// doubtLost is how much too early a sitting may go: a server that is started anew while the clock is ahead by no more
// than two days may take the sittings of the time before for those of the last days.
func (w *sweptWorld) doubtLost() time.Duration {
	if len(w.restarts) > 0 {
		return day
	}
	return 0
}

// lives lets so many days go by while somebody sweeps. At its end the clock has been right for days.
func (w *sweptWorld) lives(days int, sweeps func(w *sweptWorld) (end func())) {
	w.t.Helper()
	w.visited, w.wrongly = map[string]time.Time{}, map[string]bool{}
	synctest.Test(w.t, func(*testing.T) {
		w.begun, w.store = time.Now(), storetest.NewMemory()
		var err error
		if w.digest, err = w.store.PutQuestionnaire(context.Background(), []byte("{}")); err != nil {
			w.t.Fatal(err)
		}
		spells := w.spells
		w.spells = nil // who came before the start came by a clock that was right
		takers := cmp.Or(w.takers, 2*sweepStep)
		for i := range takers {
			w.comes(time.Hour + time.Duration(i)*60*day/time.Duration(takers))
		}
		w.spells = spells
		end := sweeps(w)
		for hour := range days * 24 {
			if w.busy && hour%5 == 0 {
				w.comes(0)
			}
			time.Sleep(time.Hour / 2)
			if slices.Contains(w.restarts, hour) {
				end()
				end = sweeps(w)
			}
			time.Sleep(time.Hour / 2)
			w.judges(len(spells) == 0 || hour > (days-2)*24)
		}
		end()
	})
}

// careful is the server's own sweeper, credulous one that believes every clock.
func careful(w *sweptWorld) (end func()) { return carefully(w, slog.New(slog.DiscardHandler)) }

func carefully(w *sweptWorld, log *slog.Logger) (end func()) {
	return (&sweeper{store: w.store, keep: keptFor, clock: newSteadyClock(w.wall, sinceNow()), log: log}).start()
}

func credulous(w *sweptWorld) (end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		for wait := sweepFirst; slept(ctx, wait); wait = sweepEvery {
			now := w.wall()
			_, _, _ = w.store.Purge(ctx, now.Add(-keptFor-visitsNotedTo), now, "", 1<<20)
		}
	}()
	return cancel
}
