package web

import (
	"crypto/rand"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/i18n"
	"github.com/careerfit/careerfit/web/theme"
)

// Config is what a Server needs. Store and either Quizzes or Drafts must be given; the rest has defaults.
type Config struct {
	// Quizzes are offered to takers, in this order; their ids differ.
	Quizzes []*quiz.Quiz
	// Drafts are offered in place of Quizzes to authors who edit them while the server runs: every page
	// tells what is wrong with them, and [Server.Replace] shows how they are by now.
	Drafts []Draft
	// Store keeps sittings. That it takes no more (store.ErrFull, ErrFailed, ErrClosed) is logged at debug alone.
	Store store.Store
	// PublicURL is the address under which people reach the server, such as https://quiz.example or, below a path
	// of another site, https://college.example/quiz. Absolute links come from here only; without it there are none.
	// With https, cookies go by https alone, and browsers are told to come by it for a year
	// (Strict-Transport-Security); not below a path, where they would be told so for the other sites of the host, too.
	PublicURL *url.URL
	// EmbedOrigins are the other sites whose pages may show these in a frame, as ParseOrigin writes them; mostly none.
	// Browsers then keep who answers in a frame only by https, or on the machine itself.
	EmbedOrigins []string
	// CORSOrigins are the other sites whose scripts may call the API, as ParseOrigin writes them, or "*" for all; mostly
	// none. They may send no cookie.
	CORSOrigins []string
	// Ways finds sheets of answers with which outcomes come first; without it there are no pages about them.
	Ways Pathfinder
	// HideKey tells not to publish what answers are worth: neither the page "How it works" nor the API's key, nor answers
	// with which an outcome comes first. Results still say what each of the taker's own answers added, and the pages of
	// outcomes in words which traits speak for them: a taker is owed these.
	HideKey bool
	// Theme is how the pages look; nil is their own look.
	Theme *theme.Theme
	// TrustedProxies are the networks of proxies that are believed when they say from which address a request came.
	TrustedProxies []netip.Prefix
	// Limits bound what one address or browser can do; zero ones have defaults.
	Limits Limits
	// Now is the clock; Token makes a secret of at least 128 random bits.
	Now   func() time.Time
	Token func() string
	Log   *slog.Logger
	// Observe is told of every request once it was answered, from many goroutines; it must not wait.
	Observe func(Request)
	// RequestID draws the name of a request, unlike all others: letters, digits and hyphens.
	RequestID func() string
	// Program is the version of the program that serves, as receipts tell it.
	Program string
	// Retention is how long after the last visit a sitting is kept, as the privacy page says; 0 is until its taker
	// deletes it. Whoever runs the server sees to it.
	Retention time.Duration
}

// A Server serves the pages. It is an http.Handler.
type Server struct {
	cfg  Config
	echo *echo.Echo
	// root is the path of PublicURL, such as "/quiz"; mostly "".
	root     string
	always   http.Header // what headers begins with
	library  *library
	words    *i18n.Bundle
	pages    sync.Map // of pagesKey to *pages
	assets   *assets
	brand    brand
	starts   turns
	throttle *throttle
	advices  advices
	forms    writtenOnce[formKey, itemForms]
	zips     sync.Pool // of *gzip.Writer
	buffers  sync.Pool // of *bytes.Buffer, for pages before they are sent
	// apiReadable is the page of the API's document, made for its first reader.
	apiReadable func() ([]byte, error)
	// ways is nil where nobody can find any.
	ways *wayfinder
	// reload is nil on a server for takers.
	reload *reloading
}

// New makes a Server and puts its questionnaires into the store. The error says what is missing in the Config or wrong
// with it, or what the store refused.
func New(cfg Config) (*Server, error) {
	s := &Server{cfg: withDefaults(cfg), echo: echo.New(), zips: sync.Pool{New: newZip}, buffers: sync.Pool{New: newBuffer}}
	var err error
	if s.root, err = rootOf(cfg.PublicURL); err != nil {
		return nil, err
	}
	if err := errors.Join(checkOrigins("embed", cfg.EmbedOrigins), checkCallers(cfg.CORSOrigins)); err != nil {
		return nil, err
	}
	if cfg.Store == nil || cfg.Quizzes == nil && cfg.Drafts == nil {
		return nil, errors.New("a server needs a Store, and Quizzes or Drafts")
	}
	if err := s.stock(); err != nil {
		return nil, err
	}
	if err := s.readPages(); err != nil {
		return nil, err
	}
	if cfg.Ways != nil && !cfg.HideKey {
		s.ways = newWayfinder(cfg.Ways, s.cfg.Log)
	}
	s.throttle = newThrottle(s.cfg)
	s.echo.HTTPErrorHandler = s.showError
	s.middleware()
	s.routes()
	return s, nil
}

