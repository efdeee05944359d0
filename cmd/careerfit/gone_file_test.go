//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Somebody deletes or moves the database under a server. What the server holds is saved by the commands that every text
// names, though there is no file any more.
func TestADatabaseThatIsGoneIsSavedThroughItsServer(t *testing.T) {
	for name, takesAway := range map[string]func(file string) error{
		"deleted": os.Remove,
		"moved":   func(file string) error { return os.Rename(file, file+".away") },
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 4)
			o.serves()
			must(t, takesAway(o.file()))
			saved := filepath.Join(t.TempDir(), "saved.db")
			o.says(exitOK, "backup", saved)
			if got := idsIn(t, saved); !slices.Equal(got, o.ids) {
				t.Errorf("the backup has %q", got)
			}
			if said := o.says(exitOK, "export"); strings.Count(said.out, "\n") != 4 {
				t.Errorf("exported are\n%s", said.out)
			}
			if said := o.says(exitProblems, "doctor"); !strings.Contains(said.out, "4 sittings") || !strings.Contains(said.out, "problem: the server that holds it says of itself: failed: the database file was replaced") {
				t.Errorf("the doctor says\n%s", said.out)
			}
			o.closesFailing()
		})
	}
}

// A file that somebody put in the place of the one which the server holds is looked at as itself where it is named; and
// whoever asks for the server's hears of it.
func TestTheDoctorTellsTheFileFromTheServers(t *testing.T) {
	o, other := opens(t, 4), opens(t, 2)
	o.serves()
	must(t, errors.Join(os.Rename(o.file(), o.file()+".away"), os.Rename(other.file(), o.file())))
	if found := diagnosisIn(t, o.says(exitOK, "doctor", "--json", o.file()).out); found.Served || found.Sessions != 2 {
		t.Errorf("of the file it says %+v", found)
	}
	if found := diagnosisIn(t, o.says(exitProblems, "doctor", "--json").out); !found.Served || found.Sessions != 4 || len(found.Problems) != 1 {
		t.Errorf("of what the server holds it says %+v", found)
	}
	o.closesFailing()
}
