package trials

import (
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
	second := launch(t, built.careerfit, "serve", "--addr", "127.0.0.1:0", "--data-dir", dir)
	if code := second.ends(t); code != 3 {
		t.Errorf("the second ends with %d", code)
	}
	said := second.complaints()
	if len(said) != 1 || !strings.Contains(said[0], "careerfit.db") || !strings.Contains(said[0], "in use") {
		t.Errorf("the second says %q", said)
	}
	b.untilBegun(t)
	if lost, err := b.compare(); err != nil || len(lost) > 0 {
		t.Errorf("the first was disturbed: %q, %v", lost, err)
	}
	if slices.ContainsFunc(s.run.complaints(), func(line string) bool { return strings.Contains(line, "ERROR") }) {
		t.Errorf("the first says %q", s.run.complaints())
	}
}

// What keeps the second one out is the file, and nothing else that two servers might share.
func TestControlTwoServersOnTwoFiles(t *testing.T) {
	for range 2 {
		newBusy(newTaker(t, serving(t, t.TempDir())), 1).untilBegun(t)
	}
}
