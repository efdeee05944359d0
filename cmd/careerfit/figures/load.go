package main

import (
	"errors"
	"sync"
	"time"
)

// A load is what came of keeping something busy.
type load struct {
	// Rate is in things a second; Median and P99 are in milliseconds.
	Rate, Median, P99 float64
}

// busy has each of the doers do what it does, again and again, for the span of time.
func busy(span time.Duration, doers []func() error) (load, error) {
	var (
		mu    sync.Mutex
		took  []float64
		first error
		begun = time.Now()
		wait  sync.WaitGroup
	)
	for _, do := range doers {
		wait.Go(func() {
			own, err := again(do, begun.Add(span))
			mu.Lock()
			defer mu.Unlock()
			took = append(took, own...)
			if first == nil {
				first = err
			}
		})
	}
	wait.Wait()
	lasted := time.Since(begun)
	if first == nil && len(took) == 0 {
		first = errors.New("nothing was done")
	}
	if first != nil {
		return load{}, first
	}
	return load{float64(len(took)) / lasted.Seconds(), quantile(took, 0.5), quantile(took, 0.99)}, nil
}

// again does it until the time has come, and returns how long each took, in milliseconds.
func again(do func() error, until time.Time) (took []float64, err error) {
	now := time.Now()
	for now.Before(until) {
		if err := do(); err != nil {
			return took, err
		}
		after := time.Now()
		took = append(took, float64(after.Sub(now))/float64(time.Millisecond))
		now = after
	}
	return took, nil
}

// overLines has each of the senders send on a connection of its own.
func overLines(host string, span time.Duration, senders []func(*line) error) (load, error) {
	doers := make([]func() error, len(senders))
	for i, send := range senders {
		l, err := dial(host)
		if err != nil {
			return load{}, err
		}
		defer l.close()
		doers[i] = func() error { return send(l) }
	}
	return busy(span, doers)
}

// once sends on a connection of its own.
func once(host string, send func(*line) error) error {
	l, err := dial(host)
	if err != nil {
		return err
	}
	defer l.close()
	return send(l)
}

// answering has the takers answer.
func answering(takers []*taker, span time.Duration) (load, error) {
	senders := make([]func(*line) error, len(takers))
	for i, t := range takers {
		senders[i] = t.answer
	}
	return overLines(takers[0].host, span, senders)
}
