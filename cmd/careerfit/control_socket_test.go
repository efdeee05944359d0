package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// From its very first moment nobody but this user may connect to the socket, however careless the umask is.
func TestTheSocketIsPrivateFromItsFirstMoment(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	for name, c := range map[string]struct {
		listen func(path string) (net.Listener, error)
		want   fs.FileMode
	}{
		"ours": {listenPrivately, 0o600},
		"control: one made in its place": {func(path string) (net.Listener, error) {
			return net.Listen("unix", path)
		}, 0o777},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Chmod(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			seen := watchesModes(t, dir)
			for begun, n := time.Now(), 0; n < 50 || seen() == 0 && time.Since(begun) < 20*time.Second; n++ {
				l, err := c.listen(filepath.Join(dir, "s"))
				if err != nil {
					t.Fatal(err)
				}
				_ = l.Close()
				_ = os.Remove(filepath.Join(dir, "s"))
			}
			if modes := seen(); modes != c.want {
				t.Errorf("it was seen with the mode %o, want %o", modes, c.want)
			}
		})
	}
}

// watchesModes looks, as fast as it can, who may open the sockets in a directory, and those in its directories that
// others may enter.
func watchesModes(t *testing.T, dir string) (seen func() fs.FileMode) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var modes atomic.Uint32
	var looks sync.WaitGroup
	looks.Go(func() {
		for ctx.Err() == nil {
			modes.Or(uint32(modesIn(dir)))
		}
	})
	t.Cleanup(func() {
		stop()
		looks.Wait()
	})
	return func() fs.FileMode { return fs.FileMode(modes.Load()) }
}

func modesIn(dir string) (modes fs.FileMode) {
	entries, _ := os.ReadDir(dir) // it may be going away
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil:
		case info.Mode().Type() == fs.ModeSocket:
			modes |= info.Mode().Perm()
		case info.IsDir() && info.Mode().Perm()&0o077 != 0:
			modes |= modesIn(filepath.Join(dir, e.Name()))
		}
	}
	return modes
}

func TestTheSocketGoesWithTheServer(t *testing.T) {
	o := opens(t, 0)
	o.serves()
	if info, err := os.Lstat(filepath.Join(o.dir, socketName)); err != nil || info.Mode() != fs.ModeSocket|0o600 {
		t.Errorf("the socket is %v (%v)", info, err)
	}
	o.closes()
	if is(filepath.Join(o.dir, socketName)) || len(o.lies()) > 0 {
		t.Errorf("it leaves the socket, or %q", o.lies())
	}
}

// A server that was killed leaves its socket behind. Commands do without, and the next server takes its place.
func TestTheSocketOfAKilledServerIsReplaced(t *testing.T) {
	o := opens(t, 2)
	program, out := exec.CommandContext(t.Context(), os.Args[0], "serve", "--addr", "127.0.0.1:0", "--data-dir", o.dir), &spoken{}
	program.Env, program.Stdout = append(os.Environ(), asProgram+"=1"), out
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	saysWhere(t, out)
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
	if _, err := os.Lstat(filepath.Join(o.dir, socketName)); err != nil {
		t.Fatalf("the killed server left no socket, so there is nothing to replace: %v", err)
	}
	if said := o.says(exitOK, "doctor"); !strings.Contains(said.out, "no server holds it") {
		t.Errorf("doctor says:\n%s", said.out)
	}
	o.serves()
	if said := o.says(exitOK, "doctor"); !strings.Contains(said.out, "through the server") {
		t.Errorf("doctor says:\n%s", said.out)
	}
}

// A second server on the same file is told which process has it; so is compaction.
func TestASecondServerIsToldWhoHoldsTheFile(t *testing.T) {
	o := opens(t, 0)
	o.serves()
	backup := filepath.Join(t.TempDir(), "backup.db")
	o.says(exitOK, "backup", backup)
	for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"compact"}, {"restore", "--yes", backup}} {
		said := o.says(exitFailure, args[0], args[1:]...)
		if !strings.Contains(said.err, "process "+strconv.Itoa(os.Getpid())) || strings.Count(said.err, "\n") != 1 {
			t.Errorf("%s says %q", args[0], said.err)
		}
	}
	o.server.shows("/", "Tee oder Kaffee?")
}

// The file of a running server is moved away, or another takes its place. A second server does not take the first one's
// socket, makes no file in the way of the moved one, and says who must be stopped.
func TestASecondServerLeavesTheFirstOneItsSocket(t *testing.T) {
	for name, loses := range map[string]func(*office) error{
		"moved":    func(o *office) error { return os.Rename(o.file(), o.file()+".moved") },
		"replaced": func(o *office) error { return os.Rename(opens(o.t, 0).file(), o.file()) },
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 2)
			o.serves()
			if err := loses(o); err != nil {
				t.Fatal(err)
			}
			before := o.lies()
			said := o.says(exitFailure, "serve", "--addr", "127.0.0.1:0")
			for _, words := range []string{"another careerfit server answers at " + filepath.Join(o.dir, socketName), "stop that one first", "it is process " + strconv.Itoa(os.Getpid())} {
				if !strings.Contains(said.err, words) {
					t.Errorf("it does not say %q: %q", words, said.err)
				}
			}
			if is(o.file()) != (name == "replaced") || !slices.Equal(o.lies(), before) {
				t.Errorf("there are %q, and a database: %t", o.lies(), is(o.file()))
			}
			remote, err := newRemoteDesk(t.Context(), filepath.Join(o.dir, socketName))
			if err != nil {
				t.Fatalf("the first server's socket is gone: %v", err)
			}
			if found, err := remote.doctor(t.Context()); err != nil || found.Sessions != 2 {
				t.Errorf("the first server has %d sittings, %v", found.Sessions, err)
			}
			o.closesFailing()
		})
	}
}

// A server that stops leaves another one's socket where it is; its own it removes.
func TestAServerRemovesItsOwnSocketAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), socketName)
	first, err := listenPrivately(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil { // as whoever clears up by hand
		t.Fatal(err)
	}
	second, err := listenPrivately(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil || !errors.Is(unserved(path), errServed) {
		t.Errorf("the first one took the second one's socket with it: %v", err)
	}
	if err := second.Close(); err != nil || is(path) {
		t.Errorf("it leaves its socket, %v", err)
	}
}
