package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sheetsFile writes sheets to a file of that name.
func sheetsFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestScoreTakesATable(t *testing.T) {
	file := sheetsFile(t, "people.csv", "id,background\nana,ward\n=2+3,\n")
	const want = "id,verdict,lead,coverage,path,path_fit,career,band,course\n" +
		"ana,none,0.07639201690863102,0.2,nurse,0.5319548872180451,head-nurse,none,basics\n" +
		"=2+3,none,0.0022521742143376874,0,manage,0.4947333772218565,head-nurse,good,basics\n"
	quiz := corpusFile("ok", "every-key.yaml")
	for name, got := range map[string]outcome{
		"a file":         runCareerfit(t, "", nil, "score", "--quiz", quiz, file),
		"standard input": score(t, "every-key", contents(t, file)),
		"its name":       runCareerfit(t, contents(t, file), nil, "score", "--quiz", quiz, "-"),
		"settings":       runCareerfit(t, contents(t, file), map[string]string{"CAREERFIT_IN": "csv", "CAREERFIT_OUT": "csv", "CAREERFIT_QUIZ": quiz}, "score"),
	} {
		if got.code != exitOK {
			t.Errorf("%s: exit code %d", name, got.code)
		}
		wantText(t, name, want, got.out)
		wantText(t, name, "note: a spreadsheet may take ids that begin with =, +, - or @ for formulas; there are 1, written as they came\n", got.err)
	}
}

// Spreadsheets of many countries write semicolons, and tabs into text; what they write they can open.
func TestScoreKeepsTheSeparatorOfATable(t *testing.T) {
	quiz := corpusFile("ok", "every-key.yaml")
	for name, c := range map[string]struct{ sheets, want string }{
		"semicolons.csv": {"\ufeffid;background;tasks\r\nana;ward;\"list;visit\"\r\n", "id;coverage;paths\nana;0.4;\"nurse;manage\"\n"},
		"tabs.txt":       {"id\tbackground\ttasks\r\nana\tward\tlist;visit\r\n", "id\tcoverage\tpaths\nana\t0.4\tnurse;manage\n"},
		"tabs.tsv":       {"id\tbackground\nana\tward\n", "id\tcoverage\tpaths\nana\t0.2\tnurse;manage\n"},
	} {
		got := runCareerfit(t, "", nil, "score", "--quiz", quiz, "--fields", "id,coverage,paths", sheetsFile(t, name, c.sheets))
		got.wants(t, exitOK)
		wantText(t, name, c.want, got.out)
	}
}

func TestScoreWritesTheOtherFormat(t *testing.T) {
	sheet := contents(t, corpusFile("ok", "every-key.sheets"))
	table := runCareerfit(t, sheet, nil, "score", "--quiz", corpusFile("ok", "every-key.yaml"), "--out", "csv", "--fields", "id,fit:nurse")
	table.wants(t, exitOK)
	wantStart(t, table.out, "id,fit:nurse\n")
	lines := runCareerfit(t, "id,background\nana,ward\n", nil, "score", "--quiz", corpusFile("ok", "every-key.yaml"), "--out", "ndjson", "--fields", "id,path")
	lines.wants(t, exitOK)
	wantText(t, "standard output", `{"id":"ana","path":"nurse"}`+"\n", lines.out)
}

func TestScoreSaysWhatItCannotUnderstand(t *testing.T) {
	quiz := corpusFile("ok", "every-key.yaml")
	table := sheetsFile(t, "people.csv", "id,backgrund\nana,ward\n")
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"a column", []string{table}, exitProblems, `line 1: column 2: there is no item "backgrund"; did you mean "background"? known: id, background, like-plans, hate-plans, rather, tasks` + "\n"},
		{"lines taken for a table", []string{"--in", "ndjson", table}, exitProblems, "line 1: this is not JSON: invalid character 'i' looking for beginning of value\nline 2: "},
		{"no format", []string{"--in", "xlsx"}, exitUsage, `careerfit: --in: there is no format "xlsx"; known: ndjson, csv`},
		{"no field", []string{"--fields", "id,pth"}, exitUsage, `careerfit: --fields: there is no field "pth"; did you mean "path"? known: `},
		{"two files", []string{table, table}, exitUsage, "careerfit: name one file of sheets, or none to read standard input"},
		{"no file", []string{"missing.csv"}, exitFailure, "careerfit: there is no file missing.csv\n"},
		{"a directory", []string{t.TempDir()}, exitFailure, "careerfit: read sheets: "},
	} {
		got := runCareerfit(t, "{}", nil, append([]string{"score", "--quiz", quiz}, c.args...)...)
		if got.code != c.code || !strings.HasPrefix(got.err, c.want) || got.out != "" {
			t.Errorf("%s: exit code %d, %s%s", c.name, got.code, got.err, got.out)
		}
	}
}

// Whoever reads the results may go away: then the work ends at once, with a sentence and not by a signal.
func TestScoreEndsWhenNobodyReadsItsResults(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()
	var errs strings.Builder
	cmd := exec.CommandContext(t.Context(), os.Args[0], "score", sheetsFile(t, "sheets.ndjson", strings.Repeat("{\"answers\":{}}\n", 10_000)))
	cmd.Env, cmd.Stdout, cmd.Stderr = append(os.Environ(), asProgram+"=1"), write, &errs
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != exitFailure || !strings.HasPrefix(errs.String(), "careerfit: write results: ") {
		t.Errorf("%v, %s", err, errs.String())
	}
}

// A terminal is told calmly how many sheets were read and how fast; nobody else is.
func TestSheetsAreCountedForATerminal(t *testing.T) {
	var out strings.Builder
	now := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	count := newSheetCount(&out, func() time.Time { return now })
	for _, c := range []struct {
		after  time.Duration
		sheets int64
		want   string
	}{
		{betweenTold - 1, 100, ""},
		{1, 200, "\r200 sheets, 1000 a second\x1b[K"},
		{betweenTold / 2, 300, ""},
		{betweenTold / 2, 1000, "\r1000 sheets, 2500 a second\x1b[K"},
	} {
		out.Reset()
		now = now.Add(c.after)
		count.tell(c.sheets)
		wantText(t, "told", c.want, out.String())
	}
	out.Reset()
	count.clear()
	count.clear()
	wantText(t, "cleared", "\r\x1b[K", out.String())
	nobody := sheetsTold(&out, &out)
	nobody.tell(1)
	nobody.clear()
	if nobody != nil {
		t.Error("what is no terminal is told")
	}
}
