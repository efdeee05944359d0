package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// Whoever may not open another user's socket is told to be that user.
func TestTheSocketOfAnotherUser(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	l, err := listenPrivately(socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = asAnother(t, socket)
	if err == nil || errors.Is(err, errNoServer) || !strings.Contains(err.Error(), "belongs to another user; run this as the user") {
		t.Errorf("it says %v", err)
	}
}

// asAnother dials as a user to whom the socket does not belong: one of the system's, or, for want of the right to
// become that, oneself without the right to the socket.
func asAnother(t *testing.T, socket string) (net.Conn, error) {
	t.Helper()
	if os.Getuid() != 0 {
		if err := os.Chmod(socket, 0); err != nil {
			t.Fatal(err)
		}
		return dialSocket(t.Context(), socket)
	}
	for dir := filepath.Dir(socket); dir != os.TempDir() && len(dir) > 1; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil { // who it belongs to is to be the only obstacle
			t.Fatal(err)
		}
	}
	type dialed struct {
		conn net.Conn
		err  error
	}
	answer := make(chan dialed)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with what it became
		_, _, failed := syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0)
		conn, err := dialSocket(t.Context(), socket)
		if failed != 0 {
			err = failed
		}
		answer <- dialed{conn, err}
	}()
	d := <-answer
	return d.conn, d.err
}

// At a terminal a person is asked, and what they say counts.
func TestWhoSitsAtATerminalIsAsked(t *testing.T) {
	for said, code := range map[string]int{"yes\n": exitOK, "no\n": exitFailure, "\x04": exitFailure} { // the last one is Ctrl-D
		o := opens(t, 2)
		errs := o.atTerminal(said, code, "erase", o.ids[0])
		if !strings.Contains(errs, "Delete 1 sitting for good? [y/N] ") {
			t.Errorf("%q: it says %q", said, errs)
		}
		if left := len(o.kept()); (left == 1) != (code == exitOK) {
			t.Errorf("%q: %d sittings are left", said, left)
		}
	}
}

// Who purges is told how many would go before they do; where none would, nobody is asked.
func TestWhoPurgesIsAskedWithTheNumber(t *testing.T) {
	for said, code := range map[string]int{"yes\n": exitOK, "no\n": exitFailure} {
		o := opens(t, 4)
		errs := o.atTerminal(said, code, "purge", "--before", "2020-01-05")
		if !strings.HasPrefix(errs, "Delete 3 sittings last seen before 2020-01-05 00:00 UTC for good? [y/N] ") {
			t.Errorf("%q: it says %q", said, errs)
		}
		if left := len(o.kept()); (left == 1) != (code == exitOK) {
			t.Errorf("%q: %d sittings are left", said, left)
		}
		if errs := o.atTerminal("", exitOK, "purge", "--before", "2020-01-01"); errs != "" {
			t.Errorf("where nothing is due it says %q", errs)
		}
	}
}

// While a person thinks about the question a server may be started and serve; then it does the work, and what is due is
// what is due by then.
func TestAServerStartsWhileAPersonThinks(t *testing.T) {
	for command, c := range map[string]struct {
		args func(*office) []string
		asks string
	}{
		"purge": {func(*office) []string { return []string{"--before", "2020-01-05"} }, "Delete 3 sittings"},
		"erase": {func(o *office) []string { return o.ids[:3] }, "Delete 3 sittings"},
	} {
		t.Run(command, func(t *testing.T) {
			o := opens(t, 4)
			person, terminal := terminals(t)
			var out spoken
			errs, ended := asking{asked: make(chan struct{}, 1)}, make(chan int, 1)
			go func() {
				ended <- run(t.Context(), append([]string{command, "--data-dir", o.dir}, c.args(o)...), streams{terminal, &out, &errs}, nil)
			}()
			select {
			case <-errs.asked:
			case code := <-ended:
				t.Fatalf("it ends with %d: %s", code, errs.String())
			}
			o.serves()
			o.says(exitOK, "erase", "--yes", o.ids[1])
			if _, err := person.WriteString("yes\n"); err != nil {
				t.Fatal(err)
			}
			if code := <-ended; code != exitOK || !strings.Contains(errs.String(), c.asks) || !strings.HasPrefix(out.String(), "Deleted 2 sittings") {
				t.Errorf("it ends with %d, and says %s%s", code, errs.String(), out.String())
			}
			if got := o.kept(); !slices.Equal(got, o.ids[3:]) {
				t.Errorf("kept: %q", got)
			}
		})
	}
}

