package main

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/store"
)

// A refusing world is a store that has room or not, and the log of the server that writes to it.
type refusingWorld struct {
	mood *moody
	kept *watched
	log  bytes.Buffer
}

func newRefusingWorld() *refusingWorld {
	w := &refusingWorld{mood: &moody{}}
	w.kept = newWatched(w.mood, sinceNow(), slog.New(slog.NewTextHandler(&w.log, nil)))
	return w
}

// writes are so many that meet with the error.
func (w *refusingWorld) writes(t *testing.T, n int, err error) {
	t.Helper()
	w.mood.writes = err
	for range n {
		if got := w.kept.Create(t.Context(), nil); !errors.Is(got, err) {
			t.Errorf("a write meets %v, want %v", got, err)
		}
	}
}

// logs expects so many lines, the last of which has the words.
func (w *refusingWorld) logs(t *testing.T, lines int, words ...string) {
	t.Helper()
	all := strings.SplitAfter(strings.TrimSpace(w.log.String()), "\n")
	if len(all) != lines {
		t.Errorf("%d lines, want %d:\n%s", len(all), lines, &w.log)
	}
	for _, word := range words {
		if !strings.Contains(all[len(all)-1], word) {
			t.Errorf("the last line has no %q:\n%s", word, &w.log)
		}
	}
}

// A shortage is told when it begins and when it is over, with how many met it, not by each of them; and neither is one
// in which a small answer still fits now and then.
func TestAShortageIsToldTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newRefusingWorld()
		w.writes(t, 5, fmt.Errorf("%w: no space left on device", store.ErrFull))
		w.logs(t, 1, "level=ERROR", "answers are refused for lack of room", "no space left on device", "make room on the disk")
		for range 20 {
			w.writes(t, 3, nil)
			time.Sleep(calm / 2)
			w.writes(t, 100, store.ErrFull)
		}
		w.logs(t, 1)
		time.Sleep(calm)
		w.writes(t, 3, nil)
		w.logs(t, 2, "level=WARN", "there is room again", "refused_meanwhile=2005")
		w.writes(t, 2, store.ErrFull)
		w.logs(t, 3, "level=ERROR")
		time.Sleep(calm)
		w.writes(t, 1, nil)
		w.logs(t, 4, "refused_meanwhile=2")
	})
}

// Room that was made at night is noticed by whoever asks how the server is, though nobody writes until the morning; and not
// sought more often than every few seconds.
func TestAShortageIsOverThoughNobodyWrites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newRefusingWorld()
		room, looks := false, 0
		w.kept.refusals.room = func(cause error) bool { looks++; return room && errors.Is(cause, store.ErrLimit) }
		w.writes(t, 7, store.ErrLimit)
		for range 100 {
			time.Sleep(calm / 100)
			if !w.kept.refusals.lacksRoom() {
				t.Fatal("a shortage is over without room")
			}
		}
		time.Sleep(time.Minute)
		for range 50 {
			w.kept.expose(&exposition{})
		}
		if looks != 2 {
			t.Errorf("it was looked for room %d times", looks)
		}
		w.logs(t, 1)
		room = true
		time.Sleep(roomEvery)
		var e exposition
		w.kept.expose(&e)
		if full := figure(t, e.b.String(), "careerfit_store_full"); full != 0 || w.kept.refusals.lacksRoom() {
			t.Errorf("with room again it is %v full", full)
		}
		w.logs(t, 2, "there is room again", "refused_meanwhile=7")
		w.kept.refusals.tellRest()
		w.logs(t, 2)
		w.writes(t, 3, store.ErrLimit)
		w.kept.refusals.tellRest()
		w.logs(t, 4, "until the stop", "refused_meanwhile=3")
	})
}

// Whoever set --max-db reads its name, and whoever has a full disk does not.
func TestWhatMendsAShortageDependsOnItsCause(t *testing.T) {
	for cause, named := range map[error]bool{store.ErrLimit: true, store.ErrFull: false} {
		w := newRefusingWorld()
		w.writes(t, 1, cause)
		if got := strings.Contains(w.log.String(), "--max-db"); got != named {
			t.Errorf("%v: --max-db is named: %v\n%s", cause, got, &w.log)
		}
	}
}

func TestAFailedDiskIsToldOnce(t *testing.T) {
	w := newRefusingWorld()
	w.writes(t, 50, fmt.Errorf("%w: input/output error", store.ErrFailed))
	w.logs(t, 1, "level=ERROR", "until the server is started anew", "input/output error", "see to the cause")
	var e exposition
	w.kept.expose(&e)
	if n := figure(t, e.b.String(), "careerfit_store_refusals_total"); n != 50 {
		t.Errorf("%v refusals are counted", n)
	}
}

// What is deleted makes room, but not for sure enough; and what is wrong with a request says nothing of the room.
func TestOnlyWhatIsKeptEndsAShortage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newRefusingWorld()
		w.writes(t, 1, store.ErrFull)
		time.Sleep(2 * calm)
		w.writes(t, 1, store.ErrExists)
		w.mood.writes = nil
		if err := w.kept.Delete(t.Context(), ""); err != nil || !w.kept.refusals.lacksRoom() {
			t.Errorf("a shortage is over with a deletion: %v", err)
		}
		w.logs(t, 1)
		w.writes(t, 1, nil)
		w.logs(t, 2, "refused_meanwhile=1")
	})
}

// While the file is gone what is to be kept is refused and counted, what is deleted is not; the log has it from whoever
// looks for the file, and nothing needs to be started anew.
func TestNothingIsKeptWhileTheFileIsGone(t *testing.T) {
	w := newRefusingWorld()
	w.mood.replaced = true
	w.kept.file.look()
	for range 5 {
		_, err := w.kept.Update(t.Context(), "", nil)
		if again := w.kept.Create(t.Context(), nil); !errors.Is(err, store.ErrFailed) || !errors.Is(again, store.ErrFailed) {
			t.Fatalf("writes meet %v and %v", err, again)
		}
	}
	if err := w.kept.Delete(t.Context(), ""); err != nil {
		t.Error(err)
	}
	w.logs(t, 1, "answers are refused until it is back")
	var e exposition
	w.kept.expose(&e)
	if n := figure(t, e.b.String(), "careerfit_store_refusals_total"); n != 10 {
		t.Errorf("%v refusals are counted", n)
	}
	w.mood.replaced = false
	w.kept.file.look()
	w.writes(t, 5, nil)
	w.logs(t, 2, "back in its place")
}
