package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A suite that everything passes proves nothing: each of these stores has one fault, and has to be
// caught by the story that is there for it.
func TestEveryFaultIsCaught(t *testing.T) {
	wantCaught(t, map[string]mutant{
		"leaves the return code behind on deletion": {func() store.Store { return deletesTheRecordOnly{newMemory()} },
			[]string{"deletion is real", anyHistory}},
		"leaves the old return code in force": {func() store.Store { return keepsOldWays{newMemory()} },
			[]string{"a new return code replaces the old one", "forgetting on one device leaves the others", anyHistory}},
		"updates what was read a moment ago": {func() store.Store { return losesUpdates{newMemory()} },
			[]string{"two tabs at once lose nothing of each other"}},
		"writes what a failed change left": {func() store.Store { return writesOnError{newMemory()} },
			[]string{"a change that fails writes nothing", anyHistory}},
		"gives a taken code to another": {func() store.Store { return sharesCodes{newMemory()} },
			[]string{"a return code leads to one sitting only", anyHistory}},
		"forgets how often the code was replaced": {func() store.Store { return forgetsSerial{newMemory()} },
			[]string{"a new return code replaces the old one", anyHistory}},
		"lists the oldest first": {func() store.Store { return oldestFirst{newMemory()} },
			[]string{"a browser lists its sittings newest first", anyHistory}},
		"hands out its own session": {func() store.Store { return &handsOutItsOwn{memory: newMemory()} },
			[]string{"callers own what they get"}},
		"serves who has given up": {func() store.Store { return ignoresCancelling{newMemory()} },
			[]string{"a request that was given up writes nothing"}},
		"serves who gives up meanwhile": {func() store.Store { return looksOnce{newMemory()} },
			[]string{"a request that is given up while it is served writes nothing"}},
		"forgets why an item was not answered": {func() store.Store { return mixesNonAnswers{newMemory()} },
			[]string{"a sitting keeps every kind of answer"}},
		"keeps whole seconds": {func() store.Store { return wholeSeconds{newMemory()} },
			[]string{"times are kept to the millisecond in UTC"}},
		"keeps sittings of nothing": {func() store.Store { return needsNoQuestionnaire{newMemory()} },
			[]string{"a sitting needs its questionnaire"}},
		"goes on after it was closed": {func() store.Store { return neverCloses{newMemory()} },
			[]string{"a closed store says so"}},
		"keeps the caller's bytes": {func() store.Store { return keepsGivenBytes{newMemory()} },
			[]string{"questionnaires are nobody's to alter"}},
	})
}

func TestTheSuiteFindsNoFaultWhereThereIsNone(t *testing.T) {
	quietRapid(t)
	if failed := failures(t, true, NewMemory); len(failed) > 0 {
		t.Errorf("failed: %v", failed)
	}
}

type deletesTheRecordOnly struct{ *memory }

func (m deletesTheRecordOnly) Delete(ctx context.Context, id string) error {
	if _, err := m.Session(ctx, id); err != nil {
		return err
	}
	defer m.lock()()
	delete(m.records, id)
	return nil
}

type keepsOldWays struct{ *memory }

func (m keepsOldWays) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	before, _ := m.Session(ctx, id)
	after, err := m.memory.Update(ctx, id, change)
	if err == nil {
		defer m.lock()()
		record := m.records[id]
		m.put(before, record)
		m.put(after, record)
	}
	return after, err
}

type losesUpdates struct{ *memory }

func (m losesUpdates) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	read, err := m.Session(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := change(read); err != nil {
		return nil, err
	}
	time.Sleep(time.Millisecond)
	return m.memory.Update(ctx, id, func(s *quiz.Session) error { *s = *read; return nil })
}

type writesOnError struct{ *memory }

func (m writesOnError) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	var failed error
	after, err := m.memory.Update(ctx, id, func(s *quiz.Session) error { failed = change(s); return nil })
	if err == nil {
		err = failed
	}
	return after, err
}

type sharesCodes struct{ *memory }

func (m sharesCodes) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		err := change(s)
		if err == nil && m.codes[s.Code] != id {
			delete(m.codes, s.Code)
		}
		return err
	})
}

type forgetsSerial struct{ *memory }

func (m forgetsSerial) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return m.memory.Update(ctx, id, func(s *quiz.Session) error {
		defer func() { s.CodeSerial = 0 }()
		return change(s)
	})
}

type oldestFirst struct{ *memory }

func (m oldestFirst) ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error) {
	list, err := m.memory.ByOwner(ctx, owner)
	slices.Reverse(list)
	return list, err
}

type handsOutItsOwn struct {
	*memory
	last *quiz.Session
}

func (m *handsOutItsOwn) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s, err := m.memory.Session(ctx, id)
	if err == nil && m.last != nil && m.last.ID == id && m.last.Changed.Equal(s.Changed) {
		return m.last, nil
	}
	m.last = s
	return s, err
}

type ignoresCancelling struct{ *memory }

func (m ignoresCancelling) Create(ctx context.Context, s *quiz.Session) error {
	return m.memory.Create(context.WithoutCancel(ctx), s)
}

type looksOnce struct{ *memory }

func (m looksOnce) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return m.memory.Update(context.WithoutCancel(ctx), id, change)
}

type mixesNonAnswers struct{ *memory }

func (m mixesNonAnswers) Create(ctx context.Context, s *quiz.Session) error {
	if s == nil {
		return m.memory.Create(ctx, s)
	}
	c := s.Clone()
	for i := range c.Marks {
		if c.Marks[i].NonAnswer == quiz.DoesntApply {
			c.Marks[i].NonAnswer = quiz.Skipped
		}
	}
	return m.memory.Create(ctx, c)
}

type wholeSeconds struct{ *memory }

func (m wholeSeconds) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s, err := m.memory.Session(ctx, id)
	if err == nil {
		s.Started = s.Started.Truncate(time.Second)
	}
	return s, err
}

type needsNoQuestionnaire struct{ *memory }

func (m needsNoQuestionnaire) Create(ctx context.Context, s *quiz.Session) error {
	if s != nil {
		unlock := m.lock()
		m.questionnaires[s.Digest] = []byte("any")
		unlock()
	}
	return m.memory.Create(ctx, s)
}

type neverCloses struct{ *memory }

func (neverCloses) Close() error { return nil }

type keepsGivenBytes struct{ *memory }

func (m keepsGivenBytes) PutQuestionnaire(ctx context.Context, canonical []byte) (quiz.Digest, error) {
	digest, err := m.memory.PutQuestionnaire(ctx, canonical)
	if err == nil {
		defer m.lock()()
		m.questionnaires[digest] = canonical
	}
	return digest, err
}
