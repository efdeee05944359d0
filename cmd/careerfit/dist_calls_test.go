package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// The unit lets the server do all that it does: what it asks the kernel for is not filtered away.
func TestTheUnitAllowsWhatTheServerAsksTheKernelFor(t *testing.T) {
	needs(t, "strace", "strace")
	needs(t, "systemd-analyze", "systemd")
	asked := callsOfAServer(t)
	if !slices.Contains(asked, "fdatasync") || !slices.Contains(asked, "accept4") {
		t.Fatalf("it did not take an answer: %q", asked)
	}
	sets := callSets(t)
	if filtered := without(asked, sets, callFilters(t)); len(filtered) > 0 {
		t.Errorf("the unit filters away %q", filtered)
	}
	// A filter that is too narrow is seen.
	if len(without(asked, sets, append(callFilters(t), "~@sync"))) == 0 {
		t.Error("without @sync, nothing is missed")
	}
}

// callsOfAServer lets the program serve a page, begin a sitting and stop, and returns what it asked the kernel for.
func callsOfAServer(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	log := filepath.Join(dir, "calls")
	// -D: the process that is started is the server's, not strace's.
	cmd := exec.CommandContext(t.Context(), "strace", "-D", "-f", "-qq", "-o", log, released(t, ""), "serve",
		"--addr", "127.0.0.1:0", "--ops-addr", "127.0.0.1:0", "--data-dir", filepath.Join(dir, "data"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	url := regexp.MustCompile(` at (http://\S+)\n`).FindStringSubmatch(line)
	if err != nil || url == nil {
		t.Fatalf("%v: it says %q", err, line)
	}
	answersPage(t, url[1]+"/")
	response, err := http.Post(url[1]+"/health-informatics/start", "application/x-www-form-urlencoded", nil)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, lines); err != nil { // strace holds the stream, too: its end is the log's
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	return callsIn(t, log)
}

// callsIn returns the names of the calls in a log of strace, each once.
func callsIn(t *testing.T, log string) []string {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, call := range regexp.MustCompile(`(?m)^\d+ +([a-z_0-9]+)\(`).FindAllStringSubmatch(string(text), -1) {
		names = append(names, call[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// callFilters are the words of the unit's SystemCallFilter lines, with the ~ of their line before each.
func callFilters(t *testing.T) []string {
	t.Helper()
	var words []string
	for _, line := range regexp.MustCompile(`(?m)^SystemCallFilter=(~?)(.+)$`).FindAllStringSubmatch(distFile(t, "careerfit.service"), -1) {
		for word := range strings.FieldsSeq(line[2]) {
			words = append(words, line[1]+word)
		}
	}
	return words
}

// callSets are systemd's sets of calls, by their name with its @.
func callSets(t *testing.T) map[string][]string {
	t.Helper()
	listed, err := exec.CommandContext(t.Context(), "systemd-analyze", "syscall-filter", "--no-pager").Output()
	if err != nil {
		t.Fatal(err)
	}
	sets, name := map[string][]string{}, ""
	for line := range strings.Lines(string(listed)) {
		word := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "@"):
			name = word
		case word != "" && !strings.HasPrefix(word, "#"):
			sets[name] = append(sets[name], word)
		}
	}
	return sets
}

// without returns the calls that the filters, one after the other, leave out.
func without(calls []string, sets map[string][]string, filters []string) []string {
	allowed := map[string]bool{}
	var set func(word string, to bool)
	set = func(word string, to bool) {
		allowed[word] = to
		for _, inner := range sets[word] {
			set(inner, to)
		}
	}
	set("@default", true)
	for _, word := range filters {
		name, taken := strings.CutPrefix(word, "~")
		set(name, !taken)
	}
	return slices.DeleteFunc(slices.Clone(calls), func(call string) bool { return allowed[call] })
}
