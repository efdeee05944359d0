package storetest

import (
	"context"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestEveryFaultWithShortFormsIsCaught(t *testing.T) {
	const keepsOrder = "a short form keeps the order in which its items were put"
	wantCaught(t, map[string]mutant{
		"forgets what was put": {func() store.Store { return forgetsAsked{newMemory()} },
			[]string{keepsOrder, anyHistory}},
		"forgets what was put at the start": {func() store.Store { return startsLong{newMemory()} },
			[]string{"a short form may begin with items put already"}},
		"puts in the author's order": {func() store.Store { return sortsAsked{newMemory()} },
			[]string{keepsOrder, anyHistory}},
		"takes nothing back": {func() store.Store { return onlyGrows{newMemory()} },
			[]string{"a short form takes back what it put last", "a short form becomes a long one and loses no answer", anyHistory}},
		"hands out its own order": {func() store.Store { return &handsOutItsOrder{memory: newMemory()} },
			[]string{"callers own what they get"}},
		"keeps the order that it is given": {func() store.Store { return &keepsGivenOrder{memory: newMemory()} },
			[]string{"callers keep what they give"}},
		"keeps the order that a change made": {func() store.Store { return &keepsChangedOrder{memory: newMemory()} },
			[]string{"what a change lets out is not the store's"}},
	})
}

type forgetsAsked struct{ *memory }

func (m forgetsAsked) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		defer func() { s.Asked = nil }()
		return change(s)
	})
}

type startsLong struct{ *memory }

func (m startsLong) Create(ctx context.Context, s *quiz.Session) error {
	if s == nil || store.CheckSession(s) != nil {
		return m.memory.Create(ctx, s)
	}
	c := s.Clone()
	c.Asked = nil
	return m.memory.Create(ctx, c)
}

type sortsAsked struct{ *memory }

func (m sortsAsked) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		defer func() { slices.Sort(s.Asked) }()
		return change(s)
	})
}

type onlyGrows struct{ *memory }

func (m onlyGrows) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		before := slices.Clone(s.Asked)
		err := change(s)
		if len(s.Asked) < len(before) {
			s.Asked = before
		}
		return err
	})
}

// The next three keep the order of a short form beside its record, for one sitting, and share it.

type handsOutItsOrder struct {
	*memory
	last []int
}

func (m *handsOutItsOrder) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s, err := m.memory.Session(ctx, id)
	if err == nil && len(m.last) == len(s.Asked) {
		s.Asked = m.last
	}
	if err == nil {
		m.last = s.Asked
	}
	return s, err
}

type keepsGivenOrder struct {
	*memory
	given []int
}

func (m *keepsGivenOrder) Create(ctx context.Context, s *quiz.Session) error {
	err := m.memory.Create(ctx, s)
	if err == nil {
		m.given = s.Asked
	}
	return err
}

func (m *keepsGivenOrder) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s, err := m.memory.Session(ctx, id)
	if err == nil && len(m.given) == len(s.Asked) {
		s.Asked = slices.Clone(m.given)
	}
	return s, err
}

type keepsChangedOrder struct {
	*memory
	made []int
}

func (m *keepsChangedOrder) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		err := change(s)
		m.made = s.Asked
		return err
	})
}

func (m *keepsChangedOrder) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s, err := m.memory.Session(ctx, id)
	if err == nil && len(m.made) == len(s.Asked) {
		s.Asked = slices.Clone(m.made)
	}
	return s, err
}
