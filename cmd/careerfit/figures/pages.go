package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
)

// lines is over how many connections pages are asked for.
const lines = 64

// pages measures how fast pages are shown.
func pages(ctx context.Context, l *lab) ([]figure, error) {
	s, err := l.on(ctx, onBolt)
	if err != nil {
		return nil, err
	}
	takers, err := newTakers(s.host, l.quiz, lines)
	if err != nil {
		return nil, err
	}
	items, err := l.itemPages(ctx, takers)
	if err != nil {
		return nil, err
	}
	results, err := l.resultPages(ctx, takers)
	return append(items, results...), err
}

// itemPages measures the page of an item in the middle of the questionnaire beside as many ready-made bytes.
func (l *lab) itemPages(ctx context.Context, takers []*taker) ([]figure, error) {
	path := func(t *taker) string { return t.itemPath(len(l.quiz.Items) / 2) }
	size, err := sizeOf(takers[0].host, getting(takers[0].host, path(takers[0]), takers[0].cookie))
	if err != nil {
		return nil, err
	}
	ready, err := l.server(ctx, "ready", "-bytes", strconv.Itoa(size))
	if err != nil {
		return nil, err
	}
	seen, err := inTurn(l.rounds,
		l.reading(takers, func(t *taker) []byte { return getting(t.host, path(t), t.cookie) }),
		l.readingOn(ready.host, takers, func(t *taker) []byte { return getting(ready.host, path(t), t.cookie) }),
		l.reading(takers, func(t *taker) []byte { return zipped(t.host, path(t), t.cookie) }))
	if err != nil {
		return nil, err
	}
	return []figure{
		{name: fmt.Sprintf("item pages a second, of %d bytes", size), seen: seen[0]},
		{name: "as many ready-made bytes a second from a bare Echo", seen: seen[1]},
		{name: "item page ÷ ready-made bytes", least: 0.25, seen: byRound(seen, func(r []float64) float64 { return r[0] / r[1] })},
		{name: "item pages a second to browsers that read gzip", seen: seen[2]},
	}, nil
}

// resultPages measures the result page over the network, and asks `go test` how it compares with its template alone.
func (l *lab) resultPages(ctx context.Context, takers []*taker) ([]figure, error) {
	for _, t := range takers {
		if err := t.finish(l.quiz); err != nil {
			return nil, err
		}
	}
	result := func(t *taker) []byte { return getting(t.host, t.sitting+"/result", t.cookie) }
	size, err := sizeOf(takers[0].host, result(takers[0]))
	if err != nil {
		return nil, err
	}
	seen, err := inTurn(l.rounds, l.reading(takers, result), func() (float64, error) { return l.resultOfReady(ctx) })
	if err != nil {
		return nil, err
	}
	return []figure{
		{name: fmt.Sprintf("result pages a second, of %d bytes", size), seen: seen[0]},
		{name: "result page ÷ its template on ready-made data, without a network", least: 0.6, seen: seen[1]},
	}, nil
}

// reading has the takers ask for a page each, again and again.
func (l *lab) reading(takers []*taker, request func(*taker) []byte) func() (float64, error) {
	return l.readingOn(takers[0].host, takers, request)
}

func (l *lab) readingOn(host string, takers []*taker, request func(*taker) []byte) func() (float64, error) {
	senders := make([]func(*line) error, len(takers))
	for i, t := range takers {
		senders[i] = reads(request(t))
	}
	return func() (float64, error) {
		seen, err := overLines(host, l.span, senders)
		return seen.Rate, err
	}
}

// sizeOf is the length of a page in bytes.
func sizeOf(host string, request []byte) (size int, err error) {
	err = once(host, func(l *line) error {
		a, err := l.send(request)
		size = a.length
		return err
	})
	return size, err
}

var ofReady = regexp.MustCompile(`([0-9.]+) ofReady`)

// resultOfReady runs the benchmark of the package that knows the template.
func (l *lab) resultOfReady(ctx context.Context) (float64, error) {
	test := exec.CommandContext(ctx, "go", "test", "./web", "-run", "^$", "-bench", "ResultPage", "-benchtime", l.bench)
	test.Dir = l.root
	out, err := test.CombinedOutput()
	found := ofReady.FindSubmatch(out)
	if err != nil || found == nil {
		return 0, errors.Join(err, fmt.Errorf("the benchmark of the result page says:\n%s", out))
	}
	return strconv.ParseFloat(string(found[1]), 64)
}
