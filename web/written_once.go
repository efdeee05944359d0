package web

import "sync"

// maxWritten is of how many things stays what was written of them.
const maxWritten = 5000

// writtenOnce keeps what is the same for all takers as it was written once. Questionnaires come and go, so that it forgets
// all when it is full.
type writtenOnce[K comparable, V any] struct {
	mu    sync.RWMutex
	known map[K]V
}

// get returns what was written of a thing, and has it written first where nobody has asked yet.
func (w *writtenOnce[K, V]) get(key K, write func() (V, error)) (V, error) {
	w.mu.RLock()
	value, ok := w.known[key]
	w.mu.RUnlock()
	if ok {
		return value, nil
	}
	value, err := write()
	if err == nil {
		w.keep(key, value)
	}
	return value, err
}

func (w *writtenOnce[K, V]) keep(key K, value V) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, ok := w.known[key]; ok { // another has just written it
		return
	}
	if w.known == nil || len(w.known) >= maxWritten {
		w.known = map[K]V{}
	}
	w.known[key] = value
}
