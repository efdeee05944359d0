package storetest

import (
	"fmt"
	"runtime"
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
