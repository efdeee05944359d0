package main

import (
	"errors"
	"io"
	"path/filepath"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store/boltstore"
)

// A backup that was sent whole is told by when it was begun, whoever made it; what is no backup is not.
func TestTheLastBackupIsTold(t *testing.T) {
	o := &office{t: t, dir: t.TempDir()}
	s, ops := startObserved(t, "--data-dir", o.dir)
	o.server = s
	s.sits(s.visitor())
	before := time.Now().Unix()
	o.says(exitOK, "doctor")
	if at := figure(t, ops.figures(), "careerfit_last_backup_timestamp_seconds"); at != 0 {
		t.Errorf("before the first one it was made at %v", at)
	}
	o.says(exitOK, "backup", filepath.Join(t.TempDir(), "copy.db"))
	if at := figure(t, ops.figures(), "careerfit_last_backup_timestamp_seconds"); at < float64(before) || at > float64(time.Now().Unix()) {
		t.Errorf("it was made at %v, and that is not between %d and now", at, before)
	}
}

// A backup that broke off is none.
func TestABackupThatBrokeOffIsNotTold(t *testing.T) {
	o := opens(t, 1)
	o.atFile(func(st *boltstore.Store) {
		now := time.Unix(1000, 0)
		d := &servedDesk{desk: newFileDesk(st, o.file(), time.Now), now: func() time.Time { return now }}
		if err := d.backup(t.Context(), io.Discard); err != nil || figure(t, exposed(d), "careerfit_last_backup_timestamp_seconds") != 1000 {
			t.Errorf("%v; it tells\n%s", err, exposed(d))
		}
		now = time.Unix(2000, 0)
		broken := errors.New("whoever read it has gone")
		if err := d.backup(t.Context(), refusing{broken}); !errors.Is(err, broken) || figure(t, exposed(d), "careerfit_last_backup_timestamp_seconds") != 1000 {
			t.Errorf("%v; it tells\n%s", err, exposed(d))
		}
	})
}

// A refusing writer takes nothing.
type refusing struct{ err error }

func (r refusing) Write([]byte) (int, error) { return 0, r.err }
