package trials

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// A backup that is made while everybody answers has all that was acknowledged before it began, and it can be put back.
func TestTrialBackupUnderLoad(t *testing.T) {
	s, backup := serving(t, t.TempDir()), filepath.Join(t.TempDir(), "backup.db")
	d := diaries(t, s)
	defer d.close()
	until(t, "500 are acknowledged", func() bool { return answersIn(d.soFar()) >= 500 })
	before := d.soFar()
	commands(t, "backup", "--data-dir", s.dir, backup)
	d.close()
	restored(t, s, backup)
	for _, what := range d.lacks(t, before) {
		t.Error(what)
	}
	t.Logf("%d acknowledged before, %d in all", answersIn(before), answersIn(d.soFar()))
}

func TestControlAnOldBackupLacksWhatCameLater(t *testing.T) {
	s, backup := serving(t, t.TempDir()), filepath.Join(t.TempDir(), "backup.db")
	d := diaries(t, s)
	defer d.close()
	commands(t, "backup", "--data-dir", s.dir, backup)
	kept := answersIn(d.soFar())
	until(t, "more are acknowledged", func() bool { return answersIn(d.soFar()) > kept })
	d.close()
	if restored(t, s, backup); len(d.lacks(t, d.soFar())) == 0 {
		t.Error("a backup from before has everything: the trial sees nothing")
	}
}

// restored puts a backup in the place of what the server had, and starts the server again.
func restored(t *testing.T, s *server, backup string) {
	t.Helper()
	if code, _ := s.stops(); code != 0 {
		t.Fatalf("it ends with %d", code)
	}
	commands(t, "restore", "--data-dir", s.dir, "--yes", backup)
	s.start()
}

// A diary is what takers wrote down of each sitting: the answers that were acknowledged, in the items' order. Nobody
// changes an answer, so that what is kept tells until when.
type diary struct {
	takers []*taker
	mu     sync.Mutex
	// said is by the taker and the sitting.
	said    map[page][]string
	over    chan struct{}
	once    sync.Once
	writing sync.WaitGroup
}

type page struct {
	taker   int
	sitting string
}

// diaries lets takers answer until they are closed.
func diaries(t *testing.T, s *server) *diary {
	t.Helper()
	d := &diary{said: map[page][]string{}, over: make(chan struct{})}
	for i := range 8 {
		k := newTaker(t, s)
		d.takers = append(d.takers, k)
		d.writing.Go(func() {
			if err := d.keeps(i, k); err != nil {
				t.Error(err)
			}
		})
	}
	return d
}

// keeps takes one sitting after the other.
func (d *diary) keeps(i int, k *taker) error {
	for n := 0; ; n++ {
		id, err := k.begins()
		if err != nil {
			return err
		}
		for item := range k.quiz.Items {
			select {
			case <-d.over:
				return nil
			default:
			}
			options := k.quiz.Options(item)
			option := options[(n+item)%len(options)].ID
			if err := k.answers(id, item, option); err != nil {
				return err
			}
			d.mu.Lock()
			d.said[page{i, id}] = append(d.said[page{i, id}], option)
			d.mu.Unlock()
		}
	}
}

// close ends the writing.
func (d *diary) close() {
	d.once.Do(func() { close(d.over) })
	d.writing.Wait()
}

// soFar is what was acknowledged until now.
func (d *diary) soFar() map[page][]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return maps.Clone(d.said) // what is there of a list does not change
}

// lacks says what the server lacks of what was acknowledged at some time.
func (d *diary) lacks(t *testing.T, before map[page][]string) (lacking []string) {
	t.Helper()
	for p, said := range before {
		sheet, err := d.takers[p.taker].sheet(p.sitting)
		if err != nil {
			t.Fatal(err)
		}
		if len(sheet) < len(said) || !slices.Equal(sheet[:len(said)], said) {
			lacking = append(lacking, fmt.Sprintf("sitting %s: said was %q, kept is %q", p.sitting, said, sheet))
		}
	}
	return lacking
}

func answersIn(diary map[page][]string) (n int) {
	for _, said := range diary {
		n += len(said)
	}
	return n
}
