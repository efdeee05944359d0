package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// corpusFile is a file of the corpus of package quiz.
func corpusFile(parts ...string) string {
	return filepath.Join(append([]string{"..", "..", "quiz", "testdata"}, parts...)...)
}

func contents(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func wantText(t *testing.T, what, want, got string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestCheckSaysNothingOfASoundFile(t *testing.T) {
	got := runCareerfit(t, "", nil, "check", exampleFile)
	got.wants(t, exitOK)
	wantText(t, "standard output", "", got.out)
}

// Notes are advice: what has nothing worse can be used.
func TestCheckOfFilesThatCanBeUsed(t *testing.T) {
	for _, file := range []string{corpusFile("ok", "smallest.yaml"), corpusFile("ok", "every-key.yaml"), filepath.Join("..", "..", quiz.BuiltinFile)} {
		if got := runCareerfit(t, "", nil, "check", "--as-of", "2026-11-01", file); got.code == exitFailure || strings.Contains(got.out, ": error: ") {
			t.Errorf("%s: exit code %d\n%s", file, got.code, got.out)
		}
	}
}

func TestCheckPrintsEveryProblemWithItsPlace(t *testing.T) {
	t.Chdir(corpusFile("err"))
	got := runCareerfit(t, "", nil, "check", "--as-of", "2026-11-01", "unknown-key.yaml", "duplicate-key.yaml")
	got.wants(t, exitProblems)
	want := contents(t, "unknown-key.txt") + contents(t, "duplicate-key.txt")
	wantText(t, "standard output", want, got.out)
	if n := strings.Count(want, ": error: "); !strings.HasPrefix(got.err, fmt.Sprintf("%d errors", n)) || strings.Count(got.err, "\n") != 1 {
		t.Errorf("of %d errors standard error says %q", n, got.err)
	}
}

func TestCheckPrintsWhatTheDocumentationShows(t *testing.T) {
	t.Chdir(corpusFile("err"))
	got := runCareerfit(t, "", nil, "check", "reserved-id.yaml")
	got.wants(t, exitProblems)
	wantText(t, "standard error", "1 error\n", got.err)
	wantText(t, "standard output", ""+
		"reserved-id.yaml:3:5: error: \"api\" is an address of the program itself [reserved-id]\n"+
		"    3 | id: api\n"+
		"      |     ^\n"+
		"      = choose another id\n", got.out)
}

func TestCheckOfAFileThatCannotBeReadFails(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing.yaml")
	got := runCareerfit(t, "", nil, "check", missing)
	got.wants(t, exitFailure)
	wantText(t, "standard error", "careerfit: there is no file "+missing+"\n", got.err)

	got = runCareerfit(t, "", nil, "check", dir)
	got.wants(t, exitFailure)
	if !strings.HasPrefix(got.err, "careerfit: "+dir+" is a directory") || strings.Count(got.err, "\n") != 1 {
		t.Errorf("a folder: %q", got.err)
	}

	// Whoever runs the tests may be allowed to read everything.
	denied := plainPathError("secret.yaml", &fs.PathError{Op: "open", Path: "secret.yaml", Err: fs.ErrPermission})
	wantText(t, "a file of somebody else", "the file secret.yaml may not be read by this user", denied.Error())
}

// A file that cannot be read does not hide what is wrong with the others.
func TestCheckReadsEveryFile(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.yaml")
	got := runCareerfit(t, "", nil, "check", missing, corpusFile("err", "reserved-id.yaml"))
	got.wants(t, exitFailure)
	if !strings.Contains(got.out, "[reserved-id]") || !strings.Contains(got.err, missing) {
		t.Errorf("standard output:\n%s\nstandard error:\n%s", got.out, got.err)
	}
}

func TestCheckOfAFileOverTheLimit(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large.yaml")
	text := "\ufeff" + contents(t, corpusFile("ok", "smallest.yaml")) + "#"
	if err := os.WriteFile(large, []byte(text+strings.Repeat("x", quiz.MaxSize)), 0o600); err != nil {
		t.Fatal(err)
	}
	got := runCareerfit(t, "", nil, "check", large)
	got.wants(t, exitProblems)
	wantText(t, "standard output", large+":1:1: error: the file has more than 4194304 bytes (4 MiB) [size]\n", got.out)
}

func TestWrongUseIsSaidInASentence(t *testing.T) {
	helped := map[string]string{"check": "check ", "score": "score ", "version": "version ", "scor": ""}
	for _, step := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{[]string{"check"}, nil, "careerfit: check what? name at least one content file, or say --builtin or --theme\n"},
		{[]string{"check", "--format", "xml", "x"}, nil, `careerfit: there is no format "xml"; choose text, json or github` + "\n"},
		{[]string{"check", "--json", "--format", "github", "x"}, nil, "careerfit: say either --json or --format github\n"},
		{[]string{"check", "--as-of", "2026-13-01", "x"}, nil, `careerfit: "2026-13-01" is not a day; write year, month and day, as in --as-of 2026-11-01` + "\n"},
		{[]string{"score", "one.csv", "two.csv"}, nil, "careerfit: name one file of sheets, or none to read standard input; each table has a header of its own\n"},
		{[]string{"score", "--quizz", "x"}, nil, "careerfit: unknown flag: --quizz\n"},
		{[]string{"score", "--quiz"}, nil, "careerfit: flag needs an argument: --quiz\n"},
		{[]string{"scor"}, nil, `careerfit: unknown command "scor" for "careerfit"` + "\n"},
		{[]string{"version", "--help=maybe"}, nil, "careerfit: --help must be true or false, but it is \"maybe\"\n"},
	} {
		got := runCareerfit(t, "", step.env, step.args...)
		got.wants(t, exitUsage)
		if !strings.HasPrefix(got.err, step.want) || !strings.HasSuffix(got.err, "\nRun careerfit "+helped[step.args[0]]+"--help to see what there is.\n") {
			t.Errorf("careerfit %s: standard error is\n%s", strings.Join(step.args, " "), got.err)
		}
		wantText(t, "standard output", "", got.out)
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	for _, args := range [][]string{nil, {"--help"}, {"help"}} {
		got := runCareerfit(t, "", nil, args...)
		got.wants(t, exitOK)
		for _, command := range []string{"serve", "check", "score", "simulate", "version"} {
			if !strings.Contains(got.out, "\n  "+command+" ") {
				t.Errorf("careerfit %s does not name %s:\n%s", strings.Join(args, " "), command, got.out)
			}
		}
	}
}

func TestVersionNamesTheBuiltInByItsDigest(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	got := runCareerfit(t, "", nil, "version")
	got.wants(t, exitOK)
	lines := strings.Split(got.out, "\n")
	if !strings.HasPrefix(lines[0], "careerfit "+release) || !strings.HasSuffix(lines[0], ", content format 1)") {
		t.Errorf("the first line is %q", lines[0])
	}
	wantText(t, "the second line", "built-in questionnaire health-informatics "+q.Digest.String(), lines[1])
	wantText(t, "what --version says", got.out, runCareerfit(t, "", nil, "--version").out)
}
