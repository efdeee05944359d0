package main

import (
	"bytes"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mostBytes is what a released program may weigh.
const mostBytes = 20_000_000

// The released program stands alone, is small, and knows its commit although no checkout is looked at.
func TestTheReleasedProgram(t *testing.T) {
	program := released(t, "0123456789ab")
	info, err := os.Stat(program)
	if err != nil || info.Size() > mostBytes {
		t.Errorf("%v; it has %d bytes, and may have %d", err, info.Size(), mostBytes)
	}
	if needed := interpreter(t, program); needed != "" {
		t.Errorf("it is not static: it needs %s", needed)
	}
	said, err := exec.CommandContext(t.Context(), program, "version").Output()
	if want := "careerfit " + release + "+0123456789ab ("; err != nil || !strings.HasPrefix(string(said), want) {
		t.Errorf("%v; version says %q, want %q first", err, said, want)
	}
	// The shell of this machine is not static: the check sees the difference.
	if interpreter(t, "/bin/sh") == "" {
		t.Error("a program that needs a loader is not seen")
	}
}

// The container's root holds the program alone, and nothing can be written but in the volume.
func TestTheReleasedProgramNeedsNothingAroundIt(t *testing.T) {
	if os.Getuid() != 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("only root may change the root directory; the gate runs as root")
		}
		t.Skip("only root may change the root directory")
	}
	root := t.TempDir()
	program, err := os.ReadFile(released(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "careerfit"), program, 0o755); err != nil {
		t.Fatal(err)
	}
	volume := filepath.Join(root, "data")
	if err := os.Mkdir(volume, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(volume, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	serveAlone(t, root)
	if files, err := filepath.Glob(filepath.Join(volume, databaseName)); err != nil || len(files) != 1 {
		t.Errorf("%v; the sittings are not in the volume", err)
	}
}

// released builds the program as dist/build does, made from the commit.
func released(t *testing.T, commit string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "careerfit")
	if said, err := exec.CommandContext(t.Context(), "dist/build", out, commit).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return out
}

// interpreter returns the loader that a program needs; "" if it is static.
func interpreter(t *testing.T, program string) string {
	t.Helper()
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, part := range file.Progs {
		if part.Type != elf.PT_INTERP {
			continue
		}
		name := make([]byte, part.Filesz)
		if _, err := part.ReadAt(name, 0); err != nil {
			t.Fatal(err)
		}
		return string(bytes.TrimRight(name, "\x00"))
	}
	return ""
}
