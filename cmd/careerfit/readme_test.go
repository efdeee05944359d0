package main

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// blocks returns the fenced blocks of a language.
func blocks(text, language string) []string {
	var found []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(text, -1) {
		found = append(found, m[1])
	}
	return found
}

// Every command in a console block of the README prints what the README says.
func TestREADMEConsoleBlocksAreTrue(t *testing.T) {
	console := blocks(readme(t), "console")
	if len(console) < 2 {
		t.Fatalf("the README has %d console blocks; the pattern no longer finds them", len(console))
	}
	t.Chdir("../..")
	for _, block := range console {
		command, want, _ := strings.Cut(block, "\n")
		command, ok := strings.CutPrefix(command, "$ ")
		if !ok {
			t.Fatalf("a console block does not begin with a command: %q", command)
		}
		if got := shell(t, command); got != want {
			t.Errorf("%s\nprints\n%s\nbut the README says\n%s", command, got, want)
		}
	}
}

// shell runs one README command in this process: `go run ./cmd/careerfit ARGS`, where
// `echo 'TEXT' |` may stand before it.
func shell(t *testing.T, command string) string {
	t.Helper()
	m := regexp.MustCompile(`^(?:echo '([^']*)' \| )?go run \./cmd/careerfit (.+)$`).FindStringSubmatch(command)
	if m == nil {
		t.Fatalf("the test does not know how to run: %s", command)
	}
	var out, errs strings.Builder
	code := run(context.Background(), strings.Fields(m[2]), streams{strings.NewReader(m[1] + "\n"), &out, &errs}, nil)
	if code != exitOK {
		t.Errorf("%s: exit code %d\n%s", command, code, errs.String())
	}
	return out.String()
}

// The questionnaire in the README is the one in the repository.
func TestREADMEExampleIsTheFile(t *testing.T) {
	file, err := os.ReadFile("../../quiz/content/example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	yaml := blocks(readme(t), "yaml")
	if len(yaml) != 1 || yaml[0] != string(file) {
		t.Error("the yaml block of the README differs from quiz/content/example.yaml")
	}
}

// The first lines of the README are the two commands, which .ci/run executes in a fresh clone.
func TestREADMEBeginsWithTheTwoCommands(t *testing.T) {
	sh := blocks(readme(t), "sh")
	if len(sh) != 1 {
		t.Fatalf("the README has %d sh blocks, want 1: other commands belong into console blocks, which are run", len(sh))
	}
	gate, err := os.ReadFile("../../.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"go run ./cmd/careerfit serve", "go test ./..."} {
		line := strings.Split(sh[0], "\n")[i]
		if !strings.HasPrefix(line, want+" ") || !strings.Contains(string(gate), want) {
			t.Errorf("line %d of the README's commands is %q, want %q, and .ci/run must execute it", i+1, line, want)
		}
	}
}

// Links in the README to files of the repository lead somewhere.
func TestREADMELinksExist(t *testing.T) {
	links := regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(readme(t), -1)
	if len(links) < 10 {
		t.Fatalf("found only %d links; the pattern no longer finds them", len(links))
	}
	for _, link := range links {
		if _, err := os.Stat("../../" + link[1]); err != nil {
			t.Errorf("the README links to %s, which is not there", link[1])
		}
	}
}
