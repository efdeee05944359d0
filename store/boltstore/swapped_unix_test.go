//go:build unix

package boltstore

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// works are what an administrator's command does with the draft that it makes, in the end under the name path.
func works(t *testing.T, path, backup string) map[string]func(make func() draft) error {
	t.Helper()
	return map[string]func(func() draft) error{
		"restoring": func(make func() draft) error {
			d := make()
			return errors.Join(d.takes(backup), second(d.supplant(path, time.Time{})))
		},
		"replacing": func(make func() draft) error { return second(make().supplant(path, time.Time{})) },
		"giving it away": func(make func() draft) error {
			d := make()
			return errors.Join(d.belongWhereItIs(), second(d.done()))
		},
		"beginning": func(make func() draft) error {
			if err := os.Remove(path); err != nil {
				t.Error(err)
			}
			return make().begin(path)
		},
		"compacting": func(make func() draft) error {
			s, err := openToReplace(path)
			if err != nil {
				return err
			}
			defer s.Close()
			d := make()
			return errors.Join(s.become(d), second(d.replace(path)))
		},
	}
}

func second[T any](_ T, err error) error { return err }

// Whoever has the account of the server swaps the draft that root is at work on for a link to a file of another. It
// is written to by none of the steps, keeps its owner and its mode, and takes no place. The control swaps nothing.
func TestASwappedDraftIsRefused(t *testing.T) {
	for _, swaps := range []bool{true, false} {
		for name := range works(t, "", "") {
			t.Run(name, func(t *testing.T) {
				dir := t.TempDir()
				path, backup := present(t, dir)
				_, others := present(t, t.TempDir())
				if err := os.Chmod(others, 0o604); err != nil {
					t.Fatal(err)
				}
				before := fileAs(t, others)
				err := works(t, path, backup)[name](func() draft {
					d := drafted(t, path)
					if swaps {
						swap(t, d, others)
					}
					return d
				})
				if errors.Is(err, errSwapped) != swaps || swaps != (err != nil) {
					t.Errorf("swapped: %t; it ends with %v", swaps, err)
				}
				if after := fileAs(t, others); after != before {
					t.Error("another's file was altered")
				}
				if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
					t.Error("a link is in the place of the store")
				}
			})
		}
	}
}

// swap gives the name of the draft to a link.
func swap(t *testing.T, d draft, to string) {
	t.Helper()
	if err := errors.Join(os.Remove(d.path()), os.Symlink(to, d.path())); err != nil {
		t.Fatal(err)
	}
}

// What is swapped is the store itself: neither the mode nor the owner of what it leads to become the draft's.
func TestASwappedStoreIsNotReplaced(t *testing.T) {
	path, backup := present(t, t.TempDir())
	d := drafted(t, path)
	if err := errors.Join(d.takes(backup), os.Remove(path), os.Symlink(backup, path)); err != nil {
		t.Fatal(err)
	}
	aside, err := d.supplant(path, time.Time{})
	if !errors.Is(err, errSwapped) || aside != "" || !strings.Contains(err.Error(), path) {
		t.Errorf("kept at %q, error %v", aside, err)
	}
}

// fileAs is all of a file that a step might alter.
func fileAs(t *testing.T, path string) string {
	t.Helper()
	bytes, err := os.ReadFile(path)
	info, err2 := os.Lstat(path)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	stat := info.Sys().(*syscall.Stat_t)
	return fmt.Sprint(info.Mode(), stat.Uid, stat.Gid, info.ModTime(), bytes)
}
