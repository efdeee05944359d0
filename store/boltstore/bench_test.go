package boltstore_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

const (
	benchRounds = 5
	benchTime   = 250 * time.Millisecond // of a variant in a round
)

// An updater is one way to change a sitting durably.
type updater func(id string, change func(*quiz.Session) error) error

// A variant is an updater with a name.
type variant struct {
	name   string
	update updater
}

// BenchmarkWriters lets takers answer as fast as they can, each in a sitting of their own: through the
// store, and through bbolt's own Update and Batch, which do the same to the same records. The variants
// take turns for some rounds; the ratios are those of a round, and the median is shown.
//
//	go test ./store/boltstore -run '^$' -bench Writers
func BenchmarkWriters(b *testing.B) {
	for _, clients := range []int{1, 16, 64, 256, 1024} {
		b.Run(fmt.Sprint("clients=", clients), func(b *testing.B) {
			ids, variants := contest(b, clients)
			var rates [][]float64
			for range benchRounds {
				round := make([]float64, len(variants))
				for i, v := range variants {
					round[i] = answersPerSecond(b, ids, v.update)
				}
				rates = append(rates, round)
			}
			report(b, variants, rates)
		})
	}
}

// report shows the store's rate, and its ratios to Update and to the best Batch.
func report(b *testing.B, variants []variant, rates [][]float64) {
	over := func(rival int) float64 {
		return median(rates, func(round []float64) float64 { return round[0] / round[rival] })
	}
	best := 2
	for i := range variants {
		if i > 2 && over(i) < over(best) {
			best = i
		}
	}
	b.ReportMetric(median(rates, func(round []float64) float64 { return round[0] }), "answers/s")
	b.ReportMetric(over(1), "×Update")
	b.ReportMetric(over(best), "×"+variants[best].name)
	b.ReportMetric(0, "ns/op") // means nothing here
}

func median(rounds [][]float64, of func([]float64) float64) float64 {
	var all []float64
	for _, round := range rounds {
		all = append(all, of(round))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// contest makes a file for each variant, with a sitting for each client.
func contest(b *testing.B, clients int) (ids []string, variants []variant) {
	s := open(b, b.TempDir())
	all := sittings(b, s, clients)
	for _, session := range all {
		ids = append(ids, session.ID)
	}
	variants = append(variants, variant{"store", func(id string, change func(*quiz.Session) error) error {
		_, err := s.Update(b.Context(), id, change)
		return err
	}})
	variants = append(variants, variant{"Update", through(bare(b, all).Update)})
	for _, setting := range []struct {
		delay time.Duration
		size  int
	}{
		{10 * time.Millisecond, 1000}, {time.Millisecond, 1000}, {time.Millisecond, clients}, {200 * time.Microsecond, clients}, {2 * time.Millisecond, max(clients/2, 1)},
	} {
		db := bare(b, all)
		db.MaxBatchDelay, db.MaxBatchSize = setting.delay, setting.size
		variants = append(variants, variant{fmt.Sprintf("Batch(%v,%d)", setting.delay, setting.size), through(db.Batch)})
	}
	return ids, variants
}

// bare returns a bbolt file with the records of the sessions.
func bare(b *testing.B, sessions []*quiz.Session) *bolt.DB {
	b.Helper()
	db, err := bolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	err = db.Update(func(tx *bolt.Tx) error {
		bucket, err := tx.CreateBucket([]byte("sessions"))
		for _, session := range sessions {
			key, _ := store.ParseID(session.ID)
			record, err2 := store.EncodeSession(session, nil)
			err = errors.Join(err, err2, bucket.Put(key[:], record))
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return db
}

// through does what the store does, in bbolt's own kind of transaction.
func through(transact func(func(*bolt.Tx) error) error) updater {
	return func(id string, change func(*quiz.Session) error) error {
		key, _ := store.ParseID(id)
		return transact(func(tx *bolt.Tx) error {
			bucket := tx.Bucket([]byte("sessions"))
			changed, err := store.Change(id, bucket.Get(key[:]), change)
			if err != nil {
				return err
			}
			return bucket.Put(key[:], changed.Record)
		})
	}
}

// answersPerSecond lets a client a sitting answer for a while.
func answersPerSecond(b *testing.B, ids []string, update updater) float64 {
	b.Helper()
	var all sync.WaitGroup
	answers, errs := make([]int, len(ids)), make([]error, len(ids))
	start := time.Now()
	for i, id := range ids {
		all.Go(func() {
			for n := 0; time.Since(start) < benchTime && errs[i] == nil; n++ {
				errs[i] = update(id, answer(n))
				answers[i]++
			}
		})
	}
	all.Wait()
	took := time.Since(start)
	if err := errors.Join(errs...); err != nil {
		b.Fatal(err)
	}
	sum := 0
	for _, n := range answers {
		sum += n
	}
	return float64(sum) / took.Seconds()
}

// answer returns the change that a taker's nth answer is.
func answer(n int) func(*quiz.Session) error {
	return func(s *quiz.Session) error {
		s.Marks[n%len(s.Marks)] = quiz.Mark{Options: []int{n % 5}}
		s.Changed = s.Started.Add(time.Duration(n) * time.Second)
		s.Seen = s.Changed
		return nil
	}
}
