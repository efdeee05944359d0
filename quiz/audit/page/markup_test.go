package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/quiz"
)

// faults returns what is wrong with a page: what a browser would fetch or run, links to nowhere, and what
// somebody who cannot see it would miss.
func faults(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	f := &finder{ids: map[string]int{}}
	f.walk(root)
	for _, link := range f.links {
		if f.ids[link] == 0 {
			f.say("a link leads to #%s, which is not there", link)
		}
	}
	for id, n := range f.ids {
		if n > 1 {
			f.say("%d elements have the id %s", n, id)
		}
	}
	return append(f.found, unclosed(page)...)
}

type finder struct {
	ids   map[string]int
	links []string
	found []string
}

func (f *finder) say(format string, args ...any) {
	f.found = append(f.found, fmt.Sprintf(format, args...))
}

func (f *finder) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		f.element(n)
	}
	for c := range n.ChildNodes() {
		f.walk(c)
	}
}

func (f *finder) element(n *html.Node) {
	if slices.Contains([]string{"script", "link", "img", "iframe", "object", "embed", "base", "use", "image", "form", "video", "audio"}, n.Data) {
		f.say("there is a <%s>", n.Data)
	}
	for _, a := range n.Attr {
		f.attribute(n, a)
	}
	switch n.Data {
	case "style":
		if text := n.FirstChild.Data; strings.Contains(text, "url(") || strings.Contains(text, "@import") || strings.Contains(text, "<") {
			f.say("the style fetches something")
		}
	case "table":
		if n.FirstChild == nil || n.FirstChild.Data != "caption" {
			f.say("a table has no caption")
		}
	case "th":
		if attribute(n, "scope") == "" {
			f.say("a heading in a table has no scope")
		}
	case "svg":
		// A row's drawing stands beside its figure; any other is held by what has its words.
		if attribute(n, "aria-hidden") != "true" || n.Parent.Data != "td" && (attribute(n.Parent, "role") != "img" || attribute(n.Parent, "aria-label") == "") {
			f.say("a picture has no words")
		}
	}
}

func (f *finder) attribute(n *html.Node, a html.Attribute) {
	switch {
	case a.Key == "id":
		f.ids[a.Val]++
	case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
		f.links = append(f.links, a.Val[1:])
	case a.Key == "href" || a.Key == "src" || a.Key == "srcset" || a.Key == "action" || a.Key == "style" || strings.HasPrefix(a.Key, "on"):
		f.say("<%s> has %s=%q", n.Data, a.Key, a.Val)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// unclosed returns elements that are not closed, or in the wrong order: a parser would mend that silently.
func unclosed(page string) []string {
	void := []string{"meta", "path", "rect"} // the latter two are closed by themselves
	var open, found []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return append(found, open...)
		case html.StartTagToken:
			name, _ := z.TagName()
			if !slices.Contains(void, string(name)) || string(name) == "path" {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return append(found, fmt.Sprintf("</%s> closes %v", name, open))
			}
			open = open[:len(open)-1]
		}
	}
}

func TestThePageNeedsNothingElse(t *testing.T) {
	q := parsed(t, smallQuiz)
	for _, problem := range faults(t, written(t, q, made(q))) {
		t.Error(problem)
	}
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range faults(t, written(t, builtin, made(builtin))) {
		t.Error(problem)
	}
}

// A check that cannot fail is none.
func TestFaultsOfAPageAreFound(t *testing.T) {
	for _, bad := range []string{
		`<script>1</script>`, `<img src="x">`, `<a href="https://elsewhere.example/">x</a>`, `<a href="#nowhere">x</a>`,
		`<p id="a"></p><p id="a"></p>`, `<p onclick="x()">x</p>`, `<p style="color: red">x</p>`, `<style>p { background: url(x) }</style>`,
		`<style>@import "x"</style>`, `<table><tr><th scope="row">x</th></tr></table>`, `<table><caption>x</caption><tr><th>x</th></tr></table>`,
		`<svg></svg>`, `<div><svg aria-hidden="true"></svg></div>`, `<p><b>x</p></b>`, `<div>`,
	} {
		if len(faults(t, "<!DOCTYPE html><html><head><title>x</title></head><body>"+bad+"</body></html>")) == 0 {
			t.Errorf("nothing is found in %s", bad)
		}
	}
	if found := faults(t, `<!DOCTYPE html><html><head><title>x</title></head><body><p id="a">x</p><a href="#a">y</a></body></html>`); len(found) > 0 {
		t.Errorf("what is sound is a fault: %q", found)
	}
}

// Whatever an author writes is text, wherever it is shown.
func TestTextsOfAQuestionnaireStayTexts(t *testing.T) {
	const hostile = `</title></style></svg><script>alert(1)</script><img src=x onerror=alert(1)>"' {{.}} &amp;`
	text := smallQuiz
	for _, words := range []string{"A small one", "Where are you from?", "From the field", "I like dates.", "A saw", "Planning", "First part", "Workshop", "Joiner", "Ann likes dates", "Agree"} {
		short := hostile
		if words == "Planning" || words == "Workshop" { // 60 characters
			short = hostile[:55]
		} else if len(words) < 12 {
			short = hostile[:70]
		}
		quoted := "'" + strings.ReplaceAll(short, "'", "''") + "'"
		if n := strings.Count(text, ": "+words); n == 0 {
			t.Fatalf("%q is not in the questionnaire", words)
		}
		text = strings.ReplaceAll(text, ": "+words+",", ": "+quoted+",")
		text = strings.ReplaceAll(text, ": "+words+"}", ": "+quoted+"}")
		text = strings.ReplaceAll(text, ": "+words+"\n", ": "+quoted+"\n")
	}
	q := parsed(t, text)
	r := made(q)
	r.Personas[0].Misses = []string{hostile}
	r.Keys[0].Name = hostile
	page := written(t, q, r)
	for _, problem := range faults(t, page) {
		t.Error(problem)
	}
	if strings.Count(page, "&lt;script&gt;alert(1)") < 10 {
		t.Error("the texts are not shown")
	}
}
