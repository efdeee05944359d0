package audit

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// few are the default takers, but so many only.
func few(takers int) Options {
	o := Defaults()
	o.Takers = takers
	return o
}

func TestTheBuiltInReachesItsFigures(t *testing.T) {
	s, err := Simulate(t.Context(), builtin(t), few(400))
	if err != nil {
		t.Fatal(err)
	}
	f := s.Simulated
	if lead := f.Lead.Float(); math.Abs(lead-0.35) > 0.001 { // so few go in steps
		t.Errorf("the mean lead is %.4f, want 0.35", lead)
	}
	if near := f.Close.Float(); near < 0.1 || near > 0.2 {
		t.Errorf("%.3f have a lead under 0.1, want about 0.15", near)
	}
	if f.Settled.Changed+s.Uniform.Settled.Changed > 0 {
		t.Errorf("%d and %d sittings ended otherwise than was proved", f.Settled.Changed, s.Uniform.Settled.Changed)
	}
	if path, offered := f.Settled.Path.Saved.Float(), f.Settled.Clear.Saved.Float(); path < 0.25 || offered < 0.25 {
		t.Errorf("what is settled saves %.3f of the items, what is offered %.3f, want 0.25 at least", path, offered)
	}
	if saved := f.Short.Saved.Float(); saved < 0.4 {
		t.Errorf("the short form saves %.3f of the items, want 0.4 at least", saved)
	}
	if low, _ := f.Short.PathChanged.Interval(); low > 0.005 {
		t.Errorf("the short form changes %d of %d paths, want 0.5 %% at most", f.Short.PathChanged.Count, f.Short.PathChanged.Of)
	}
	if _, high := f.Short.SameCareer.Interval(); high < 0.9 {
		t.Errorf("the first career is the full sitting's in %d of %d, want 90 %% at least", f.Short.SameCareer.Count, f.Short.SameCareer.Of)
	}
}

func TestASimulationDependsOnItsOptionsAlone(t *testing.T) {
	q := builtin(t)
	simulated := func(o Options) string {
		t.Helper()
		s, err := Simulate(t.Context(), q, o)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	o := few(40)
	once := simulated(o)
	before := runtime.GOMAXPROCS(1)
	again := simulated(o)
	runtime.GOMAXPROCS(before)
	if diff := cmp.Diff(once, again); diff != "" {
		t.Errorf("on one processor (-before +after):\n%s", diff)
	}
	for story, change := range map[string]func(*Options){
		"seed":   func(o *Options) { o.Seed = 2 },
		"takers": func(o *Options) { o.Takers = 41 },
		"lead":   func(o *Options) { o.Lead = 0.3 },
		"apart":  func(o *Options) { o.Apart = 3 },
	} {
		other := o
		change(&other)
		if simulated(other) == once {
			t.Errorf("another %s changes nothing", story)
		}
	}
}

func TestOptionsThatMakeNoSense(t *testing.T) {
	if err := Defaults().Check(); err != nil {
		t.Errorf("the defaults: %v", err)
	}
	for _, c := range []struct {
		options Options
		want    string
	}{
		{Options{0, 1, 0.3, 1, nil}, "0 takers cannot be simulated; ask for 1 to 1000000"},
		{Options{MaxTakers + 1, 1, 0.3, 1, nil}, "1000001 takers cannot be simulated"},
		{Options{1, 1, 0, 1, nil}, "no takers have a mean lead of 0; ask for one between 0 and 1"},
		{Options{1, 1, 1, 1, nil}, "no takers have a mean lead of 1"},
		{Options{1, 1, math.NaN(), 1, nil}, "no takers have a mean lead of NaN"},
		{Options{1, 1, 0.3, 0, nil}, "takers cannot be 0 times as far apart; ask for more than 0 and at most 100"},
		{Options{1, 1, 0.3, math.Inf(1), nil}, "takers cannot be +Inf times as far apart"},
	} {
		_, err := Simulate(t.Context(), builtin(t), c.options)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.options, err, c.want)
		}
	}
}

func TestALeadThatNoTakersHave(t *testing.T) {
	for _, lead := range []float64{0.05, 0.95} {
		o := few(200)
		o.Lead = lead
		_, err := Simulate(t.Context(), builtin(t), o)
		var out *LeadError
		if !errors.As(err, &out) || out.Want != lead || out.Random < 0.12 || out.Random > 0.15 || out.Most < 0.48 || out.Most > 0.54 {
			t.Fatalf("a lead of %g: %+v", lead, err)
		}
	}
	want := "no takers of this questionnaire have a mean lead of 0.35: it is 0.412 for those who choose at random and 0.700 for those who always choose what they agree with most; ask for one in between"
	if got := (&LeadError{0.35, 0.412, 0.7}).Error(); got != want {
		t.Errorf("it says %q", got)
	}
}

// The mean lead of few takers goes in steps; then the nearest from above is taken.
func TestTheSharpnessOfFewTakers(t *testing.T) {
	takers := NewTakers(parsed(t, small), 2, 1)
	sharpness, err := takers.Sharpness(t.Context(), 3, 0.6)
	if err != nil {
		t.Fatal(err)
	}
	above, _ := takers.meanLead(t.Context(), 3, sharpness)
	below, _ := takers.meanLead(t.Context(), 3, sharpness*(1-1e-6))
	if below >= 0.6 || above < 0.6 {
		t.Errorf("at sharpness %g the mean lead goes from %g to %g", sharpness, below, above)
	}
}

func TestASimulationCanBeStopped(t *testing.T) {
	for _, stopAt := range []string{"", "simulated", "uniform"} {
		ctx, stop := context.WithCancel(t.Context())
		o := few(MaxTakers)
		if stopAt == "" {
			stop()
		} else {
			o.Takers = 200
		}
		o.Progress = func(population string, done, _ int) {
			if population == stopAt && done > 20 {
				stop()
			}
		}
		if _, err := Simulate(ctx, builtin(t), o); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped in %q: %v", stopAt, err)
		}
		stop()
	}
}

func TestProgressComesToItsEnd(t *testing.T) {
	last := map[string]int{}
	o := few(100)
	o.Progress = func(population string, done, of int) {
		if of != 100 || done <= last[population] {
			t.Errorf("%s: %d of %d after %d", population, done, of, last[population])
		}
		last[population] = done
	}
	if _, err := Simulate(t.Context(), builtin(t), o); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{"simulated": 100, "uniform": 100}, last); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
