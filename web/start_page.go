package web

import (
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

type startPage struct {
	Chrome
	Quiz *quiz.Quiz
	// ShortMinutes is about how long the short form takes, in words; it is empty where there is none.
	ShortMinutes string
	// Unfinished is the newest sitting of this browser that can be gone on with.
	Unfinished *unfinished
}

type unfinished struct {
	Address string
	// Far is how many questions are done, in words.
	Far string
}

func (s *Server) toStart(c echo.Context) error {
	q, err := s.library.byID(c.Param("quiz"))
	if err != nil {
		return err
	}
	return s.redirect(c, http.StatusMovedPermanently, "/"+q.ID+"/")
}

func (s *Server) start(c echo.Context) error {
	q, err := s.offered(c)
	if err != nil {
		return err
	}
	page := startPage{Chrome: s.chrome(c, q, string(q.Title)), Quiz: q}
	page.Site, page.Description = s.brand.Name, string(q.Summary)
	if q.HasShort() {
		page.ShortMinutes = s.sayOn(c, q).minutes(shortMinutes(q.Minutes))
	}
	if page.Unfinished, err = s.unfinished(c, q); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "start", page)
}

// unfinished returns the newest sitting of the questionnaire that this browser can go on with; nil where there is
// none.
func (s *Server) unfinished(c echo.Context, q *quiz.Quiz) (*unfinished, error) {
	sessions, err := s.held(c)
	if err != nil {
		return nil, err
	}
	for _, session := range sessions {
		t, err := s.withQuiz(c, session)
		if err != nil { // one sitting that cannot be read must not keep anyone from starting another
			s.cfg.Log.Error("sitting cannot be read", "route", c.Path(), "request", requestID(c), "error", err)
			continue
		}
		if t.Quiz.ID == q.ID && t.Finished.IsZero() && t.Reached() > 0 {
			return &unfinished{t.whereLeftOff(), t.far()}, nil
		}
	}
	return nil, nil
}

// maxHeld is how many sittings one browser may hold, since pages list them all.
const maxHeld = 1000

// held returns the sessions that this browser holds, newest first.
func (s *Server) held(c echo.Context) ([]*quiz.Session, error) {
	o := s.ownerOf(c)
	if o == "" {
		return nil, nil
	}
	return s.cfg.Store.ByOwner(c.Request().Context(), o.hash())
}

// doubleClick is how soon a second start is taken for the first one. Later it may be another person
// at the same computer, who must not get the first one's sitting.
const doubleClick = 10 * time.Second

// begin starts a sitting, or leads to the one of the same form that this browser has just started.
func (s *Server) begin(c echo.Context) error {
	q, err := s.library.byID(c.Param("quiz"))
	if err != nil {
		return err
	}
	defer s.starts.wait(s.ownerOf(c))()
	sessions, err := s.held(c)
	if err != nil {
		return err
	}
	short := q.HasShort() && c.Request().PostForm.Get("form") == "short"
	now := s.cfg.Now()
	justBegun := func(t *quiz.Session) bool {
		return t.Digest == q.Digest && t.Short() == short && t.Reached() == 0 && now.Sub(t.Started) < doubleClick
	}
	if i := slices.IndexFunc(sessions, justBegun); i >= 0 {
		return s.goTo(c, sitting{Session: sessions[i]}.address("code"))
	}
	if len(sessions) >= maxHeld {
		return errManyHeld
	}
	session, _, err := s.create(c, browser{s, c}, q, short)
	if err != nil {
		return err
	}
	return s.goTo(c, sitting{Session: session}.address("code"))
}

// create keeps a new session, and returns it with the token that opens it.
func (s *Server) create(c echo.Context, by caller, q *quiz.Quiz, short bool) (*quiz.Session, owner, error) {
	if err := s.mayStart(c); err != nil {
		return nil, "", err
	}
	o := by.token()
	id := store.NewID()
	session := q.NewSession(id, codeHash(o.returnCode(id, 0)), o.hash(), s.cfg.Now())
	if short {
		if err := q.Shorten(session); err != nil {
			return nil, "", err
		}
	}
	return session, o, s.cfg.Store.Create(c.Request().Context(), session)
}

// shortMinutes is about how long a short form takes at most where the whole takes so many minutes: it has
// [engine.MostAsked] of the questions, or fewer.
func shortMinutes(whole int) int {
	share := int64(engine.MostAsked)
	return max(1, int((int64(whole)*share+int64(engine.One)/2)/int64(engine.One)))
}

// minutes writes a number of minutes as people say it: "two minutes", "12 minutes".
func (say speech) minutes(n int) string {
	small := []i18n.Text{"one minute", "two minutes", "three minutes", "four minutes", "five minutes", "six minutes", "seven minutes", "eight minutes", "nine minutes"}
	if n >= 1 && n <= len(small) {
		return say.T(small[n-1])
	}
	return say.N(n, "%d minute", "%d minutes")
}

// turns let the requests of one browser go one after the other; others seldom wait for them.
type turns [64]sync.Mutex

// wait waits for the browser's turn and returns what ends it. A browser without a token has nothing
// that two requests could quarrel about.
func (t *turns) wait(o owner) (done func()) {
	if o == "" {
		return func() {}
	}
	turn := t.of(o)
	turn.Lock()
	return turn.Unlock
}

// of returns the turn of a browser, by the last byte of its hash: the first ones tell only the hour.
func (t *turns) of(o owner) *sync.Mutex {
	hash := o.hash()
	return &t[int(hash[len(hash)-1])%len(t)]
}
