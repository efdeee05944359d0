//go:build unix

package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const toldReplaced = `level=ERROR msg="the database file was replaced, moved or deleted`

// Somebody puts an older copy in the place of the database while the server runs. It says so once, is no longer ready,
// takes no more answers, and what it holds can be saved.
func TestAReplacedDatabaseIsNoticedAndSaved(t *testing.T) {
	o := &office{t: t, dir: t.TempDir()}
	s, ops := startObserved(t, "--data-dir", o.dir)
	o.server = s
	first := s.sits(s.visitor())
	s.shows("/readyz", "ready")
	ops.shows("/metrics", "\ncareerfit_store_file_replaced 0\n", "\ncareerfit_ready 1\n")
	copied := filepath.Join(t.TempDir(), "copy.db")
	o.says(exitOK, "backup", copied)
	second := s.sits(s.visitor())
	must(t, os.Rename(copied, o.file()))
	for range 3 {
		if status, words := s.get("/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(words, "the database file was replaced") {
			t.Errorf("/readyz says %d %q", status, words)
		}
	}
	ops.shows("/metrics", "\ncareerfit_store_file_replaced 1\n", "\ncareerfit_ready 0\n")
	if status, words := s.begins(s.visitor()); status != http.StatusServiceUnavailable || !strings.Contains(words, "That could not be saved") {
		t.Errorf("an answer meets %d:\n%s", status, words)
	}
	s.shows("/bare/", "Zwei Fragen.")
	if n := strings.Count(s.err.String(), toldReplaced); n != 1 {
		t.Errorf("it is told %d times:\n%s", n, s.err.String())
	}
	saved := filepath.Join(t.TempDir(), "saved.db")
	o.says(exitOK, "backup", saved)
	o.closesFailing()
	if lost := o.kept(); slices.Contains(lost, filepath.Base(second)) {
		t.Fatal("nothing was lost: the story shows nothing")
	}
	o.says(exitOK, "restore", "--yes", saved)
	kept := o.kept()
	if !slices.Contains(kept, filepath.Base(first)) || !slices.Contains(kept, filepath.Base(second)) {
		t.Errorf("kept are %q, and not %s and %s", kept, first, second)
	}
}

// Where nobody asks whether the server is ready, whoever answers has the file looked for.
func TestAnAnswerNoticesThatTheDatabaseWasDeleted(t *testing.T) {
	file := filepath.Join(t.TempDir(), databaseName)
	s, _ := startObserved(t, "--data-dir", filepath.Dir(file))
	kept := file + ".kept"
	must(t, os.Rename(file, kept))
	until(t, s, toldReplaced)
	must(t, os.Rename(kept, file))
	until(t, s, "the database file is back in its place")
	s.shows("/readyz", "ready")
}

// The control: whoever copies the file, or changes its rights, is no reason to be told.
func TestADatabaseThatIsCopiedIsNotReplaced(t *testing.T) {
	file := filepath.Join(t.TempDir(), databaseName)
	s, _ := startObserved(t, "--data-dir", filepath.Dir(file))
	must(t, os.Link(file, file+".beside"))
	must(t, os.Chmod(file, 0o640))
	must(t, os.Chtimes(file, time.Unix(0, 0), time.Unix(0, 0)))
	s.sits(s.visitor())
	s.shows("/readyz", "ready")
	if log := s.err.String(); strings.Contains(log, "replaced") {
		t.Errorf("it logs:\n%s", log)
	}
}

// begins tells what whoever begins now meets with.
func (s *server) begins(visitor *http.Client) (status int, body string) {
	s.t.Helper()
	response, err := visitor.Post(s.url+"/bare/start", "application/x-www-form-urlencoded", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.read(response)
}

// until has takers begin until the log has the words.
func until(t *testing.T, s *server, words string) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !strings.Contains(s.err.String(), words); {
		s.begins(s.visitor())
		if time.Now().After(deadline) {
			t.Fatalf("nobody says %q:\n%s", words, s.err.String())
		}
	}
}

// A look costs little, but not nothing: a server that writes thousands of times a second looks once.
func TestABusyServerLooksOnceASecond(t *testing.T) {
	looks, passed := 0, time.Duration(0)
	w := whereabouts{replaced: func() (bool, error) { looks++; return false, nil }, passed: func() time.Duration { return passed }}
	for range 10_000 {
		passed += time.Millisecond
		w.glance()
	}
	if looks != 10 {
		t.Errorf("it looks %d times in ten seconds", looks)
	}
}

// A directory that cannot be read for a moment changes nothing of what is known.
func TestWhereNobodyCanTellItIsAsItWas(t *testing.T) {
	var log bytes.Buffer
	replaced, unknown := true, error(nil)
	w := whereabouts{replaced: func() (bool, error) { return replaced, unknown }, log: slog.New(slog.NewTextHandler(&log, nil))}
	w.look()
	replaced, unknown = false, os.ErrPermission
	if !w.look() || strings.Count(log.String(), "\n") != 1 {
		t.Errorf("it logs:\n%s", &log)
	}
	unknown = nil
	if w.look() || !strings.Contains(log.String(), "is back in its place") {
		t.Errorf("it logs:\n%s", &log)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
