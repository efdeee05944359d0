package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What was there stays beside what comes back.
func TestABackupComesBack(t *testing.T) {
	o := opens(t, 4)
	backup := filepath.Join(t.TempDir(), "copy.db")
	o.says(exitOK, "backup", backup)
	o.says(exitOK, "erase", "--yes", o.ids[0])
	said := o.says(exitOK, "restore", "--yes", backup)
	found := regexp.MustCompile(`^\S+ is what the backup \S+ holds\.\nWhat was there is (\S+careerfit\.db\.before-restore-\d{8}T\d{6}Z) now; `).FindStringSubmatch(said.out)
	if found == nil {
		t.Fatalf("it says %q", said.out)
	}
	if got := idsIn(t, found[1]); !slices.Equal(got, o.ids[1:]) {
		t.Errorf("beside it: %q", got)
	}
	if got := o.kept(); !slices.Equal(got, o.ids) {
		t.Errorf("restored: %q", got)
	}
	if info, err := os.Stat(o.file()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}

// On a new machine there is nothing to be replaced yet.
func TestABackupComesBackOnANewMachine(t *testing.T) {
	o := opens(t, 2)
	backup := filepath.Join(t.TempDir(), "copy.db")
	o.says(exitOK, "backup", backup)
	o.dir = t.TempDir()
	if said := o.says(exitOK, "restore", "--yes", backup); strings.Contains(said.out, "What was there") {
		t.Errorf("it says %q", said.out)
	}
	if got := o.kept(); !slices.Equal(got, o.ids) || len(o.lies()) > 0 {
		t.Errorf("restored: %q, beside it %q", got, o.lies())
	}
}

// What is no sound backup never takes the place of anything.
func TestWhatIsNoBackupIsNotRestored(t *testing.T) {
	o := opens(t, 2)
	other := opens(t, 2)
	other.spoilsRecord(0)
	letter := writeFile(t, filepath.Join(t.TempDir(), "letter.db"), "Dear Sir or Madam")
	sound, held := opens(t, 1).file(), opens(t, 1)
	held.serves()
	half := writeFile(t, filepath.Join(t.TempDir(), "half.db"), readFile(t, o.file())[:20_000])
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{nil, exitUsage, "name one file that careerfit backup made"},
		{[]string{"--yes", filepath.Join(o.dir, "none.db")}, exitFailure, "none.db"},
		{[]string{"--yes", letter}, exitFailure, "nothing was changed"},
		{[]string{"--yes", letter}, exitFailure, "check the backup " + letter + ": the store is damaged"},
		{[]string{letter}, exitFailure, "nothing was changed"}, // nobody is asked in vain
		{[]string{"--yes", "-"}, exitUsage, "put what comes from the pipe into a file"},
		{[]string{o.dir}, exitFailure, o.dir + " is no file that careerfit backup made"},
		{[]string{"--yes", half}, exitFailure, "nothing was changed"},
		{[]string{"--yes", other.file()}, exitFailure, "nothing was changed"},
		{[]string{other.file()}, exitFailure, "careerfit doctor " + other.file() + " tells all that is wrong"},
		{[]string{held.file()}, exitFailure, "another careerfit process holds " + held.file() + "; copy it with careerfit backup"},
		{[]string{sound}, exitUsage, "add --yes"},
	} {
		said := o.says(c.code, "restore", c.args...)
		if !strings.Contains(said.err, c.says) || said.out != "" || strings.Contains(said.err, "goroutine") {
			t.Errorf("%q: it says %q", c.args, said.err)
		}
	}
	if got := o.kept(); !slices.Equal(got, o.ids) || len(o.lies()) > 0 {
		t.Errorf("kept: %q, beside it %q", got, o.lies())
	}
}

// While a server holds the file, what must replace it is refused, and the server goes on.
func TestNothingIsReplacedUnderAServer(t *testing.T) {
	o := opens(t, 2)
	backup := filepath.Join(t.TempDir(), "copy.db")
	o.says(exitOK, "backup", backup)
	o.serves()
	for _, args := range [][]string{{"restore", "--yes", backup}, {"restore", backup}, {"compact"}} { // nobody is asked in vain
		command := args[0]
		said := o.says(exitFailure, command, args[1:]...)
		if !strings.Contains(said.err, "nothing was changed: the server, process ") || !strings.Contains(said.err, "stop it, run careerfit "+command+" again, and start it") {
			t.Errorf("%s says %q", command, said.err)
		}
	}
	if _, err := answersOne(o.server.url); err != nil {
		t.Errorf("the server does not go on: %v", err)
	}
	if got := o.kept(); len(got) != 3 || len(o.lies()) > 0 {
		t.Errorf("kept: %q, beside it %q", got, o.lies())
	}
}

// No command but serve and restore makes a data file.
func TestCommandsDoNotMakeADataFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for _, args := range [][]string{
		{"backup", "copy.db"}, {"backup", "-"}, {"export"}, {"erase", "--yes", "019aaa00-0000-7000-8000-00000000000f"}, {"purge", "--unused-for", "90d"}, {"doctor"}, {"compact"},
	} {
		said := runCareerfit(t, "", nil, append(args, "--data-dir", dir)...)
		said.wants(t, exitFailure)
		if !strings.Contains(said.err, "there is no data file "+filepath.Join(dir, databaseName)+"; name its directory with --data-dir") || is(dir) || is("copy.db") {
			t.Errorf("%q: it says %q", args, said.err)
		}
	}
}
