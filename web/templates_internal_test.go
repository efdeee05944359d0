package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// viewModels are the pages by the names of their templates.
func viewModels() map[string]any {
	return map[string]any{
		"accessibility": accessibilityPage{}, "career": careerPage{}, "code": codePage{}, "compare": comparePage{}, "compare_careers": compareCareersPage{}, "course": coursePage{}, "delete": deletePage{}, "delete_all": deleteAllPage{}, "error": errorPage{}, "explore": explorePage{},
		"home": homePage{}, "how": howPage{}, "item": itemPage{}, "path": pathPage{}, "privacy": privacyPage{},
		"result_balanced": resultBalancedPage{}, "result_clear": resultClearPage{}, "result_none": resultNonePage{},
		"results": resultsPage{}, "return": returnPage{}, "review": reviewPage{}, "start": startPage{}, "ways": waysPage{},
		"share": sharePage{}, "shared": sharedPage{}, "summary": summaryPage{},
	}
}

func TestEveryTemplateHasItsStruct(t *testing.T) {
	templates, models := slices.Sorted(maps.Keys(compiled(t).byName)), slices.Sorted(maps.Keys(viewModels()))
	if !slices.Equal(templates, models) {
		t.Errorf("templates:\n%v\nstructs:\n%v", templates, models)
	}
}

// Every template can be filled, whatever of its page is there: all of it, the least of it, and all
// with each switch off.
func TestEveryTemplateFillsWithItsStruct(t *testing.T) {
	p := compiled(t)
	for name, model := range viewModels() {
		for kind, fill := range map[string]filler{"all": {list: 1, on: true}, "switched off": {list: 1}, "many": {list: 3, on: true}, "least": {bare: true}} {
			page := reflect.New(reflect.TypeOf(model)).Elem()
			fill.value(page)
			var b bytes.Buffer
			if err := p.byName[name].Execute(&b, page.Interface()); err != nil {
				t.Errorf("%s, %s: %v", name, kind, err)
			}
			if kind != "all" {
				continue
			}
			for _, problem := range htmlcheck.Check(b.Bytes()) {
				t.Errorf("%s, %s: %s", name, kind, problem)
			}
		}
	}
}

// A field that no template reads is one that nobody keeps right.
func TestEveryFieldIsRead(t *testing.T) {
	defined := parts(t)
	for name, model := range viewModels() {
		text := read(t, "templates/layout.html") + withParts(read(t, "templates/"+name+"_page.html"), defined)
		for _, field := range reflect.VisibleFields(reflect.TypeOf(model)) {
			if !field.Anonymous && !strings.Contains(text, "."+field.Name) {
				t.Errorf("%s_page.html does not read %s", name, field.Name)
			}
		}
	}
}

var (
	definition = regexp.MustCompile(`(?s){{define "([a-z-]+)"}}(.*?)\n\n`)
	use        = regexp.MustCompile(`{{template "([a-z-]+)"`)
)

// parts are the templates that pages share, by their names. A blank line ends each.
func parts(t *testing.T) map[string]string {
	t.Helper()
	files, err := fs.Glob(templateFiles, "templates/part_*.html")
	if err != nil {
		t.Fatal(err)
	}
	defined := map[string]string{}
	for _, file := range files {
		for _, part := range definition.FindAllStringSubmatch(read(t, file)+"\n\n", -1) {
			defined[part[1]] = part[2]
		}
	}
	return defined
}

// withParts is a template together with those that it uses.
func withParts(text string, defined map[string]string) string {
	all, seen := text, map[string]bool{}
	for todo := []string{text}; len(todo) > 0; todo = todo[1:] {
		for _, name := range use.FindAllStringSubmatch(todo[0], -1) {
			if part := defined[name[1]]; !seen[name[1]] {
				seen[name[1]] = true
				all, todo = all+part, append(todo, part)
			}
		}
	}
	return all
}

func compiled(t *testing.T) *pages {
	t.Helper()
	a, err := newAssets(true, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPages(a, (&Server{}).marks(false), english(t))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := templateFiles.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A filler fills structs: lists with as many entries, switches on or off; bare leaves all empty but
// what is always there.
type filler struct {
	list     int
	on, bare bool
}

func (f filler) value(v reflect.Value) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(time.Unix(1, 0)))
		return
	case engine.Fit:
		v.Set(reflect.ValueOf(engine.Fit{Points: 1, Range: 2}))
		return
	case *engine.Model:
		return
	case *quiz.Section, *quiz.Item, *quiz.Path, *quiz.Career, *quiz.Course, *quiz.Quiz, *quiz.Questionnaire: // never nil on a page
		v.Set(reflect.New(v.Type().Elem()))
		f.value(v.Elem())
		return
	}
	f.kind(v)
}

func (f filler) kind(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				f.value(v.Field(i))
			}
			if name := v.Type().Field(i).Name; !f.bare && (name == "Address" || name == "Base") {
				v.Field(i).SetString("/words") // where links lead
			}
			if v.Type().Field(i).Name == "Options" && v.Field(i).Type() == reflect.TypeFor[template.HTML]() {
				v.Field(i).SetString(`<input type="radio" name="answer" id="option-1" value="a"><label for="option-1">A</label>`) // what an error leads to
			}
		}
	case reflect.Pointer:
		if !f.bare {
			v.Set(reflect.New(v.Type().Elem()))
			f.value(v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), f.list, f.list))
		for i := range f.list {
			f.value(v.Index(i))
		}
	case reflect.String:
		if !f.bare {
			v.SetString("words")
		}
	case reflect.Bool:
		v.SetBool(f.on)
	case reflect.Int:
		v.SetInt(int64(f.list))
	}
}
