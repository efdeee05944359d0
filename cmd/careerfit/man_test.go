package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var update = flag.Bool("update", false, "write the manual page and the completions into dist")

// The manual page says what the commands themselves say, of this version.
func TestTheManPageIsThatOfTheCommandLine(t *testing.T) {
	isFile(t, "dist/careerfit.1", manPage(commandLine()))
}

// A command that came or went, or a flag, makes the page stale.
func TestTheManPageLeavesNothingOut(t *testing.T) {
	root := commandLine()
	root.AddCommand(&cobra.Command{Use: "sing", Short: "Sing", Run: func(*cobra.Command, []string) {}})
	if page := manPage(root); !strings.Contains(page, ".SS careerfit sing\n") || page == manPage(commandLine()) {
		t.Error("a new command is not in the page")
	}
	page := manPage(commandLine())
	if strings.Contains(page, "(default 0)") {
		t.Error("it says of 0 that it is the default, as if that were a size or a span")
	}
	for _, cmd := range available(commandLine()) {
		if !strings.Contains(page, ".SS "+roff(cmd.UseLine())) {
			t.Errorf("%s is not in the page", cmd.CommandPath())
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && !strings.Contains(page, `\fB`+roff("--"+f.Name)+`\fR`) {
				t.Errorf("%s --%s is not in the page", cmd.CommandPath(), f.Name)
			}
		})
	}
}

// Programs that show manual pages have nothing to say against it.
func TestTheManPageIsWellFormed(t *testing.T) {
	needs(t, "groff", "groff-base")
	for _, c := range []struct{ page, want string }{
		{manPage(commandLine()), ""},
		{".TH X 1\n.SH NAME\n\\fBx\\[nosuch]\n", "nosuch"}, // what is wrong is seen
	} {
		show := exec.CommandContext(t.Context(), "groff", "-man", "-ww", "-z", "-Kutf8", "-Tutf8")
		show.Stdin = strings.NewReader(c.page)
		said, err := show.CombinedOutput()
		if err != nil || !strings.Contains(string(said), c.want) || c.want == "" && len(said) > 0 {
			t.Errorf("%v: %s", err, said)
		}
	}
}

// commandLine is the program's, as nobody has run it yet.
func commandLine() *cobra.Command {
	root := newRoot(streams{strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer)}, nil)
	root.InitDefaultCompletionCmd()
	return root
}

// isFile demands that the file says what the command line does; with -update it is made to.
func isFile(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s is not what the command line says (%v); go test ./cmd/careerfit -run 'ManPage|Completion' -update writes it", path, err)
	}
}

// needs ends the test where an outside program is missing: with a sentence, and not in the gate.
func needs(t *testing.T, program, debian string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not here; Debian has it in %s", program, debian)
	}
	t.Skipf("%s is not here; Debian has it in %s", program, debian)
}

// available are the commands that do something, in the order of the help.
func available(root *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, cmd := range root.Commands() {
		if cmd.Name() != "help" && cmd.IsAvailableCommand() {
			all = append(all, cmd)
		}
	}
	return all
}

// manPage writes the whole command line as one page. Its texts are plain, not Markdown, so that they
// are taken as they stand: lines that begin with a space keep their form, the rest flows.
func manPage(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".\\\" Made from the command line; go test ./cmd/careerfit -run ManPage -update writes it.\n")
	fmt.Fprintf(&b, ".TH CAREERFIT 1 \"\" %q %q\n.SH NAME\ncareerfit \\- %s\n", "careerfit "+release, "User Commands", roff(root.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B careerfit\n.I command\n[\\fIflags\\fR]\n.SH DESCRIPTION\n%s.SH COMMANDS\n", manText(root.Long))
	for _, cmd := range available(root) {
		manCommand(&b, cmd)
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, exit := range exits() {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", exit.code, roff(exit.means))
	}
	b.WriteString(".SH FILES\n.TP\n.I DATA_DIR/careerfit.db\nall sittings, and the questionnaires that they belong to\n" +
		".TP\n.I DATA_DIR/careerfit.sock\nhow the other commands reach a server that runs; for its own user alone\n")
	return b.String()
}

type exit struct {
	code  int
	means string
}

func exits() []exit {
	return []exit{
		{exitOK, "all went well"}, {exitProblems, "what was looked at has problems, which were printed"},
		{exitUsage, "wrong use: an unknown command or flag, or a value that cannot be; of serve also what only people can mend, such as a file that is not there"}, {exitFailure, "it could not be done; a sentence on standard error says why. Another start of serve may go well"},
	}
}

func manCommand(b *strings.Builder, cmd *cobra.Command) {
	text := cmd.Long
	if text == "" {
		text = cmd.Short + "."
	}
	fmt.Fprintf(b, ".SS %s\n%s", roff(cmd.UseLine()), manText(text))
	for _, sub := range available(cmd) {
		fmt.Fprintf(b, ".TP\n\\fB%s\\fR\n%s.\n", roff(sub.CommandPath()), roff(sub.Short))
	}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			manFlag(b, f)
		}
	})
	if cmd.Example != "" {
		fmt.Fprintf(b, ".PP\nExamples:\n%s", manText(cmd.Example))
	}
}

func manFlag(b *strings.Builder, f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	if value != "" {
		value = ` \fI` + roff(value) + `\fR`
	}
	unset := f.DefValue == "" || f.DefValue == "0" || f.DefValue == "false" || f.DefValue == "[]"
	if !unset {
		usage += fmt.Sprintf(" (default %s)", f.DefValue)
	}
	fmt.Fprintf(b, ".TP\n\\fB%s\\fR%s\n%s\n", roff("--"+f.Name), value, roff(usage))
}

// manText lets paragraphs flow, and keeps what is indented as it is.
func manText(text string) string {
	var b strings.Builder
	kept := false
	for line := range strings.Lines(strings.TrimRight(text, "\n") + "\n") {
		line = strings.TrimRight(line, "\n")
		indented := strings.HasPrefix(line, " ")
		switch {
		case line == "":
			line = ".PP"
		case indented != kept:
			b.WriteString(map[bool]string{true: ".nf\n", false: ".fi\n"}[indented])
			kept = indented
		}
		if line != ".PP" {
			line = roff(line)
		}
		b.WriteString(line + "\n")
	}
	if kept {
		b.WriteString(".fi\n")
	}
	return b.String()
}

// roff makes a line that is shown as it stands.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}
