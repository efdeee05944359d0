//go:build unix

package main

import (
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store/boltstore"
)

// However the database file gets lost under a server, what it holds lies beside the place when it has stopped, for its
// user alone; doctor names it, and restore brings it back.
func TestWhatALostFileHeldIsRescuedAtTheStop(t *testing.T) {
	for name, loses := range map[string]func(*office) error{
		"it is deleted":      func(o *office) error { return os.Remove(o.file()) },
		"it is moved":        func(o *office) error { return os.Rename(o.file(), filepath.Join(o.t.TempDir(), "moved.db")) },
		"all is deleted":     func(o *office) error { return os.RemoveAll(o.dir) },
		"another takes over": func(o *office) error { return os.Rename(opens(o.t, 1).file(), o.file()) },
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 2)
			o.serves()
			s := o.server
			begun := filepath.Base(s.sits(s.visitor()))
			must(t, loses(o))
			o.closesFailing()
			rescued := o.rescued()
			if len(rescued) != 1 || !strings.Contains(s.err.String(), "mend=\"before the server is started again, careerfit restore --data-dir "+o.dir+" "+rescued[0]) {
				t.Fatalf("rescued are %q; the log says\n%s", rescued, s.err.String())
			}
			if info, err := os.Stat(rescued[0]); err != nil || info.Mode() != 0o600 {
				t.Errorf("%v, %v", info.Mode(), err)
			}
			o.says(exitOK, "restore", "--yes", rescued[0])
			if said := o.says(exitOK, "doctor"); !strings.Contains(said.out, "note: "+rescued[0]+" holds the sittings of a server whose database file was gone") {
				t.Errorf("doctor says\n%s", said.out)
			}
			if got := o.kept(); !slices.Equal(got, append(o.ids, begun)) {
				t.Errorf("kept: %q", got)
			}
		})
	}
}

// Whoever has servers started anew by themselves does not get an empty one in the place of one that was lost, but is told
// what to restore.
func TestNoServerBeginsAnewBesideWhatWasRescued(t *testing.T) {
	o := opens(t, 2)
	o.serves()
	must(t, os.Remove(o.file()))
	o.closesFailing()
	rescued := o.rescued()[0]
	if said := o.says(exitUsage, "serve", "--addr", "127.0.0.1:0"); !strings.Contains(said.err, rescued+" holds what the server had that lost it; put that in its place with careerfit restore") || is(o.file()) {
		t.Errorf("it says %q; a database was begun: %t", said.err, is(o.file()))
	}
	o.says(exitOK, "restore", "--yes", rescued)
	o.serves()
	if got := o.kept(); !slices.Equal(got, o.ids) {
		t.Errorf("kept: %q", got)
	}
}

// The control: without the rescue, what a deleted file held is nowhere.
func TestWithoutARescueADeletedFileIsGone(t *testing.T) {
	o := opens(t, 2)
	o.atFile(func(*boltstore.Store) { must(t, os.Remove(o.file())) })
	if _, err := os.Stat(o.file()); !os.IsNotExist(err) || len(o.rescued()) > 0 {
		t.Errorf("%v; rescued are %q", err, o.rescued())
	}
}

// A file that is back in its place is taken up again; nothing is written beside it.
func TestAFileThatIsBackIsNotRescued(t *testing.T) {
	o := opens(t, 1)
	o.serves()
	s := o.server
	aside := o.file() + ".aside"
	must(t, os.Rename(o.file(), aside))
	if status, _ := s.get("/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("/readyz is %d", status)
	}
	if status, _ := s.begins(s.visitor()); status != http.StatusServiceUnavailable {
		t.Errorf("an answer meets %d", status)
	}
	must(t, os.Rename(aside, o.file()))
	s.shows("/readyz", "ready")
	begun := filepath.Base(s.sits(s.visitor()))
	if got := o.kept(); !slices.Contains(got, begun) || len(o.lies()) > 0 {
		t.Errorf("kept: %q; beside it lie %q", got, o.lies())
	}
}

// Two rescues of one second do not meet in one file.
func TestARescueWritesOverNothing(t *testing.T) {
	o := opens(t, 3)
	o.atFile(func(st *boltstore.Store) {
		must(t, os.Remove(o.file()))
		for range 3 {
			if err := rescue(st, o.file(), firstDay(), slog.New(slog.DiscardHandler)); err == nil {
				t.Error("a lost file is no failure")
			}
		}
	})
	rescued := o.rescued()
	if len(rescued) != 3 || filepath.Base(rescued[0]) != "careerfit.db.rescued-20200101T093015Z" {
		t.Fatalf("rescued are %q", rescued)
	}
	for _, file := range rescued {
		if got := idsIn(t, file); !slices.Equal(got, o.ids) {
			t.Errorf("%s has %q", file, got)
		}
	}
}

// Where nothing can be written, the server says that it lost what it held.
func TestARescueThatFailsIsTold(t *testing.T) {
	o := opens(t, 1)
	o.atFile(func(st *boltstore.Store) {
		must(t, os.RemoveAll(o.dir))
		must(t, os.Symlink("nowhere", o.dir))
		var log spoken
		err := rescue(st, o.file(), time.Now(), slog.New(slog.NewTextHandler(&log, nil)))
		if err != nil && strings.Contains(log.String(), "could not be rescued") {
			return
		}
		t.Errorf("%v; it logs\n%s", err, log.String())
	})
}

// rescued are the files that a server left beside the place of its own.
func (o *office) rescued() []string {
	o.t.Helper()
	files, err := filepath.Glob(o.file() + rescuedSuffix + "*")
	must(o.t, err)
	return files
}
