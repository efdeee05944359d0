package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// answers measures how many answers a second are kept, and how long one takes.
func answers(ctx context.Context, l *lab) ([]figure, error) {
	most := slices.Max(l.crowds)
	takers := map[string][]*taker{}
	for _, kind := range []string{onNothing, onBolt, onBatch} {
		s, err := l.on(ctx, kind)
		if err != nil {
			return nil, err
		}
		if takers[kind], err = newTakers(s.host, l.quiz, most); err != nil {
			return nil, fmt.Errorf("on %s: %w", kind, err)
		}
	}
	var all []figure
	for _, n := range l.crowds {
		figures, err := l.crowd(ctx, takers, n)
		if err != nil {
			return nil, err
		}
		all = append(all, figures...)
	}
	figures, err := l.alone(ctx, takers[onBolt][:1])
	return append(all, figures...), err
}

// crowd measures answers over so many connections.
func (l *lab) crowd(ctx context.Context, takers map[string][]*taker, n int) ([]figure, error) {
	var p99 []float64
	over := func(kind string) func() (float64, error) {
		return func() (float64, error) {
			seen, err := answering(takers[kind][:n], l.span)
			if kind == onBolt {
				p99 = append(p99, seen.P99)
			}
			return seen.Rate, err
		}
	}
	bare := func() (float64, error) {
		seen, err := l.desk(ctx, "write", n)
		return seen.Rate, err
	}
	seen, err := inTurn(l.rounds, over(onNothing), bare, over(onBolt), over(onBatch))
	if err != nil {
		return nil, err
	}
	at := fmt.Sprintf(" at %d", n)
	late := figure{name: "slowest of 100 answers" + at, unit: "ms", seen: p99}
	if n == slices.Max(l.crowds) {
		late.most = 25
	}
	// Batch waits 10 ms for company: 256 of them may do 25,600 changes a second, which leaves no room for five times as many.
	batch := figure{name: "durable ÷ by Batch" + at, seen: byRound(seen, func(r []float64) float64 { return r[2] / r[3] })}
	if n == slices.Min(l.crowds) {
		batch.least = 5
	}
	return []figure{
		{name: "N: answers a second, kept nowhere" + at, seen: seen[0]},
		{name: "W: changes a second of the bare writer" + at, seen: seen[1]},
		{name: "answers a second, durable" + at, seen: seen[2]},
		{name: "answers a second, durable by bbolt's Batch" + at, seen: seen[3]},
		{name: "durable ÷ (N·W/(N+W))" + at, least: 0.8, seen: byRound(seen, func(r []float64) float64 { return r[2] / shared(r[0], r[1]) })},
		batch,
		late,
	}, nil
}

// alone measures how long one answer takes where nobody else is there.
func (l *lab) alone(ctx context.Context, one []*taker) ([]figure, error) {
	// bbolt writes one record of a file like the server's.
	seen, err := inTurn(l.rounds, func() (float64, error) {
		seen, err := answering(one, l.span)
		return seen.Median, err
	}, func() (float64, error) {
		seen, err := l.desk(ctx, "update", 1)
		return seen.Median, err
	})
	if err != nil {
		return nil, err
	}
	return []figure{
		{name: "an answer alone", unit: "ms", seen: seen[0]},
		{name: "bbolt's own Update alone", unit: "ms", seen: seen[1]},
		{name: "answer ÷ Update", most: 1.5, seen: byRound(seen, func(r []float64) float64 { return r[0] / r[1] })},
	}, nil
}

// desk has clients write without HTTP, in a file of their own.
func (l *lab) desk(ctx context.Context, role string, clients int) (load, error) {
	dir := filepath.Join(l.dir, "desk")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return load{}, err
	}
	return playing(ctx, role, "-dir", dir, "-clients", strconv.Itoa(clients), "-span", l.span.String())
}
