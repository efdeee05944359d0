package librarytest

import (
	"bytes"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// exports compiles the packages, in the checkout, and returns what each of them exports.
func exports(t *testing.T, paths []string) map[string]*types.Package {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}"}, paths...)...)
	list.Dir, list.Stderr = checkout(t), os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	compiled := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		compiled[path] = file
	}
	from := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(compiled[path]) })
	packages := map[string]*types.Package{}
	for _, path := range paths {
		if packages[path], err = from.Import(path); err != nil {
			t.Fatal(err)
		}
	}
	return packages
}

// A recorder writes down what a package exports, a line for each thing that a program can name.
type recorder struct {
	pkg   *types.Package
	lines []string
}

// recordOf returns the lines, sorted. Types in except are left out.
func recordOf(pkg *types.Package, except ...string) []string {
	r := &recorder{pkg: pkg}
	for _, name := range pkg.Scope().Names() {
		if token.IsExported(name) && !slices.Contains(except, name) {
			r.object(pkg.Scope().Lookup(name))
		}
	}
	slices.Sort(r.lines)
	return r.lines
}

func (r *recorder) line(format string, parts ...any) {
	r.lines = append(r.lines, fmt.Sprintf(format, parts...))
}

func (r *recorder) object(o types.Object) {
	switch o := o.(type) {
	case *types.Const:
		r.line("const %s %s = %s", o.Name(), r.text(o.Type()), o.Val().ExactString())
	case *types.Var:
		r.line("var %s %s", o.Name(), r.text(o.Type()))
	case *types.Func:
		r.line("func %s%s", o.Name(), r.shape(o.Signature()))
	case *types.TypeName:
		r.named(o)
	}
}

func (r *recorder) named(o *types.TypeName) {
	named, ok := o.Type().(*types.Named)
	if !ok || o.IsAlias() {
		r.line("type %s = %s", o.Name(), r.text(types.Unalias(o.Type())))
		return
	}
	switch under := named.Underlying().(type) {
	case *types.Struct:
		r.line("type %s struct", o.Name())
		r.fields(o.Name(), under)
	case *types.Interface:
		r.line("type %s interface", o.Name())
		for method := range under.Methods() {
			r.line("interface %s.%s%s", o.Name(), method.Name(), r.shape(method.Signature()))
		}
	case *types.Signature:
		r.line("type %s func%s", o.Name(), r.shape(under))
	default:
		r.line("type %s %s", o.Name(), r.text(under))
	}
	for method := range named.Methods() {
		if method.Exported() {
			r.line("method (%s) %s%s", r.text(method.Signature().Recv().Type()), method.Name(), r.shape(method.Signature()))
		}
	}
}

// fields notes the names in JSON, too, since those are what files and answers of a server are made of.
func (r *recorder) fields(of string, s *types.Struct) {
	for i := range s.NumFields() {
		field, key := s.Field(i), reflect.StructTag(s.Tag(i)).Get("json")
		if !field.Exported() {
			continue
		}
		line := fmt.Sprintf("field %s.%s %s", of, field.Name(), r.text(field.Type()))
		if field.Embedded() {
			line += ", embedded"
		}
		if key != "" {
			line += ", json " + key
		}
		r.line("%s", line)
	}
}

// shape is the signature without the names of what goes in and comes out, which nobody's program depends on.
func (r *recorder) shape(s *types.Signature) string {
	var out bytes.Buffer
	types.WriteSignature(&out, types.NewSignatureType(nil, nil, nil, nameless(s.Params()), nameless(s.Results()), s.Variadic()), r.within)
	return out.String()
}

func nameless(all *types.Tuple) *types.Tuple {
	var vars []*types.Var
	for v := range all.Variables() {
		vars = append(vars, types.NewParam(token.NoPos, nil, "", v.Type()))
	}
	return types.NewTuple(vars...)
}

func (r *recorder) text(t types.Type) string { return types.TypeString(t, r.within) }

// within names other packages in short, and this one not at all.
func (r *recorder) within(p *types.Package) string {
	if p == r.pkg {
		return ""
	}
	return p.Name()
}
