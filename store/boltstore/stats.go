package boltstore

import (
	"fmt"
	"time"
)

// Stats are what a store tells of itself without a look into the file.
type Stats struct {
	// FileBytes is how large the file is, FreeBytes how much of it is free for what comes, in bytes.
	FileBytes, FreeBytes int64
	// Commits are the transactions since the store was opened, Changes the changes in them, Largest the
	// most that one of them had.
	Commits, Changes, Largest int
	// Failed are the transactions since then of which nothing was kept, or nobody knows what.
	Failed int
	// Spent is how long all commits took together, syncs included.
	Spent time.Duration
	// Within counts the commits by how long they took, shortest first.
	Within []Bucket
}

// A Bucket counts commits that took no longer than UpTo and longer than the one before it allows; in the
// last one, whose UpTo is 0, are all that took longer.
type Bucket struct {
	UpTo    time.Duration
	Commits int
}

// Failed reports whether nothing is written until the store is opened anew (store.ErrFailed), and perhaps nothing read
// either (store.ErrLost).
func (s *Store) Failed() bool { return s.writer.gaveUp() }

// Replaced reports whether the file that is open is no longer the one at its path: somebody moved or deleted it, or
// gave its name to another one. What is written then is gone when the store is closed. [Store.Backup] still copies all of it.
func (s *Store) Replaced() (bool, error) {
	at, err := isAt(s.file, s.path)
	if err != nil {
		return false, fmt.Errorf("look for the store's file: %w", err)
	}
	return !at, nil
}

// Stats returns the figures of this moment; no sizes from a store that was closed.
func (s *Store) Stats() Stats {
	counts := s.writer.counted()
	stats := Stats{
		Commits: counts.transactions, Changes: counts.changes, Largest: counts.largest, Spent: counts.spent,
		Failed: counts.failed,
	}
	for bound, commits := range counts.within {
		b := Bucket{Commits: commits}
		if bound < len(commitBounds) {
			b.UpTo = commitBounds[bound]
		}
		stats.Within = append(stats.Within, b)
	}
	info, err := s.file.Stat()
	if err != nil {
		return stats
	}
	free := s.db.Stats()
	stats.FileBytes = info.Size()
	stats.FreeBytes = int64(free.FreePageN+free.PendingPageN) * s.page
	return stats
}
