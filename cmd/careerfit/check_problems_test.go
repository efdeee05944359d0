package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// Of its three answers two lead to the same path.
const unfair = `format: 1
id: unfair
language: en
title: Unfair
summary: Two paths.
minutes: 1
thresholds: {balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
sections:
  - id: only
    title: Only
    items:
      - {id: which, text: Which?, options: [{id: a, text: A, points: {one: 1}}, {id: b, text: B, points: {one: 1}}, {id: c, text: C, points: {two: 1}}]}
paths:
  - {id: one, name: One, summary: The first.}
  - {id: two, name: Two, summary: The second.}
`

// What an audit finds unfair is a problem like others.
func TestWhatAnAuditFindsIsAProblem(t *testing.T) {
	file := filepath.Join(t.TempDir(), "unfair.yaml")
	write(t, file, unfair)
	without := runCareerfit(t, "", nil, "check", "--as-of", "2026-11-01", "--json", file)
	got := runCareerfit(t, "", nil, "check", "--as-of", "2026-11-01", "--audit", "--sheets", "1000", "--format", "github", file)
	got.wants(t, exitProblems)
	if strings.Contains(without.out, "wins-too-much") || !strings.Contains(got.out, ",title=wins-too-much::") {
		t.Errorf("without an audit:\n%s\nwith it:\n%s", without.out, got.out)
	}
	for line := range strings.Lines(got.out) {
		if !strings.HasPrefix(line, "::") {
			t.Errorf("among annotations there is %q", line)
		}
	}
}

// Where warnings may pass they are told all the same.
func TestWarningsMayPass(t *testing.T) {
	file := filepath.Join(t.TempDir(), "unfair.yaml")
	write(t, file, unfair)
	args := []string{"check", "--as-of", "2026-11-01", "--audit", "--sheets", "1000", file}
	strict, mild := runCareerfit(t, "", nil, args...), runCareerfit(t, "", nil, append(args, "--fail-on", "error")...)
	strict.wants(t, exitProblems)
	if mild.code != exitOK || mild.out != strict.out || mild.err != strict.err {
		t.Errorf("exit code %d\n%s%s\nwant what is told with exit code 1\n%s%s", mild.code, mild.out, mild.err, strict.out, strict.err)
	}
	runCareerfit(t, "", nil, "check", "--fail-on", "error", corpusFile("err", "reserved-id.yaml")).wants(t, exitProblems)
}

// What check and audit find is told at once, in the order of the file, and before the audit.
func TestProblemsOfAnAuditStandAmongTheOthers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "unfair.yaml")
	write(t, file, unfair)
	args := []string{"check", "--as-of", "2026-11-01", file}
	alone := runCareerfit(t, "", nil, append(args, "--json")...)
	args = append(args, "--audit", "--sheets", "1000")
	all := runCareerfit(t, "", nil, append(args, "--json")...)
	var checked []jsonProblem
	var audited struct{ Problems []jsonProblem }
	if err := errors.Join(json.Unmarshal([]byte(alone.out), &checked), json.Unmarshal([]byte(all.out), &audited)); err != nil {
		t.Fatal(err)
	}
	inOrder := slices.IsSortedFunc(audited.Problems, func(a, b jsonProblem) int { return cmp.Compare(a.Line, b.Line) })
	last := audited.Problems[len(audited.Problems)-1]
	if !inOrder || len(audited.Problems) <= len(checked) || last.Rule == "wins-too-much" || !slices.ContainsFunc(checked, func(p jsonProblem) bool { return p == last }) {
		t.Errorf("check finds %+v, with an audit %+v", checked, audited.Problems)
	}
	text := runCareerfit(t, "", nil, args...).out
	if told, shown := strings.LastIndex(text, ": "+last.Message), strings.Index(text, "can it come first?"); told < 0 || told > shown {
		t.Errorf("the last problem is not told before the audit:\n%s", text)
	}
}

// How many more problems there are is said at the end, although it has no place in the file.
func TestHowManyMoreThereAreIsSaidLast(t *testing.T) {
	at := func(line int) quiz.Problem { return quiz.Problem{Position: quiz.Position{Line: line}} }
	var lines []int
	for _, p := range together(quiz.Problems{at(2), at(7), at(0)}, quiz.Problems{at(5), at(9)}) {
		lines = append(lines, p.Line)
	}
	if !slices.Equal(lines, []int{2, 5, 7, 9, 0}) {
		t.Errorf("the problems are in the lines %v", lines)
	}
}

// Who stops an audit is told still what was found before it.
func TestCtrlCEndsAnAudit(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	file := filepath.Join(t.TempDir(), "unfair.yaml")
	write(t, file, unfair)
	alone := runCareerfit(t, "", nil, "check", "--as-of", "2026-11-01", file)
	if alone.out == "" {
		t.Fatal("check has nothing to tell")
	}
	for _, more := range [][]string{{"--audit"}, {"--html", filepath.Join(t.TempDir(), "a.html")}} {
		var out, errs strings.Builder
		args := append([]string{"check", "--as-of", "2026-11-01", "--sheets", "10000000", file}, more...)
		code := run(ctx, args, streams{strings.NewReader(""), &out, &errs}, nil)
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		wantText(t, "standard output", alone.out, out.String())
		wantText(t, "standard error", alone.err+"careerfit: interrupted\n", errs.String())
	}
}
