package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz"
)

func TestCheckAuditsAFile(t *testing.T) {
	args := []string{"check", "--audit", "--sheets", "1000", "--seed", "7", exampleFile}
	got := runCareerfit(t, "", nil, args...)
	got.wants(t, exitOK)
	wantText(t, "the first line", exampleFile+": shelter "+digestOf(t, exampleFile)[:12]+", 4 items; 1000 random sheets, seed 7", firstLine(got.out))
	for _, want := range []string{
		"\ncan it come first? (proved)\n  paths    2 of 2 come first alone on some sheet\n",
		"\nwhich path comes first how often? (all sheets counted)\n  care, alone ", "\nhas anybody a head start? (exact)\n",
		"\nwhere do those land who do not read? (exact)\n  all-agree ", "\nwhich items decide? (", "\nwhat if the weights are a fifth off? (sampled, ",
		"\nhow many questions can a taker be spared?\n", "\ndo the personas get what they should? (exact)\n",
	} {
		if !strings.Contains(got.out, want) {
			t.Errorf("there is no %q in\n%s", want, got.out)
		}
	}
	wantText(t, "the same again", got.out, runCareerfit(t, "", nil, args...).out)
	if other := runCareerfit(t, "", nil, "check", "--audit", "--sheets", "1000", "--seed", "8", exampleFile); other.out == got.out {
		t.Error("another seed makes the same figures")
	}
	if strings.Contains(got.out, "\n    crowd: ") {
		t.Error("the sheets are printed although nobody asked for them")
	}
	verbose := runCareerfit(t, "", nil, append(args, "--verbose")...)
	if n := strings.Count(verbose.out, "\n    crowd: "); n != 2 {
		t.Errorf("verbose, there are %d sheets, want one a path:\n%s", n, verbose.out)
	}
}

func firstLine(text string) string { line, _, _ := strings.Cut(text, "\n"); return line }

func digestOf(t *testing.T, file string) string {
	t.Helper()
	q, problems := quiz.Parse(file, []byte(contents(t, file)))
	if q == nil {
		t.Fatal(problems)
	}
	return q.Digest.String()
}

// An author's window is about a hundred columns wide.
func TestAnAuditFitsIntoAWindow(t *testing.T) {
	got := runCareerfit(t, "", nil, "check", "--builtin", "--audit", "--sheets", "1000")
	for _, line := range strings.Split(got.out, "\n")[1:] {
		if n := utf8.RuneCountInString(line); n > 100 && !strings.Contains(line, "health-informatics.yaml") {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestAnAuditAsJSON(t *testing.T) {
	got := runCareerfit(t, "", nil, "check", "--audit", "--json", "--sheets", "1000", corpusFile("err", "reserved-id.yaml"), exampleFile)
	got.wants(t, exitProblems)
	var all struct {
		Problems []jsonProblem
		Audits   []struct {
			File, Questionnaire, Digest string
			Items, Sheets               int
			Reach                       []struct{ ID, Verdict string }
		}
	}
	if err := json.Unmarshal([]byte(got.out), &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Problems) != 1 || all.Problems[0].Rule != "reserved-id" {
		t.Errorf("the problems are %+v", all.Problems)
	}
	if len(all.Audits) != 1 || all.Audits[0].File != exampleFile || all.Audits[0].Digest != digestOf(t, exampleFile) || all.Audits[0].Sheets != 1000 || len(all.Audits[0].Reach) != 2 {
		t.Errorf("the audits are %+v", all.Audits)
	}
	wantText(t, "standard error", corpusFile("err", "reserved-id.yaml")+" has errors and was not audited\n", got.err)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheAuditAsAPage(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "audit.html")
	for range 2 { // the second replaces the first
		got := runCareerfit(t, "", nil, "check", "--html", out, "--sheets", "1000", exampleFile)
		if got.code != exitOK {
			t.Fatalf("exit code %d: %s", got.code, got.err)
		}
		wantText(t, "standard error", "the audit is in "+out+"\n", got.err)
		if page := contents(t, out); !strings.HasPrefix(page, "<!DOCTYPE html>") || !strings.HasSuffix(page, "</html>\n") {
			t.Errorf("the page is %.60q…", page)
		}
		write(t, out, "an older page")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("there are %v, %v", left, err)
	}
}

// Nothing is lost by a slip: neither a folder nor a device, nor the content itself.
func TestAPageDoesNotTakeThePlaceOfSomethingElse(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "quiz.yaml")
	write(t, file, contents(t, exampleFile))
	for out, want := range map[string]string{
		dir:                               dir + " is a directory; name a file for the page, such as " + filepath.Join(dir, "audit.html"),
		os.DevNull:                        os.DevNull + " is not an ordinary file; name another for the page",
		dir + "/./" + filepath.Base(file): dir + "/./quiz.yaml is the content file itself; name another file for the page",
	} {
		got := runCareerfit(t, "", nil, "check", "--html", out, file)
		got.wants(t, exitUsage)
		wantText(t, "standard error", "careerfit: "+want+"\nRun careerfit check --help to see what there is.\n", got.err)
	}
	wantText(t, "the content", contents(t, exampleFile), contents(t, file))
}

// Nobody waits for an audit whose page cannot be written, and nobody is told of a file that was not asked for.
func TestAPageThatCannotBeWrittenIsToldBeforeTheAudit(t *testing.T) {
	dir := t.TempDir()
	for out, want := range map[string]string{
		filepath.Join(dir, "missing", "a.html"):      "there is no folder " + filepath.Join(dir, "missing"),
		filepath.Join(exampleFile, "a.html"):         "not a directory",
		filepath.Join(dir, strings.Repeat("a", 250)): "file name too long",
	} {
		got := runCareerfit(t, "", nil, "check", "--html", out, "--sheets", "1000", exampleFile)
		got.wants(t, exitFailure)
		wantText(t, "standard error", "careerfit: cannot write "+out+": "+want+"\n", got.err)
		wantText(t, "standard output", "", got.out)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("there are %v, %v", left, err)
	}
}

// A page that cannot be written to its end leaves what was there.
func TestHalfAPageIsNone(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "audit.html")
	write(t, out, "an older page")
	err := writeWhole(out, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return errors.New("no more")
	})
	if err == nil || err.Error() != "cannot write "+out+": no more" {
		t.Errorf("got %v", err)
	}
	wantText(t, "the page", "an older page", contents(t, out))
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("there are %v, %v", left, err)
	}
}

