package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever builds from a commit has its name in the program; who changed something since, even by a file of which the
// commit knows nothing, is told that the sources are others; and who says what they are is believed.
func TestTheReleasedProgramTellsOfChangedSources(t *testing.T) {
	sources := t.TempDir()
	build := filepath.Join(sources, "cmd/careerfit/dist/build")
	if err := os.MkdirAll(filepath.Dir(build), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(build, []byte(distFile(t, "build")), 0o700); err != nil {
		t.Fatal(err)
	}
	says := commitOf(t, build)
	if got := says(); got != "" {
		t.Errorf("sources of no commit are called %q", got)
	}
	git(t, sources, "init", "-q")
	git(t, sources, "add", ".")
	git(t, sources, "-c", "user.name=a", "-c", "user.email=a@example", "commit", "-q", "-m", "a")
	commit := git(t, sources, "rev-parse", "--short=12", "HEAD")
	if got := says(); got != commit {
		t.Errorf("the sources of %s are called %q", commit, got)
	}
	writeFile(t, filepath.Join(sources, "more.go"), "package main\n")
	if got := says(); got != commit+"-dirty" {
		t.Errorf("changed sources of %s are called %q", commit, got)
	}
	if got := says("0123456789ab"); got != "0123456789ab" {
		t.Errorf("sources of which it is said are called %q", got)
	}
}

// commitOf has the go command played by one that only tells which commit it was given.
func commitOf(t *testing.T, build string) func(said ...string) string {
	t.Helper()
	stage := t.TempDir()
	played := "#!/bin/sh\nfor word; do echo \"$word\"; done | sed -n 's/.*main.commit=//p'\n"
	if err := os.WriteFile(filepath.Join(stage, "go"), []byte(played), 0o700); err != nil {
		t.Fatal(err)
	}
	return func(said ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), build, append([]string{filepath.Join(stage, "out")}, said...)...)
		cmd.Env = append(os.Environ(), "PATH="+stage+":"+os.Getenv("PATH"))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
}

// git runs a command of git in the directory, and returns what it says.
func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v: %s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}
