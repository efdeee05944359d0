package trials

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A command that makes the file anew and is killed on its way, at any moment, leaves one that is whole.
func TestTrialCommandsKilled(t *testing.T) {
	s := serving(t, t.TempDir())
	b := newBusy(newTaker(t, s), 3)
	for range 50 {
		b.untilBegun(t)
		b.sitting = nil
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	commands(t, "backup", "--data-dir", s.dir, backup)
	s.stops()
	for _, args := range [][]string{{"compact"}, {"restore", "--yes", backup}} {
		killedAtWork(t, shortOr(8, 200), func() (*process, string) {
			s.isSound()
			forgetOld(t, s.dir)
			return launch(t, built.careerfit, append(args, "--data-dir", s.dir)...), s.dir
		})
	}
	s.isSound()
	s.start()
	b.open = b.all
	for _, what := range compareAll(t, []*busy{b}) {
		t.Error(what)
	}
	if left := drafts(t, s.dir); len(left) > 0 {
		t.Errorf("copies of everything are left, %q", left)
	}
}

func TestControlAFileWrittenInPlaceIsLost(t *testing.T) {
	s := serving(t, t.TempDir())
	s.stops()
	p := launch(t, built.careless, "--fault", "inplace", "--data-dir", s.dir)
	for whole := sizeIn(t, s.dir); sizeIn(t, s.dir) == whole; {
		time.Sleep(100 * time.Microsecond)
	}
	_ = p.cmd.Process.Kill() // the doctor sees if it has ended
	p.ends(t)
	if p := launch(t, built.careerfit, "doctor", "--data-dir", s.dir); p.ends(t) == 0 {
		t.Error("a file of which half is missing is sound: the trial sees nothing")
	}
}

// killedAtWork starts a program again and again and kills it at its work, until that was so often: while its draft is
// there, the hidden file that is to become the store. One that was too fast for that must have done its work.
func killedAtWork(t *testing.T, kills int, start func() (p *process, dir string)) {
	t.Helper()
	killed, starts := 0, 0
	for ; killed < kills && starts < 20*kills; starts++ {
		p, dir := start()
		if killedWithDraft(t, p, dir) {
			killed++
		}
	}
	if killed < kills {
		t.Errorf("of %d starts only %d were killed at their work: too little was tried", starts, killed)
	}
	t.Logf("%d of %d killed at their work", killed, starts)
}

// killedWithDraft kills a program some time after its draft has come, and reports whether that was before it went.
func killedWithDraft(t *testing.T, p *process, dir string) bool {
	t.Helper()
	old := drafts(t, dir)
	for given := time.Now().Add(time.Second); !hasNew(drafts(t, dir), old) && time.Now().Before(given); {
		time.Sleep(100 * time.Microsecond)
	}
	time.Sleep(time.Microsecond << rand.IntN(12)) // the moment is the trial
	_ = p.cmd.Process.Kill()                      // it may have ended
	if code := p.ends(t); code > 0 {
		t.Errorf("it ends with %d before it was killed:\n%s", code, p.err.String())
	}
	return hasNew(drafts(t, dir), old)
}

// drafts are the names of the hidden files in a data directory.
func drafts(t *testing.T, dir string) []string {
	t.Helper()
	return slices.DeleteFunc(namesIn(t, dir), func(name string) bool { return !strings.HasPrefix(name, ".") })
}

func hasNew(names, old []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(old, name) })
}

// forgetOld removes what restoring has put aside, of which there is one a second at most.
func forgetOld(t *testing.T, dir string) {
	t.Helper()
	for _, name := range namesIn(t, dir) {
		if strings.Contains(name, ".before-restore-") {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func sizeIn(t *testing.T, dir string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
