package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"time"
)

// class has a class of takers at one address take the whole quiz at once, in browsers of their own: every form is the
// one on the page that was shown before.
func class(ctx context.Context, l *lab) ([]figure, error) {
	r, err := l.serves(ctx, filepath.Join(l.dir, "class"))
	if err != nil {
		return nil, err
	}
	took, err := l.takeAll(r.host)
	memory, memoryErr := r.memory()
	if err := errors.Join(err, memoryErr, r.stop()); err != nil {
		return nil, err
	}
	return []figure{
		{name: "class: requests, none refused or failed", seen: []float64{float64(len(took))}, least: float64(l.class * 2 * len(l.quiz.Items))},
		{name: "class: slowest of 100 requests", unit: "ms", most: 100, seen: []float64{quantile(took, 0.99)}},
		{name: "class: memory after it", unit: "MiB", seen: []float64{memory}},
	}, nil
}

// takeAll returns how many milliseconds each request of each of the class took.
func (l *lab) takeAll(host string) (took []float64, err error) {
	var mu sync.Mutex
	var wait sync.WaitGroup
	for n := range l.class {
		wait.Go(func() {
			dice := rand.New(rand.NewPCG(1, uint64(n))) // how long somebody thinks
			b := newBrowser(host, func() time.Duration { return time.Duration(dice.Int64N(int64(l.think))) })
			failed := b.takes(l.quiz.ID)
			mu.Lock()
			defer mu.Unlock()
			took, err = append(took, b.took...), errors.Join(err, failed)
		})
	}
	wait.Wait()
	return took, err
}
