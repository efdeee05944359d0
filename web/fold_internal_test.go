package web

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/i18n"
)

// Words that are put in once are those that would be told each time, wherever they stand.
func TestWordsThatArePutInOnceAreTheSame(t *testing.T) {
	for _, words := range []string{"Continue", "I’m not sure", "¿Está bien?", "a < b & \"c\" + 'd' `e`", "<script>", "", "/static/a.css"} {
		functions := template.FuncMap{"t": func(string) string { return words }}
		text := `<title>{{t "x"}}</title><a title="{{t "x"}}" href="/a{{t "x"}}">{{if .}}{{t "x"}}{{t "x"}}{{else}}no{{end}}{{range .}}{{.}}{{t "x"}}{{end}}{{with $.A}}{{t "x"}}{{end}}</a>`
		told := func(prepare func(*template.Template)) string {
			page := template.Must(template.New("page").Funcs(functions).Parse(text))
			prepare(page)
			var b bytes.Buffer
			if err := page.Execute(&b, map[string]string{"A": "<a>"}); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
		want := told(func(*template.Template) {})
		got := told(func(page *template.Template) {
			fold(page, constants{"t": func(string) (string, error) { return words, nil }})
		})
		// In an address, html/template writes more characters otherwise; no template of ours puts words there.
		if strings.ContainsAny(words, "¿’ <") {
			got, want = withoutHref(got), withoutHref(want)
		}
		if got != want {
			t.Errorf("%q:\n%s, want\n%s", words, got, want)
		}
	}
}

func withoutHref(page string) string {
	before, rest, _ := strings.Cut(page, `href="`)
	_, after, _ := strings.Cut(rest, `"`)
	return before + after
}

// Only what is always the same is put in: not what has arguments, is handed on, or fails.
func TestOnlyConstantsArePutIn(t *testing.T) {
	functions := template.FuncMap{"t": func(string, ...any) string { return "told" }, "upper": strings.ToUpper, "asset": func(string) (string, error) { return "", nil }}
	page := template.Must(template.New("page").Funcs(functions).Parse(`{{t "x" .}} {{t "x" | upper}} {{$x := t "x"}}{{t .}} {{upper "x"}} {{t "x"}}`))
	fold(page, constants{"t": func(string) (string, error) { return "folded", nil }})
	if got := strings.Count(page.Tree.Root.String(), "folded"); got != 1 {
		t.Errorf("%d are put in: %s", got, page.Tree.Root)
	}
}

// Every page says the same as from templates in which nothing was put in, in all languages.
func TestNoPageSaysAnythingElse(t *testing.T) {
	a, err := newAssets(true, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	marks := (&Server{root: "/below", cfg: Config{EmbedOrigins: []string{"https://college.example"}}}).marks(true)
	for _, lang := range i18n.Languages() {
		say := speaking(t, lang)
		folded, err := newPages(a, marks, say)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := parsePages(a, marks, say)
		if err != nil {
			t.Fatal(err)
		}
		for name, model := range viewModels() {
			page := reflect.New(reflect.TypeOf(model)).Elem()
			filler{list: 2, on: true}.value(page)
			if got, want := filled(t, folded.byName[name], page), filled(t, plain.byName[name], page); got != want {
				t.Errorf("%s in %s:\n%s\nwant\n%s", name, lang, got, want)
			}
		}
	}
}

func filled(t *testing.T, page *template.Template, with reflect.Value) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.Execute(&b, with.Interface()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
