package trials

import (
	"math/rand/v2"
	"path/filepath"
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
	killed := 0
	for range shortOr(10, 200) {
		for _, args := range [][]string{{"compact"}, {"restore", "--yes", backup}} {
			p := launch(t, built.careerfit, append(args, "--data-dir", s.dir)...)
			if killedSoon(t, p) {
				killed++
			}
		}
		s.isSound()
	}
	s.start()
	b.open = b.all
	for _, what := range compareAll(t, []*busy{b}) {
		t.Error(what)
	}
	if killed == 0 {
		t.Error("no command was killed before its end: nothing was tried")
	}
	for _, name := range namesIn(t, s.dir) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("a copy of everything is left, %s", name)
		}
	}
	t.Logf("%d were killed before their end", killed)
}

func TestControlAFileWrittenInPlaceIsLost(t *testing.T) {
	s := serving(t, t.TempDir())
	s.stops()
	for range 20 { // it may be killed before it begins
		killedSoon(t, launch(t, built.careless, "--fault", "inplace", "--data-dir", s.dir))
		if p := launch(t, built.careerfit, "doctor", "--data-dir", s.dir); p.ends(t) != 0 {
			return
		}
	}
	t.Error("a file of which half is missing is sound: the trial sees nothing")
}

// killedSoon kills a program a moment after its start, and reports whether that was before its end.
func killedSoon(t *testing.T, p *process) bool {
	t.Helper()
	time.Sleep(time.Duration(5+rand.IntN(50)) * time.Millisecond) // the moment is the trial
	_ = p.cmd.Process.Kill()                                      // it may have ended
	return p.ends(t) == -1
}
