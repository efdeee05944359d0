package boltstore

import (
	"crypto/rand"
	"errors"
	"flag"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// The full form takes some minutes and about 2 GB below TMPDIR:
//
//	go test ./store/boltstore -run Million -million 1000000 -v -timeout 1h
var million = flag.Int("million", 20_000, "how many finished sittings the test of a large store makes")

const (
	full        = 1_000_000 // from here on speed is demanded, too: a few sittings tell nothing of it
	items       = 24
	clients     = 64
	raceRounds  = 5
	raceTime    = time.Second
	sweepAtOnce = 1000
)

// A store with a million sittings is small, opened and read at once, and hardly slower to write to than
// an empty one; also when half of it was swept away.
func TestAMillionSittings(t *testing.T) {
	large := &census{T: t, dir: t.TempDir()}
	large.open()
	large.fill(*million)
	empty := &census{T: t, dir: t.TempDir()}
	empty.open()
	large.looks(*million, empty)
	large.sweep(*million / 2)
	large.looks(*million/2, empty)
}

// A census is a store and the ids of what is in it.
type census struct {
	*testing.T
	dir    string
	store  *Store
	digest quiz.Digest
	mu     sync.Mutex
	ids    []string
	made   int // sittings, those that were swept away included
}

func (c *census) open() {
	c.Helper()
	c.store = openedIn(c.T, c.dir, Options{})
	digest, err := c.store.PutQuestionnaire(c.Context(), []byte("project or product?"))
	if err != nil {
		c.Fatal(err)
	}
	c.digest = digest
}

// looks measures the store and holds it to what was promised.
func (c *census) looks(n int, empty *census) {
	c.Helper()
	if err := c.store.Close(); err != nil {
		c.Fatal(err)
	}
	without := heap()
	start := time.Now()
	c.open()
	opened := time.Since(start)
	info, err := os.Stat(filepath.Join(c.dir, "careerfit.db"))
	if err != nil {
		c.Fatal(err)
	}
	bytes, read := info.Size()/int64(c.made), c.read()
	memory := int64(heap()-without) >> 10
	ratio := c.race(empty)
	c.Logf("%d sittings: %d bytes for each that was made, opened in %v, read in %v (median), heap %d KiB, %d free pages, writes at %.2f of an empty store's rate",
		n, bytes, opened, read, memory, c.store.db.Stats().FreePageN, ratio)
	if bytes > 700 {
		c.Error("more than 700 bytes a sitting")
	}
	if n < full/2 {
		return
	}
	if opened > 100*time.Millisecond || read > 50*time.Microsecond || memory > 16<<10 || ratio < 0.85 {
		c.Error("promised are: opened in 100 ms, read in 50 µs, 16 MiB of heap, 0.85 of an empty store's rate")
	}
}

// fill makes n sittings, all of the answers in two changes and without a sync, which makes the same file:
// a record has its length from the first, but for the times.
func (c *census) fill(n int) {
	c.Helper()
	c.store.db.NoSync = true
	var all sync.WaitGroup
	errs := make([]error, 4*clients)
	for client := range errs {
		all.Go(func() {
			for i := client; i < n && errs[client] == nil; i += len(errs) {
				errs[client] = c.take(2, day(i, n))
			}
		})
	}
	all.Wait()
	c.store.db.NoSync = false
	if err := errors.Join(append(errs, c.store.db.Sync())...); err != nil {
		c.Fatal(err)
	}
	slices.Sort(c.ids)
}

// day spreads n sittings over two years.
func day(i, n int) time.Time {
	return time.Date(2024, 11, 22, 8, 30, 0, 0, time.UTC).Add(2 * 365 * 24 * time.Hour / time.Duration(n) * time.Duration(i))
}

// take has somebody take the quiz: start, answer all items in so many changes, and finish.
func (c *census) take(changes int, at time.Time) error {
	id, hour := store.NewID(), quiz.HourLetters(at)
	s := &quiz.Session{
		ID: id, Digest: c.digest, Code: quiz.HashSecret(hour + rand.Text()), Owners: []quiz.SecretHash{quiz.HashSecret(hour + rand.Text())},
		Marks: make([]quiz.Mark, items), Started: at, Changed: at, Seen: at,
	}
	if err := c.store.Create(c.Context(), s); err != nil {
		return err
	}
	for n := range changes {
		if err := c.answers(id, n, changes, at); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ids = append(c.ids, id)
	c.made++
	return nil
}

// answers gives the nth of so many equal parts of the answers; with the last one the sitting is finished.
func (c *census) answers(id string, n, parts int, at time.Time) error {
	_, err := c.store.Update(c.Context(), id, func(s *quiz.Session) error {
		for i := n * items / parts; i < (n+1)*items/parts; i++ {
			s.Marks[i] = quiz.Mark{Options: []int{i % 5}}
		}
		s.Changed = at.Add(time.Duration(n+1) * 4 * time.Minute / time.Duration(parts))
		s.Seen = s.Changed
		if n == parts-1 {
			s.Finished = s.Changed
		}
		return nil
	})
	return err
}

// sweep purges the n that were seen first.
func (c *census) sweep(n int) {
	c.Helper()
	c.store.db.NoSync = true
	purged, after := 0, ""
	for {
		next, gone, err := c.store.Purge(c.Context(), day(n, *million), day(2*n, *million), after, sweepAtOnce)
		if err != nil {
			c.Fatal(err)
		}
		if purged, after = purged+gone, next; next == "" {
			break
		}
	}
	c.store.db.NoSync = false
	if err := c.store.db.Sync(); err != nil || purged < n-clients || purged > n+clients {
		c.Fatalf("%d of %d were swept away, error %v", purged, n, err)
	}
	c.ids = slices.DeleteFunc(c.ids, func(id string) bool {
		_, err := c.store.Session(c.Context(), id)
		return errors.Is(err, store.ErrNotFound)
	})
}

// read returns the median of what it takes to read a sitting.
func (c *census) read() time.Duration {
	c.Helper()
	random := mathrand.New(mathrand.NewPCG(2026, 11))
	took := make([]time.Duration, 5000)
	for i := range took {
		id := c.ids[random.IntN(len(c.ids))]
		start := time.Now()
		if _, err := c.store.Session(c.Context(), id); err != nil {
			c.Fatal(err)
		}
		took[i] = time.Since(start)
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// heap returns how many bytes are in use, those of this test included.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// race lets takers take the quiz as fast as they can, in this store and in the other in turn, and returns
// the median of the rounds' ratios.
func (c *census) race(other *census) float64 {
	c.Helper()
	rounds := raceRounds
	if *million < full {
		rounds = 1
	}
	var ratios []float64
	for range rounds {
		ratios = append(ratios, c.rate()/other.rate())
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

// rate returns how many changes a second are made while clients take the quiz, with an answer a change.
func (c *census) rate() float64 {
	c.Helper()
	before, start := c.store.writer.counted(), time.Now()
	limit := raceTime
	if *million < full {
		limit /= 10
	}
	var all sync.WaitGroup
	errs := make([]error, clients)
	for client := range errs {
		all.Go(func() {
			for time.Since(start) < limit && errs[client] == nil {
				errs[client] = c.take(items, day(1, 1))
			}
		})
	}
	all.Wait()
	took := time.Since(start)
	if err := errors.Join(errs...); err != nil {
		c.Fatal(err)
	}
	return float64(c.store.writer.counted().changes-before.changes) / took.Seconds()
}
