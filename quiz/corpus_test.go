package quiz_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

var update = flag.Bool("update", false, "write what the corpus in testdata is expected to give")

// corpus returns the content files of a folder of testdata.
func corpus(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/%s: %v", folder, err)
	}
	return files
}

func mustRead(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wantFile compares with a file of the corpus, or writes it.
func wantFile(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(mustRead(t, file)), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func long(problems quiz.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.Long())
	}
	return b.String()
}

// check is what `careerfit check` does with a file of the corpus, on a day that stays.
func check(t *testing.T, file string) (*quiz.File, quiz.Problems) {
	t.Helper()
	return lint.Check(filepath.Base(file), mustRead(t, file), lint.Options{AsOf: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Speaks: []string{"en", "es"}})
}

func TestCorpusOfMistakes(t *testing.T) {
	for _, file := range corpus(t, "err") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			f, problems := check(t, file)
			if len(problems) == 0 {
				t.Error("there is no problem")
			}
			if (f.Quiz == nil) != (problems.Count(quiz.SeverityError) > 0) {
				t.Errorf("there is a quiz: %t", f.Quiz != nil)
			}
			wantFile(t, beside(file, ".txt"), long(problems))
		})
	}
}

// A sound file gives nothing but, at most, the warnings and notes of the text beside it.
func TestCorpusOfSoundFiles(t *testing.T) {
	for _, file := range corpus(t, "ok") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			f, problems := check(t, file)
			if f.Quiz == nil {
				t.Fatal(long(problems))
			}
			if is(beside(file, ".txt")) {
				wantFile(t, beside(file, ".txt"), long(problems))
			} else if len(problems) > 0 {
				t.Error(long(problems))
			}
			if is(beside(file, ".sheets")) {
				wantFile(t, beside(file, ".want"), reports(t, f.Quiz, mustRead(t, beside(file, ".sheets"))))
			}
		})
	}
}

// beside returns the name of what belongs to a content file.
func beside(file, extension string) string { return strings.TrimSuffix(file, ".yaml") + extension }

func is(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// reports scores the lines of a file of sheets.
func reports(t *testing.T, q *quiz.Quiz, sheets []byte) string {
	t.Helper()
	var got strings.Builder
	for line := range bytes.Lines(sheets) {
		report, err := json.Marshal(reportOf(t, q, line))
		if err != nil {
			t.Fatal(err)
		}
		got.Write(append(report, '\n'))
	}
	return got.String()
}

// reportOf scores one line.
func reportOf(t *testing.T, q *quiz.Quiz, line []byte) quiz.Report {
	t.Helper()
	s, err := quiz.ParseSheetLine(line)
	if err != nil {
		t.Fatal(err)
	}
	return reportOfAnswers(t, q, s.ID, s.Answers)
}

func reportOfAnswers(t *testing.T, q *quiz.Quiz, id string, answers map[string]quiz.Answer) quiz.Report {
	t.Helper()
	sheet, err := q.SheetOf(answers)
	if err != nil {
		t.Fatal(err)
	}
	return q.Report(id, sheet)
}

// Every expected text belongs to a file, so that a renamed one leaves nothing behind.
func TestCorpusHasNoOrphans(t *testing.T) {
	for _, folder := range []string{"err", "ok"} {
		entries, err := os.ReadDir(filepath.Join("testdata", folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())) + ".yaml"
			if _, err := os.Stat(filepath.Join("testdata", folder, name)); err != nil {
				t.Errorf("%s belongs to no content file", e.Name())
			}
		}
	}
}

// notInCorpus are the checks that only bytes can fail that an editor would not keep: source_test.go.
var notInCorpus = []string{"size", "encoding"}

// Every check that the table has, and every rule, has its mistake in the corpus; and no problem is of a
// rule that nobody can look up.
func TestCorpusHasEveryRule(t *testing.T) {
	known := append([]string{}, notInCorpus...)
	for _, c := range quiz.Checks() {
		known = append(known, c.Name)
	}
	for _, r := range lint.Rules() {
		known = append(known, r.Name)
	}
	seen := append(slices.Clone(notInCorpus), rulesSeen(t)...)
	slices.Sort(known)
	slices.Sort(seen)
	if diff := cmp.Diff(slices.Compact(known), slices.Compact(seen)); diff != "" {
		t.Errorf("rules there are (-) and in the corpus (+):\n%s", diff)
	}
}

// The table of checks has just those that the sources name.
func TestTheTableOfChecksIsThatOfTheSources(t *testing.T) {
	var table, named []string
	for _, c := range quiz.Checks() {
		table = append(table, c.Name)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`(?:errorAt\((?:at\([^()]*\)|d\.specPath\(where\)|[^(),]*), |SeverityError, )"([a-z-]+)"`)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range call.FindAllStringSubmatch(string(mustRead(t, file)), -1) {
			named = append(named, m[1])
		}
	}
	slices.Sort(table)
	slices.Sort(named)
	if diff := cmp.Diff(table, slices.Compact(named)); diff != "" {
		t.Errorf("the table (-) and what the sources name (+):\n%s", diff)
	}
}

func rulesSeen(t *testing.T) []string {
	t.Helper()
	var seen []string
	for _, file := range corpus(t, "err") {
		_, problems := check(t, file)
		for _, p := range problems {
			seen = append(seen, p.Rule)
		}
	}
	return seen
}

func TestProblemsComeInTheOrderOfTheFile(t *testing.T) {
	for _, file := range corpus(t, "err") {
		_, problems := check(t, file)
		if !slices.IsSortedFunc(problems, func(a, b quiz.Problem) int {
			return (a.Line-b.Line)*10_000 + a.Col - b.Col
		}) {
			t.Errorf("%s: %s", file, problems.Error())
		}
	}
}
