package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"github.com/careerfit/careerfit/web/internal/i18n"
)

// Every text that the code and the templates tell is in every catalogue, and nothing else is.
func TestEveryTextIsTranslated(t *testing.T) {
	told := map[i18n.Text]string{}
	maps.Copy(told, textsOfTemplates(t))
	maps.Copy(told, textsOfCode(t))
	if len(told) < 10 {
		t.Fatalf("only %d texts were found", len(told))
	}
	words := i18n.New("")
	for _, lang := range words.Languages[1:] {
		translated := words.Messages(lang)
		for _, text := range slices.Sorted(maps.Keys(told)) {
			if !slices.Contains(translated, text) {
				t.Errorf("%s: not in locales/%s:\n- en: %q\n  %s: …", told[text], lang, text, lang)
			}
		}
		for _, text := range translated {
			if told[text] == "" {
				t.Errorf("locales/%s has %q, which nobody tells", lang, text)
			}
		}
	}
}

// textsOfTemplates are the constants that templates hand to t, n, rich and richn, and the file of each.
func textsOfTemplates(t *testing.T) map[i18n.Text]string {
	t.Helper()
	texts := map[i18n.Text]string{}
	files, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		tree := parse.New(file)
		tree.Mode = parse.SkipFuncCheck
		set := map[string]*parse.Tree{}
		if _, err := tree.Parse(read(t, file), "", "", set); err != nil {
			t.Fatal(err)
		}
		for _, part := range set {
			walk(part.Root, func(command *parse.CommandNode) {
				for _, text := range told(command) {
					texts[text] = file
				}
			})
		}
	}
	return texts
}

// told are the texts that a command tells: the one behind t or rich, the one for many behind n or richn.
func told(command *parse.CommandNode) []i18n.Text {
	name, ok := command.Args[0].(*parse.IdentifierNode)
	if !ok {
		return nil
	}
	at, ok := map[string]int{"t": 1, "rich": 1, "n": 3, "richn": 3}[name.Ident]
	if !ok || at >= len(command.Args) {
		return nil
	}
	if text, ok := command.Args[at].(*parse.StringNode); ok {
		return []i18n.Text{i18n.Text(text.Text)}
	}
	return nil
}

// walk visits every command below a node.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	branch := func(b *parse.BranchNode) {
		walk(b.Pipe, visit)
		walk(b.List, visit)
		if b.ElseList != nil {
			walk(b.ElseList, visit)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, node := range n.Nodes {
			walk(node, visit)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			walk(n.Pipe, visit)
		}
	case *parse.PipeNode:
		for _, command := range n.Cmds {
			visit(command)
			for _, arg := range command.Args {
				walk(arg, visit)
			}
		}
	}
}

// textsOfCode are the constants of type i18n.Text in this package, and where each stands.
func textsOfCode(t *testing.T) map[i18n.Text]string {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", compiledImports(t))}
	if _, err := config.Check("github.com/careerfit/careerfit/web", fset, files, info); err != nil {
		t.Fatal(err)
	}
	singular := singulars(files, info)
	texts := map[i18n.Text]string{}
	for expr, tv := range info.Types {
		if tv.Value != nil && strings.HasSuffix(tv.Type.String(), "/i18n.Text") && !singular[expr] && constant.StringVal(tv.Value) != "" {
			texts[i18n.Text(constant.StringVal(tv.Value))] = fset.Position(expr.Pos()).String()
		}
	}
	return texts
}

// singulars are the arguments of N and RichN that are the English form for one.
func singulars(files []*ast.File, info *types.Info) map[ast.Expr]bool {
	found := map[ast.Expr]bool{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if ok && (method.Sel.Name == "N" || method.Sel.Name == "RichN") && len(call.Args) > 2 && strings.HasSuffix(info.Types[call.Args[1]].Type.String(), "/i18n.Text") {
				found[call.Args[1]] = true
			}
			return true
		})
	}
	return found
}

// compiledImports opens what the compiler has made of the packages that this one imports.
func compiledImports(t *testing.T) importer.Lookup {
	t.Helper()
	out, err := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", ".").Output()
	if err != nil {
		t.Fatalf("list what package web imports: %v", err)
	}
	exports := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
	}
	return func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("%s has not been compiled", path)
		}
		return os.Open(exports[path])
	}
}
