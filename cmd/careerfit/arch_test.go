package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/careerfit/careerfit/"

// An arrow says what a package may import: of the project's own packages, and beside them in its
// tests; of other modules, where that is bound; and what it may not import of the standard library.
type arrow struct {
	own, inTests []string
	// modules are all that it may import from outside; any are, if it is nil.
	modules []string
	world   []string
}

// arrows are the house as it is drawn. cmd/careerfit wires it all and is bound by nothing.
func arrows() map[string]arrow {
	return map[string]arrow{
		"engine":                  {modules: []string{}, world: []string{"net", "os", "time", "syscall", "unsafe", "math/rand", "crypto/rand"}},
		"engine/internal/vectors": {modules: []string{}, world: []string{"net", "time"}},
		"quiz":                    {own: []string{"engine"}, inTests: []string{"quiz/lint"}, modules: []string{"go.yaml.in/yaml"}, world: []string{"net/http", "os", "math/rand"}},
		"quiz/internal/planted":   {inTests: []string{"quiz"}, modules: []string{}, world: []string{"net", "os", "time"}},
		"quiz/lint":               {own: []string{"engine", "quiz"}, inTests: []string{"quiz/audit", "quiz/internal/planted"}, modules: []string{}, world: []string{"net", "os", "math/rand"}},
		"quiz/audit":              {own: []string{"engine", "quiz"}, inTests: []string{"quiz/lint", "quiz/internal/planted"}, modules: []string{}, world: []string{"net", "os"}},
		"quiz/bulk":               {own: []string{"engine", "quiz"}, modules: []string{}, world: []string{"net", "os", "time", "math/rand"}},
		"quiz/audit/page":         {own: []string{"engine", "quiz", "quiz/audit", "quiz/lint"}, inTests: []string{"quiz/internal/planted"}, modules: []string{}, world: []string{"net", "os", "time"}},
		"store":                   {own: []string{"quiz"}},
		"store/boltstore":         {own: []string{"store", "quiz"}, inTests: []string{"store/storetest"}},
		"store/storetest":         {own: []string{"store", "quiz"}},
		"web":                     {own: []string{"engine", "quiz", "store", "web/internal/i18n", "web/theme"}, inTests: []string{"store/storetest", "web/internal/htmlcheck"}},
		"web/theme":               {own: []string{"engine", "quiz"}, modules: []string{}, world: []string{"net", "os", "time", "math/rand"}},
		"web/internal/i18n":       {own: []string{}, modules: []string{"go.yaml.in/yaml/v4", "golang.org/x/text"}},
		"web/internal/htmlcheck":  {modules: []string{"golang.org/x/net/html"}},
	}
}

// onlyForTests are packages that no program contains.
var onlyForTests = []string{"quiz/internal/planted", "store/storetest", "web/internal/htmlcheck", "testing"}

// A listed package is what `go list` tells of it.
type listed struct {
	ImportPath                               string
	Imports, TestImports, XTestImports, Deps []string
}

func TestTheArrows(t *testing.T) {
	packages := listPackages(t)
	for _, problem := range crossed(packages) {
		t.Error(problem)
	}
	for name := range arrows() {
		if !slices.ContainsFunc(packages, func(p listed) bool { return p.ImportPath == module+name }) {
			t.Errorf("the table has a package %s that is not there", name)
		}
	}
}

