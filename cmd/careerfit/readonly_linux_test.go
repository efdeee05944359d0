package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// What can only be read is looked at, copied and exported; what would have to be changed says why it is not.
func TestAFileThatCannotBeWrittenIsRead(t *testing.T) {
	o := opens(t, 3)
	before := readFile(t, o.file())
	copied := writeFile(t, filepath.Join(filepath.Dir(o.dir), "copy.db"), before)
	if err := os.Chmod(copied, 0o644); err != nil {
		t.Fatal(err)
	}
	o.becomesReadOnly()
	if said := o.asItsOwner(exitFailure, "restore", "--yes", copied); !strings.Contains(said, "nothing was changed: "+o.dir+" cannot be written by this user (") {
		t.Errorf("restore says %q", said)
	}
	said := o.asItsOwner(exitOK, "doctor")
	if !strings.Contains(said, "  3 sittings, ") || !strings.Contains(said, "note: it was only read, for it cannot be written here and by this user (open "+o.file()+": permission denied)") {
		t.Errorf("doctor says\n%s", said)
	}
	if said := o.asItsOwner(exitOK, "export"); strings.Count(said, "\n") != 3 {
		t.Errorf("export says\n%s", said)
	}
	copied = writeFile(t, filepath.Join(t.TempDir(), "copy.db"), o.asItsOwner(exitOK, "backup", "-"))
	if got := idsIn(t, copied); !slices.Equal(got, o.ids) {
		t.Errorf("the backup has %q", got)
	}
	if said := o.asItsOwner(exitOK, "purge", "--before", "2020-01-05", "--dry-run"); !strings.HasPrefix(said, "3 sittings would be deleted") {
		t.Errorf("purge --dry-run says %q", said)
	}
	for _, args := range [][]string{{"purge", "--yes", "--before", "2020-01-05"}, {"erase", "--yes", o.ids[0]}, {"compact"}} {
		said := o.asItsOwner(exitFailure, args[0], args[1:]...)
		if !strings.Contains(said, o.file()+" may not be read and written by this user; run this as the user to whom it belongs") {
			t.Errorf("%q says %q", args, said)
		}
	}
	if readFile(t, o.file()) != before || len(o.lies()) > 0 {
		t.Errorf("the file was altered, or beside it lie %q", o.lies())
	}
}

// Control: the same user may do it all once the file and its directory can be written.
func TestAFileThatCanBeWrittenIsChangedByItsOwner(t *testing.T) {
	o := opens(t, 3)
	o.becomesReadOnly()
	if err := errors.Join(os.Chmod(o.file(), 0o600), os.Chmod(o.dir, 0o700)); err != nil {
		t.Fatal(err)
	}
	if said := o.asItsOwner(exitOK, "doctor"); strings.Contains(said, "only read") {
		t.Errorf("doctor says\n%s", said)
	}
	if said := o.asItsOwner(exitOK, "purge", "--yes", "--before", "2020-01-05"); !strings.HasPrefix(said, "Deleted 3 sittings") {
		t.Errorf("purge says %q", said)
	}
}

// becomesReadOnly takes from the owner of the data directory, who is not root, the right to write there.
func (o *office) becomesReadOnly() {
	o.t.Helper()
	above := filepath.Dir(o.dir)
	err := errors.Join(os.Chmod(above, 0o755), os.Chmod(o.file(), 0o400), os.Chmod(o.dir, 0o500))
	if os.Getuid() == 0 {
		err = errors.Join(err, os.Chown(o.file(), nobody, nobody), os.Chown(o.dir, nobody, nobody))
	}
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { _ = os.Chmod(o.dir, 0o700) }) // so that it can be removed
}

// asItsOwner runs the program as the owner of the data directory, expects its exit code, and returns what it says.
func (o *office) asItsOwner(code int, command string, args ...string) string {
	o.t.Helper()
	program := exec.CommandContext(o.t.Context(), "/proc/self/exe", append([]string{command, "--data-dir", o.dir}, args...)...)
	program.Env, program.Dir = append(os.Environ(), asProgram+"=1"), "/"
	if os.Getuid() == 0 {
		program.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	said, err := program.CombinedOutput()
	exit := new(exec.ExitError)
	if err != nil && !errors.As(err, &exit) {
		o.t.Fatal(err)
	}
	if got := program.ProcessState.ExitCode(); got != code {
		o.t.Errorf("%s %q: exit code %d, want %d: %.500s", command, args, got, code, said)
	}
	return string(said)
}
