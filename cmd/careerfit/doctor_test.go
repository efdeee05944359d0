package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

func TestTheDoctorTellsWhatIsKept(t *testing.T) {
	bothWays(t, 4, func(t *testing.T, o *office) {
		how := "no server holds it"
		if o.server != nil {
			how = "looked at through the server that holds it"
		}
		said := o.says(exitOK, "doctor").out
		begins := o.file() + ": " + how + "\n  4 sittings, 2 of them finished; begun from 2020-01-01 to 2020-01-04\n  1 questionnaire, 4 return codes, 4 places in lists of browsers\n"
		if !strings.HasPrefix(said, begins) || !strings.HasSuffix(said, "% is free\nno problems\n") {
			t.Errorf("it says\n%s\nwant first\n%s", said, begins)
		}
		found := diagnosisIn(t, o.says(exitOK, "doctor", "--json").out)
		if found.Sessions != 4 || found.Finished != 2 || found.Served != (o.server != nil) || found.FileBytes == 0 || found.Problems == nil || found.Notes == nil || !found.Oldest.Equal(firstDay()) {
			t.Errorf("in JSON it says %+v", found)
		}
	})
}

// Each kind of damage is told, through a server as well as at the file, and the exit code says that there is some.
func TestTheDoctorFindsDamage(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(o *office)
		says  string
	}{
		"a record that cannot be read": {func(o *office) { o.spoilsRecord(1) }, "session 0"},
		"a return code that leads nowhere": {func(o *office) {
			o.spoils(func(tx *bolt.Tx) error { return tx.Bucket([]byte("codes")).Put(make([]byte, 32), make([]byte, 16)) })
		}, "return code"},
		"a sitting without a return code": {func(o *office) {
			o.spoils(func(tx *bolt.Tx) error {
				key, _ := tx.Bucket([]byte("codes")).Cursor().First()
				return tx.Bucket([]byte("codes")).Delete(key)
			})
		}, "return code"},
	} {
		t.Run(name, func(t *testing.T) {
			bothWays(t, 3, func(t *testing.T, o *office) {
				served := o.server != nil
				o.closes()
				c.spoil(o)
				if served {
					o.serves()
				}
				said := o.says(exitProblems, "doctor")
				if !strings.Contains(said.out, "\nproblem: ") || strings.Contains(said.out, "no problems") || !strings.Contains(said.out, "careerfit restore") {
					t.Errorf("it says\n%s", said.out)
				}
				if found := diagnosisIn(t, o.says(exitProblems, "doctor", "--json").out); len(found.Problems) == 0 || !strings.Contains(strings.Join(found.Problems, "\n"), c.says) {
					t.Errorf("in JSON it says %q", found.Problems)
				}
			})
		})
	}
}

// A file that cannot even be opened is what the doctor is there for.
func TestTheDoctorOfAFileThatCannotBeOpened(t *testing.T) {
	o := opens(t, 0)
	writeFile(t, o.file(), "Dear Sir or Madam")
	said := o.says(exitProblems, "doctor")
	if !strings.Contains(said.out, "problem: "+o.file()+" is no careerfit store, or a damaged one") || strings.Contains(said.out, "0 sittings") {
		t.Errorf("it says\n%s", said.out)
	}
	if readFile(t, o.file()) != "Dear Sir or Madam" {
		t.Error("the file is another one now")
	}
}

// What is not wrong with the file, but should be known.
func TestWhatTheDoctorNotes(t *testing.T) {
	o := opens(t, 1)
	if err := os.Chmod(o.file(), 0o644); err != nil {
		t.Fatal(err)
	}
	writeFile(t, o.dir+"/.careerfit.db.new-17", "sittings")
	writeFile(t, o.dir+"/careerfit.db.before-restore-20260101T000000Z", "sittings")
	said := o.says(exitProblems, "doctor").out
	for _, words := range []string{
		"problem: other users of this machine may open " + o.file() + " (its mode is 0644): chmod 600 " + o.file() + "\n",
		"note: " + o.dir + "/.careerfit.db.new-17 was left by a command that was killed and may hold sittings; remove it unless one is at work (8 bytes, last changed ",
		"note: " + o.dir + "/careerfit.db.before-restore-20260101T000000Z holds the sittings as they were before a restore",
	} {
		if !strings.Contains(said, words) {
			t.Errorf("it does not say %q:\n%s", words, said)
		}
	}
}

// Compaction is recommended where it pays, and then does what was said.
func TestTheDoctorTellsWhenCompactionPays(t *testing.T) {
	o := opens(t, 0)
	if said := o.says(exitOK, "doctor").out; strings.Contains(said, "compact") {
		t.Errorf("an empty file is to be compacted:\n%s", said)
	}
	o.spoils(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("ballast"), make([]byte, 2*payingBytes))
	})
	o.spoils(func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Delete([]byte("ballast")) })
	if said := o.says(exitOK, "doctor").out; !strings.Contains(said, "note: careerfit compact would make the file ") {
		t.Errorf("it says\n%s", said)
	}
	o.says(exitOK, "compact")
	found := diagnosisIn(t, o.says(exitOK, "doctor", "--json").out)
	if len(found.Notes) > 0 || found.FileBytes > 1<<20 {
		t.Errorf("after compaction it says %+v", found)
	}
}

// However much is wrong, the answer is bounded, and says so.
func TestTheDoctorStopsTellingAfterAHundredProblems(t *testing.T) {
	var found diagnosis
	for n := range maxProblems + 2 {
		found.add(fmt.Sprint("problem ", n))
	}
	var said strings.Builder
	found.print(&said)
	if len(found.Problems) != maxProblems || !strings.Contains(said.String(), "and 2 problems more\n") {
		t.Errorf("it says %d, and\n%s", len(found.Problems), said.String())
	}
}

func diagnosisIn(t *testing.T, text string) (found diagnosis) {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := errors.Join(dec.Decode(&found)); err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	return found
}
