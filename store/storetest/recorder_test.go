package storetest

import (
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/store"
)

// A recorder is a test that may fail without failing the test that runs it. What it does not
// implement of testing.TB, nothing here calls.
type recorder struct {
	testing.TB
	failed bool
	why    strings.Builder
}

func (r *recorder) Helper()                   {}
func (r *recorder) Name() string              { return "recorder" }
func (r *recorder) Log(...any)                {}
func (r *recorder) Logf(string, ...any)       {}
func (r *recorder) Fail()                     { r.failed = true }
func (r *recorder) Failed() bool              { return r.failed }
func (r *recorder) FailNow()                  { r.failed = true; runtime.Goexit() }
func (r *recorder) Errorf(f string, a ...any) { r.failed = true; fmt.Fprintf(&r.why, f+"\n", a...) }
func (r *recorder) Fatalf(f string, a ...any) { r.Errorf(f, a...); r.FailNow() }

// record runs a test and reports why it failed, "" if it did not. A panic is a failure too.
func record(test func(*recorder)) string {
	r, done := &recorder{}, make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if v := recover(); v != nil {
				r.Errorf("panic: %v", v)
			}
		}()
		test(r)
	}()
	<-done
	if r.failed && r.why.Len() == 0 {
		return "failed"
	}
	return r.why.String()
}

// failures runs the suite and returns the names of the stories that failed, each with the reason. The
// histories take the longest, and are told only if they are wanted.
func failures(t *testing.T, histories bool, open func() store.Store) map[string]string {
	failed := map[string]string{}
	for _, s := range stories() {
		why := record(func(r *recorder) { s.tell(newWorld(r, t.Context(), open())) })
		if why != "" {
			failed[s.name] = why
		}
	}
	if !histories {
		return failed
	}
	if why := record(func(r *recorder) { rapid.Check(r, historyOf(t.Context(), open())) }); why != "" {
		failed[anyHistory] = why
	}
	return failed
}

// A mutant is a store with one fault, and the stories that have to catch it.
type mutant struct {
	open   func() store.Store
	caught []string
}

func wantCaught(t *testing.T, mutants map[string]mutant) {
	quietRapid(t)
	for name, mutant := range mutants {
		t.Run(name, func(t *testing.T) {
			failed := failures(t, slices.Contains(mutant.caught, anyHistory), mutant.open)
			for _, story := range mutant.caught {
				if failed[story] == "" {
					t.Errorf("not caught by %q, only by %q", story, names(failed))
				}
			}
			t.Logf("caught by %q", names(failed))
		})
	}
}

// quietRapid keeps rapid from writing a file for each failure, all of which are wanted here, and from
// looking long for the smallest one. It draws enough histories, and the same ones each time, that a
// fault is not missed by chance.
func quietRapid(t *testing.T) {
	t.Helper()
	for name, value := range map[string]string{"rapid.nofailfile": "true", "rapid.shrinktime": "10ms", "rapid.checks": "400", "rapid.seed": "1"} {
		before := flag.Lookup(name).Value.String()
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = flag.Set(name, before) })
	}
}

func names(failed map[string]string) []string {
	var all []string
	for name := range failed {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
