package i18n

import "sync"

const (
	// remembered is how many different wishes are remembered; people's browsers have a few hundred.
	remembered = 1000
	// longWish is in bytes; longer ones, which no browser has, are worked out every time.
	longWish = 200
)

// A memo remembers what came of a wish. Wishes come from outside, so that it forgets all when it is full.
type memo[V any] struct {
	mu    sync.RWMutex
	known map[string]V
}

// of returns what comes of the wish. The wish is only read.
func (m *memo[V]) of(wish []byte, work func() V) V {
	m.mu.RLock()
	v, ok := m.known[string(wish)]
	m.mu.RUnlock()
	if ok {
		return v
	}
	v = work()
	if len(wish) > longWish {
		return v
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil || len(m.known) >= remembered {
		m.known = map[string]V{}
	}
	m.known[string(wish)] = v
	return v
}
