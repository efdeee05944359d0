package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/store/boltstore"
)

// What cannot be done at the socket is a warning in the log, and the server serves.
func TestAServerWithoutASocketServes(t *testing.T) {
	for name, c := range map[string]struct {
		spoil        func(t *testing.T, o *office)
		says, unmade string
	}{
		"its path is too long": {func(t *testing.T, o *office) {
			long := filepath.Join(o.dir, strings.Repeat("long", 30))
			if err := errors.Join(os.Mkdir(long, 0o700), os.Rename(o.file(), filepath.Join(long, databaseName))); err != nil {
				t.Fatal(err)
			}
			o.dir = long
		}, "choose a shorter --data-dir", "which no command can reach: the path of the socket, "},
		"a file lies in its place": {func(t *testing.T, o *office) {
			writeFile(t, filepath.Join(o.dir, socketName), "mine")
		}, "is no socket, and was left as it is; move it away", "which does not answer at "},
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 1)
			c.spoil(t, o)
			o.serves()
			o.server.shows("/", "Tee oder Kaffee?")
			if said := o.server.err.String(); !strings.Contains(said, "level=WARN") || !strings.Contains(said, c.says) {
				t.Errorf("the log says:\n%s", said)
			}
			if said := o.says(exitFailure, "backup", "copy.db"); !strings.Contains(said.err, "in use by another careerfit process, "+c.unmade) {
				t.Errorf("backup says %q", said.err)
			}
			o.closes()
			o.says(exitOK, "doctor")
		})
	}
}

// A command that stops reading does not hold on to pages of the file for ever.
func TestACommandThatStopsReadingIsCutOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ended := make(chan error, 1)
		endless := deskOf(func(ctx context.Context, w io.Writer) (err error) {
			for err == nil {
				_, err = w.Write(make([]byte, 32<<10))
			}
			ended <- err
			return err
		})
		command := connects(t, controlRoutes(endless, "", slog.New(slog.DiscardHandler)).ServeHTTP)
		begun := time.Now()
		if _, err := io.WriteString(command, "POST /backup HTTP/1.1\r\nHost: careerfit\r\nContent-Length: 0\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if err := <-ended; !errors.Is(err, os.ErrDeadlineExceeded) || time.Since(begun) != controlTime {
			t.Errorf("after %s: %v", time.Since(begun), err)
		}
	})
}

// Nor does one that reads too slowly; and it hears why.
func TestACommandThatReadsTooSlowlyIsCutOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		endless := deskOf(func(_ context.Context, w io.Writer) (err error) {
			for err == nil {
				_, err = w.Write(make([]byte, 32<<10))
			}
			return err
		})
		command := connects(t, controlRoutes(endless, "", slog.New(slog.DiscardHandler)).ServeHTTP)
		begun, last := time.Now(), ""
		if _, err := io.WriteString(command, "POST /backup HTTP/1.1\r\nHost: careerfit\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		for piece := make([]byte, 64<<10); ; time.Sleep(controlTime / 10) {
			n, err := command.Read(piece)
			if err != nil {
				break
			}
			last += string(piece[:n])
		}
		if took := time.Since(begun); took < commandTime || took > commandTime+2*controlTime || !strings.Contains(last, "more slowly than 1 MB a second") {
			t.Errorf("after %s it ends with %.300q", took, last[max(0, len(last)-300):])
		}
	})
}

// A server that stops in the middle of a backup tells the command so.
func TestAServerThatStopsBreaksABackupOff(t *testing.T) {
	o := opens(t, 0)
	asked := make(chan struct{})
	slow := deskOf(func(ctx context.Context, w io.Writer) error {
		if _, err := io.WriteString(w, "the beginning"); err != nil {
			return err
		}
		close(asked)
		<-ctx.Done()
		return ctx.Err()
	})
	stop, err := startControl(o.dir, slow, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		<-asked
		stop()
	}()
	file := filepath.Join(t.TempDir(), "copy.db")
	if said := o.says(exitFailure, "backup", file); is(file) || !strings.Contains(said.err, "the server is being stopped") {
		t.Errorf("it says %q, and the file is there: %t", said.err, is(file))
	}
}

// deskOf is a desk whose backups are what write makes them.
func deskOf(write func(context.Context, io.Writer) error) desk { return fakeDesk{write: write} }

// A fakeDesk can do nothing but backups.
type fakeDesk struct {
	desk
	write func(context.Context, io.Writer) error
}

func (d fakeDesk) backup(ctx context.Context, w io.Writer) error { return d.write(ctx, w) }

// What the server does for commands stands in its log, and not whom it was about.
func TestTheLogTellsOfCommandsAndOfNobody(t *testing.T) {
	o := opens(t, 4)
	o.serves()
	o.says(exitOK, "backup", filepath.Join(t.TempDir(), "copy.db"))
	o.says(exitOK, "export")
	o.says(exitOK, "doctor")
	o.says(exitOK, "erase", "--yes", o.ids[0])
	o.hears(typedCode(1)+"\n", exitOK, "erase", "--yes", "--code")
	o.says(exitOK, "purge", "--yes", "--before", "2020-02-01")
	log := o.server
	o.closes()
	for _, words := range []string{"command=backup sittings=4", "command=export", "command=erase", " sittings=1\n", " problems=0\n", "msg=purged sittings=2"} {
		if !strings.Contains(log.err.String(), words) {
			t.Errorf("it does not tell of %q:\n%s", words, log.err.String())
		}
	}
	for _, secret := range append(o.ids, typedCode(1), hashOf(typedCode(1))) {
		if strings.Contains(log.err.String(), secret) {
			t.Errorf("it tells of %s:\n%s", secret, log.err.String())
		}
	}
}

// A command that comes while the server starts, when the file is held and nobody answers yet, finds it in the end.
func TestACommandComesWhileTheServerStarts(t *testing.T) {
	o := opens(t, 2)
	o.atFile(func(st *boltstore.Store) {
		stop := make(chan func(), 1)
		go func() {
			time.Sleep(200 * time.Millisecond) // there is no signal that a command waits; if it does not yet, it is no harder
			end, err := startControl(o.dir, newFileDesk(st, o.file(), time.Now), slog.New(slog.DiscardHandler))
			if err != nil {
				t.Error(err)
			}
			stop <- end
		}()
		if said := o.says(exitOK, "doctor"); !strings.Contains(said.out, "through the server") {
			t.Errorf("it says\n%s", said.out)
		}
		(<-stop)()
	})
}
