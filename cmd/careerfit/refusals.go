package main

import (
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/careerfit/careerfit/store"
)

// calm is for how long nothing must have been refused before a shortage counts as over: where there is hardly any
// room, a small answer may fit between two that do not.
const calm = 10 * time.Second

// roomEvery is how often a shortage is looked into, however many ask.
const roomEvery = 2 * time.Second

// Refusals tell the log when a store begins to refuse what is to be kept, and when it goes on, however many requests
// meet with it. A shortage is over when a write or, where nobody writes, whoever asks how the server is finds room.
type refusals struct {
	passed func() time.Duration
	log    *slog.Logger
	// room reports whether there is room again after a write met with this; nil where only a write can tell.
	room func(cause error) bool

	mu sync.Mutex
	// full tells that there was no room for the last write.
	full    bool
	refused int // in all
	// short tells that the log knows of a shortage, failed that it knows of a disk that failed.
	short, failed bool
	before        int           // refused before the shortage
	cause         error         // of the last time that there was no room
	last, looked  time.Duration // when that was, and when somebody last looked for room
}

// note takes what became of a write.
func (r *refusals) note(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case err == nil:
		r.full = false
		r.endShortage()
	case errors.Is(err, store.ErrFull):
		r.full, r.cause, r.last = true, err, r.passed()
		r.beginShortage(err)
		r.refused++
	case errors.Is(err, errGone): // of which the log knows
		r.refused++
	case errors.Is(err, store.ErrFailed):
		r.tellFailure(err)
		r.refused++
	}
}

func (r *refusals) beginShortage(err error) {
	if r.short {
		return
	}
	r.short, r.before = true, r.refused
	mend := "make room on the disk; answers are taken again by themselves"
	if errors.Is(err, store.ErrLimit) {
		mend = "raise --max-db, or delete sittings that nobody has come back to with careerfit purge"
	}
	r.log.Error("answers are refused for lack of room; pages can be read", "cause", err, "mend", mend)
}

func (r *refusals) endShortage() {
	if r.short && r.passed()-r.last >= calm {
		r.short = false
		r.log.Warn("there is room again, and answers are taken", "refused_meanwhile", r.refused-r.before)
	}
}

// look ends a shortage that was mended while nobody wrote.
func (r *refusals) look() {
	now := r.passed()
	if !r.short || r.room == nil || now-r.last < calm || now-r.looked < roomEvery {
		return
	}
	if r.looked = now; r.room(r.cause) {
		r.full = false
		r.endShortage()
	}
}

// tellRest tells at a stop how many met with a shortage that goes on.
func (r *refusals) tellRest() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.look(); r.short {
		r.log.Warn("answers were refused for lack of room until the stop", "refused_meanwhile", r.refused-r.before)
	}
}

// lost tells of a store that cannot even be read.
func (r *refusals) lost(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tellFailure(err)
}

func (r *refusals) tellFailure(err error) {
	if r.failed {
		return
	}
	r.failed = true
	if errors.Is(err, store.ErrLost) {
		r.log.Error("answers are refused until the server is started anew, and no sitting can be read", "cause", err,
			"mend", "stop the server, bring back the last backup with careerfit restore, which is never to be done by copying, and start it anew; nothing is left in the file of what was written over")
		return
	}
	r.log.Error("answers are refused until the server is started anew; pages can be read", "cause", err, "mend", "see to the cause, mostly the disk, then start the server anew")
}

// lacksRoom reports whether there was no room for the last write, and there still is none.
func (r *refusals) lacksRoom() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.look()
	return r.full
}

func (r *refusals) expose(e *exposition) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.look()
	e.family("careerfit_store_full", "gauge", "1 while there is no room for more answers.").sample(oneIf(r.full))
	e.family("careerfit_store_refusals_total", "counter", "Changes refused because there was no room, the disk had failed, or the database file was gone.").sample(float64(r.refused))
}
