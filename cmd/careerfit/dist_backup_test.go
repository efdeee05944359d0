package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// What the backup unit runs leaves a copy that can be restored, beside a running server. It lets its own old ones go, and
// what was left of one that was killed, but none that somebody made by hand.
func TestTheNightlyBackup(t *testing.T) {
	state := t.TempDir()
	data, copies := filepath.Join(state, "careerfit"), filepath.Join(state, "careerfit-backups")
	if err := os.Mkdir(copies, 0o700); err != nil {
		t.Fatal(err)
	}
	gone, stays := map[string]int{"nightly-old.db": 15, ".nightly-old.db.new-1": 2}, map[string]int{"nightly-young.db": 13, "by-hand.db": 99, ".by-hand.db.new-1": 0}
	for _, files := range []map[string]int{gone, stays} {
		for name, days := range files {
			aged(t, filepath.Join(copies, name), time.Duration(days)*24*time.Hour)
		}
	}
	startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", data)
	program := released(t, "")
	for _, line := range unitCommands(t, "careerfit-backup.service") {
		line = strings.NewReplacer("%S", state, "%%", "%", "$$", "$", installed, program).Replace(line)
		if said, err := exec.CommandContext(t.Context(), "sh", "-c", line).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", line, err, said)
		}
	}
	for name := range gone {
		if _, err := os.Stat(filepath.Join(copies, name)); !os.IsNotExist(err) {
			t.Errorf("%s is still there: %v", name, err)
		}
	}
	for name := range stays {
		if _, err := os.Stat(filepath.Join(copies, name)); err != nil {
			t.Error(err)
		}
	}
	made, err := filepath.Glob(filepath.Join(copies, "nightly-2*.db"))
	if err != nil || len(made) != 1 {
		t.Fatalf("%q, %v", made, err)
	}
	runCareerfit(t, "", nil, "restore", "--yes", "--data-dir", t.TempDir(), made[0]).wants(t, exitOK)
}

// unitCommands returns what the unit of backups runs, in its order.
func unitCommands(t *testing.T, name string) []string {
	t.Helper()
	var lines []string
	for _, line := range regexp.MustCompile(`(?m)^ExecStart(?:Pre)?=(.+)$`).FindAllStringSubmatch(distFile(t, name), -1) {
		lines = append(lines, line[1])
	}
	if len(lines) != 3 {
		t.Fatalf("%s runs %q", name, lines)
	}
	return lines
}

// aged writes a file that was last changed that long ago.
func aged(t *testing.T, path string, age time.Duration) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-age)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}
