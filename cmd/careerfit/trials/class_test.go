package trials

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// class is how many takers a class has, all behind one address.
const class = 300

// moment is how long each thinks about an item, and within how long all begin. The whole form holds a class to the time that
// requests may take: there they are as quick as people can be, some 240 requests a second. The short form is ten times as
// quick, and asks only that nobody is refused.
func moment() time.Duration { return time.Duration(shortOr(250, 2500)) * time.Millisecond }

// A whole class that takes the quiz at once from behind one address gets its results: nobody is told to wait, nothing
// fails, every answer is kept; and so does, in the whole form, the class of the next hour.
func TestTrialClassBehindOneAddress(t *testing.T) {
	s := serving(t, t.TempDir())
	for hour := range shortOr(1, 2) {
		times, errs := classTakes(t, s, (*pupil).takesAll)
		for _, err := range errs {
			t.Error(err)
		}
		slices.Sort(times)
		if len(times) < class*50 {
			t.Fatalf("only %d requests: nothing was tried", len(times))
		}
		p99 := times[len(times)*99/100]
		t.Logf("class %d: %d requests, half of them within %s, 99 of 100 within %s", hour+1, len(times), times[len(times)/2], p99)
		if *full && p99 > 100*time.Millisecond {
			t.Errorf("99 of 100 requests took up to %s", p99)
		}
	}
}

func TestControlALimitPerAddressShutsAClassOut(t *testing.T) {
	if _, errs := classTakes(t, careless(t, "strict", t.TempDir()), (*pupil).starts); len(errs) == 0 {
		t.Error("nobody was told to wait: the trial sees nothing")
	}
}

// classTakes lets each of a class do something, and returns how long each request took and what went wrong.
func classTakes(t *testing.T, s *server, does func(*pupil) error) (times []time.Duration, errs []error) {
	t.Helper()
	var mu sync.Mutex
	var taking sync.WaitGroup
	for i := range class {
		p := &pupil{taker: takerAt(t, s, net.IPv4(127, 0, 0, 9)), seat: i, moment: moment()}
		taking.Go(func() {
			err := does(p)
			mu.Lock()
			defer mu.Unlock()
			times = append(times, p.times...)
			if err != nil {
				errs = append(errs, fmt.Errorf("taker %d: %w", i, err))
			}
		})
	}
	taking.Wait()
	return times, errs
}

// A pupil reads every page, thinks a moment, and answers.
type pupil struct {
	*taker
	seat int
	// id is that of the sitting.
	id string
	// moment is how long a pupil thinks.
	moment time.Duration
	times  []time.Duration
}

// takesAll takes a whole sitting, and reads at the end what is kept of it.
func (p *pupil) takesAll() error {
	time.Sleep(p.moment * time.Duration(p.seat) / class) // nobody clicks at the same instant
	if err := p.starts(); err != nil {
		return err
	}
	said := make([]string, len(p.quiz.Items))
	for i := range p.quiz.Items {
		options := p.quiz.Options(i)
		said[i] = options[(p.seat+i)%len(options)].ID
		if err := p.opens(fmt.Sprintf("/sittings/%s/items/%d", p.id, i+1)); err != nil {
			return err
		}
		time.Sleep(p.moment)
		if err := p.timed(func() error { return p.answers(p.id, i, said[i]) }); err != nil {
			return err
		}
	}
	return p.finishes(said)
}

func (p *pupil) starts() error {
	if err := p.opens("/" + p.quiz.ID + "/"); err != nil {
		return err
	}
	return p.timed(func() (err error) { p.id, err = p.begins(); return err })
}

func (p *pupil) finishes(said []string) error {
	if err := p.timed(func() error { _, err := p.sends("/sittings/"+p.id+"/finish", nil); return err }); err != nil {
		return err
	}
	if err := p.opens("/sittings/" + p.id + "/result"); err != nil {
		return err
	}
	if kept, err := p.sheet(p.id); err != nil || !slices.Equal(kept, said) {
		return fmt.Errorf("kept is %q (%w), said was %q", kept, err, said)
	}
	return nil
}

// opens reads a page.
func (p *pupil) opens(path string) error {
	return p.timed(func() error {
		got, err := p.get(path)
		if err == nil && got.status != http.StatusOK {
			err = &refused{path, got}
		}
		return err
	})
}

func (p *pupil) timed(do func() error) error {
	begun := time.Now()
	err := do()
	p.times = append(p.times, time.Since(begun))
	return err
}
