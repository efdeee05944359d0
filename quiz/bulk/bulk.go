package bulk

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"github.com/careerfit/careerfit/quiz"
)

// Options say how sheets are scored. The zero value scores what is recognised, on all processors.
type Options struct {
	// In is the form of the sheets, Out that of the results. Where they are [Auto], the sheets are looked at,
	// and the results are of their kind. CSV has what stands between its cells from the sheets' header.
	In, Out Format
	// Fields are the names of what is written of each result, in this order; see [Fields]. Without any it is
	// the usual.
	Fields []string
	// Stability adds to the usual fields how sure each result is. It takes a hundred times as long.
	Stability bool
	// Workers is how many sheets are scored at the same time; 0 is as many as there are processors.
	Workers int
	// Bad hears of each sheet that could not be scored: the line on which it begins, from 1, and what was wrong.
	Bad func(line int64, err error)
	// Progress hears now and then how many sheets were read so far.
	Progress func(sheets int64)
}

// A Summary counts the sheets.
type Summary struct {
	// Scored have a result, Bad do not.
	Scored, Bad int64
	// Formulas are the ids in the results that a spreadsheet might take for a formula; CSV only.
	Formulas int64
}

// plus adds up.
func (s Summary) plus(t Summary) Summary {
	return Summary{s.Scored + t.Scored, s.Bad + t.Bad, s.Formulas + t.Formulas}
}

// Sheets returns how many sheets there were.
func (s Summary) Sheets() int64 { return s.Scored + s.Bad }

// Score scores the sheets of in and writes a result for each to out, in their order. Bad and Progress are
// called from the caller's goroutine, which also writes.
//
// The error is a [*FieldError] or a [*HeaderError] where the call or the input makes no sense; else it is that of
// reading, of writing, which ends the work at once, or of the context. What the summary counts was written.
// A Read that blocks does not keep Score from returning; its goroutine ends with that Read.
func Score(ctx context.Context, q *quiz.Quiz, in io.Reader, out io.Writer, o Options) (Summary, error) {
	src, err := openSource(in, o.In)
	if err != nil {
		return Summary{}, err
	}
	if o.Out == Auto {
		o.Out = src.format
	}
	p, err := newPlan(q, src, o)
	if err != nil {
		return Summary{}, err
	}
	if o.Out == CSV {
		if _, err := out.Write(p.header()); err != nil {
			return Summary{}, fmt.Errorf("write results: %w", err)
		}
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	return newPipeline(p, src, o).run(ctx, out)
}
