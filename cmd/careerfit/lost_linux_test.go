package main

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

// Somebody brings a backup back with cp, under a server that runs: takers read that the quiz is out of order, whoever
// watches hears that it failed and what mends it, and it stops as it is told to.
func TestABackupCopiedOverTheDatabase(t *testing.T) {
	for name, flags := range map[string]int{"cp empties the file first": os.O_TRUNC, "it is written over in place": 0} {
		t.Run(name, func(t *testing.T) {
			o := &office{t: t, dir: t.TempDir()}
			s, ops := startObserved(t, "--data-dir", o.dir)
			o.server = s
			s.sits(s.visitor())
			copied := o.dir + "/copy.db"
			o.says(exitOK, "backup", copied)
			sitting := s.sits(s.visitor())
			content, err := os.ReadFile(copied)
			must(t, err)
			file, err := os.OpenFile(o.file(), os.O_WRONLY|flags, 0)
			must(t, err)
			if flags != 0 { // somebody comes between
				_, _ = s.get(sitting)
			}
			_, err = file.Write(content)
			must(t, err)
			must(t, file.Close())
			for range 3 {
				if status, page := s.get(sitting); status != http.StatusServiceUnavailable {
					t.Errorf("a taker meets %d:\n%s", status, page)
				}
			}
			if status, words := s.get("/readyz"); status != http.StatusServiceUnavailable || !strings.HasPrefix(words, "failed: the store") {
				t.Errorf("/readyz says %d %q", status, words)
			}
			ops.shows("/metrics", "\ncareerfit_store_failed 1\n", "\ncareerfit_ready 0\n")
			if log := s.err.String(); strings.Count(log, "no sitting can be read") != 1 || !strings.Contains(log, "careerfit restore") {
				t.Errorf("it logs:\n%s", log)
			}
			begun := time.Now()
			s.ends(exitOK)
			if took := time.Since(begun); took > 15*time.Second {
				t.Errorf("the stop took %s", took)
			}
		})
	}
}
