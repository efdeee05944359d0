package audit

import (
	"context"
	"sync"
)

// blockSize is how many sheets are counted together, so that quick ones do not wait for each other.
const blockSize = 32

// tallied counts over the sheets 0 … n−1, on all processors. Every processor has tallies of its own, made by
// fresh; in the end all are returned, to be added up. Which sheets went into which one depends on chance,
// so only whole numbers may be counted. The error is the context's.
func tallied[T any](ctx context.Context, n int, done func(sheets, of int), fresh func() *T, count func(tally *T, number int)) ([]*T, error) {
	var lock sync.Mutex
	var all, idle []*T
	take := func() *T {
		lock.Lock()
		defer lock.Unlock()
		if len(idle) == 0 {
			all = append(all, fresh())
			return all[len(all)-1]
		}
		t := idle[len(idle)-1]
		idle = idle[:len(idle)-1]
		return t
	}
	tell := func(blocks int) { done(min(blocks*blockSize, n), n) }
	_, err := each(ctx, (n+blockSize-1)/blockSize, tell, func(block int) struct{} {
		t := take()
		for number := block * blockSize; number < min((block+1)*blockSize, n); number++ {
			count(t, number)
		}
		lock.Lock()
		defer lock.Unlock()
		idle = append(idle, t)
		return struct{}{}
	})
	return all, err
}

// addCounts adds the counts of a tally to those that are there.
func addCounts(to, counts []int) {
	for i, n := range counts {
		to[i] += n
	}
}
