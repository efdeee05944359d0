package storetest

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// items is how many items the sittings of all stories have.
const items = 24

// A world is where a story plays: a store, a questionnaire in it, and a clock. Its methods are what
// stories are told in; each ends the test where the store does not do as it should.
type world struct {
	T
	ctx    context.Context
	store  store.Store
	digest quiz.Digest
	clock  time.Time
	salt   string
}

func newWorld(t T, ctx context.Context, s store.Store) *world {
	t.Helper()
	w := &world{
		T: t, ctx: ctx, store: s, salt: rand.Text(),
		clock: time.Date(2026, 11, 22, 8, 30, 0, 123e6, time.UTC),
	}
	w.digest = w.keeps("questionnaire")
	return w
}

// secret returns the hash of a browser's token or of a return code by its name; other worlds have
// others.
func (w *world) secret(name string) quiz.SecretHash { return quiz.HashSecret("W3" + w.salt + name) }

func (w *world) later(d time.Duration) time.Time {
	w.clock = w.clock.Add(d)
	return w.clock
}

// keeps has the store keep a questionnaire.
func (w *world) keeps(canonical string) quiz.Digest {
	w.Helper()
	d, err := w.store.PutQuestionnaire(w.ctx, []byte(canonical))
	if err != nil {
		w.Fatalf("keeping a questionnaire: %v", err)
	}
	return d
}

// sitting returns a sitting that nobody keeps yet, with nothing answered.
func (w *world) sitting(code string, browsers ...string) *quiz.Session {
	now := w.later(time.Minute)
	s := &quiz.Session{
		ID: store.NewID(), Digest: w.digest, Code: w.secret(code), Marks: make([]quiz.Mark, items),
		Started: now, Changed: now, Seen: now,
	}
	for _, b := range browsers {
		s.AddOwner(w.secret(b))
	}
	return s
}

// starts has the store keep a new sitting.
func (w *world) starts(code string, browsers ...string) *quiz.Session {
	w.Helper()
	s := w.sitting(code, browsers...)
	if err := w.store.Create(w.ctx, s); err != nil {
		w.Fatalf("starting a sitting: %v", err)
	}
	return s
}

// changes has the store change a sitting, checks that it returns what it keeps, and returns it.
func (w *world) changes(id string, change func(*quiz.Session)) *quiz.Session {
	w.Helper()
	after, err := w.store.Update(w.ctx, id, func(s *quiz.Session) error { change(s); return nil })
	if err != nil {
		w.Fatalf("changing a sitting: %v", err)
	}
	w.finds(after)
	return after
}

// deletes has the store delete a sitting.
func (w *world) deletes(id string) {
	w.Helper()
	if err := w.store.Delete(w.ctx, id); err != nil {
		w.Fatalf("deleting a sitting: %v", err)
	}
}

// finds checks that every way to the sitting leads to exactly it.
func (w *world) finds(want *quiz.Session) {
	w.Helper()
	got, err := w.store.Session(w.ctx, want.ID)
	w.is("by id", want, got, err)
	got, err = w.store.ByCode(w.ctx, want.Code)
	w.is("by return code", want, got, err)
	for _, owner := range want.Owners {
		w.is("in a browser's list", want, w.listed(owner)[want.ID], nil)
	}
}

// gone checks that no way leads to the sitting any longer.
func (w *world) gone(s *quiz.Session) {
	w.Helper()
	_, err := w.store.Session(w.ctx, s.ID)
	w.refused("looking for it by id", err, store.ErrNotFound)
	_, err = w.store.ByCode(w.ctx, s.Code)
	w.refused("looking for it by return code", err, store.ErrNotFound)
	for _, owner := range s.Owners {
		if w.listed(owner)[s.ID] != nil {
			w.Fatalf("the sitting is still in a browser's list")
		}
	}
}

// lists checks which sittings a browser lists, in order.
func (w *world) lists(browser string, want ...*quiz.Session) {
	w.Helper()
	got, err := w.store.ByOwner(w.ctx, w.secret(browser))
	if err != nil {
		w.Fatalf("listing the sittings of %s: %v", browser, err)
	}
	if !slices.EqualFunc(want, got, same) {
		w.Fatalf("%s lists other sittings (-want +got):\n%s", browser, diff(want, got))
	}
}

func (w *world) listed(owner quiz.SecretHash) map[string]*quiz.Session {
	w.Helper()
	list, err := w.store.ByOwner(w.ctx, owner)
	if err != nil {
		w.Fatalf("listing a browser's sittings: %v", err)
	}
	byID := map[string]*quiz.Session{}
	for _, s := range list {
		if byID[s.ID] != nil {
			w.Fatalf("a browser lists %s twice", s.ID)
		}
		byID[s.ID] = s
	}
	return byID
}

func (w *world) is(what string, want, got *quiz.Session, err error) {
	w.Helper()
	if err != nil {
		w.Fatalf("looking for a sitting %s: %v", what, err)
	}
	if !same(want, got) {
		w.Fatalf("the sitting found %s is another (-want +got):\n%s", what, diff(want, got))
	}
}

func (w *world) refused(what string, err, want error) {
	w.Helper()
	if !errors.Is(err, want) {
		w.Fatalf("%s: got error %v, want %v", what, err, want)
	}
}

// same reports whether two sittings say the same, nil or empty, in whatever zone. Looking at all of
// them with go-cmp would take most of the suite's time.
func same(a, b *quiz.Session) bool {
	return a.ID == b.ID && a.Digest == b.Digest && a.Code == b.Code && a.CodeSerial == b.CodeSerial && slices.Equal(a.Owners, b.Owners) &&
		slices.EqualFunc(a.Marks, b.Marks, quiz.Mark.Equal) && slices.Equal(a.Asked, b.Asked) &&
		a.SharesMade == b.SharesMade && slices.EqualFunc(a.Shares, b.Shares, sameShare) && a.Started.Equal(b.Started) &&
		a.Changed.Equal(b.Changed) && a.Seen.Equal(b.Seen) && a.Finished.Equal(b.Finished)
}

func diff(want, got any) string { return cmp.Diff(want, got, cmpopts.EquateEmpty()) }
