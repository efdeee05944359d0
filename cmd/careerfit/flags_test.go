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