func withDefaults(cfg Config) Config {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Token == nil {
		cfg.Token = rand.Text
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Observe == nil {
		cfg.Observe = func(Request) {}
	}
	if cfg.RequestID == nil {
		cfg.RequestID = newRequestID
	}
	if cfg.Drafts != nil {
		cfg.Quizzes = nil
	}
	return cfg
}

// stock reads the words of the pages, and puts what is offered into the library.
func (s *Server) stock() (err error) {
	s.words = i18n.New(s.root)
	if s.library, err = newLibrary(s.cfg.Quizzes, s.cfg.Store); err != nil || s.cfg.Drafts == nil {
		return err
	}
	s.reload = newReloading()
	return s.Replace(s.cfg.Drafts)
}

// readPages reads the files that pages are made of, and their templates in one language: in the others they are the same,
// and are compiled for their first reader.
func (s *Server) readPages() (err error) {
	if s.assets, err = newAssets(s.reload != nil, s.embeds(), s.cfg.Theme); err != nil {
		return err
	}
	if s.brand, err = brandOf(s.cfg.Theme, s.assets); err != nil {
		return err
	}
	_, err = s.pagesIn(speech{s.words.Localizer(s.words.Languages[0])}, false)
	return err
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// Close ends what the server does in the background, and returns when that has ended. The log has the last of what it
// had still to tell.
func (s *Server) Close() {
	for _, l := range s.throttle.limits() {
		s.tellRest(l, math.MaxInt64)
	}
	if s.ways != nil {
		s.ways.close()
	}
}

func (s *Server) routes() {
	s.page("/", s.home)
	s.page("/static/:file", s.static)
	s.page("/privacy", s.privacy)
	s.page("/accessibility", s.accessibility)
	s.page("/results", s.results)
	s.page("/results/compare", s.compare)
	s.page("/results/export.json", s.exportAll)
	s.page("/results/delete", s.deleteAllForm)
	s.echo.POST("/results/delete", s.deleteAll)
	s.page("/return", s.returnForm)
	s.echo.POST("/return", s.returnByCode)
	s.echo.POST("/forget", s.forget)
	if s.embeds() {
		s.page(embedRoute, s.embedScript)
	}
	s.sittingRoutes()
	s.quizRoutes()
	s.apiRoutes()
}

func (s *Server) sittingRoutes() {
	s.page("/sittings/:sitting", s.resume)
	s.page("/sittings/:sitting/code", s.code)
	s.echo.POST("/sittings/:sitting/code", s.renewCode)
	s.page("/sittings/:sitting/items/:number", s.item)
	s.echo.POST("/sittings/:sitting/items/:number", s.answer)
	s.page("/sittings/:sitting/review", s.review)
	s.echo.POST("/sittings/:sitting/finish", s.finish)
	s.echo.POST("/sittings/:sitting/long", s.lengthen)
	s.page("/sittings/:sitting/result", s.result)
	s.page("/sittings/:sitting/export.json", s.exportOne)
	s.page("/sittings/:sitting/receipt.json", s.receipt)
	s.page("/sittings/:sitting/summary", s.summary)
	s.page("/sittings/:sitting/share", s.sharing)
	s.echo.POST("/sittings/:sitting/share", s.share)
	s.echo.POST("/sittings/:sitting/share/revoke", s.revoke)
	s.page("/share/:sitting/:token", s.shared)
	s.page("/sittings/:sitting/delete", s.deleteForm)
	s.echo.POST("/sittings/:sitting/delete", s.delete)
	if s.reload != nil {
		s.page("/reload/events", s.events)
		s.echo.POST("/sittings/:sitting/take-over", s.takeOver)
	}
}

// quizRoutes are those of a questionnaire: as it is offered, or as it was when a sitting began.
func (s *Server) quizRoutes() {
	s.page("/:quiz", s.toStart)
	s.page("/:quiz/", s.start)
	s.echo.POST("/:quiz/start", s.begin)
	for _, version := range []string{"/:quiz", "/:quiz/at/:digest"} {
		s.page(version+"/explore", s.explore)
		s.page(version+"/how-it-works", s.how)
		s.page(version+"/compare", s.compareCareers)
		s.page(version+"/paths/:outcome", s.path)
		s.page(version+"/careers/:outcome", s.career)
		s.page(version+"/courses/:outcome", s.course)
		for g := range engine.NumGroups {
			if s.ways != nil {
				s.page(version+"/"+g.String()+"/:outcome/answers", s.waysTo(g))
			}
		}
	}
}

// page registers a page for GET and, since monitors ask so, for HEAD.
func (s *Server) page(path string, handler echo.HandlerFunc) {
	s.echo.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
}

// home leads to the only quiz, or lists them.
func (s *Server) home(c echo.Context) error {
	offered := s.library.offered()
	switch {
	case len(offered) == 1:
		return s.redirect(c, http.StatusFound, "/"+offered[0].ID+"/")
	case len(offered) == 0 && s.reload != nil:
		return errUnread
	}
	page := homePage{Chrome: s.chrome(c, nil, s.sayOn(c, nil).T("Quizzes"))}
	for _, q := range offered {
		page.Quizzes = append(page.Quizzes, s.inLanguage(c, q))
	}
	return s.render(c, http.StatusOK, "home", page)
}

type homePage struct {
	Chrome
	Quizzes []*quiz.Quiz
}
