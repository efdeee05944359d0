package boltstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
)

// batch is how many bytes go into one transaction of a file that is written anew.
const batch = 16 << 20

// Compact writes the file at path anew, without free pages: it becomes as small as what it keeps, and
// nothing that was deleted is in it any longer. It returns its sizes in bytes. Nobody else may hold the file
// (store.ErrLocked), and what it keeps must be on sound pages (store.ErrDamaged). A power cut leaves the old
// file or the new one.
func Compact(path string) (before, after int64, err error) {
	doing := "compact the store " + path
	path, err = behindLinks(path)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", doing, err)
	}
	s, err := openToReplace(path)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", doing, err)
	}
	defer s.Close() // holds the old file until the new one has its name
	before = s.Stats().FileBytes
	d, err := newDraft(path, compacting)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", doing, classify(err))
	}
	defer d.remove()
	if err := s.become(d); err != nil {
		return 0, 0, fmt.Errorf("%s: %w; it was left as it is", doing, classify(err))
	}
	after, err = d.replace(path)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", doing, classify(err))
	}
	return before, after, nil
}

// openToReplace opens a file that is there, and nothing else.
func openToReplace(path string) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return Open(path, Options{})
}

// become makes the draft all that the store is.
func (s *Store) become(d draft) error {
	was, err := s.file.Stat()
	if err == nil {
		err = s.copyTo(d)
	}
	if err != nil {
		return err
	}
	return d.resemble(was)
}

// copyTo writes all that is kept into the draft, syncs it and reads it again.
func (s *Store) copyTo(d draft) error {
	return s.read(context.Background(), "write it anew", func(t tables) error {
		tx := t.sessions.Tx()
		if err := soundTree(context.Background(), headOf(tx), s.file); err != nil { // it would lead the copying astray
			return err
		}
		db, err := bolt.Open(d.path(), 0o600, &bolt.Options{NoSync: true, Timeout: 1, OpenFile: d.open})
		if err != nil {
			return err
		}
		err = copyBuckets(tx, db)
		if err == nil {
			err = db.View(func(copied *bolt.Tx) error { return sameBuckets(tx, copied) })
		}
		return errors.Join(err, db.Sync(), db.Close())
	})
}

// copyBuckets copies what is in each bucket in the order of its keys.
func copyBuckets(from *bolt.Tx, to *bolt.DB) error {
	return from.ForEach(func(name []byte, bucket *bolt.Bucket) error {
		c := bucket.Cursor()
		key, value := c.First()
		for more := true; more; more = key != nil {
			err := to.Update(func(tx *bolt.Tx) (err error) {
				key, value, err = copyBatch(tx, name, c, key, value)
				return err
			})
			if err != nil {
				return fmt.Errorf("copy bucket %q: %w", name, err)
			}
		}
		return nil
	})
}

// copyBatch copies key and value and what follows, up to the size of a batch, and returns what comes next.
func copyBatch(tx *bolt.Tx, name []byte, c *bolt.Cursor, key, value []byte) (nextKey, nextValue []byte, err error) {
	to, err := tx.CreateBucketIfNotExists(name)
	if err != nil {
		return nil, nil, err
	}
	to.FillPercent = sessionsFill
	for size := 0; key != nil && size < batch; key, value = c.Next() {
		if value == nil {
			return nil, nil, damaged("it has a bucket within, %.40q", key)
		}
		if err := to.Put(key, value); err != nil {
			return nil, nil, err
		}
		size += len(key) + len(value)
	}
	return key, value, nil
}

// sameBuckets compares two files, byte for byte of what they keep.
func sameBuckets(a, b *bolt.Tx) error {
	var names [2][]string
	for i, tx := range []*bolt.Tx{a, b} {
		_ = tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
			names[i] = append(names[i], string(name))
			return nil
		})
	}
	if fmt.Sprint(names[0]) != fmt.Sprint(names[1]) {
		return damaged("the copy has other buckets (%q) than the original (%q)", names[1], names[0])
	}
	for _, name := range names[0] {
		if err := sameBucket(a.Bucket([]byte(name)), b.Bucket([]byte(name))); err != nil {
			return fmt.Errorf("%w: bucket %q", err, name)
		}
	}
	return nil
}

func sameBucket(a, b *bolt.Bucket) error {
	ca, cb := a.Cursor(), b.Cursor()
	keyA, valueA := ca.First()
	keyB, valueB := cb.First()
	for keyA != nil || keyB != nil {
		if !bytes.Equal(keyA, keyB) || !bytes.Equal(valueA, valueB) {
			return fmt.Errorf("%w: the copy differs at key %x", store.ErrDamaged, keyA)
		}
		keyA, valueA = ca.Next()
		keyB, valueB = cb.Next()
	}
	return nil
}
