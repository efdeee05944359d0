package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// themeFolder has a theme with a logo, and one that cannot be read.
func themeFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"good.yaml": "name: Port College\nlogo: logo.svg\nhome: https://college.example\nlight: {brand: \"#5b2a86\"}\n",
		"pale.yaml": "light:\n  ink: \"#aaaaaa\"\n",
		"logo.svg":  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40z" fill="#5b2a86"/></svg>`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCheckLooksAtAThemeAsAtAnyFile(t *testing.T) {
	t.Chdir(themeFolder(t))
	runCareerfit(t, "", nil, "check", "--theme", "good.yaml").wants(t, exitOK)
	got := runCareerfit(t, "", nil, "check", "--theme", "pale.yaml")
	got.wants(t, exitProblems)
	for _, words := range []string{
		"pale.yaml:2:8: error: ink #aaaaaa on error notes #f6e9e8 has a contrast of 1.96:1 in light; text needs at least 4.5:1; too little also for ink on card, ",
		"    2 |   ink: \"#aaaaaa\"\n      |        ^\n      = nearest of the same hue: ink: \"#",
	} {
		if !strings.Contains(got.out, words) {
			t.Errorf("standard output does not say %q:\n%s", words, got.out)
		}
	}
	got = runCareerfit(t, "", map[string]string{"CAREERFIT_THEME": "pale.yaml"}, "check", "--builtin", "--json")
	got.wants(t, exitProblems)
	if !strings.Contains(got.out, `"file": "pale.yaml"`) || !strings.Contains(got.out, `"rule": "contrast"`) {
		t.Errorf("the problems are\n%s", got.out)
	}
	got = runCareerfit(t, "", nil, "check", "--theme", "none.yaml")
	got.wants(t, exitFailure)
	if !strings.Contains(got.err, "there is no file none.yaml") {
		t.Errorf("standard error: %s", got.err)
	}
}

// Whoever set the colours of one scheme sees which the other one gets, and can choose them by the line that is told.
func TestCheckShowsTheColoursThatAThemeDoesNotSet(t *testing.T) {
	t.Chdir(themeFolder(t))
	got := runCareerfit(t, "", nil, "check", "--theme", "good.yaml")
	got.wants(t, exitOK)
	told := regexp.MustCompile(`^good\.yaml: the dark brand will be (#[0-9a-f]{6}), made from #5b2a86; to choose it, write (dark: \{brand: "#[0-9a-f]{6}"\})\n$`).FindStringSubmatch(got.out)
	if told == nil || !strings.Contains(told[2], told[1]) {
		t.Fatalf("standard output: %s", got.out)
	}
	if err := os.WriteFile("both.yaml", []byte("light: {brand: \"#5b2a86\"}\n"+told[2]+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	both := runCareerfit(t, "", nil, "check", "--theme", "both.yaml")
	if both.wants(t, exitOK); both.out != "" {
		t.Errorf("with both set: %s", both.out)
	}
}

// The themes in the help and in the guide for authors are taken as they stand there.
func TestTheExamplesOfAThemeAreTaken(t *testing.T) {
	guide, err := os.ReadFile("../../quiz/content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(themeFolder(t))
	help := runCareerfit(t, "", nil, "check", "--help")
	help.wants(t, exitOK)
	for where, text := range map[string]string{"check --help": help.out, "the guide": string(guide)} {
		at := regexp.MustCompile(`(?m)^( *)name: Port College.*\n(?:.+\n)*? *dark: .*\n`).FindString(text)
		if err := os.WriteFile("example.yaml", []byte(at), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := runCareerfit(t, "", nil, "check", "--theme", "example.yaml"); at == "" || got.code != exitOK {
			t.Errorf("%s has the theme\n%s\nof which check says\n%s", where, at, got.out)
		}
	}
}

// A theme is a file of its own: what is asked, and its digest, is the same.
func TestServeLooksLikeItsTheme(t *testing.T) {
	dir := themeFolder(t)
	s := startServe(t, nil, "--addr", "localhost:0", "--data-dir", t.TempDir(), "--theme", filepath.Join(dir, "good.yaml"))
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s.shows("/health-informatics/", ">Port College</a>", `<img src="/static/logo.`, `href="https://college.example">Run by college.example</a>`)
	s.shows("/health-informatics/how-it-works", q.Digest.String())
}

// With colours that nobody can read nothing is served, and nothing is written.
func TestServeRefusesAThemeWithoutContrast(t *testing.T) {
	dir := themeFolder(t)
	data := filepath.Join(dir, "data")
	got := runCareerfit(t, "", nil, "serve", "--addr", "localhost:0", "--data-dir", data, "--theme", filepath.Join(dir, "pale.yaml"))
	got.wants(t, exitProblems)
	if !strings.Contains(got.err, "has a contrast of 1.96:1") {
		t.Errorf("standard error: %s", got.err)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("a data directory was made")
	}
}
