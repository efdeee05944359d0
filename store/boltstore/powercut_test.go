package boltstore_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// The power is cut at every moment of a writer's work. Whatever the store acknowledged is there
// afterwards, and the file is sound.
func TestWhatWasAcknowledgedSurvivesAPowerCut(t *testing.T) {
	events := traceWriter(t, 70)
	growsAreSynced(t, events)
	r := replay(t, events, true)
	t.Logf("%d acknowledgements, %d syncs, %d power cuts, %d of them before there was a file", r.done, r.syncs, r.cuts, r.absent)
	for _, broken := range r.broken[:min(5, len(r.broken))] {
		t.Error(broken)
	}
	if r.done != 70*3+10 || r.syncs < 2*r.done || r.cuts < 1000 {
		t.Error("that is less than there was to try")
	}
	if r.absent == 0 {
		t.Error("the file's name was there from the first; when it is made was not tried")
	}
}

// growsAreSynced looks for a store that is written to beyond a size that is certain. Some file systems
// lose the size in a power cut, and the data with it.
func growsAreSynced(t *testing.T, events []event) {
	t.Helper()
	size, grows := int64(0), 0
	for i, e := range events {
		store, end := filepath.Base(e.path) == "careerfit.db", e.at+int64(len(e.data))
		if e.kind == wrote && store && end > size || e.kind == resized && events[i+1].kind != synced {
			t.Errorf("the file grew from %d to %d bytes, which was not synced", size, end)
		}
		if e.kind == wrote || e.kind == resized {
			size = max(size, end)
		}
		if e.kind == resized && store {
			grows++
		}
	}
	if grows == 0 {
		t.Error("the file never grew")
	}
}

// The control: a store that acknowledges before it syncs is found out by the same test.
func TestAPowerCutFindsAStoreOutThatDoesNotSync(t *testing.T) {
	r := replay(t, traceWriter(t, 10, writeWithoutSync+"=yes"), false)
	t.Logf("%d acknowledgements, %d power cuts, %d stores broken", r.done, r.cuts, len(r.broken))
	if r.done != 10*3+2 || len(r.broken) < r.done/2 {
		t.Error("a store that does not sync loses nothing; this test sees nothing")
	}
}

// A replayed is a writer's work, up to some moment of it, and what became of the power cuts until then.
type replayed struct {
	disk                      disk
	random                    *rand.Rand
	sittings                  map[int]*promise
	check                     bool // whether to look at every page
	done, syncs, cuts, absent int
	broken                    []error
}

// A promise is what a sitting's answer may be: what was acknowledged last and, while a step is under way,
// what it will be.
type promise struct {
	id  string
	may []int
}

func replay(t *testing.T, events []event, check bool) *replayed {
	t.Helper()
	r := &replayed{
		disk:     disk{unsure: map[string]bool{}},
		random:   rand.New(rand.NewPCG(2026, 11)),
		sittings: map[int]*promise{}, check: check,
	}
	for i, e := range events {
		switch e.kind {
		case said:
			r.hears(t, i, string(e.data))
			continue
		case synced:
			r.syncs++
			r.cutsPower(t, i)
			r.cutsPower(t, i)
		}
		r.disk.does(e)
	}
	return r
}

// hears takes down what the writer says; after an acknowledgement the power is cut.
func (r *replayed) hears(t *testing.T, at int, line string) {
	var word, id string
	var number, answer int
	if _, err := fmt.Sscanf(line, lineFormat, &word, &number, &id, &answer); err != nil {
		return // the test binary's own
	}
	p := r.sittings[number]
	if p == nil {
		p = &promise{id: id, may: []int{deleted}} // not there yet
		r.sittings[number] = p
	}
	if word == wordTry {
		p.may = append(p.may, answer)
		return
	}
	p.may = []int{answer}
	r.done++
	r.cutsPower(t, at)
}

// cutsPower makes a file as the disk may have it after a power cut, and looks at it.
func (r *replayed) cutsPower(t *testing.T, at int) {
	t.Helper()
	r.cuts++
	image, there := r.disk.cut(r.random)
	if !there {
		r.absent++
		if r.done > 0 {
			r.broken = append(r.broken, fmt.Errorf("power cut %d: the file is gone after %d acknowledgements", at, r.done))
		}
		return
	}
	path := filepath.Join(t.TempDir(), "careerfit.db")
	write(t, path, image)
	if err := r.kept(t, path); err != nil {
		r.broken = append(r.broken, fmt.Errorf("power cut %d, after %d acknowledgements: %w", at, r.done, err))
	}
	_ = os.Remove(path)
}

// kept looks into the file for everything that was promised.
func (r *replayed) kept(t *testing.T, path string) error {
	s, err := boltstore.Open(path, boltstore.Options{Timeout: time.Millisecond})
	if err != nil {
		return err
	}
	for number, p := range r.sittings {
		if err := p.kept(t, s, sitting(number, quiz.Digest{}).Code); err != nil {
			return errors.Join(fmt.Errorf("sitting %d: %w", number, err), s.Close())
		}
	}
	if err := s.Close(); err != nil || !r.check {
		return err
	}
	return sound(path)
}

func (p *promise) kept(t *testing.T, s store.Store, code quiz.SecretHash) error {
	answer := created
	session, err := s.Session(t.Context(), p.id)
	byCode, err2 := s.ByCode(t.Context(), code)
	switch {
	case errors.Is(err, store.ErrNotFound) && errors.Is(err2, store.ErrNotFound):
		answer = deleted
	case err != nil || err2 != nil:
		return errors.Join(err, err2)
	case byCode.ID != p.id || !byCode.Marks[answered].Equal(session.Marks[answered]):
		return errors.New("its code leads elsewhere")
	case len(session.Marks[answered].Options) > 0:
		answer = session.Marks[answered].Options[0]
	}
	if !slices.Contains(p.may, answer) {
		return fmt.Errorf("its answer is %d; promised was one of %d", answer, p.may)
	}
	return nil
}

// sound looks at every page. (A bad page could fault in a goroutine of bbolt's and end the test there and
// then; so the control, whose files are bad, goes without.)
func sound(path string) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		return err
	}
	err = db.View(func(tx *bolt.Tx) error {
		var all []error
		for e := range tx.Check() {
			all = append(all, e)
		}
		return errors.Join(all...)
	})
	return errors.Join(err, db.Close())
}
