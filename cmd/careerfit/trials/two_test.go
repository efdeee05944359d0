package trials

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A second server on the same file says so and leaves; the first is not disturbed.
func TestTrialTwoServersOnOneFile(t *testing.T) {
	dir := t.TempDir()
	s := serving(t, dir)
	b := newBusy(newTaker(t, s), 1)
	b.untilBegun(t)
	if problem := isKeptOut(t, launch(t, built.careerfit, "serve", "--addr", "127.0.0.1:0", "--data-dir", dir)); problem != "" {
		t.Error(problem)
	}
	b.untilBegun(t)
	if lost, err := b.compare(); err != nil || len(lost) > 0 {
		t.Errorf("the first was disturbed: %q, %v", lost, err)
	}
	if slices.ContainsFunc(s.run.complaints(), func(line string) bool { return strings.Contains(line, "ERROR") }) {
		t.Errorf("the first says %q", s.run.complaints())
	}
}

func TestControlASecondServerIsLetIn(t *testing.T) {
	s := serving(t, t.TempDir())
	if isKeptOut(t, launch(t, built.careless, "--fault", "unlocked", "--data-dir", s.dir)) == "" {
		t.Error("it was kept out: the trial sees nothing")
	}
}

// isKeptOut says what is wrong with the way in which a second server does not start.
func isKeptOut(t *testing.T, second *process) (problem string) {
	t.Helper()
	if _, serves := second.says(`at http://localhost:(\d+)\n`); serves {
		return "the second one serves"
	}
	code, said := second.ends(t), second.complaints()
	if code != 3 || len(said) != 1 || !strings.Contains(said[0], "careerfit.db") || !strings.Contains(said[0], "in use") {
		return fmt.Sprintf("the second ends with %d and says %q", code, said)
	}
	return ""
}
