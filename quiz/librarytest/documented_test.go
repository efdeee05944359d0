package librarytest

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Who reads a package's page finds a sentence at everything on it, and an example.
func TestEverythingSaysWhatItIs(t *testing.T) {
	for name := range promised {
		sources, err := filepath.Glob(filepath.Join("..", "..", name, "*.go"))
		if err != nil || len(sources) == 0 {
			t.Fatalf("%s: %d files, %v", name, len(sources), err)
		}
		files := token.NewFileSet()
		var parsed []*ast.File
		for _, source := range sources {
			file, err := parser.ParseFile(files, source, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		page, err := doc.NewFromFiles(files, parsed, module+name)
		if err != nil {
			t.Fatal(err)
		}
		if silent := silentIn(page); len(silent) > 0 {
			t.Errorf("%s: there is no comment at %q", name, silent)
		}
		if !exampled(page) {
			t.Errorf("%s: there is no example that runs", name)
		}
	}
}

// silentIn lists what is exported without a comment. Constants and variables of one group may share one.
func silentIn(page *doc.Package) []string {
	var silent []string
	note := func(name, comment string) {
		if strings.TrimSpace(comment) == "" {
			silent = append(silent, name)
		}
	}
	values := func(all []*doc.Value) {
		for _, v := range all {
			for _, spec := range v.Decl.Specs {
				value := spec.(*ast.ValueSpec)
				note(value.Names[0].Name, v.Doc+value.Doc.Text()+value.Comment.Text())
			}
		}
	}
	functions := func(all []*doc.Func) {
		for _, f := range all {
			note(strings.TrimPrefix(f.Recv+"."+f.Name, "."), f.Doc)
		}
	}
	note("package "+page.Name, page.Doc)
	values(slices.Concat(page.Consts, page.Vars))
	functions(page.Funcs)
	for _, named := range page.Types {
		note(named.Name, named.Doc)
		values(slices.Concat(named.Consts, named.Vars))
		functions(slices.Concat(named.Funcs, named.Methods))
	}
	return silent
}

// exampled reports whether the page has an example with an output, which is run.
func exampled(page *doc.Package) bool {
	examples := slices.Clone(page.Examples)
	for _, f := range page.Funcs {
		examples = append(examples, f.Examples...)
	}
	for _, named := range page.Types {
		examples = append(examples, named.Examples...)
		for _, f := range slices.Concat(named.Funcs, named.Methods) {
			examples = append(examples, f.Examples...)
		}
	}
	return slices.ContainsFunc(examples, func(e *doc.Example) bool { return e.Output != "" })
}

func TestWhatSaysNothingIsSeen(t *testing.T) {
	const source = `package p
		const A = 1
		// B is said.
		var B int
		func C() {}
		type D int
		func (D) E() {}
		const F D = 1
		func unseen() {}`
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "p.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	page, err := doc.NewFromFiles(files, []*ast.File{file}, "p")
	if err != nil {
		t.Fatal(err)
	}
	if silent := silentIn(page); !slices.Equal(silent, []string{"package p", "A", "C", "D", "F", "D.E"}) || exampled(page) {
		t.Errorf("seen is %q, an example: %t", silent, exampled(page))
	}
}
