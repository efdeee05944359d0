package librarytest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/careerfit/careerfit/"

// programs say what the two print, and what they may link besides the standard library.
var programs = map[string]struct {
	prints string
	links  []string
}{
	"bestpath": {"project 0.521, coverage 0.08\n", []string{module + "engine", module + "quiz", "go.yaml.in/yaml/v4"}},
	"rank":     {"path 0 fits 5/6\n", []string{module + "engine"}},
}

func TestTenLinesAreEnough(t *testing.T) {
	for name := range programs {
		if n := linesOfMain(t, source(t, name)); n > 10 {
			t.Errorf("main of %s takes %d lines", name, n)
		}
	}
	if n := linesOfMain(t, "package main\n\nfunc main() {\n\tprintln(1)\n\n\tprintln(2)\n}\n"); n != 3 {
		t.Errorf("three lines are counted as %d", n)
	}
}

func source(t *testing.T, program string) string {
	t.Helper()
	return read(t, filepath.Join(program, "main.go"))
}

func TestTheREADMEShowsTheProgramThatIsRun(t *testing.T) {
	_, main, _ := strings.Cut(source(t, "bestpath"), "func main()")
	if shown := "```go\nfunc main()" + main + "```\n"; !strings.Contains(read(t, "../../README.md"), shown) {
		t.Errorf("the README does not have\n%s", shown)
	}
}

// linesOfMain counts the lines between the braces of main.
func linesOfMain(t *testing.T, source string) int {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "main.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	body := file.Scope.Lookup("main").Decl.(*ast.FuncDecl).Body
	return files.Position(body.Rbrace).Line - files.Position(body.Lbrace).Line - 1
}

func TestTheProgramsRunInAFolderOfTheirOwn(t *testing.T) {
	for name, want := range programs {
		if got := outside(t, source(t, name), "run", "."); got != want.prints {
			t.Errorf("%s prints %q, want %q", name, got, want.prints)
		}
	}
}

func TestTheProgramsLinkLittle(t *testing.T) {
	for name, want := range programs {
		linked := linkedBy(t, source(t, name))
		if more := without(linked, want.links); len(more) > 0 || len(linked) < len(want.links) {
			t.Errorf("%s links %q; besides the standard library it may link %q", name, linked, want.links)
		}
	}
}

// What links more is seen: a program on quiz where the engine alone is allowed, and one that takes advice, too.
func TestAProgramThatLinksMoreIsSeen(t *testing.T) {
	allowed := programs["rank"].links
	if more := without(linkedBy(t, source(t, "bestpath")), allowed); !slices.Contains(more, module+"quiz") || !slices.Contains(more, "go.yaml.in/yaml/v4") {
		t.Errorf("of bestpath only %q is seen", more)
	}
	advised := "package main\n\nimport \"" + module + "quiz/lint\"\n\nfunc main() { println(len(lint.Rules())) }\n"
	if more := without(linkedBy(t, advised), programs["bestpath"].links); !slices.Equal(more, []string{module + "quiz/lint"}) {
		t.Errorf("of a program on lint %q is seen", more)
	}
}

// linkedBy lists the packages that are not of the standard library, the program itself left out.
func linkedBy(t *testing.T, source string) []string {
	t.Helper()
	return strings.Fields(outside(t, source, "list", "-deps", "-f", "{{if not (or .Standard (eq .Name \"main\"))}}{{.ImportPath}}{{end}}", "."))
}

// without leaves out what is allowed, and what lies within it.
func without(linked, allowed []string) []string {
	return slices.DeleteFunc(slices.Clone(linked), func(path string) bool {
		return slices.ContainsFunc(allowed, func(root string) bool {
			return path == root || !strings.HasPrefix(root, module) && strings.HasPrefix(path, root+"/")
		})
	})
}

// outside puts the program into an empty folder, with a go.mod that knows this checkout and nothing else, runs the go
// command there without a network, and returns what it prints.
func outside(t *testing.T, source string, arguments ...string) string {
	t.Helper()
	dir, root := t.TempDir(), checkout(t)
	needs := regexp.MustCompile(`(?m)^go .+$`).FindString(read(t, filepath.Join(root, "go.mod")))
	write(t, filepath.Join(dir, "main.go"), source)
	write(t, filepath.Join(dir, "go.mod"), "module example.org/mine\n\n"+needs+"\n\nrequire "+strings.TrimSuffix(module, "/")+" v0.0.0\n\nreplace "+strings.TrimSuffix(module, "/")+" => "+root+"\n")
	write(t, filepath.Join(dir, "go.sum"), read(t, filepath.Join(root, "go.sum")))
	command := exec.CommandContext(t.Context(), "go", arguments...)
	command.Dir, command.Env = dir, append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off", "PWD="+dir)
	var errs strings.Builder
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, errs.String())
	}
	return string(out)
}

func checkout(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
