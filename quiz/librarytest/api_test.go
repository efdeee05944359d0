package librarytest

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "record what the packages export now")

// promised are the packages that the promise of stability holds for, with the types that it leaves out.
var promised = map[string][]string{
	"engine":          nil,
	"quiz":            nil,
	"quiz/bulk":       nil,
	"store":           nil,
	"store/boltstore": nil,
	"web":             {"Chrome", "Foot", "ResultTop"}, // parts of pages, which templates want exported
	"web/theme":       nil,
}

func TestTheAPIIsTheRecordedOne(t *testing.T) {
	var paths []string
	for name := range promised {
		paths = append(paths, module+name)
	}
	packages := exports(t, paths)
	for _, name := range slices.Sorted(maps.Keys(promised)) {
		file := filepath.Join("testdata", "api", strings.ReplaceAll(name, "/", "-")+".txt")
		now := recordOf(packages[module+name], promised[name]...)
		if *update {
			write(t, file, strings.Join(now, "\n")+"\n")
			continue
		}
		for _, problem := range compare(strings.Split(strings.TrimSpace(read(t, file)), "\n"), now) {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

// compare says what a program meets that was written for the record, a sentence each.
func compare(recorded, now []string) []string {
	var problems []string
	for _, line := range recorded {
		if !slices.Contains(now, line) {
			problems = append(problems, broken(line+" was removed or changed"))
		}
	}
	for _, line := range now {
		of, isMethod := strings.CutPrefix(line, "interface ")
		known, _, _ := strings.Cut(of, ".")
		switch {
		case slices.Contains(recorded, line):
		case isMethod && slices.Contains(recorded, "type "+known+" interface"):
			problems = append(problems, broken(line+" is new, and whoever implements "+known+" does not have it"))
		default:
			problems = append(problems, line+" is new: record it with `go test . -run API -update`")
		}
	}
	return problems
}

func broken(what string) string {
	return what + ", which breaks programs. Keep the old beside the new (a method of an interface goes into an interface of its own). Where that cannot be, " +
		"raise the version (the minor one before 1.0, the major one since), say in CHANGELOG.md what programs have to change, and record it with `go test . -run API -update`"
}

// A small package in two versions: what is removed, changed or new is told as what it is.
func TestABreakIsSeen(t *testing.T) {
	const before = `package p
		const Most = 20
		type Sheet struct { Items int; hidden bool; Name string ` + "`json:\"name\"`" + ` }
		type Keeper interface { Keep(s *Sheet) error }
		func Rank(s *Sheet) int { return 0 }
		func (s *Sheet) Clear(item int) {}
		func inner() {}`
	change := func(old, new string) []string {
		return compare(recorded(t, before), recorded(t, strings.Replace(before, old, new, 1)))
	}
	for old, new := range map[string]string{
		"func Rank": "func rank", "Rank(s *Sheet) int": "Rank(s *Sheet) int64", "Rank(s *Sheet)": "Rank(s *Sheet, n ...int)", "func (s *Sheet) Clear": "func (s *Sheet) clear",
		"(s *Sheet) Clear": "(s Sheet) Clear", "Items int": "Items uint", "Most = 20": "Most = 21", `"name"`: `"title"`, "type Keeper interface { ": "type Keeper interface { Close() error; ",
	} {
		if told := change(old, new); !slices.ContainsFunc(told, func(s string) bool { return strings.Contains(s, "CHANGELOG") }) {
			t.Errorf("%s → %s is no break: %q", old, new, told)
		}
	}
	for old, new := range map[string]string{"func inner": "func Inner", "hidden bool": "Hidden bool", "const Most": "const Least = 1; const Most", "func Rank": "type Other interface{ Do() }; func Rank"} {
		told := change(old, new)
		if len(told) == 0 || slices.ContainsFunc(told, func(s string) bool { return !strings.Contains(s, "is new: record it") }) {
			t.Errorf("%s → %s is not just new: %q", old, new, told)
		}
	}
	for old, new := range map[string]string{"hidden bool": "unseen bool", "Rank(s *Sheet)": "Rank(sheet *Sheet)", "func inner() {}": ""} {
		if told := change(old, new); len(told) > 0 {
			t.Errorf("%s → %s is told, though no program sees it: %q", old, new, told)
		}
	}
}

// recorded is the record of a package's source.
func recorded(t *testing.T, source string) []string {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check("p", files, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return recordOf(pkg)
}
