package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/careerfit/careerfit/store/boltstore"
)

// rescuedSuffix stands in the name of a rescued file behind the database's, and before the time.
const rescuedSuffix = ".rescued-"

// rescue writes what the store holds beside the place of its file, if that is gone from there: with the store closed,
// nobody could read a file that was deleted. Then the server ends with a failure, so that somebody looks.
func rescue(st *boltstore.Store, file string, now time.Time, log *slog.Logger) error {
	if gone, err := st.Replaced(); err != nil || !gone {
		return nil
	}
	to := wholeFile{name: unused(file + rescuedSuffix + now.UTC().Format("20060102T150405Z"))}
	if err := fillWith(st, to); err != nil {
		log.Error("the database file is gone from its place, and what the server held could not be rescued", "error", err, "mend", "find the file, if it was only moved, or restore a backup")
		return failure(fmt.Errorf("the database file is gone from its place, and what it held could not be rescued: %w", err))
	}
	log.Error("the database file is gone from its place, and what the server held was written beside it", "rescued", to.name,
		"mend", fmt.Sprintf("before the server is started again, careerfit restore --data-dir %s %s", inShell(filepath.Dir(file)), inShell(to.name)))
	return failure(errors.New("the database file is gone from its place; what it held is in " + to.name))
}

// fillWith makes the file a copy of the store, in a directory that may be gone, too. It is not checked: restore does
// that, and there is no other if it is damaged.
func fillWith(st *boltstore.Store, file wholeFile) error {
	if err := os.MkdirAll(filepath.Dir(file.name), 0o700); err != nil {
		return err
	}
	return file.write(func(draft *os.File) error {
		_, err := st.Backup(context.Background(), draft)
		return err
	}, func(string) error { return nil })
}

// lastRescued is the newest rescued file beside the database; "" is none.
func lastRescued(file string) (last string) {
	entries, _ := os.ReadDir(filepath.Dir(file)) // sorted; what cannot be listed is told by whoever opens the database
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(file)+rescuedSuffix) {
			last = filepath.Join(filepath.Dir(file), e.Name())
		}
	}
	return last
}

// unused returns the name, or that with a number if something has it.
func unused(name string) string {
	numbered := name
	for n := 2; ; n++ {
		if _, err := os.Lstat(numbered); err != nil {
			return numbered
		}
		numbered = fmt.Sprintf("%s-%d", name, n)
	}
}
