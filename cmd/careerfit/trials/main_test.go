package trials

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// full asks for the whole form of every trial.
var full = flag.Bool("full", false, "run the whole form of the trials, which takes about half an hour")

// built are the programs under trial, made once: the real one, and the control.
var built struct{ careerfit, careless string }

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := 1, flag.Set("test.parallel", "6") // trials that run beside others mostly wait
	if err == nil {
		code, err = buildAndRun(m)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func buildAndRun(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "careerfit-trials-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	built.careerfit, built.careless = filepath.Join(dir, "careerfit"), filepath.Join(dir, "careless")
	for _, program := range []struct{ file, in, path string }{
		{built.careerfit, filepath.Join("..", "..", ".."), "./cmd/careerfit"},
		{built.careless, ".", "./careless"},
	} {
		build := exec.Command("go", "build", "-o", program.file, program.path)
		build.Dir = program.in
		if out, err := build.CombinedOutput(); err != nil {
			return 0, fmt.Errorf("build %s: %w\n%s", program.path, err, out)
		}
	}
	return m.Run(), nil
}

// shortOr returns how much of something a trial does: the shortened form's, or the whole form's.
func shortOr(short, whole int) int {
	if *full {
		return whole
	}
	return short
}

// missing ends a trial for which an outside tool or right is missing: skipped on somebody's own machine, a failure
// where everything is promised to run.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// until waits until something is so; a machine that has much to do may take its time.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for limit := time.Now().Add(time.Minute); !so(); time.Sleep(time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("it is not so within a minute: %s", what)
		}
	}
}
