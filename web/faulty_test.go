package web_test

import (
	"context"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/storetest"
)

// A faulty store asks before each call whether to refuse it, or to do worse.
type faulty struct {
	store.Store
	refuse func(call string) error
	// slow makes every call wait until the request gives up.
	slow bool
}

var _ store.Store = (*faulty)(nil)

func newStore() store.Store { return storetest.NewMemory() }

func (f *faulty) before(ctx context.Context, call string) error {
	if f.slow {
		<-ctx.Done()
		return ctx.Err()
	}
	if f.refuse == nil {
		return nil
	}
	return f.refuse(call)
}

func (f *faulty) Questionnaire(ctx context.Context, d quiz.Digest) ([]byte, error) {
	if err := f.before(ctx, "Questionnaire"); err != nil {
		return nil, err
	}
	return f.Store.Questionnaire(ctx, d)
}

func (f *faulty) Create(ctx context.Context, s *quiz.Session) error {
	if err := f.before(ctx, "Create"); err != nil {
		return err
	}
	return f.Store.Create(ctx, s)
}

func (f *faulty) Session(ctx context.Context, id string) (*quiz.Session, error) {
	if err := f.before(ctx, "Session"); err != nil {
		return nil, err
	}
	return f.Store.Session(ctx, id)
}

func (f *faulty) ByCode(ctx context.Context, code quiz.SecretHash) (*quiz.Session, error) {
	if err := f.before(ctx, "ByCode"); err != nil {
		return nil, err
	}
	return f.Store.ByCode(ctx, code)
}

func (f *faulty) ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error) {
	if err := f.before(ctx, "ByOwner"); err != nil {
		return nil, err
	}
	return f.Store.ByOwner(ctx, owner)
}

func (f *faulty) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	if err := f.before(ctx, "Update"); err != nil {
		return nil, err
	}
	return f.Store.Update(ctx, id, change)
}

func (f *faulty) Delete(ctx context.Context, id string) error {
	if err := f.before(ctx, "Delete"); err != nil {
		return err
	}
	return f.Store.Delete(ctx, id)
}

// A damaging store reads records as they are, or each with one bit flipped: that of a questionnaire's digest, so that
// the questionnaire is one that was never kept.
type damaging struct {
	store.Store
	flips bool
}

func (d *damaging) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s, err := d.Store.Session(ctx, id)
	if err == nil {
		d.flip(s)
	}
	return s, err
}

func (d *damaging) ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error) {
	all, err := d.Store.ByOwner(ctx, owner)
	d.flip(all...)
	return all, err
}

func (d *damaging) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return d.Store.Update(ctx, id, func(s *quiz.Session) error {
		d.flip(s)
		defer d.flip(s) // the bit is as it was
		return change(s)
	})
}

func (d *damaging) flip(sessions ...*quiz.Session) {
	for _, s := range sessions {
		if d.flips {
			s.Digest[0] ^= 1
		}
	}
}
