package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store/boltstore"
)

// Any database file can be looked at by its path, such as a backup, and stays as it is.
func TestTheDoctorLooksAtABackup(t *testing.T) {
	o := opens(t, 4)
	backup := filepath.Join(t.TempDir(), "copy.db")
	o.says(exitOK, "backup", backup)
	o.spoilsRecord(1)
	said := o.says(exitOK, "doctor", backup)
	if !strings.HasPrefix(said.out, backup+": no server holds it\n  4 sittings, 2 of them finished") || !strings.HasSuffix(said.out, "no problems\n") {
		t.Errorf("it says\n%s", said.out)
	}
	spoilt, before := o.file(), readFile(t, o.file())
	elsewhere := runCareerfit(t, "", map[string]string{"CAREERFIT_DATA_DIR": t.TempDir()}, "doctor", spoilt)
	elsewhere.wants(t, exitProblems)
	if !strings.Contains(elsewhere.out, "problem: record of session "+o.ids[1]) || readFile(t, spoilt) != before {
		t.Errorf("of a damaged one it says\n%s", elsewhere.out)
	}
}

// A server's file that is named by its path is looked at through the server; a file of another name beside it is not.
func TestTheDoctorLooksAtFilesOfAServer(t *testing.T) {
	o := opens(t, 2)
	beside := filepath.Join(o.dir, "copy.db")
	o.says(exitOK, "backup", beside)
	o.serves()
	if found := diagnosisIn(t, o.says(exitOK, "doctor", "--json", o.file()).out); !found.Served || found.File != o.file() {
		t.Errorf("it says %+v", found)
	}
	if found := diagnosisIn(t, o.says(exitOK, "doctor", "--json", beside).out); found.Served || found.Sessions != 2 || found.File != beside {
		t.Errorf("of the file beside it, it says %+v", found)
	}
}

// A link of any name to a server's file leads to the server, which is beside the file or beside the first of the links.
func TestTheDoctorFollowsALinkToTheServer(t *testing.T) {
	o := opens(t, 2)
	there, link := filepath.Join(t.TempDir(), "sittings.db"), filepath.Join(t.TempDir(), "other-name.db")
	if err := errors.Join(os.Rename(o.file(), there), os.Symlink(there, o.file()), os.Symlink(o.file(), link)); err != nil {
		t.Fatal(err)
	}
	o.serves()
	for _, name := range []string{o.file(), link} {
		if found := diagnosisIn(t, o.says(exitOK, "doctor", "--json", name).out); !found.Served || found.Sessions != 2 {
			t.Errorf("of %s it says %+v", name, found)
		}
	}
}

// Nobody is said not to answer who was not asked.
func TestTheDoctorSaysWhomItAsked(t *testing.T) {
	o := opens(t, 1)
	other := filepath.Join(o.dir, "other.db")
	o.atFile(func(*boltstore.Store) {
		if said := o.says(exitFailure, "doctor"); !strings.Contains(said.err, "in use by another careerfit process, which does not answer at "+filepath.Join(o.dir, socketName)+"; stop it") {
			t.Errorf("it says %q", said.err)
		}
		if err := os.Link(o.file(), other); err != nil {
			t.Fatal(err)
		}
		if said := o.says(exitFailure, "doctor", other); !strings.Contains(said.err, other+" is in use by another careerfit process; stop it") {
			t.Errorf("it says %q", said.err)
		}
	})
}

func TestWhatTheDoctorCannotLookAt(t *testing.T) {
	o := opens(t, 1)
	none := filepath.Join(o.dir, "none.db")
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{none}, exitFailure, "there is no data file " + none + "\n"},
		{[]string{o.dir}, exitFailure, o.dir + " is a directory, and no data file; name the directory of one with --data-dir"},
		{[]string{os.DevNull}, exitFailure, os.DevNull + " is not a file"},
		{[]string{none, none}, exitUsage, "name one file, or none to look at what is kept in --data-dir"},
	} {
		if said := o.says(c.code, "doctor", c.args...); !strings.Contains(said.err, c.says) || said.out != "" {
			t.Errorf("%q: it says %q", c.args, said.err)
		}
	}
	if is(none) {
		t.Error("a data file was made")
	}
}

// What killed commands left lies beside the file itself, however that is reached.
func TestTheDoctorFindsWhatLiesBehindALink(t *testing.T) {
	o := opens(t, 1)
	there := t.TempDir()
	database, left := filepath.Join(there, "sittings.db"), []string{".sittings.db.compact-1", ".sittings.db.restore-2", "sittings.db.before-restore-20260101T000000Z"}
	if err := os.Rename(o.file(), database); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(database, o.file()); err != nil {
		t.Fatal(err)
	}
	for _, name := range left {
		writeFile(t, filepath.Join(there, name), "sittings")
	}
	beside := writeFile(t, filepath.Join(o.dir, ".copy.db.new-3"), "sittings")
	said := o.says(exitOK, "doctor").out
	for _, name := range append(left, "../"+filepath.Base(o.dir)+"/.copy.db.new-3") {
		path := filepath.Join(there, name)
		if filepath.Base(path) == filepath.Base(beside) {
			path = beside
		}
		if strings.Count(said, "note: "+path+" ") != 1 {
			t.Errorf("it does not tell of %s once:\n%s", path, said)
		}
	}
	link := filepath.Join(t.TempDir(), "data")
	if err := os.Symlink(there, link); err != nil {
		t.Fatal(err)
	}
	if said := o.says(exitOK, "doctor", filepath.Join(link, "sittings.db")).out; strings.Count(said, "note: ") != len(left) {
		t.Errorf("through a link to the directory it says\n%s", said)
	}
}
