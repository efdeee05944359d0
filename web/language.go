package web

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

// Languages are the codes of the languages that the pages speak; one of a region is spoken as everywhere.
func Languages() []string { return i18n.Languages() }

// languageCookie is the name of the cookie that keeps the language that somebody chose; it names nobody.
func (s *Server) languageCookie(j jar) string { return s.cookieName(j) + "-language" }

// languageKey is the part of an address with which a page is asked for in another language.
const languageKey = "language"

// sayOn returns the speech for a page of the questionnaire, or of none in particular. A page is in one
// language: where the interface does not speak the questionnaire's, the words around it are in one of its own.
func (s *Server) sayOn(c echo.Context, q *quiz.Quiz) speech {
	return s.sayAround(c, s.language(c, s.languagesOf(q)))
}

// sayAround returns the speech for a page whose own texts are in the language.
func (s *Server) sayAround(c echo.Context, lang string) speech {
	if !s.words.Has(lang) {
		lang = s.language(c, s.words.Languages)
	}
	return s.speechIn(c, lang)
}

// speechIn returns the speech of a language, with numbers as they are written in the reader's region.
func (s *Server) speechIn(c echo.Context, lang string) speech {
	return speech{s.words.Regional(lang, c.Request().Header.Get("Accept-Language"))}
}

// language returns which of the languages suits the reader: as the address says, as was chosen before, as
// the browser asks. To programs nothing is known of what was before.
func (s *Server) language(c echo.Context, offered []string) string {
	if ofAPI(c) {
		return s.words.Match(offered, c.QueryParam(langParameter), c.Request().Header.Get("Accept-Language"))
	}
	chosen := ""
	for _, j := range s.jarsOf(c) {
		if cookie, err := c.Cookie(s.languageCookie(j)); err == nil && chosen == "" {
			chosen = cookie.Value
		}
	}
	return s.words.Match(offered, c.QueryParam(languageKey), chosen, c.Request().Header.Get("Accept-Language"))
}

// languagesOf are the languages in which the questionnaire's pages can be read, its own first, and then those that
// the interface speaks, too. Where there is none, the pages are in those of the interface around its own texts.
func (s *Server) languagesOf(q *quiz.Quiz) []string {
	if q == nil {
		return s.languagesOfSite()
	}
	all := q.Languages()
	readable := slices.DeleteFunc(all, func(lang string) bool { return lang != all[0] && !s.words.Has(lang) })
	if len(readable) == 1 && !s.words.Has(readable[0]) {
		return s.words.Languages
	}
	return readable
}

// languagesOfSite are those of pages that belong to no questionnaire: where there is only one, its own.
func (s *Server) languagesOfSite() []string {
	if offered := s.library.offered(); len(offered) == 1 {
		return s.languagesOf(offered[0])
	}
	return s.words.Languages
}

// inLanguage returns the questionnaire with its texts in the language of the page.
func (s *Server) inLanguage(c echo.Context, q *quiz.Quiz) *quiz.Quiz {
	return q.In(s.language(c, s.languagesOf(q)))
}

// A languageLink leads to the same page in another language.
type languageLink struct{ Lang, Name, Address string }

// languageLinks lead to the page in the other languages that it can be read in.
func (s *Server) languageLinks(c echo.Context, q *quiz.Quiz) []languageLink {
	var links []languageLink
	all := s.languagesOf(q)
	now := s.language(c, all)
	for _, lang := range all {
		if lang != now {
			links = append(links, languageLink{lang, i18n.Name(lang), inOther(c, lang)})
		}
	}
	return links
}

// inOther is the address of the page in another language. A page of a sitting repeats nothing that its address
// brings along, apart from where a change was come from: compressed says why.
func inOther(c echo.Context, lang string) string {
	u := c.Request().URL
	query := u.Query()
	if ofSitting(c.Path()) {
		query = url.Values{}
		if from := knownFrom(c.QueryParam("from")); from != "" {
			query.Set("from", from)
		}
	}
	query.Set(languageKey, lang)
	return "/" + strings.TrimLeft(u.EscapedPath(), "/") + "?" + query.Encode() // two slashes would lead to another host
}

// keepLanguage remembers the language that a page is asked for in. Files, which caches may keep for all, have none.
func (s *Server) keepLanguage(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if lang := c.QueryParam(languageKey); s.offers(lang) && c.Path() != "/static/:file" && c.Path() != embedRoute {
			s.setCookie(c, s.jarFor(c), s.languageCookie(s.jarFor(c)), lang, int(cookieLife/time.Second))
		}
		return next(c)
	}
}

// offers reports whether some page can be read in the language.
func (s *Server) offers(lang string) bool {
	return slices.Contains(s.words.Languages, lang) ||
		slices.ContainsFunc(s.library.offered(), func(q *quiz.Quiz) bool { return slices.Contains(s.languagesOf(q), lang) })
}
