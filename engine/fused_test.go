package engine_test

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

// Of package math, these give the same on every processor: they are exact, or rounded once as IEEE 754 says.
var sameEverywhere = []string{"Abs", "Ceil", "Floor", "Inf", "IsInf", "IsNaN", "Ldexp", "Max", "MaxFloat64", "MaxInt", "MaxInt32", "MaxInt64", "MaxUint64", "Min", "MinInt64", "Sqrt", "Trunc"}

// Exponentials and their like have instructions of their own on some processors, and differ in the last bit.
// One may choose the next item, for what was asked is kept; none may touch a result.
func TestNoProcessorComputesOtherwise(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, used := range differing(t, file, nil) {
			if used != "shortform.go nextForCareers math.Erfc" {
				t.Errorf("%s may differ between processors", used)
			}
		}
	}
}

// A check that cannot fail is none.
func TestWhatProcessorsComputeOtherwiseIsSeen(t *testing.T) {
	got := differing(t, "a.go", "package a\n\nimport \"math\"\n\nfunc F(x float64) float64 { return math.Sqrt(math.Exp(x)) }\n")
	if !slices.Equal(got, []string{"a.go F math.Exp"}) {
		t.Errorf("got %q", got)
	}
}

// differing returns file, function and name of what is used of package math and is not the same everywhere.
func differing(t *testing.T, file string, source any) (used []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, decl := range parsed.Decls {
		where := "package"
		if f, ok := decl.(*ast.FuncDecl); ok {
			where = f.Name.Name
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			if of, ok := n.(*ast.SelectorExpr); ok && isMath(of.X) && !slices.Contains(sameEverywhere, of.Sel.Name) {
				used = append(used, file+" "+where+" math."+of.Sel.Name)
			}
			return true
		})
	}
	return used
}

func isMath(x ast.Expr) bool {
	name, ok := x.(*ast.Ident)
	return ok && name.Name == "math"
}
