package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A desk is how the writers without HTTP work.
type desk struct {
	path    string
	clients int
	span    time.Duration
}

func readDesk(args []string) (d desk, err error) {
	flags := flag.NewFlagSet("write", flag.ContinueOnError)
	dir := flags.String("dir", "", "")
	flags.IntVar(&d.clients, "clients", 1, "")
	flags.DurationVar(&d.span, "span", time.Second, "")
	err = flags.Parse(args)
	d.path = filepath.Join(*dir, "careerfit.db")
	return d, err
}

// write has clients change a sitting each, by the store's Update alone, as an answer does.
func write(_ context.Context, args []string, out io.Writer) error {
	d, err := readDesk(args)
	if err != nil {
		return err
	}
	kept, err := boltstore.Open(d.path, boltstore.Options{})
	if err != nil {
		return err
	}
	defer kept.Close()
	q, err := quiz.Builtin()
	if err != nil {
		return err
	}
	doers := make([]func() error, d.clients)
	for i := range doers {
		if doers[i], err = changing(kept, q); err != nil {
			return err
		}
	}
	l, err := busy(d.span, doers)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(l)
}

// changing begins a sitting, and returns what gives the next answer to it.
func changing(kept store.Store, q *quiz.Quiz) (func() error, error) {
	s, err := begun(kept, q)
	turn := 0
	return func() error {
		item, answer := turn%len(q.Items), quiz.Chose(option(q, turn%len(q.Items), turn/len(q.Items)%2))
		turn++
		_, err := kept.Update(context.Background(), s.ID, func(s *quiz.Session) error {
			s.Seen = time.Now()
			return q.Put(s, item, answer, time.Now())
		})
		return err
	}, err
}

// begun keeps a new sitting with an answer to each item.
func begun(kept store.Store, q *quiz.Quiz) (*quiz.Session, error) {
	ctx := context.Background()
	if _, err := kept.PutQuestionnaire(ctx, q.Canonical); err != nil {
		return nil, err
	}
	id := store.NewID()
	hour := quiz.HourLetters(time.Now())
	s := q.NewSession(id, quiz.HashSecret(hour+rand.Text()), quiz.HashSecret(hour+rand.Text()), time.Now())
	for i := range q.Items {
		if err := q.Put(s, i, quiz.Chose(option(q, i, 0)), time.Now()); err != nil {
			return nil, err
		}
	}
	s.Finished = s.Changed
	return s, kept.Create(ctx, s)
}

// update has bbolt's own Update write one record of a file that the store made, again and again: what a durable
// change costs at least.
func update(_ context.Context, args []string, out io.Writer) error {
	d, err := readDesk(args)
	if err != nil {
		return err
	}
	db, err := bolt.Open(d.path, 0o600, &bolt.Options{Timeout: time.Second})
	if err != nil {
		return err
	}
	defer db.Close()
	key, record, err := oneRecord(db)
	if err != nil {
		return err
	}
	l, err := busy(d.span, []func() error{func() error {
		return db.Update(func(tx *bolt.Tx) error { return tx.Bucket(sessions).Put(key, record) })
	}})
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(l)
}

// sessions is the bucket of the sittings in the store's file.
var sessions = []byte("sessions")

// oneRecord is the last sitting in the file.
func oneRecord(db *bolt.DB) (key, record []byte, err error) {
	err = db.View(func(tx *bolt.Tx) error {
		b := tx.Bucket(sessions)
		if b == nil {
			return fmt.Errorf("%s has no bucket %s", db.Path(), sessions)
		}
		key, record = b.Cursor().Last()
		key, record = bytes.Clone(key), bytes.Clone(record)
		return nil
	})
	if err == nil && key == nil {
		err = errors.New("the file has no sitting")
	}
	return key, record, err
}
