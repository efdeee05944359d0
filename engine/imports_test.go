package engine_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The engine is arithmetic: what it says about a sheet must be the same on every machine and at every
// hour.
func TestTheEngineImportsOnlyTheStandardLibraryAndNoWorld(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, path := range importsOf(t, file) {
			seen++
			first, _, _ := strings.Cut(path, "/")
			if strings.Contains(first, ".") {
				t.Errorf("%s imports %s, which is not of the standard library", file, path)
			}
			if world := []string{"net", "os", "time", "syscall", "unsafe"}; slices.Contains(world, first) || strings.HasPrefix(path, "math/rand") {
				t.Errorf("%s imports %s: no network, files, clock or randomness here", file, path)
			}
		}
	}
	if seen == 0 {
		t.Fatal("no imports were seen; the test looks in the wrong place")
	}
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}
