package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

var _ store.Store = (*memory)(nil)

// NewMemory returns an empty store that keeps everything in memory, for tests of what stands on a
// store. It keeps records, not sessions, so what passes through it has passed through the format.
func NewMemory() store.Store { return newMemory() }

type memory struct {
	mu             sync.Mutex
	closed         bool
	questionnaires map[quiz.Digest][]byte
	records        map[string][]byte
	codes          map[quiz.SecretHash]string
	owners         map[quiz.SecretHash]map[string]bool
}

func newMemory() *memory {
	return &memory{
		questionnaires: map[quiz.Digest][]byte{},
		records:        map[string][]byte{},
		codes:          map[quiz.SecretHash]string{},
		owners:         map[quiz.SecretHash]map[string]bool{},
	}
}

func (m *memory) PutQuestionnaire(ctx context.Context, canonical []byte) (quiz.Digest, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return quiz.Digest{}, err
	}
	if len(canonical) == 0 {
		return quiz.Digest{}, fmt.Errorf("%w: the questionnaire is empty", store.ErrInvalid)
	}
	digest := quiz.Digest(sha256.Sum256(canonical))
	m.questionnaires[digest] = bytes.Clone(canonical)
	return digest, nil
}

func (m *memory) Questionnaire(ctx context.Context, digest quiz.Digest) ([]byte, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return nil, err
	}
	canonical, ok := m.questionnaires[digest]
	if !ok {
		return nil, fmt.Errorf("questionnaire %s: %w", digest, store.ErrNotFound)
	}
	return bytes.Clone(canonical), nil
}

func (m *memory) Create(ctx context.Context, s *quiz.Session) error {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return err
	}
	record, err := store.EncodeSession(s, nil)
	if err != nil {
		return err
	}
	if m.questionnaires[s.Digest] == nil {
		return store.ErrNoQuestionnaire
	}
	if m.records[s.ID] != nil || m.codes[s.Code] != "" {
		return fmt.Errorf("session %s: %w", s.ID, store.ErrExists)
	}
	m.put(s, record)
	return nil
}

func (m *memory) Session(ctx context.Context, id string) (*quiz.Session, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return nil, err
	}
	return m.read(id)
}

func (m *memory) ByCode(ctx context.Context, code quiz.SecretHash) (*quiz.Session, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return nil, err
	}
	return m.read(m.codes[code])
}

func (m *memory) ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return nil, err
	}
	var list []*quiz.Session
	for _, id := range slices.Backward(slices.Sorted(maps.Keys(m.owners[owner]))) {
		s, err := m.read(id)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (m *memory) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return nil, err
	}
	if m.records[id] == nil {
		return nil, fmt.Errorf("session %s: %w", id, store.ErrNotFound)
	}
	changed, err := store.Change(id, m.records[id], change)
	if err != nil {
		return nil, err
	}
	if holder := m.codes[changed.After.Code]; holder != "" && holder != id {
		return nil, fmt.Errorf("session %s: %w", id, store.ErrExists)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.drop(changed.Before)
	m.put(changed.After, changed.Record)
	return changed.After, nil
}

func (m *memory) Delete(ctx context.Context, id string) error {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return err
	}
	s, err := m.read(id)
	if err != nil {
		return err
	}
	m.drop(s)
	return nil
}

func (m *memory) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return nil, err
	}
	if _, err := store.CheckPage(after, n); err != nil {
		return nil, err
	}
	var list []*quiz.Session
	for _, id := range m.behind(after, n) {
		s, err := m.read(id)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (m *memory) Purge(ctx context.Context, before, now time.Time, after string, n int) (next string, purged int, err error) {
	defer m.lock()()
	if err := m.refuse(ctx); err != nil {
		return "", 0, err
	}
	if _, err := store.CheckSweep(now, after, n); err != nil {
		return "", 0, err
	}
	ids := m.behind(after, n)
	for _, id := range ids {
		gone, err := m.purge(id, before, now)
		if err != nil {
			return "", 0, err
		}
		if gone {
			purged++
		}
	}
	if len(ids) == n && len(m.behind(ids[n-1], 1)) > 0 {
		next = ids[n-1]
	}
	return next, purged, nil
}

// purge does with one sitting what a sweep is to do, and reports whether it went.
func (m *memory) purge(id string, before, now time.Time) (gone bool, err error) {
	s, err := m.read(id)
	if err != nil {
		return false, err
	}
	switch store.FateOf(s, before, now) {
	case store.Go:
		m.drop(s)
		return true, nil
	case store.Redate:
		changed, err := store.Change(id, m.records[id], func(s *quiz.Session) error { s.Seen = now; return nil })
		if err == nil {
			m.records[id] = changed.Record
		}
		return false, err
	}
	return false, nil
}

// behind returns the ids of at most n sittings behind the id, in their order.
func (m *memory) behind(after string, n int) []string {
	ids := slices.Sorted(maps.Keys(m.records))
	from, _ := slices.BinarySearch(ids, after)
	if from < len(ids) && ids[from] == after {
		from++
	}
	return ids[from:min(from+n, len(ids))]
}

func (m *memory) Close() error {
	defer m.lock()()
	m.closed = true
	return nil
}

func (m *memory) lock() (unlock func()) {
	m.mu.Lock()
	return m.mu.Unlock
}

func (m *memory) refuse(ctx context.Context) error {
	if m.closed {
		return store.ErrClosed
	}
	return ctx.Err()
}

func (m *memory) read(id string) (*quiz.Session, error) {
	record := m.records[id]
	if record == nil {
		return nil, fmt.Errorf("session %q: %w", id, store.ErrNotFound)
	}
	s, _, err := store.DecodeSession(id, record)
	return s, err
}

// put keeps the record of s and every way to it.
func (m *memory) put(s *quiz.Session, record []byte) {
	m.records[s.ID], m.codes[s.Code] = record, s.ID
	for _, o := range s.Owners {
		if m.owners[o] == nil {
			m.owners[o] = map[string]bool{}
		}
		m.owners[o][s.ID] = true
	}
}

// drop removes s and every way to it.
func (m *memory) drop(s *quiz.Session) {
	delete(m.records, s.ID)
	delete(m.codes, s.Code)
	for _, o := range s.Owners {
		delete(m.owners[o], s.ID)
	}
}
