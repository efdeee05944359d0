package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

const reservedAsJSON = `[
  {
    "file": "reserved-id.yaml",
    "line": 3,
    "col": 5,
    "severity": "error",
    "rule": "reserved-id",
    "message": "\"api\" is an address of the program itself",
    "hint": "choose another id",
    "source": "id: api"
  }
]
`

func TestProblemsAsJSON(t *testing.T) {
	t.Chdir(corpusFile("err"))
	for _, flag := range []string{"--json", "--format=json"} {
		got := runCareerfit(t, "", nil, "check", flag, "reserved-id.yaml")
		got.wants(t, exitProblems)
		wantText(t, "standard output", reservedAsJSON, got.out)
		wantText(t, "standard error", "", got.err)
	}
}

func TestNoProblemsAsJSON(t *testing.T) {
	got := runCareerfit(t, "", map[string]string{"CAREERFIT_FORMAT": "json"}, "check", exampleFile)
	got.wants(t, exitOK)
	wantText(t, "standard output", "[]\n", got.out)
}

// What is told in text is told in JSON, problem by problem.
func TestJSONHasWhatTheTextHas(t *testing.T) {
	t.Chdir(corpusFile("err"))
	all, err := filepath.Glob("*.yaml")
	if err != nil || len(all) < 40 {
		t.Fatalf("%d files, %v", len(all), err)
	}
	args := append([]string{"check", "--as-of", "2026-11-01"}, all...)
	text, got := runCareerfit(t, "", nil, args...), runCareerfit(t, "", nil, append(args, "--json")...)
	var found []jsonProblem
	if err := json.Unmarshal([]byte(got.out), &found); err != nil {
		t.Fatal(err)
	}
	var long strings.Builder
	for _, p := range found {
		severity := map[string]quiz.Severity{"error": quiz.SeverityError, "warning": quiz.SeverityWarning, "note": quiz.SeverityNote}[p.Severity]
		long.WriteString(quiz.Problem{File: p.File, Position: quiz.Position{Line: p.Line, Col: p.Col}, Severity: severity,
			Message: p.Message, Rule: p.Rule, Hint: p.Hint, Source: p.Source}.Long())
	}
	wantText(t, "put together again", text.out, long.String())
}

func TestProblemsAsAnnotations(t *testing.T) {
	t.Chdir(corpusFile("err"))
	got := runCareerfit(t, "", nil, "check", "--format", "github", "reserved-id.yaml")
	got.wants(t, exitProblems)
	wantText(t, "standard output", "::error file=reserved-id.yaml,line=3,col=5,title=reserved-id::\"api\" is an address of the program itself%0Achoose another id\n", got.out)
}

// Nothing that stands in a file, not even its name, ends an annotation or begins another.
func TestAnnotationsHoldTheirText(t *testing.T) {
	var out strings.Builder
	d := newGitHubDisplay(&out)
	d.problems(quiz.Problems{
		{File: "100%, a:b\r\n::stop.yaml", Severity: quiz.SeverityWarning, Rule: "x", Message: "50%\r\n::error ::no, really: no"},
		{File: "f", Position: quiz.Position{Line: 2, Col: 7}, Severity: quiz.SeverityNote, Rule: "y", Message: "m"},
	})
	if err := d.end(); err != nil {
		t.Fatal(err)
	}
	wantText(t, "annotations", ""+
		"::warning file=100%25%2C a%3Ab%0D%0A%3A%3Astop.yaml,line=1,col=1,title=x::50%25%0D%0A::error ::no, really: no\n"+
		"::notice file=f,line=2,col=7,title=y::m\n", out.String())
}

// The age of pay figures counts from today unless a day is named.
func TestTheDayIsTodayUnlessItIsNamed(t *testing.T) {
	today := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	for named, want := range map[string]time.Time{"": today, "2026-11-01": time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)} {
		f := checkFlags{format: "text", asOf: named, failOn: "warning"}
		c, err := f.checking([]string{"x"}, today, nil, nil)
		if err != nil || !c.asOf.Equal(want) {
			t.Errorf("as of %q: %v, %v", named, c, err)
		}
	}
}

func TestTheBuiltInCanBeChecked(t *testing.T) {
	got := runCareerfit(t, "", nil, "check", "--builtin", "--json", corpusFile("err", "reserved-id.yaml"))
	got.wants(t, exitProblems)
	t.Chdir(filepath.Join("..", ".."))
	file := runCareerfit(t, "", nil, "check", "--json", quiz.BuiltinFile, filepath.Join("quiz", "testdata", "err", "reserved-id.yaml"))
	wantText(t, "the built-in", strings.ReplaceAll(got.out, filepath.Join("..", "..")+string(os.PathSeparator), ""), file.out)
}

func TestProblemsThatCannotBeWrittenAreAFailure(t *testing.T) {
	for _, format := range []string{"text", "json", "github"} {
		f := checkFlags{format: format, failOn: "warning"}
		c, err := f.checking([]string{corpusFile("err", "reserved-id.yaml")}, time.Time{}, full{}, &strings.Builder{})
		if err != nil {
			t.Fatal(err)
		}
		var exit *exitError
		if err := c.run(t.Context()); !errors.As(err, &exit) || exit.code != exitFailure || err.Error() != "write problems: no space left" {
			t.Errorf("%s: %v", format, err)
		}
	}
}
