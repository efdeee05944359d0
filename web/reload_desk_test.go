package web_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// An author is somebody who edits the harbour questionnaire and looks at it in a browser.
type author struct {
	*taker
	// files are the texts of the files, by name, in the order of names.
	files map[string]string
	names []string
	// later is by how much the site's clock is ahead, in nanoseconds.
	later atomic.Int64
}

// edits opens a site for an author with these files, each followed by its text.
func edits(t *testing.T, pairs ...string) *author {
	t.Helper()
	a := &author{files: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		a.names = append(a.names, pairs[i])
		a.files[pairs[i]] = pairs[i+1]
	}
	s := opens(t, func(c *web.Config) {
		c.Drafts = a.drafts()
		c.Now = func() time.Time { return time.Now().Add(time.Duration(a.later.Load())) }
	})
	a.taker = s.taker()
	return a
}

// editsHarbour opens a site for the author of the harbour questionnaire.
func editsHarbour(t *testing.T) *author {
	t.Helper()
	return edits(t, "harbour.yaml", string(source(t, "harbour")))
}

// drafts reads the files as the command line does, without its advice.
func (a *author) drafts() []web.Draft {
	var drafts []web.Draft
	for _, name := range a.names {
		f, problems := quiz.Read(name, []byte(a.files[name]))
		d := web.Draft{File: name, Quiz: f.Quiz, Problems: problems}
		if f.Questionnaire != nil {
			d.ID = f.Questionnaire.ID
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// saves replaces texts in the file and saves it.
func (a *author) saves(name string, replacements ...string) *author {
	a.t.Helper()
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(a.files[name], replacements[i]) {
			a.t.Fatalf("%s has no %q to replace", name, replacements[i])
		}
		a.files[name] = strings.ReplaceAll(a.files[name], replacements[i], replacements[i+1])
	}
	if err := a.site.server.Replace(a.drafts()); err != nil {
		a.t.Fatal(err)
	}
	return a
}

// panel are the words above the page.
func (a *author) panel() string {
	a.t.Helper()
	aside := a.aside()
	if aside == nil {
		a.t.Fatalf("%s has no panel", a.page)
	}
	return htmlcheck.Text(aside)
}

func (a *author) aside() *html.Node {
	for _, n := range htmlcheck.Elements(a.page.doc, "aside") {
		return n
	}
	return nil
}

// isTold expects words above the page.
func (a *author) isTold(words ...string) *author {
	a.t.Helper()
	for _, w := range words {
		if !strings.Contains(a.panel(), w) {
			a.t.Errorf("%s does not tell %q:\n%s", a.page, w, a.panel())
		}
	}
	return a
}

// isNotTold expects words not to be above the page.
func (a *author) isNotTold(words ...string) *author {
	a.t.Helper()
	for _, w := range words {
		if strings.Contains(a.panel(), w) {
			a.t.Errorf("%s tells %q:\n%s", a.page, w, a.panel())
		}
	}
	return a
}

// version is what the page says it shows.
func (a *author) version() string {
	a.t.Helper()
	v, _ := htmlcheck.Attr(a.aside(), "data-version")
	return v
}

// newServer is a server for authors without a network.
func newServer(t *testing.T, drafts []web.Draft) *web.Server {
	t.Helper()
	server, err := web.New(web.Config{Drafts: drafts, Store: newStore()})
	if err != nil {
		t.Fatal(err)
	}
	return server
}
