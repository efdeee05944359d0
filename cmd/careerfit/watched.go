package main

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A durable store can tell whether its disk failed, and whether its file is still in its place.
type durable interface {
	store.Store
	Failed() bool
	Replaced() (bool, error)
}

// A watched store counts what becomes of sittings, and tells when they are not kept. While its file is gone from its place
// it takes none: what is written then is gone with the process.
type watched struct {
	durable
	begun, finished, deleted atomic.Uint64
	refusals                 refusals
	file                     whereabouts
}

var _ store.Store = (*watched)(nil)

// newWatched has time tell how long ago something was, by a clock that nobody sets.
func newWatched(st durable, passed func() time.Duration, log *slog.Logger) *watched {
	return &watched{
		durable:  st,
		refusals: refusals{passed: passed, log: log},
		file:     whereabouts{replaced: st.Replaced, passed: passed, log: log},
	}
}

func (w *watched) Create(ctx context.Context, session *quiz.Session) error {
	if err := w.inPlace(); err != nil {
		return err
	}
	err := w.note(w.durable.Create(ctx, session))
	if err == nil {
		w.begun.Add(1)
	}
	return err
}

func (w *watched) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	if err := w.inPlace(); err != nil {
		return nil, err
	}
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
	err := w.durable.Delete(ctx, id)
	if err == nil { // which says nothing of the room for others
		w.deleted.Add(1)
		return nil
	}
	return w.note(err)
}

// inPlace returns errGone while the file is gone. A store that failed says why by itself.
func (w *watched) inPlace() error {
	if w.Failed() || !w.file.glance() {
		return nil
	}
	return w.note(errGone)
}

// note takes what became of a write, and returns its error.
func (w *watched) note(err error) error {
	w.refusals.note(err)
	return err
}

func (w *watched) expose(e *exposition) {
	e.family("careerfit_sittings_begun_total", "counter", "Sittings begun.").sample(float64(w.begun.Load()))
	e.family("careerfit_sittings_finished_total", "counter", "Sittings whose result was shown for the first time.").sample(float64(w.finished.Load()))
	e.family("careerfit_sittings_deleted_total", "counter", "Sittings deleted by their takers.").sample(float64(w.deleted.Load()))
	e.family("careerfit_store_failed", "gauge", "1 when the store takes no more writes until the server is started anew.").sample(oneIf(w.Failed()))
	w.refusals.expose(e)
	w.file.expose(e)
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