// A check that cannot fail is none: each of these would be a crossed arrow.
func TestCrossedArrowsAreSeen(t *testing.T) {
	for _, c := range []struct{ from, to string }{
		{"engine", "os"}, {"engine", "net/http"}, {"engine", "math/rand/v2"}, {"engine", "time"}, {"engine", module + "quiz"}, {"engine", "gonum.org/v1/gonum/mat"}, {"quiz/audit", "gonum.org/v1/gonum/mat"},
		{"quiz", module + "store"}, {"quiz", "github.com/labstack/echo/v4"}, {"quiz", "os"}, {"quiz", module + "quiz/audit"}, {"quiz/bulk", "os"}, {"quiz/bulk", module + "store"}, {"quiz/audit", module + "store"}, {"quiz/audit", "os"}, {"quiz/audit", "go.yaml.in/yaml/v4"}, {"quiz/audit", module + "quiz/audit/page"}, {"quiz/audit/page", "os"}, {"quiz/audit/page", "golang.org/x/net/html"}, {"web", module + "quiz/audit"}, {"store", module + "web"}, {"store/boltstore", module + "web"},
		{"web", module + "store/boltstore"}, {"web", module + "store/storetest"}, {"web", module + "cmd/careerfit"}, {"web/internal/htmlcheck", module + "web"}, {"web/internal/i18n", module + "quiz"},
		{"cmd/careerfit", module + "store/storetest"}, {"quiz/lint", module + "quiz/internal/planted"}, {"cmd/careerfit", "testing"}, {"new", "fmt"},
	} {
		if len(crossed([]listed{{ImportPath: module + c.from, Imports: []string{c.to}}})) == 0 {
			t.Errorf("%s → %s is not seen", c.from, c.to)
		}
	}
	for _, bad := range []listed{
		{ImportPath: module + "engine", XTestImports: []string{module + "quiz"}},
		{ImportPath: module + "web", TestImports: []string{module + "store/boltstore"}},
		{ImportPath: module + "web", Deps: []string{"go.etcd.io/bbolt"}},
	} {
		if len(crossed([]listed{bad})) == 0 {
			t.Errorf("%+v is not seen", bad)
		}
	}
	if found := crossed([]listed{{ImportPath: module + "quiz", Imports: []string{"fmt", "net/url", module + "engine", "go.yaml.in/yaml/v4"}}}); len(found) > 0 {
		t.Errorf("what is allowed is a problem: %q", found)
	}
}

// crossed returns the imports that are not in the table, a sentence each.
func crossed(packages []listed) []string {
	var problems []string
	for _, p := range packages {
		name, ours := strings.CutPrefix(p.ImportPath, module)
		allowed, known := arrows()[name]
		switch {
		case !ours:
			continue
		case known:
			problems = append(problems, allowed.crossedBy(name, p)...)
		case name != "cmd/careerfit":
			problems = append(problems, fmt.Sprintf("%s is not in the table of arrows", name))
		}
		for _, path := range p.Imports {
			if slices.Contains(onlyForTests, strings.TrimPrefix(path, module)) && name != "store/storetest" {
				problems = append(problems, fmt.Sprintf("%s imports %s, which is for tests alone", name, path))
			}
		}
	}
	return problems
}

func (a arrow) crossedBy(name string, p listed) []string {
	var problems []string
	for _, path := range p.Imports {
		if why := a.refuses(path); why != "" {
			problems = append(problems, fmt.Sprintf("%s imports %s: %s", name, path, why))
		}
	}
	for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
		other, ours := strings.CutPrefix(path, module)
		if ours && other != name && !slices.Contains(a.own, other) && !slices.Contains(a.inTests, other) {
			problems = append(problems, fmt.Sprintf("a test of %s imports %s", name, other))
		}
	}
	if name == "web" && slices.ContainsFunc(p.Deps, func(dep string) bool { return strings.HasPrefix(dep, "go.etcd.io/") }) {
		problems = append(problems, "web depends on bbolt: it must know the store by its contract alone")
	}
	return problems
}

// refuses says why a package with this arrow may not import the path; "" if it may.
func (a arrow) refuses(path string) string {
	if other, ours := strings.CutPrefix(path, module); ours {
		if slices.Contains(a.own, other) {
			return ""
		}
		return "there is no such arrow"
	}
	within := func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
	first, _, _ := strings.Cut(path, "/")
	switch foreign := strings.Contains(first, "."); {
	case foreign && a.modules != nil && !slices.ContainsFunc(a.modules, within):
		return "it may not depend on this module"
	case !foreign && slices.ContainsFunc(a.world, within):
		return "no network, files, clock or randomness there"
	}
	return ""
}

// listPackages asks the go command for the packages of the module and all that they depend on.
func listPackages(t *testing.T) []listed {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Imports,TestImports,XTestImports,Deps", "./...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			err = fmt.Errorf("%w: %s", err, failed.Stderr)
		}
		t.Fatal(err)
	}
	var packages []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
