package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/boltstore"
)

func TestABackupHasEverySitting(t *testing.T) {
	bothWays(t, 5, func(t *testing.T, o *office) {
		file := filepath.Join(t.TempDir(), "copy.db")
		said := o.says(exitOK, "backup", file)
		if !regexp.MustCompile(`^Backed up 5 sittings to .*copy\.db: [\d.]+ [KM]B, checked, in [\d.]+m?s\.\n$`).MatchString(said.out) {
			t.Errorf("it says %q", said.out)
		}
		if got := idsIn(t, file); !slices.Equal(got, o.ids) {
			t.Errorf("it has %q, want %q", got, o.ids)
		}
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others may read it: %v, %v", info.Mode(), err)
		}
		if beside, err := os.ReadDir(filepath.Dir(file)); err != nil || len(beside) != 1 {
			t.Errorf("beside it lie %v, %v", beside, err)
		}
	})
}

func TestABackupToStandardOutputIsTheFile(t *testing.T) {
	bothWays(t, 3, func(t *testing.T, o *office) {
		said := o.says(exitOK, "backup", "-")
		copied := writeFile(t, filepath.Join(t.TempDir(), "copy.db"), said.out)
		if got := idsIn(t, copied); !slices.Equal(got, o.ids) {
			t.Errorf("it has %q, want %q", got, o.ids)
		}
	})
}

func TestABackupReplacesAFileOnlyWithForce(t *testing.T) {
	bothWays(t, 1, func(t *testing.T, o *office) {
		file := writeFile(t, filepath.Join(t.TempDir(), "copy.db"), "what was there")
		said := o.says(exitFailure, "backup", file)
		if !strings.Contains(said.err, "copy.db is there already; choose another name, or replace it with --force") || readFile(t, file) != "what was there" {
			t.Errorf("it says %q", said.err)
		}
		o.says(exitOK, "backup", "--force", file)
		if got := idsIn(t, file); len(got) != 1 {
			t.Errorf("it has %q", got)
		}
	})
}

// A file that comes while the backup is made is not overwritten either.
func TestAFileThatComesMeanwhileIsNotOverwritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "copy.db")
	err := wholeFile{name: file}.write(func(draft *os.File) error {
		writeFile(t, file, "somebody else's")
		_, err := draft.WriteString("ours")
		return err
	}, accept)
	if err == nil || !strings.Contains(err.Error(), "is there already") || readFile(t, file) != "somebody else's" {
		t.Errorf("%v; the file has %q", err, readFile(t, file))
	}
}

// A backup that took the place of the database would be the end of it.
func TestNothingIsWrittenOverTheDatabase(t *testing.T) {
	bothWays(t, 2, func(t *testing.T, o *office) {
		link := filepath.Join(t.TempDir(), "link.db")
		if err := os.Symlink(o.file(), link); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{o.file(), link} {
			for _, args := range [][]string{{"backup", "--force", name}, {"export", "--force", "--out", name}} {
				if said := o.says(exitFailure, args[0], args[1:]...); !strings.Contains(said.err, "is what the sittings are kept in") {
					t.Errorf("%q: it says %q", args, said.err)
				}
			}
		}
		if got := o.kept(); !slices.Equal(got, o.ids) {
			t.Errorf("kept: %q", got)
		}
	})
}

func TestWhereABackupCannotBeWritten(t *testing.T) {
	o := opens(t, 1)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{nil, exitUsage, "name one file to copy the database into"},
		{[]string{"a.db", "b.db"}, exitUsage, "name one file"},
		{[]string{filepath.Join(o.dir, "no", "copy.db")}, exitFailure, "there is no folder " + filepath.Join(o.dir, "no")},
		{[]string{"--force", o.dir}, exitFailure, o.dir + " is no regular file, and stays as it is"},
		{[]string{"--force", os.DevNull}, exitFailure, os.DevNull + " is no regular file, and stays as it is; choose a file, or write to standard output with -"},
	} {
		if said := o.says(c.code, "backup", c.args...); !strings.Contains(said.err, c.says) || said.out != "" {
			t.Errorf("%q: it says %q", c.args, said.err)
		}
	}
	if beside := o.lies(); len(beside) > 0 {
		t.Errorf("it leaves %q", beside)
	}
}

// What is wrong in the original is wrong in the copy; so nobody is to rely on it.
func TestABackupOfADamagedFileIsNotKept(t *testing.T) {
	o := opens(t, 1)
	o.atFile(func(st *boltstore.Store) {
		if _, err := st.PutQuestionnaire(t.Context(), []byte("the one that is spoilt")); err != nil {
			t.Fatal(err)
		}
	})
	writeFile(t, o.file(), strings.ReplaceAll(readFile(t, o.file()), "the one that is spoilt", "the one that IS spoilt"))
	file := filepath.Join(t.TempDir(), "copy.db")
	said := o.says(exitProblems, "backup", file)
	if is(file) || !strings.Contains(said.err, "the copy was not kept, for it has 1 problem") || !strings.Contains(said.err, "doctor") {
		t.Errorf("it says %q", said.err)
	}
	said = o.says(exitProblems, "backup", "--even-damaged", file)
	if is(file) || !strings.Contains(said.err, "the copy was kept as "+file+".damaged alone, for it has 1 problem") || !slices.Equal(idsIn(t, file+".damaged"), o.ids) {
		t.Errorf("it says %q", said.err)
	}
	if said = o.says(exitFailure, "backup", "--even-damaged", file); !strings.Contains(said.err, ".damaged is there already") {
		t.Errorf("it says %q", said.err)
	}
}