func TestWrongUseOfAnAudit(t *testing.T) {
	for _, c := range []struct {
		args string
		want string
	}{
		{"--html a.html x y", "a page is about one questionnaire; name one file with --html"},
		{"--html a.html --builtin y", "a page is about one questionnaire; name one file with --html"},
		{"--audit --sheets 10 x", "an audit cannot rest on 10 random sheets; ask for 1000 to 10000000"},
		{"--audit --branches -1 x", "a search cannot branch -1 times; ask for 0 to 1000000"},
		{"--sheets 1000 x", "--sheets is about an audit or a comparison; add --audit or --compare, or leave it out"},
		{"--seed 1 x", "--seed is about an audit or a comparison; add --audit or --compare, or leave it out"},
		{"--branches 400 x", "--branches is about an audit; add --audit, or leave it out"},
		{"--verbose x", "--verbose is about an audit; add --audit, or leave it out"},
		{"--compare --verbose x y", "--verbose is about an audit; add --audit, or leave it out"},
		{"--html - x", "a page is not written to standard output, where the audit is as text; name a file, as in --html audit.html"},
		{"--fail-on note x", `--fail-on cannot be "note"; choose error or warning`},
		{"--audit", "check what? name at least one content file, or say --builtin or --theme"},
		{"--compare x", "compare what? name two files, the old one and the new one"},
		{"--compare --builtin x", "compare what? name two files, the old one and the new one"},
		{"--compare x y z", "compare what? name two files, the old one and the new one"},
		{"--compare --audit x y", "a comparison has no audit, page or annotations; leave out --audit, --html and --format github"},
		{"--compare --format github x y", "a comparison has no audit, page or annotations; leave out --audit, --html and --format github"},
		{"--compare --format xml x y", `there is no format "xml"; choose text, json or github`},
	} {
		got := runCareerfit(t, "", nil, append([]string{"check"}, strings.Fields(c.args)...)...)
		got.wants(t, exitUsage)
		wantStart(t, got.err, "careerfit: "+c.want+"\n")
	}
}

// The settings of an audit may stand in the environment for every command.
func TestSettingsDoNotMatterWithoutAnAudit(t *testing.T) {
	runCareerfit(t, "", map[string]string{"CAREERFIT_SHEETS": "10", "CAREERFIT_VERBOSE": "true"}, "check", exampleFile).wants(t, exitOK)
}

func TestCheckComparesTwoFiles(t *testing.T) {
	got := runCareerfit(t, "", nil, "check", "--compare", "--sheets", "1000", exampleFile, exampleFile)
	got.wants(t, exitOK)
	if !strings.Contains(got.out, "both have the same content, to the letter\n") {
		t.Errorf("a file and itself:\n%s", got.out)
	}
	other := filepath.Join(t.TempDir(), "unfair.yaml")
	write(t, other, unfair)
	got = runCareerfit(t, "", nil, "check", "--compare", "--json", "--sheets", "1000", exampleFile, other)
	got.wants(t, exitOK)
	var c struct {
		Old, New struct{ Questionnaire string }
	}
	if err := json.Unmarshal([]byte(got.out), &c); err != nil || c.Old.Questionnaire != "shelter" || c.New.Questionnaire != "unfair" {
		t.Errorf("the example and another: %+v, %v", c, err)
	}
}
