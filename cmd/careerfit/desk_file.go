package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A fileDesk is the desk of a file that this process holds.
type fileDesk struct {
	store *boltstore.Store
	file  string
	now   func() time.Time
}

var _ desk = fileDesk{}

func newFileDesk(st *boltstore.Store, file string, now func() time.Time) fileDesk {
	return fileDesk{st, file, now}
}

func (d fileDesk) served() bool { return false }

func (d fileDesk) close() error { return d.store.Close() }

func (d fileDesk) backup(ctx context.Context, w io.Writer) error {
	_, err := d.store.Backup(ctx, w)
	return err
}

func (d fileDesk) questionnaire(ctx context.Context, digest quiz.Digest) ([]byte, error) {
	canonical, err := d.store.Questionnaire(ctx, digest)
	if errors.Is(err, store.ErrNotFound) {
		err = errors.New("it was never served from there")
	}
	return canonical, err
}

// backedUp has nobody to tell.
func (d fileDesk) backedUp(context.Context, copied) error { return nil }

func (d fileDesk) export(ctx context.Context, wish exportWish, w io.Writer) error {
	buffered := bufio.NewWriterSize(w, 64<<10)
	return errors.Join(exportRows(ctx, d.store, wish, buffered), buffered.Flush())
}

func (d fileDesk) find(ctx context.Context, wish findWish) ([]foundSitting, error) {
	found := []foundSitting{}
	for _, id := range wish.ids {
		s, err := d.store.Session(ctx, id)
		if unreadable(err) { // it can be erased all the same
			s, err = &quiz.Session{ID: id}, nil
		}
		if found, err = noteFound(found, s, err); err != nil {
			return nil, err
		}
	}
	if wish.code == nil {
		return found, nil
	}
	s, err := d.store.ByCode(ctx, *wish.code)
	return noteFound(found, s, err)
}

// noteFound adds a sitting, unless it was looked for in vain.
func noteFound(found []foundSitting, s *quiz.Session, err error) ([]foundSitting, error) {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return found, nil
	case err != nil:
		return nil, err
	}
	return append(found, foundSitting{s.ID, s.Started, s.Seen, s.Reached()}), nil
}

func (d fileDesk) erase(ctx context.Context, ids []string) (erased int, err error) {
	for _, id := range ids {
		switch err := d.store.Delete(ctx, id); {
		case err == nil:
			erased++
		case !errors.Is(err, store.ErrNotFound): // it may have been deleted by the taker meanwhile
			return erased, err
		}
	}
	return erased, nil
}

func (d fileDesk) purge(ctx context.Context, wish purgeWish) (purgeStep, error) {
	return purgeStepOf(ctx, d.store, wish, d.now())
}
