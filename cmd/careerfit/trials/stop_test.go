package trials

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// A server that is asked to stop while everybody is busy fails nobody: those behind a balancer are sent elsewhere
// before the door closes, those who come by themselves finish what they have begun, and it is over within ten seconds.
func TestTrialStoppedUnderLoad(t *testing.T) {
	s := serving(t, t.TempDir())
	l := loaded(t, s)
	code, took := s.stops()
	l.settle()
	if code != 0 || took > 10*time.Second {
		t.Errorf("it ended with %d after %s:\n%s", code, took, s.run.err.String())
	}
	for _, err := range l.failed {
		t.Errorf("a request failed: %v", err)
	}
	if !l.ready.Load() {
		t.Error("it was never ready")
	}
	s.start()
	if lost := compareAll(t, l.all); len(lost) > 0 {
		t.Errorf("%d are lost, first: %s", len(lost), lost[0])
	}
	if done := l.acknowledged(); done < 1000 {
		t.Errorf("only %d acknowledged: nothing was tried", done)
	}
	t.Logf("stopped after %s, %d acknowledged, %d failed", took, l.acknowledged(), len(l.failed))
}

func TestControlACarelessStopFailsRequests(t *testing.T) {
	for _, fault := range []string{"abrupt", "hasty"} {
		s := careless(t, fault, t.TempDir())
		l := loaded(t, s)
		s.stops()
		if l.settle(); len(l.failed) == 0 {
			t.Errorf("%s: of %d requests and more none failed: the trial sees nothing", fault, l.acknowledged())
		}
	}
}

// Whoever is in a hurry asks twice: then it ends at once, and what was acknowledged is kept.
func TestTrialStoppedTwice(t *testing.T) {
	s := serving(t, t.TempDir(), "--drain-delay", "20s")
	l := loaded(t, s)
	s.run.signal(t, syscall.SIGTERM)
	time.Sleep(100 * time.Millisecond) // two signals at the same time are one
	select {
	case <-s.run.over:
		t.Error("it did not wait after the first time: nothing was tried")
	default:
	}
	if _, took := s.stops(); took > 2*time.Second {
		t.Errorf("it ended %s after the second time", took)
	}
	l.settle()
	s.start()
	if lost := compareAll(t, l.all); len(lost) > 0 {
		t.Errorf("%d are lost, first: %s", len(lost), lost[0])
	}
}

// A server that is asked to stop before it has begun leaves at once, says nothing about it, and leaves a file with which
// the next one begins.
func TestTrialStoppedWhileStarting(t *testing.T) {
	t.Parallel()
	dir, heard, wanted := t.TempDir(), 0, shortOr(4, 80)
	for starts := 0; heard < wanted && starts < 20*wanted; starts++ {
		p := launch(t, built.careerfit, "serve", "--addr", "127.0.0.1:0", "--data-dir", dir)
		time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond) // the moment is the trial
		p.signal(t, syscall.SIGTERM)
		code, said := p.ends(t), p.complaints()
		if tooEarly := code == -1; code != 0 && !tooEarly || len(said) > 0 { // a program that has just begun hears no signal
			t.Errorf("it ends with %d and says %q", code, said)
		}
		if code == 0 {
			heard++
		}
	}
	if heard < wanted {
		t.Errorf("only %d had begun to hear: too little was tried", heard)
	}
	newBusy(newTaker(t, serving(t, dir)), 1).untilBegun(t)
}

// A load is many takers at once: half of them behind a balancer that asks whether the server is ready, half of them by
// themselves.
type load struct {
	all     []*busy
	working sync.WaitGroup
	// ready is set once the server was, away once the balancer sends nobody to it any more.
	ready, away atomic.Bool

	mu     sync.Mutex
	failed []error
}

// loaded puts a server under load, and returns when that is going on: everybody has begun.
func loaded(t *testing.T, s *server) *load {
	t.Helper()
	l := &load{}
	var coming sync.WaitGroup
	for i := range 64 {
		b := newBusy(hesitant(newTaker(t, s)), uint64(i))
		l.all = append(l.all, b)
		coming.Go(func() {
			if err := b.step(); err != nil {
				t.Error(err)
			}
		})
	}
	coming.Wait()
	l.working.Go(func() { l.balance(newTaker(t, s)) })
	for i, b := range l.all {
		if i%2 == 0 {
			l.working.Go(func() { l.note(b.goesOnWhile(func() bool { return true })) })
		} else {
			l.working.Go(func() { l.noteAny(b.goesOnWhile(func() bool { return !l.away.Load() })) })
		}
	}
	until(t, "1,000 are acknowledged", func() bool { return l.acknowledged() >= 1000 || l.away.Load() || l.faulty() })
	return l
}

// balance asks until the server is not ready.
func (l *load) balance(k *taker) {
	for {
		got, err := k.get("/readyz")
		if err != nil || got.status != http.StatusOK {
			l.away.Store(true)
			return
		}
		l.ready.Store(true)
		time.Sleep(50 * time.Millisecond)
	}
}

// note notes what ended the work of somebody who comes by themselves. That nobody opens the door any more is no fault;
// that a request was let in and not answered is one, and so is a refusal.
func (l *load) note(err error) {
	if !errors.Is(err, errShut) {
		l.noteAny(err)
	}
}

// noteAny notes what went wrong for somebody behind the balancer: for them there is no shut door.
func (l *load) noteAny(err error) {
	if err == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failed = append(l.failed, err)
}

// faulty reports whether something has failed already.
func (l *load) faulty() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.failed) > 0
}

// settle waits until nobody does anything.
func (l *load) settle() { l.working.Wait() }

func (l *load) acknowledged() (n int) {
	for _, b := range l.all {
		n += int(b.acknowledged.Load())
	}
	return n
}
