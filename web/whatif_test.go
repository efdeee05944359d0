package web_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A whatIf is what a result page says would change it, as a reader takes it from the words.
type whatIf struct {
	changes []told
	// then are the names said to come first with the changes, level if there are several.
	then string
	// moved are the paths said to come first then, too, where the changes are for a career's sake; "" where
	// the page says nothing of them.
	moved string
	// unclear: the page says that the result would not be clear then.
	unclear bool
	// lead and verdict are those said of the end; already is how many of the changes are said to end a clear
	// result, and how. All are "" where nothing is said, as for careers.
	lead, verdict, already string
	// paths: this is about paths, not careers.
	paths bool
}

// told is one change: the link, the question, and the words of the other answer, "" for none.
type told struct{ link, question, instead string }

// whatIf reads the changes told in the part of the page with the class.
func (p *page) whatIf(class string) whatIf {
	w := whatIf{paths: class == "what-if"}
	part := p.part(class)
	if part == nil {
		return w
	}
	for _, li := range htmlcheck.Elements(part, "li") {
		if under(li, "unsaid") {
			continue
		}
		link, _ := htmlcheck.Attr(htmlcheck.Elements(li, "a")[0], "href")
		w.changes = append(w.changes, told{link, classText(li, "asked"), classText(li, "instead")})
	}
	then := classText(part, "then")
	w.unclear = strings.Contains(then, "would not be clear")
	if m := regexp.MustCompile(`^With .*?answers?, (.*) would (?:come first|be level in the first place)( of the careers on this path)?\.`).FindStringSubmatch(then); m != nil && (m[2] != "") == (class == "career-flip") {
		w.then = m[1]
	}
	if m := regexp.MustCompile(` It would be ahead by (.*?): (.*?)\.`).FindStringSubmatch(then); m != nil {
		w.lead, w.verdict = m[1], m[2]
	}
	if m := regexp.MustCompile(` With the first (.*?) alone this would be (.*?) already\.`).FindStringSubmatch(then); m != nil {
		w.already = m[1] + ": " + m[2]
	}
	for _, form := range movedForms {
		if m := form.FindStringSubmatch(then); m != nil {
			w.moved = m[1]
		}
	}
	return w
}

var movedForms = []*regexp.Regexp{
	regexp.MustCompile(` The path that comes first would be another then, too: (.*?)\.`),
	regexp.MustCompile(` The paths that come first would be others then, too: (.*?) would be level\.`),
	regexp.MustCompile(` The paths would not be level then: (.*?) would come first\.`),
}

// part is the element with the class.
func (p *page) part(class string) *html.Node {
	for _, n := range htmlcheck.Elements(p.doc, "") {
		if c, _ := htmlcheck.Attr(n, "class"); slices.Contains(strings.Fields(c), class) {
			return n
		}
	}
	return nil
}

func under(n *html.Node, class string) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if c, _ := htmlcheck.Attr(n, "class"); c == class {
			return true
		}
	}
	return false
}

func classText(n *html.Node, class string) string {
	for _, e := range htmlcheck.Elements(n, "") {
		if c, _ := htmlcheck.Attr(e, "class"); c == class {
			return htmlcheck.Text(e)
		}
	}
	return ""
}

// firstPaths are the names of the paths that the page shows in the first place, as in a sentence; "" on
// a page that compares none.
func (p *page) firstPaths(q *quiz.Quiz) string {
	var names []string
	rivals := p.part("rivals")
	if rivals == nil {
		return ""
	}
	for _, path := range q.Paths { // in the content's order
		for _, li := range htmlcheck.Elements(rivals, "li") {
			class, _ := htmlcheck.Attr(li, "class")
			if a := htmlcheck.Elements(li, "a"); class == "first" && htmlcheck.Text(a[0]) == string(path.Name) {
				names = append(names, inSentence(path.Name))
			}
		}
	}
	return and(names)
}

