package web

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

//go:embed templates
var templateFiles embed.FS

// pages are the compiled templates of one language, by the names of the pages. All share the parts.
type pages struct {
	all    *template.Template
	byName map[string]*template.Template
	// feet are the ends of pages.
	feet writtenOnce[Foot, template.HTML]
}

// newPages compiles the templates for a language, with what stands for their marks and the words that are always the same.
func newPages(a *assets, marks *strings.Replacer, say speech) (*pages, error) {
	if err := say.Err(); err != nil {
		return nil, err
	}
	p, err := parsePages(a, marks, say)
	if err != nil {
		return nil, err
	}
	for _, t := range p.all.Templates() {
		fold(t, constants{"asset": a.url, "t": func(text string) (string, error) { return say.T(i18n.Text(text)), nil }})
	}
	return p, nil
}

func parsePages(a *assets, marks *strings.Replacer, say speech) (*pages, error) {
	all := template.New("")
	p := &pages{all: all, byName: map[string]*template.Template{}}
	all.Funcs(template.FuncMap{"asset": a.url, "foot": p.foot}).Funcs(say.functions())
	files, err := templateTexts(marks)
	if err != nil {
		return nil, err
	}
	for file, text := range files {
		if page, ok := strings.CutSuffix(file, "_page.html"); ok {
			main := "main of " + page
			p.byName[page] = all.New("page " + page)
			_, err = p.byName[page].Parse(`{{template "top" .}}{{template "` + main + `" .}}{{template "bottom" .}}`)
			text = strings.Replace(text, `{{define "main"}}`, `{{define "`+main+`"}}`, 1)
		}
		if _, failed := all.New(file).Parse(text); err != nil || failed != nil {
			return nil, errors.Join(err, failed)
		}
	}
	return p, nil
}

// templateTexts reads the files, and puts into their text what is the same in all pages.
func templateTexts(marks *strings.Replacer) (map[string]string, error) {
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(templateFiles, name)
		if err != nil {
			return nil, err
		}
		texts[path.Base(name)] = marks.Replace(string(text))
	}
	return texts, nil
}

// pagesKey names templates: their language, and whether they may be shown in a frame.
type pagesKey struct {
	*i18n.Localizer
	framed bool
}

// pagesIn returns the templates in a speech, for a frame or not, compiled for its first reader; regions that write alike
// share theirs.
func (s *Server) pagesIn(say speech, framed bool) (*pages, error) {
	key := pagesKey{say.Localizer, framed}
	if known, ok := s.pages.Load(key); ok {
		return known.(*pages), nil
	}
	made, err := newPages(s.assets, s.marks(framed), say)
	if err != nil {
		return nil, fmt.Errorf("read page templates: %w", err)
	}
	known, _ := s.pages.LoadOrStore(key, made)
	return known.(*pages), nil
}

// Chrome is what every page has around its own content.
type Chrome struct {
	// Title is the page's own; Site goes behind it.
	Title, Site string
	// Lang is the language of the page: the questionnaire's, where the interface does not speak it, too.
	Lang string
	Foot
	// Languages lead to the page in its other languages.
	Languages []languageLink
	Brand     brand
	// Home is where the name of the site leads.
	Home string
	// Scripted says that the script of sittings comes with the page.
	Scripted bool
	// Description says in a sentence what a public page is about, for search engines.
	Description string
	// Panel tells authors what is wrong with the files that they are editing; nil on a server for takers.
	Panel *authorPanel
}

// chrome fills the Chrome of a page of the quiz, or of no quiz in particular.
func (s *Server) chrome(c echo.Context, q *quiz.Quiz, title string) Chrome {
	if q != nil {
		return s.chromeOf(c, q, title)
	}
	if offered := s.library.offered(); len(offered) == 1 {
		q = s.inLanguage(c, offered[0])
	}
	return s.chromeOf(c, q, title).inWordsOfSite()
}

// inWordsOfSite is the Chrome of a page that the site tells in its own words, around names at most from the questionnaire.
func (ch Chrome) inWordsOfSite() Chrome {
	if ch.Apart != "" {
		ch.Lang, ch.Own, ch.Apart = ch.Around, ch.Lang, ""
	}
	return ch
}

func (s *Server) chromeOf(c echo.Context, q *quiz.Quiz, title string) Chrome {
	say := s.sayOn(c, q)
	around := say.Lang
	ch := Chrome{
		Title: title, Site: s.brand.Name, Brand: s.brand, Languages: s.languageLinks(c, q), Home: "/", Panel: s.authorPanel(c, q),
		Scripted: scripted(c.Path()), Lang: around, Foot: Foot{Around: around, KeyHidden: s.cfg.HideKey, Institution: s.brand.Institution},
	}
	if q != nil {
		ch.Lang, ch.Notice, ch.Base = q.Language, q.Words.Notice, s.base(q)
		ch.Explore = say.exploreWords(q)
		ch.Site, ch.InOwn = string(q.Title), q.Language == q.Languages()[0]
	}
	if ch.Lang != ch.Around {
		ch.Apart = ch.Around
	}
	return ch
}

// base returns the address of a questionnaire's pages: one that is no longer offered has its own.
func (s *Server) base(q *quiz.Quiz) string {
	if s.library.isCurrent(q) {
		return "/" + q.ID
	}
	return "/" + q.ID + "/at/" + q.Digest.String()
}

// A page is what a template is filled with: a struct with a Chrome in it.
type page interface{ around() string }

// around is the language that the interface speaks on the page.
func (ch Chrome) around() string { return ch.Around }

// render writes a page; nothing is sent if the template fails.
func (s *Server) render(c echo.Context, status int, name string, page page) error {
	pages, err := s.pagesIn(s.speechIn(c, page.around()), s.placeOf(c) != alone)
	if err != nil {
		return err
	}
	t, ok := pages.byName[name]
	if !ok {
		return fmt.Errorf("there is no template %q", name)
	}
	b := s.buffers.Get().(*bytes.Buffer)
	defer s.buffers.Put(b)
	b.Reset()
	if err := t.Execute(b, page); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	return s.send(c, status, echo.MIMETextHTMLCharsetUTF8, b.Bytes(), nil)
}