// A pipe or a device stays what it is, even where a file would be replaced, and is waited for by nobody.
func TestAPipeIsNotReplacedByABackup(t *testing.T) {
	o := opens(t, 1)
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"backup", "--force", pipe}, {"backup", pipe}, {"export", "--force", "--out", pipe}} {
		if said := o.says(exitFailure, args[0], args[1:]...); !strings.Contains(said.err, "is no regular file") {
			t.Errorf("%q: it says %q", args, said.err)
		}
	}
	if info, err := os.Stat(pipe); err != nil || info.Mode().Type() != os.ModeNamedPipe {
		t.Errorf("the pipe is %v (%v)", info, err)
	}
}

// Whoever stops a backup of which nobody reads on has the file at once.
func TestABackupThatNobodyReadsIsStopped(t *testing.T) {
	o := opens(t, 1)
	o.spoils(func(tx *bolt.Tx) error { // more than a pipe holds
		return tx.Bucket([]byte("meta")).Put([]byte("ballast"), make([]byte, 1<<20))
	})
	command := exec.CommandContext(t.Context(), os.Args[0], "backup", "--data-dir", o.dir, "-")
	command.Env = append(os.Environ(), asProgram+"=1")
	out, into, err := os.Pipe()
	command.Stdout = into
	if err := errors.Join(err, command.Start()); err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	_ = into.Close()                                             // the command has its own
	if _, err := io.ReadFull(out, make([]byte, 1)); err != nil { // it is on its way, and now stalls
		t.Fatal(err)
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	overdue := time.AfterFunc(20*time.Second, func() {
		t.Error("it goes on")
		_ = command.Process.Kill()
	})
	_ = command.Wait() // it failed, of course
	overdue.Stop()
	o.atFile(func(*boltstore.Store) {})
}

// Takers answer while a backup is made. Whatever was acknowledged before it began is in it, and comes back.
func TestWhatWasAcknowledgedBeforeABackupComesBackWithIt(t *testing.T) {
	o := opens(t, 0)
	o.serves()
	early := filepath.Join(t.TempDir(), "early.db")
	o.says(exitOK, "backup", early)
	busy := o.takersAnswer(4)
	busy.until(40)
	before := busy.acknowledged()
	late := filepath.Join(t.TempDir(), "late.db")
	o.says(exitOK, "backup", late)
	busy.until(len(before) + 40) // they were not held up
	busy.stop()
	if lost := lostIn(t, late, before); len(lost) > 0 {
		t.Errorf("of %d answers, the backup lacks %q", len(before), lost)
	}
	if lost := lostIn(t, early, before); len(lost) != len(before) {
		t.Errorf("control: the backup made before has answers that were given later: it lacks %d of %d", len(lost), len(before))
	}
	o.closes()
	o.says(exitOK, "restore", "--yes", late)
	if lost := lostIn(t, o.file(), before); len(lost) > 0 {
		t.Errorf("restored, the database lacks %q", lost)
	}
}

// lostIn are the sittings of which the answer is not in the file.
func lostIn(t *testing.T, file string, answered []string) (lost []string) {
	t.Helper()
	st, err := boltstore.Open(file, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, id := range answered {
		s, err := st.Session(t.Context(), id)
		if err != nil || !s.Marks[0].Equal(quiz.Mark{Options: []int{1}}) {
			lost = append(lost, id)
		}
	}
	return lost
}

// A backup that is killed leaves nothing under the name that it was to have.
func TestABackupThatIsKilledInTheMiddleIsNotThere(t *testing.T) {
	o := opens(t, 1)
	half := o.pretends(func(w writer) { // a server that stalls in the middle
		fmt.Fprint(w, "half of a backup")
		w.flush()
		<-w.gone
	})
	file := filepath.Join(t.TempDir(), "copy.db")
	command := exec.CommandContext(t.Context(), os.Args[0], "backup", "--data-dir", o.dir, file)
	command.Env = append(os.Environ(), asProgram+"=1")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	<-half.asked
	if err := command.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err == nil || is(file) {
		t.Errorf("it ends with %v, and the file is there: %t", err, is(file))
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".copy.db.new-*"))
	if err != nil || len(left) != 1 {
		t.Fatalf("it leaves %q (%v), so there is nothing to clear", left, err)
	}
	other := opens(t, 1)
	if said := other.says(exitOK, "backup", file).out; !strings.HasSuffix(said, "\nnote: "+left[0]+" was left by a backup that was killed, unless one is at work, and may hold sittings; remove it\n") {
		t.Errorf("the next backup says %q", said)
	}
	must(t, os.Remove(file))
	young := writeFile(t, filepath.Join(filepath.Dir(file), ".copy.db.new-1"), "of one at work")
	long := time.Now().Add(-2 * abandoned)
	if err := os.Chtimes(left[0], long, long); err != nil {
		t.Fatal(err)
	}
	again := wholeFile{name: file}.write(func(*os.File) error { return nil }, accept)
	if again != nil || is(left[0]) || !is(young) {
		t.Errorf("%v; what the killed one left is there: %t; what one at work has: %t", again, is(left[0]), is(young))
	}
}
