package trials

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"
)

// A server that is killed, at any moment and as often as you like, has kept every answer, start and delete that it has
// acknowledged.
func TestTrialKilledAtAnyMoment(t *testing.T) {
	kills := shortOr(10, 100)
	s := serving(t, t.TempDir())
	acknowledged, lost := killed(t, s, kills)
	if acknowledged < 20*kills {
		t.Fatalf("only %d acknowledged: nothing was tried", acknowledged)
	}
	if len(lost) > 0 {
		t.Errorf("%d of %d acknowledged are lost, first: %s", len(lost), acknowledged, lost[0])
	}
	s.isSound()
	t.Logf("killed %d times: %d acknowledged, %d lost", kills, acknowledged, len(lost))
}

// A server that is killed while it makes its file, however often, leaves nothing that keeps the next one from starting.
func TestTrialKilledWhileStarting(t *testing.T) {
	dirs := []string{t.TempDir()}
	killedAtWork(t, shortOr(8, 150), func() (*process, string) {
		if names := namesIn(t, dirs[0]); slices.Contains(names, "careerfit.db") { // it is made; begin another
			dirs = slices.Insert(dirs, 0, t.TempDir())
		}
		return launch(t, built.careerfit, "serve", "--addr", "127.0.0.1:0", "--data-dir", dirs[0]), dirs[0]
	})
	for _, dir := range dirs {
		s := serving(t, dir)
		newBusy(newTaker(t, s), 1).untilBegun(t)
		s.kill()
	}
}

func TestControlAnswersKeptTooLateAreLost(t *testing.T) {
	acknowledged, lost := killed(t, careless(t, "late", t.TempDir()), 4)
	if len(lost) == 0 {
		t.Errorf("nothing of %d acknowledged is lost by a server that writes later: the trial sees nothing", acknowledged)
	}
}

// killed lets takers answer, kills the server at random moments, and compares after each restart.
func killed(t *testing.T, s *server, kills int) (acknowledged int, lost []string) {
	t.Helper()
	var all []*busy
	for i := range 12 {
		all = append(all, newBusy(newTaker(t, s), uint64(i)))
	}
	for range kills {
		var answering sync.WaitGroup
		for _, b := range all {
			answering.Go(func() {
				if err := b.goesOn(); err != nil {
					t.Error(err)
				}
			})
		}
		time.Sleep(time.Duration(20+rand.IntN(300)) * time.Millisecond) // the moment is the trial
		s.kill()
		answering.Wait()
		s.start()
		lost = append(lost, compareAll(t, all)...)
	}
	for _, b := range all {
		acknowledged += int(b.acknowledged.Load())
		b.open = b.all // what was well after one kill must be so after the last
	}
	return acknowledged, append(lost, compareAll(t, all)...)
}

// compareAll says what is lost of what was acknowledged to any; all of them look at once.
func compareAll(t *testing.T, all []*busy) (lost []string) {
	t.Helper()
	var mu sync.Mutex
	var comparing sync.WaitGroup
	for _, b := range all {
		comparing.Go(func() {
			missing, err := b.compare()
			mu.Lock()
			defer mu.Unlock()
			if lost = append(lost, missing...); err != nil {
				t.Error(err)
			}
		})
	}
	comparing.Wait()
	return lost
}
