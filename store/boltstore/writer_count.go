package boltstore

import "time"

// commits are what was written since the store was opened.
type commits struct {
	// transactions were synced, with changes in them altogether, and largest in one of them.
	transactions, changes, largest int
	// failed transactions were not.
	failed int
	// spent is how long they took altogether, syncs included.
	spent time.Duration
	// within counts the transactions that took no longer than the bound of the same index in
	// commitBounds, and longer than the one before it; the last those beyond all bounds.
	within [len(commitBounds) + 1]int
}

// commitBounds are upper ends of spans of time that tell a good disk from a bad one.
var commitBounds = [...]time.Duration{
	250 * time.Microsecond, 500 * time.Microsecond, time.Millisecond, 2500 * time.Microsecond, 5 * time.Millisecond,
	10 * time.Millisecond, 25 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond, 250 * time.Millisecond, time.Second,
}

// count notes a transaction, unless all refused and there was nothing to write.
func (w *writer) count(changes int, took time.Duration, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil {
		w.counts.failed++
		return
	}
	if changes == 0 {
		return
	}
	w.counts.transactions++
	w.counts.changes += changes
	w.counts.largest = max(w.counts.largest, changes)
	w.counts.spent += took
	bucket := 0
	for bucket < len(commitBounds) && took > commitBounds[bucket] {
		bucket++
	}
	w.counts.within[bucket]++
}

// counted returns what was noted so far.
func (w *writer) counted() commits {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.counts
}
