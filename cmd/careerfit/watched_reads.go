package main

import (
	"context"
	"errors"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// Whoever reads may be the first to meet a store that is lost.

func (w *watched) Session(ctx context.Context, id string) (*quiz.Session, error) {
	session, err := w.durable.Session(ctx, id)
	return session, w.noteLoss(err)
}

func (w *watched) ByCode(ctx context.Context, code quiz.SecretHash) (*quiz.Session, error) {
	session, err := w.durable.ByCode(ctx, code)
	return session, w.noteLoss(err)
}

func (w *watched) ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error) {
	sessions, err := w.durable.ByOwner(ctx, owner)
	return sessions, w.noteLoss(err)
}

// noteLoss tells the log of a store that is lost, and returns the error.
func (w *watched) noteLoss(err error) error {
	if errors.Is(err, store.ErrLost) {
		w.refusals.lost(err)
	}
	return err
}
