package main

import (
	"os/exec"
	"strings"
	"testing"
)

// The completions that are packaged are those that the program prints.
func TestTheCompletionsAreThoseOfTheCommandLine(t *testing.T) {
	for shell, path := range map[string]string{
		"bash": "careerfit.bash", "zsh": "_careerfit", "fish": "careerfit.fish", "powershell": "careerfit.ps1",
	} {
		printed := runCareerfit(t, "", nil, "completion", shell)
		printed.wants(t, exitOK)
		isFile(t, "dist/completions/"+path, printed.out)
	}
}

// A shell asks the program itself, so that new commands and flags are offered at once.
func TestWhatCompletionOffers(t *testing.T) {
	for _, c := range []struct {
		typed []string
		want  string
	}{
		{[]string{"compl"}, "completion\t"},
		{[]string{"ser"}, "serve\tServe the quiz to browsers"},
		{[]string{"serve", "--data"}, "--data-dir\t"},
		{[]string{"completion", "f"}, "fish\t"},
		{[]string{"serve", "--log-level", ""}, "debug\ninfo\nwarn\nerror\n:"},
		{[]string{"serve", "--log-format", ""}, "text\njson\n:"},
	} {
		offered := runCareerfit(t, "", nil, append([]string{"__complete"}, c.typed...)...)
		if offered.code != exitOK || !strings.HasPrefix(offered.out, c.want) {
			t.Errorf("%q offers %q, want %q first", c.typed, offered.out, c.want)
		}
	}
}

func TestTheCompletionForBashCanBeRead(t *testing.T) {
	needs(t, "bash", "bash")
	if said, err := exec.CommandContext(t.Context(), "bash", "-n", "dist/completions/careerfit.bash").CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, said)
	}
}
