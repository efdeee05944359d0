package main

import (
	"bytes"
	"strings"
	"testing"
)

// An outcome is what a run of the program left behind.
type outcome struct {
	code     int
	out, err string
}

// runCareerfit runs the program in this process. The environment is only what is given.
func runCareerfit(t *testing.T, stdin string, env map[string]string, args ...string) outcome {
	t.Helper()
	var out, err bytes.Buffer
	code := run(t.Context(), args, streams{strings.NewReader(stdin), &out, &err}, env)
	return outcome{code, out.String(), err.String()}
}

// wants demands an exit code, and that nothing was said on standard error if all went well.
func (o outcome) wants(t *testing.T, code int) {
	t.Helper()
	if o.code != code {
		t.Fatalf("exit code %d, want %d; standard error:\n%s", o.code, code, o.err)
	}
	if code == exitOK && o.err != "" {
		t.Errorf("all went well, yet standard error says:\n%s", o.err)
	}
}
