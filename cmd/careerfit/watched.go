package main

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A durable store can tell whether its disk failed.
type durable interface {
	store.Store
	Failed() bool
}

// A watched store counts what becomes of sittings, and remembers whether what was last written found room.
type watched struct {
	durable
	begun, finished, deleted atomic.Uint64
	// full tells that there was no room for the last write.
	full atomic.Bool
}

var _ store.Store = (*watched)(nil)

func (w *watched) Create(ctx context.Context, session *quiz.Session) error {
	err := w.note(w.durable.Create(ctx, session))
	if err == nil {
		w.begun.Add(1)
	}
	return err
}

func (w *watched) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	finishes := false
	session, err := w.durable.Update(ctx, id, func(session *quiz.Session) error {
		before := session.Finished
		err := change(session)
		finishes = before.IsZero() && !session.Finished.IsZero()
		return err
	})
	if w.note(err) == nil && finishes {
		w.finished.Add(1)
	}
	return session, err
}

func (w *watched) Delete(ctx context.Context, id string) error {
	err := w.note(w.durable.Delete(ctx, id))
	if err == nil {
		w.deleted.Add(1)
	}
	return err
}

// note remembers what a write says about the room there is, and returns its error.
func (w *watched) note(err error) error {
	switch {
	case err == nil:
		w.full.Store(false)
	case errors.Is(err, store.ErrFull):
		w.full.Store(true)
	}
	return err
}

func (w *watched) expose(e *exposition) {
	e.family("careerfit_sittings_begun_total", "counter", "Sittings begun.").sample(float64(w.begun.Load()))
	e.family("careerfit_sittings_finished_total", "counter", "Sittings whose result was shown for the first time.").sample(float64(w.finished.Load()))
	e.family("careerfit_sittings_deleted_total", "counter", "Sittings deleted by their takers.").sample(float64(w.deleted.Load()))
	e.family("careerfit_store_full", "gauge", "1 while there is no room for more answers.").sample(oneIf(w.full.Load()))
	e.family("careerfit_store_failed", "gauge", "1 when the store takes no more writes until the server is started anew.").sample(oneIf(w.Failed()))
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
