package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAFigureIsItsMedian(t *testing.T) {
	for _, c := range []struct {
		seen []float64
		want float64
	}{{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 100}, 3}} {
		if got := median(c.seen); got != c.want {
			t.Errorf("of %v: %v, want %v", c.seen, got, c.want)
		}
	}
}

func TestTheSlowestOfAHundredIsFound(t *testing.T) {
	var took []float64
	for i := range 200 {
		took = append(took, float64(200-i))
	}
	for share, want := range map[float64]float64{0.5: 100, 0.99: 198, 1: 200, 0.001: 1} {
		if got := quantile(took, share); got != want {
			t.Errorf("%v: %v, want %v", share, got, want)
		}
	}
}

// Two stages that take a millisecond each, on the same cores, take two together.
func TestStagesShareTheCores(t *testing.T) {
	if got := shared(1000, 1000); got != 500 {
		t.Error(got)
	}
	if got := shared(1000, 3000); got != 750 {
		t.Error(got)
	}
}

func TestADemandIsMetOrMissed(t *testing.T) {
	for _, c := range []struct {
		figure
		met  bool
		line string
	}{
		{figure{name: "ratio", least: 0.8, seen: []float64{0.7, 0.8, 0.9}}, true, "≥ 0.800 0.800 0.700 to 0.900 ok"},
		{figure{name: "ratio", least: 0.8, seen: []float64{0.7, 0.79, 0.9}}, false, "MISSED"},
		{figure{name: "late", most: 25, unit: "ms", seen: []float64{25}}, true, "≤ 25 ms 25 ms 25 ms to 25 ms ok"},
		{figure{name: "late", most: 25, unit: "ms", seen: []float64{25.1}}, false, "≤ 25 ms 25.1 ms 25.1 ms to 25.1 ms MISSED"},
		{figure{name: "told", seen: []float64{12345.6}}, true, "told 12346 12346 to 12346"},
	} {
		line := strings.Join(strings.Fields(c.String()), " ")
		if c.figure.met() != c.met || !strings.Contains(line, c.line) {
			t.Errorf("%q, want %q", line, c.line)
		}
	}
}

// Each round begins with another variant, and what is compared is of the same round.
func TestVariantsTakeTurns(t *testing.T) {
	var order []string
	variant := func(name string, rates ...float64) func() (float64, error) {
		return func() (float64, error) {
			order = append(order, name)
			rate := rates[0]
			rates = rates[1:]
			return rate, nil
		}
	}
	seen, err := inTurn(3, variant("a", 1, 2, 30), variant("b", 2, 4, 10))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(order, ""); got != "abbaab" {
		t.Error(got)
	}
	ratios := byRound(seen, func(r []float64) float64 { return r[0] / r[1] })
	if !slices.Equal(ratios, []float64{0.5, 0.5, 3}) || median(ratios) != 0.5 {
		t.Error(ratios)
	}
}

func TestALoadCountsWhatWasDone(t *testing.T) {
	done := make(chan struct{}, 1000)
	l, err := busy(50*time.Millisecond, []func() error{func() error {
		time.Sleep(time.Millisecond)
		done <- struct{}{}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(done); l.Rate > float64(n)/0.05 || l.Rate <= 0 || l.Median < 1 || l.P99 < l.Median {
		t.Errorf("%d were done: %+v", n, l)
	}
}
