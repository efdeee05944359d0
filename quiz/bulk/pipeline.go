package bulk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
)

// A chunk is some whole records on their way, and what became of them.
type chunk struct {
	in, out []byte
	line    int64 // on which it begins
	Summary
	bad    []badSheet
	scored chan struct{}
}

// A badSheet could not be scored.
type badSheet struct {
	line int64
	err  error
}

// largest is the most room that a chunk keeps for the next records.
const largest = 16 * chunkSize

// reset makes a chunk ready for its next records.
func (c *chunk) reset() {
	if cap(c.in) > largest {
		c.in = nil
	}
	if cap(c.out) > largest {
		c.out = nil
	}
	clear(c.bad)
	c.out, c.bad, c.Summary = c.out[:0], c.bad[:0], Summary{}
}

// A pipeline takes chunks from a source to scorers and on to a writer, in order. Each of its channels has
// room for all chunks, so nobody waits to send; only the reader waits, for a chunk that is free.
type pipeline struct {
	plan    *plan
	src     *source
	options Options
	free    chan *chunk
	work    chan *chunk
	order   chan *chunk
	stop    chan struct{}
	readErr error // set before order is closed
}

func newPipeline(p *plan, src *source, o Options) *pipeline {
	chunks := 2*o.Workers + 2
	l := &pipeline{
		plan: p, src: src, options: o, stop: make(chan struct{}),
		free: make(chan *chunk, chunks), work: make(chan *chunk, chunks), order: make(chan *chunk, chunks),
	}
	for range chunks {
		l.free <- &chunk{scored: make(chan struct{}, 1)}
	}
	return l
}

// run returns when everything was written, or something failed. Then nobody scores any more.
func (l *pipeline) run(ctx context.Context, out io.Writer) (Summary, error) {
	var scorers sync.WaitGroup
	defer scorers.Wait()
	defer close(l.stop)
	for range l.options.Workers {
		scorers.Go(l.score)
	}
	go l.read()
	return l.write(ctx, out)
}

func (l *pipeline) read() {
	defer close(l.order)
	defer close(l.work)
	for !l.stopped() {
		select {
		case <-l.stop:
			return
		case c := <-l.free:
			if l.readErr = l.src.next(c); l.readErr != nil {
				return
			}
			l.work <- c
			l.order <- c
		}
	}
}

func (l *pipeline) stopped() bool {
	select {
	case <-l.stop:
		return true
	default:
		return false
	}
}

func (l *pipeline) score() {
	s := newScorer(l.plan)
	for {
		select {
		case <-l.stop:
			return
		case c, more := <-l.work:
			if !more {
				return
			}
			s.chunk(c, l.stopped)
			c.scored <- struct{}{}
		}
	}
}

// write writes what was scored, in the order in which it was read.
func (l *pipeline) write(ctx context.Context, out io.Writer) (total Summary, err error) {
	for {
		c, err := l.nextScored(ctx)
		if c == nil {
			return total, err
		}
		for _, bad := range c.bad {
			if l.options.Bad != nil {
				l.options.Bad(bad.line, bad.err)
			}
		}
		if len(c.out) > 0 {
			if _, err := out.Write(c.out); err != nil {
				return total, fmt.Errorf("write results: %w", err)
			}
		}
		total = total.plus(c.Summary)
		if l.options.Progress != nil {
			l.options.Progress(total.Sheets())
		}
		c.reset()
		l.free <- c
	}
}

// nextScored waits for the next chunk in order; nil at the end.
func (l *pipeline) nextScored(ctx context.Context) (*chunk, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case c, more := <-l.order:
		if !more {
			return nil, l.readError()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-c.scored:
			return c, nil
		}
	}
}

func (l *pipeline) readError() error {
	if errors.Is(l.readErr, io.EOF) {
		return nil
	}
	return fmt.Errorf("read sheets: %w", l.readErr)
}
