package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A backup that is in its place is told by when it was begun; what is no backup is not.
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

// A backup for which there was no room where it was to be is none, and the server says so.
func TestABackupThatCameToNothingIsNotTold(t *testing.T) {
	o := &office{t: t, dir: t.TempDir()}
	s, ops := startObserved(t, "--data-dir", o.dir)
	o.server = s
	s.sits(s.visitor())
	for _, fails := range []string{`ulimit -f 8; exec "$0" backup copy.db`, `exec "$0" backup - >/dev/full`} {
		command := exec.CommandContext(t.Context(), "sh", "-c", fails, os.Args[0])
		command.Dir, command.Env = t.TempDir(), append(os.Environ(), asProgram+"=1", "CAREERFIT_DATA_DIR="+o.dir)
		if said, err := command.CombinedOutput(); err == nil {
			t.Fatalf("%s: it has room:\n%s", fails, said)
		}
		if at := figure(t, ops.figures(), "careerfit_last_backup_timestamp_seconds"); at != 0 {
			t.Errorf("%s: it was made at %v", fails, at)
		}
	}
	if log := s.err.String(); strings.Count(log, "level=WARN msg=command command=backup error=") < 2 || strings.Contains(log, "level=INFO msg=command command=backup") {
		t.Errorf("it logs\n%s", log)
	}
	o.says(exitOK, "backup", "-")
	if log := s.err.String(); !strings.Contains(log, "level=INFO msg=command command=backup sittings=unchecked") {
		t.Errorf("it logs\n%s", log)
	}
	if at := figure(t, ops.figures(), "careerfit_last_backup_timestamp_seconds"); at == 0 {
		t.Error("one that was read whole is not told")
	}
}
