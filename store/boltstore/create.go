package boltstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	bolt "go.etcd.io/bbolt"
)

// create makes a new file at path. It is made whole under another name first: a power cut leaves
// either no file or a good one (and perhaps the hidden draft, which nobody reads), and of two processes
// that begin at once neither sees the other's half.
func create(path string) error {
	dir := filepath.Dir(path)
	if _, err := makeDir(dir); err != nil {
		return err
	}
	draft, err := os.CreateTemp(dir, "."+filepath.Base(path)+".new-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	if err := draft.Close(); err != nil {
		return err
	}
	if err := initialise(draft.Name()); err != nil {
		return fmt.Errorf("make a new file: %w", err)
	}
	if err := place(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) { // then another's is the store
		return err
	}
	return syncDir(dir)
}

// makeDir makes a directory for the owner alone, and those above it that are missing, durably. It returns
// those that it makes, innermost first.
func makeDir(dir string) (made []string, err error) {
	for d := dir; d != filepath.Dir(d); d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return made, err
	}
	err = syncDir(filepath.Dir(dir)) // in any case: somebody else may just have made dir
	for _, d := range made {
		err = errors.Join(err, syncDir(filepath.Dir(d)))
	}
	return made, err
}

// initialise makes the empty file at path an empty store, synced.
func initialise(path string) error {
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range []string{bucketMeta, bucketQuestionnaires, bucketSessions, bucketOwners, bucketCodes} {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return tx.Bucket([]byte(bucketMeta)).Put([]byte(keyFormat), []byte(strconv.Itoa(format)))
	})
	return errors.Join(err, db.Sync(), db.Close())
}

// place gives the draft a name that nothing has yet (fs.ErrExist). A link, other than a rename, never
// replaces a file; where there are no links, a rename has to do.
func place(draft, path string) error {
	err := os.Link(draft, path)
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(draft, path)
}

// syncDir makes the names in a directory durable. Windows does so by itself and cannot be asked.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
