package audit

import (
	"context"
	"errors"
	"math/big"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

func TestSamplingCanBeStoppedAndTellsHowFarItIs(t *testing.T) {
	last, s := 0, Settings{Sheets: 1000, Seed: 1}
	s.Progress = func(part string, done, of int) {
		if part != "random sheets" || of != 1000 || done <= last {
			t.Errorf("%s: %d of %d after %d", part, done, of, last)
		}
		last = done
	}
	if sharesOf(t, builtin(t), s); last != 1000 {
		t.Errorf("it ended at %d", last)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := shares(ctx, builtin(t), Settings{Sheets: 1000}); err != context.Canceled {
		t.Errorf("stopped: %v", err)
	}
}

// A count that is stopped multiplies no further, and nobody takes what it has for the shares.
func TestCountingCanBeStopped(t *testing.T) {
	q := builtin(t)
	ctx, stop := context.WithCancel(t.Context())
	l := newVersus(q.Model, engine.Paths, 0, 1).lattice(countWork)
	if whole := l.product(ctx, floor); whole.from(new(big.Int)).Cmp(whole.all) != 0 || whole.value.IsInt64() {
		t.Error("nothing was counted before it was stopped")
	}
	stop()
	if begun := l.product(ctx, floor); !is(begun.value, 1) {
		t.Errorf("it went on for %d bits", begun.value.BitLen())
	}
	if _, _, err := countPaths(ctx, q, countWork); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
