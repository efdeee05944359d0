package engine_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// A multiplication and an addition that a processor does at once are rounded once instead of twice; another
// processor would then say something else. The compiler may do that, except where float64(…) stands between.
func TestNoProcessorRoundsOtherwise(t *testing.T) {
	if fused := fusedIn(t, "."); len(fused) > 0 {
		t.Errorf("put float64(…) around the products that are fused:\n%q", fused)
	}
}

// A check that cannot fail is none.
func TestWhatIsFusedIsSeen(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module fused\n\ngo 1.26\n",
		"sum.go": "package fused\n\nfunc Sum(a, b, c float64) float64 {\n\tproduct := a * b\n\treturn product + c\n}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if len(fusedIn(t, dir)) == 0 {
		t.Error("a product and a sum are one instruction, and that is not seen")
	}
}

var fusing = regexp.MustCompile(`\(.*\.go:\d+\)\tFN?M(ADD|SUB)[SD]`)

// fusedIn compiles the package for a processor that fuses, and returns the instructions that do.
func fusedIn(t *testing.T, dir string) []string {
	t.Helper()
	build := exec.CommandContext(t.Context(), "go", "build", "-gcflags=-S", ".")
	build.Dir, build.Env = dir, append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "GOWORK=off")
	listing, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, listing)
	}
	if len(listing) == 0 {
		t.Fatal("the compiler lists no instructions")
	}
	return fusing.FindAllString(string(listing), -1)
}
