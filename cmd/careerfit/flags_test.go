package main

import (
	"strings"
	"testing"
)

// A wrong value is told in words, on the command line and in the environment, with where help is.
func TestAWrongValueIsToldInWords(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		args []string
		says string
	}{
		{nil, []string{"check", "--sheets", "abc", bareFile}, "careerfit: --sheets must be a whole number, such as 100000, but it is \"abc\"\nRun careerfit check --help to see what there is.\n"},
		{map[string]string{"CAREERFIT_SHEETS": "abc"}, []string{"check", bareFile}, "careerfit: CAREERFIT_SHEETS must be a whole number, such as 100000, but it is \"abc\"\nRun careerfit check --help to see what there is.\n"},
		{nil, []string{"check", "--seed=-1", bareFile}, "--seed must be a whole number from 0 up, such as 1, but it is \"-1\""},
		{nil, []string{"simulate", "--apart", "x"}, "--apart must be a number, such as 2, but it is \"x\"\nRun careerfit simulate --help"},
		{map[string]string{"CAREERFIT_RELOAD": "yes"}, []string{"serve"}, "CAREERFIT_RELOAD must be true or false, but it is \"yes\"\nRun careerfit serve --help"},
		{nil, []string{"serve", "--data-dir", ""}, "careerfit: --data-dir must name a directory, but it is empty\nRun careerfit serve --help"},
		{nil, []string{"erase", "--data-dir=", "x"}, "--data-dir must name a directory"},
		{nil, []string{"restore", "--data-dir=", "x"}, "--data-dir must name a directory"},
		{nil, []string{"doctor", ""}, "careerfit: FILE must name a file, but it is empty\nRun careerfit doctor --help"},
		{map[string]string{"CAREERFIT_PUBLIC_URL": "https://quiz.example # our name"}, []string{"serve"},
			"\n--public-url was set by CAREERFIT_PUBLIC_URL in the environment.\nA comment does not end a line of settings: what stands behind # is part of CAREERFIT_PUBLIC_URL.\n"},
		{map[string]string{"CAREERFIT_RETENTION": " 90d # a term"}, []string{"serve"},
			"it is \"90d # a term\"\nA comment does not end a line of settings: what stands behind # is part of CAREERFIT_RETENTION.\n"},
		{map[string]string{"CAREERFIT_LOG_LEVEL": "loud"}, []string{"serve"}, "--log-level was set by CAREERFIT_LOG_LEVEL in the environment.\n"},
		{nil, []string{"nonsense"}, "unknown command \"nonsense\" for \"careerfit\"\nRun careerfit --help"},
		{nil, []string{"new"}, "Run careerfit new --help"},
	} {
		o := runCareerfit(t, "", c.env, c.args...)
		o.wants(t, exitUsage)
		if !strings.Contains(o.err, c.says) || strings.Contains(o.err, "strconv") || o.out != "" {
			t.Errorf("%v %v: it says\n%s\nwant\n%s", c.env, c.args, o.err, c.says)
		}
	}
}

// Spaces around a value, which many an editor leaves and nobody sees, do not count.
func TestSpacesAroundASettingDoNotCount(t *testing.T) {
	env := map[string]string{"CAREERFIT_PUBLIC_URL": " http://localhost:1 ", "CAREERFIT_RETENTION": "90d ", "CAREERFIT_QUIZ": bareFile + " ", "CAREERFIT_LOG_LEVEL": "info\r"}
	startServe(t, env, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir()).shows("/readyz", "ready")
}

// What the command line says is not blamed on the environment.
func TestWhatTheCommandLineSaysIsItsOwn(t *testing.T) {
	o := runCareerfit(t, "", map[string]string{"CAREERFIT_LOG_LEVEL": "info # most"}, "serve", "--log-level", "loud")
	if o.wants(t, exitUsage); strings.Contains(o.err, "CAREERFIT") || strings.Contains(o.err, "comment") {
		t.Errorf("it says\n%s", o.err)
	}
}
