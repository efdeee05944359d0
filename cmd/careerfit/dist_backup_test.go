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

// What the backup unit runs leaves a copy that can be restored, beside a running server; and lets old ones go.
func TestTheNightlyBackup(t *testing.T) {
	state := t.TempDir()
	data, copies := filepath.Join(state, "careerfit"), filepath.Join(state, "careerfit-backups")
	if err := os.Mkdir(copies, 0o700); err != nil {
		t.Fatal(err)
	}
	old, young := filepath.Join(copies, "old.db"), filepath.Join(copies, "young.db")
	aged(t, old, 15*24*time.Hour)
	aged(t, young, 13*24*time.Hour)
	startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", data)
	program := released(t, "")
	for _, line := range unitCommands(t, "careerfit-backup.service") {
		line = strings.NewReplacer("%S", state, "%%", "%", "$$", "$", installed, program).Replace(line)
		if said, err := exec.CommandContext(t.Context(), "sh", "-c", line).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", line, err, said)
		}
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("the old copy is still there: %v", err)
	}
	made, err := filepath.Glob(filepath.Join(copies, "2*.db"))
	if _, gone := os.Stat(young); err != nil || gone != nil || len(made) != 1 {
		t.Fatalf("%q, %v, %v", made, err, gone)
	}
	runCareerfit(t, "", nil, "restore", "--yes", "--data-dir", t.TempDir(), made[0]).wants(t, exitOK)
}

// unitCommands returns what a unit runs, in its order.
func unitCommands(t *testing.T, name string) []string {
	t.Helper()
	var lines []string
	for _, line := range regexp.MustCompile(`(?m)^ExecStart=(.+)$`).FindAllStringSubmatch(distFile(t, name), -1) {
		lines = append(lines, line[1])
	}
	if len(lines) != 2 {
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
