package storetest

import (
	"context"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestEveryFaultWithShareLinksIsCaught(t *testing.T) {
	const keeps = "share links are kept, with all that is said of them"
	wantCaught(t, map[string]mutant{
		"forgets share links": {func() store.Store {
			return altersShares{newMemory(), func(s *quiz.Session) { s.Shares = nil }}
		}, []string{keeps, "other changes leave share links alone", anyHistory}},
		"shows answers to everybody": {func() store.Store {
			return altersShares{newMemory(), func(s *quiz.Session) {
				for i := range s.Shares {
					s.Shares[i].Answers = true
				}
			}}
		}, []string{anyHistory}},
		"gives numbers again": {func() store.Store {
			return altersShares{newMemory(), func(s *quiz.Session) {
				if len(s.Shares) == 0 {
					s.SharesMade = 0
				}
			}}
		}, []string{"a share link is taken back, and its number never given again", anyHistory}},
		"takes nothing back": {func() store.Store { return neverRevokes{newMemory()} },
			[]string{"a share link is taken back, and its number never given again", anyHistory}},
	})
}

// altersShares does something to share links with every change.
type altersShares struct {
	*memory
	alter func(*quiz.Session)
}

func (m altersShares) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		defer m.alter(s)
		return change(s)
	})
}

type neverRevokes struct{ *memory }

func (m neverRevokes) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		before := s.Clone().Shares
		err := change(s)
		if len(s.Shares) < len(before) {
			s.Shares = before
		}
		return err
	})
}
