package i18n

import (
	"html/template"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func bundle(t testing.TB) *Bundle {
	t.Helper()
	return New("")
}

// entries are those of a language's catalogue.
func entries(t *testing.T, lang string) map[Text]forms {
	t.Helper()
	all, err := bundle(t).Localizer(lang).entries()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A catalogue that cannot be read is an error for whoever makes pages of it, and takes no reader's page down.
func TestABrokenCatalogue(t *testing.T) {
	for name, text := range map[string]string{"no list": "en: Yes", "no English": "- es: Sí", "no Spanish": "- en: Yes", "no text at all": "\t"} {
		l := newLocalizer(fstest.MapFS{"locales/es/pages.yaml": {Data: []byte(text)}}, "es", "")
		if err := l.Err(); err == nil || !strings.Contains(err.Error(), "locales/es/pages.yaml") {
			t.Errorf("%s: %v", name, err)
		}
		if got := l.T("Yes") + l.N(2, "%d year", "%d years"); got != "Yes2 years" {
			t.Errorf("%s: it says %q", name, got)
		}
	}
	for _, lang := range bundle(t).Languages { // the control
		if err := bundle(t).Localizer(lang).Err(); err != nil {
			t.Error(err)
		}
	}
}

func TestNumbersAreWrittenAsTheLanguageWritesThem(t *testing.T) {
	day := time.Date(2026, 11, 2, 23, 0, 0, 0, time.UTC)
	for lang, want := range map[string][]string{
		"en": {"10,000", "82%", "2.5%", "49.8", "$82,000", "7,000\u00a0SEK", "2 November 2026"},
		"es": {"10.000", "82\u00a0%", "2,5\u00a0%", "49,8", "82.000\u00a0US$", "7.000\u00a0SEK", "2 de noviembre de 2026"},
	} {
		l := bundle(t).Localizer(lang)
		got := []string{l.Number(10000), l.Percent(0.82, 0), l.Percent(0.025, 1), l.Decimal(49.8, 1), l.Money(82000, "USD"), l.Money(7000, "SEK"), l.Date(day)}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", lang, got[i], want[i])
			}
		}
	}
}

func TestMarkupIsOursAlone(t *testing.T) {
	got := bundle(t).Localizer(English).Rich("see [this & that](%s), **%s**, %d", "/a?b=1&c", Text("[<b>](x)"), 3)
	if want := `see <a href="/a?b=1&amp;c">this &amp; that</a>, <strong>[&lt;b&gt;](x)</strong>, 3`; string(got) != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What an author writes where a link leads is no script; as words it is told.
func TestLinksLeadToPages(t *testing.T) {
	l := bundle(t).Localizer(English)
	for address, want := range map[string]string{
		"/a": "/a", "?a=1": "?a=1", "#a": "#a", "https://a.example/?b&c": "https://a.example/?b&amp;c", "http://a.example": "http://a.example",
		"javascript:alert(1)": "#", " javascript:alert(1)": "#", "JavaScript:x": "#", "data:text/html,x": "#", "a": "#", "": "#", `"onclick="x`: "#",
	} {
		got := l.Rich("%d: [%s](%s), %[2]s", 1, address, Text("here"))
		if want := `1: <a href="` + want + `">here</a>, ` + template.HTMLEscapeString(address); string(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := l.Rich("[a](%s)", template.HTML("javascript:x")); got != `<a href="#">a</a>` {
		t.Error(got)
	}
}

func TestWords(t *testing.T) {
	l := bundle(t).Localizer("es")
	for want, words := range map[string][]string{
		"": nil, "a": {"a"}, "a y b": {"a", "b"}, "a, b e informes": {"a", "b", "informes"}, "agua y hielo": {"agua", "hielo"}, "padres e hijos": {"padres", "hijos"},
	} {
		if got := l.List(words); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A text has one translation: two would quarrel.
func TestNoTextHasTwoEntries(t *testing.T) {
	for _, lang := range bundle(t).Languages[1:] {
		names, err := fs.Glob(files, "locales/"+lang+"/*.yaml")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		seen := map[Text]string{}
		for _, name := range names {
			data, err := files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			own := map[Text]forms{}
			if err := read(data, lang, own); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for text := range own {
				if seen[text] != "" {
					t.Errorf("%q is in %s and in %s", text, seen[text], name)
				}
				seen[text] = name
			}
		}
	}
}

func TestLanguageIsMatched(t *testing.T) {
	words := bundle(t)
	for _, c := range []struct {
		want   string
		wishes []string
	}{
		{"es", []string{"", "", "es-MX,es;q=0.9,en;q=0.8"}}, {"en", []string{"de"}}, {"en", []string{"", "garbage;;"}}, {"es", []string{"fr,es;q=0.5"}},
		{"es", []string{"", "es", "en-US"}}, {"en", []string{"en", "es", "es"}}, {"en", nil},
	} {
		if got := words.Match([]string{"en", "es"}, c.wishes...); got != c.want {
			t.Errorf("%q: %s, want %s", c.wishes, got, c.want)
		}
	}
}

// What it takes to find the languages on offer is done once, not for every page.
func TestMatchingIsPreparedOnce(t *testing.T) {
	words, offered := bundle(t), []string{"en", "es"}
	if n := testing.AllocsPerRun(20, func() { words.Match(offered, "es") }); n > 20 {
		t.Errorf("a match allocates %.0f times", n)
	}
}

func TestALanguageOfARegionIsSpoken(t *testing.T) {
	words := bundle(t)
	for lang, want := range map[string]string{"en-GB": "en", "es-MX": "es", "es": "es"} {
		if got := words.Localizer(lang).Lang; got != want || !words.Has(lang) {
			t.Errorf("%s is told in %s", lang, got)
		}
	}
	if words.Has("de-CH") || words.Has("eng") {
		t.Error("languages are spoken that are not")
	}
}
