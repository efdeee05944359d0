package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// Whatever mends a data directory is no advice about a backup.
func TestTheDoctorGivesABackupAdviceOfItsOwn(t *testing.T) {
	o := opens(t, 0)
	backup := writeFile(t, filepath.Join(t.TempDir(), "copy.db"), "Dear Sir or Madam")
	for file, c := range map[string]struct{ says, not string }{
		backup:                             {"keep an older one that is sound", "careerfit restore"},
		writeFile(t, o.file(), "Dear Sir"): {"careerfit restore", "an older one"},
	} {
		if said := o.says(exitProblems, "doctor", file).out; !strings.Contains(said, c.says) || strings.Contains(said, c.not) || strings.Contains(said, "--data-dir") {
			t.Errorf("of %s it says\n%s", file, said)
		}
	}
}

// A database is not its own backup: what it was would lie beside it for nothing.
func TestTheDatabaseIsNotRestoredFromItself(t *testing.T) {
	o := opens(t, 1)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(o.file(), link); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{o.file(), link} {
		if said := o.says(exitFailure, "restore", "--yes", name).err; !strings.Contains(said, name+" is the database itself; name a backup of it") {
			t.Errorf("it says %q", said)
		}
	}
	if left := o.lies(); len(left) > 0 {
		t.Errorf("it leaves %q", left)
	}
}

// A file is said to have been compacted where it became smaller, and only there.
func TestAFileThatDidNotShrinkIsSaidToBeWrittenAnew(t *testing.T) {
	o := opens(t, 1)
	o.spoils(func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("ballast"), make([]byte, 1<<20)) })
	o.spoils(func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Delete([]byte("ballast")) })
	for _, begins := range []string{"Compacted ", "Written anew: "} {
		if said := o.says(exitOK, "compact").out; !strings.HasPrefix(said, begins+o.file()+" from ") {
			t.Errorf("it says %q, and not %q", said, begins)
		}
	}
}