// An asking stream tells when a question was asked.
type asking struct {
	spoken
	asked chan struct{}
}

func (a *asking) Write(p []byte) (int, error) {
	n, err := a.spoken.Write(p)
	if strings.HasSuffix(string(p), "[y/N] ") {
		a.asked <- struct{}{}
	}
	return n, err
}

// Who restores is asked once all of the backup was found to be sound, and told what it holds.
func TestWhoRestoresIsAskedAboutASoundBackup(t *testing.T) {
	o, other, spoilt := opens(t, 1), opens(t, 4), opens(t, 3)
	spoilt.spoilsRecord(1)
	if errs := o.atTerminal("yes\n", exitFailure, "restore", spoilt.file()); strings.Contains(errs, "[y/N]") || !strings.Contains(errs, "record of session "+spoilt.ids[1]) {
		t.Errorf("of a damaged one it says %q", errs)
	}
	if errs := o.atTerminal("no\n", exitFailure, "restore", other.file()); !strings.HasPrefix(errs, "Put "+other.file()+" (4 sittings, the last begun 2020-01-04) in the place of "+o.file()+"? [y/N] ") {
		t.Errorf("it says %q", errs)
	}
	if got := o.kept(); len(got) != 1 {
		t.Errorf("kept: %q", got)
	}
	o.atTerminal("yes\n", exitOK, "restore", other.file())
	if got := o.kept(); len(got) != 4 {
		t.Errorf("kept: %q", got)
	}
}

// atTerminal runs a command of the office for a person who says something, expects its exit code, and returns what it
// says on standard error.
func (o *office) atTerminal(said string, code int, command string, args ...string) string {
	o.t.Helper()
	person, terminal := terminals(o.t)
	if _, err := person.WriteString(said); err != nil {
		o.t.Fatal(err)
	}
	var out, errs strings.Builder
	args = append([]string{command, "--data-dir", o.dir}, args...)
	if got := run(o.t.Context(), args, streams{terminal, &out, &errs}, nil); got != code {
		o.t.Errorf("%q, said %q: exit code %d, want %d: %s", args, said, got, code, errs.String())
	}
	return errs.String()
}

// A return code is asked for at a terminal, too, and a backup is not poured into one.
func TestWhatElseATerminalIsAskedAndSpared(t *testing.T) {
	o := opens(t, 2)
	person, terminal := terminals(t)
	if _, err := person.WriteString(typedCode(1) + "\n"); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if got := run(t.Context(), []string{"erase", "--yes", "--code", "--data-dir", o.dir}, streams{terminal, &out, &errs}, nil); got != exitOK || errs.String() != "Return code: " {
		t.Errorf("exit code %d; it says %q", got, errs.String())
	}
	if got := run(t.Context(), []string{"backup", "-", "--data-dir", o.dir}, streams{terminal, terminal, &errs}, nil); got != exitUsage || !strings.Contains(errs.String(), "no text for a terminal") {
		t.Errorf("exit code %d; it says %q", got, errs.String())
	}
}

// Who watches a terminal hears how far the work is.
func TestATerminalHearsOfProgress(t *testing.T) {
	person, terminal := terminals(t)
	progressOn(terminal, " takers")("uniform", 1, 2)
	heard := make([]byte, 100)
	if n, err := person.Read(heard); err != nil || !strings.Contains(string(heard[:n]), "uniform takers: 50 %") {
		t.Errorf("it hears %q (%v)", heard[:n], err)
	}
}

// terminals are the two ends of a terminal: the person's, and the program's.
func terminals(t *testing.T) (person, program *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	var unlock, number int32
	for request, value := range map[uintptr]*int32{syscall.TIOCSPTLCK: &unlock, syscall.TIOCGPTN: &number} {
		if _, _, failed := syscall.Syscall(syscall.SYS_IOCTL, person.Fd(), request, uintptr(unsafe.Pointer(value))); failed != 0 {
			t.Fatal(failed)
		}
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = program.Close()
		_ = person.Close()
	})
	return person, program
}
