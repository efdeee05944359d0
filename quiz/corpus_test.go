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

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
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

func TestCorpusOfMistakes(t *testing.T) {
	for _, file := range corpus(t, "err") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			q, problems := quiz.Parse(filepath.Base(file), mustRead(t, file))
			if q != nil || problems.Count(quiz.SeverityError) == 0 {
				t.Error("there is no error")
			}
			wantFile(t, strings.TrimSuffix(file, ".yaml")+".txt", long(problems))
		})
	}
}

func TestCorpusOfSoundFiles(t *testing.T) {
	for _, file := range corpus(t, "ok") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			q, problems := quiz.Parse(filepath.Base(file), mustRead(t, file))
			if len(problems) > 0 {
				t.Fatal(long(problems))
			}
			var got strings.Builder
			for line := range bytes.Lines(mustRead(t, strings.TrimSuffix(file, ".yaml")+".sheets")) {
				report, err := json.Marshal(reportOf(t, q, line))
				if err != nil {
					t.Fatal(err)
				}
				got.Write(append(report, '\n'))
			}
			wantFile(t, strings.TrimSuffix(file, ".yaml")+".want", got.String())
		})
	}
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
	marks, err := q.Marks(answers)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := q.Sheet(marks)
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

// notInCorpus are the rules that only bytes can break that an editor would not keep: source_test.go.
var notInCorpus = []string{"size", "encoding"}

// Every rule that the sources name has its mistake in the corpus.
func TestCorpusHasEveryRule(t *testing.T) {
	var named []string
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
	slices.Sort(named)
	named = slices.DeleteFunc(slices.Compact(named), func(rule string) bool { return slices.Contains(notInCorpus, rule) })
	if diff := cmp.Diff(named, rulesSeen(t)); diff != "" {
		t.Errorf("rules in the sources (-) and in the corpus (+):\n%s", diff)
	}
}

func rulesSeen(t *testing.T) []string {
	t.Helper()
	var seen []string
	for _, file := range corpus(t, "err") {
		_, problems := quiz.Parse(file, mustRead(t, file))
		for _, p := range problems {
			seen = append(seen, p.Rule)
		}
	}
	slices.Sort(seen)
	return slices.Compact(seen)
}

func TestProblemsComeInTheOrderOfTheFile(t *testing.T) {
	for _, file := range corpus(t, "err") {
		_, problems := quiz.Parse(file, mustRead(t, file))
		if !slices.IsSortedFunc(problems, func(a, b quiz.Problem) int {
			return (a.Line-b.Line)*10_000 + a.Col - b.Col
		}) {
			t.Errorf("%s: %s", file, problems.Error())
		}
	}
}
