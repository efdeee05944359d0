package audit

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// partSize is how many takers are worked on between two looks at the context.
const partSize = 16

// each works on the takers 0 … n−1, on all processors, and returns what came out of each. Now and then
// it tells how many are done, one call at a time. The error is the context's.
func each[T any](ctx context.Context, n int, done func(takers int), work func(number int) T) ([]T, error) {
	return eachInParts(ctx, n, partSize, done, work)
}

// eachInParts is each for work that takes long: so many are done between two looks at the context.
func eachInParts[T any](ctx context.Context, n, size int, done func(numbers int), work func(number int) T) ([]T, error) {
	results := make([]T, n)
	var next atomic.Int64
	var telling sync.Mutex
	told := 0
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for ctx.Err() == nil {
				to := int(next.Add(int64(size)))
				from := to - size
				if from >= n {
					return
				}
				to = min(to, n)
				for number := from; number < to; number++ {
					results[number] = work(number)
				}
				telling.Lock()
				told += to - from
				done(told)
				telling.Unlock()
			}
		})
	}
	all.Wait()
	return results, ctx.Err()
}