// firstCareers are the careers that the page shows in the first place of the path.
func (p *page) firstCareers() string {
	var names []string
	least := 0
	for _, li := range htmlcheck.Elements(p.part("careers"), "li") {
		if class, _ := htmlcheck.Attr(li, "class"); !strings.HasPrefix(class, "card career") {
			continue
		}
		place := placeForm.FindStringSubmatch(htmlcheck.Text(li))
		n, _ := strconv.Atoi(place[1])
		if least == 0 || n == least {
			least = n
			names = append(names, htmlcheck.Text(htmlcheck.Elements(li, "h4")[0]))
		}
	}
	return and(names)
}

var placeForm = regexp.MustCompile(`number (\d+) `)

func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// inSentence is a name within a sentence: small, unless it is in capitals.
func inSentence(name quiz.Text) string {
	if len(name) > 1 && strings.ToUpper(string(name[:2])) == string(name[:2]) {
		return string(name)
	}
	return strings.ToLower(string(name[:1])) + string(name[1:])
}

// does makes one of the changes, by the link on the page and the words of the answer.
func (t *taker) does(c told) error {
	t.t.Helper()
	result := t.sitting() + "/result"
	t.visits(c.link)
	if heading := strings.TrimSuffix(t.page.heading(), " (optional)"); heading != c.question {
		return fmt.Errorf("the link leads to %q, not to %q", heading, c.question)
	}
	if c.instead == "" {
		t.presses("Skip")
	} else if values := t.values(c.instead); len(values) > 0 {
		t.answersAgain(values...)
	}
	if t.page.url.Path != result {
		return fmt.Errorf("the answer %q cannot be given to %q", c.instead, c.question)
	}
	return nil
}

// values are those of the choices that the words name.
func (t *taker) values(words string) []string {
	var all []string
	for _, label := range htmlcheck.Elements(t.page.doc, "label") {
		id, _ := htmlcheck.Attr(label, "for")
		for _, input := range htmlcheck.Elements(t.page.doc, "input") {
			if own, _ := htmlcheck.Attr(input, "id"); own == id && slices.Contains(strings.Split(words, "; "), htmlcheck.Text(label)) {
				all = append(all, value(input))
			}
		}
	}
	return all
}

// holdsTrue makes the changes that the page tells, one after the other, and returns what was told wrong: the
// last one must bring about what is said, and none before it may. what reads off the page who comes first.
func (t *taker) holdsTrue(w whatIf, what func(*page) string) (faults []string) {
	t.t.Helper()
	before, verdict := what(t.page), t.page.verdict()
	var seen []string
	for i, change := range w.changes {
		if err := t.does(change); err != nil {
			return append(faults, err.Error())
		}
		now := what(t.page)
		seen = append(seen, t.page.verdict())
		none := t.page.heading() == "No clear result"
		switch last := i == len(w.changes)-1; {
		case none && last && !w.unclear, !none && last && w.unclear:
			faults = append(faults, fmt.Sprintf("the result is %q in the end; that it would not be clear is said: %t", t.page.heading(), w.unclear))
		case none:
		case last && !strings.EqualFold(now, w.then): // the sentence writes careers small, the cards do not
			faults = append(faults, fmt.Sprintf("after %d changes %q comes first, not %q", i+1, now, w.then))
		case last && now == before:
			faults = append(faults, fmt.Sprintf("after all %d changes %q still comes first", i+1, now))
		case !last && now != before:
			faults = append(faults, fmt.Sprintf("already after %d of %d changes %q comes first", i+1, len(w.changes), now))
		}
	}
	if w.paths && len(seen) > 0 {
		faults = append(faults, w.wayThere(verdict, seen, t.page)...)
	}
	return faults
}

// alters puts other words into the page.
func (t *taker) alters(was, is string) {
	t.t.Helper()
	body := bytes.Replace(t.page.body, []byte(was), []byte(is), 1)
	if bytes.Equal(body, t.page.body) {
		t.t.Fatalf("%s has no %q", t.page, was)
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.t.Fatal(err)
	}
	t.page.body, t.page.doc = body, doc
}

// opened is the sheet of a sitting as it stands.
func (s *site) opened(t *testing.T, q *quiz.Quiz, address string) *engine.Sheet {
	t.Helper()
	sheet, err := q.ResultSheet(s.kept(address))
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}
