package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// advices are what the operator is told once, when requests show that the server was started for another place than
// the one where it stands.
type advices struct{ unknownProxy, otherHost, noHTTPS sync.Once }

// advise looks at how requests come.
func (s *Server) advise(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if public := s.cfg.PublicURL; public != nil && origin(&url.URL{Scheme: public.Scheme, Host: r.Host}) != origin(public) {
			s.advices.otherHost.Do(func() {
				s.cfg.Log.Warn("a request asks for another host than --public-url says: if people come by that name, say so with --public-url; if a proxy stands before the server, have it pass the name on that they ask for", "host", fmt.Sprintf("%.60q", r.Host))
			})
		}
		if r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("X-Forwarded-Proto") != "" {
			s.adviseOnProxy(r)
		}
		return next(c)
	}
}

// adviseOnProxy looks at what a proxy says, if it may be the operator's own.
func (s *Server) adviseOnProxy(r *http.Request) {
	peer, _ := addressOf(r.RemoteAddr)
	trusted := within(s.cfg.TrustedProxies, peer)
	if !trusted && !peer.IsLoopback() && !peer.IsPrivate() {
		return
	}
	if !trusted && r.Header.Get("X-Forwarded-For") != "" {
		s.advices.unknownProxy.Do(func() {
			s.cfg.Log.Warn("requests come through a proxy that is not trusted, so that all its people count as one address for the limits: if it is yours, name its own address with --trusted-proxy")
		})
	}
	if !s.https() && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		s.advices.noHTTPS.Do(func() {
			s.cfg.Log.Warn("people come by https, and the server does not know it, so that their cookie is not kept to https: say so with --public-url https://…")
		})
	}
}

// tellings are what happens again and again, of which the operator is told at most once a minute.
type tellings struct {
	mu     sync.Mutex
	untold int
	next   time.Duration // when the operator may be told again
}

// tell notes that it happens once more, and returns how often it has since the operator was last told; 0 while that
// is too soon to tell.
func (t *tellings) tell(now time.Duration) (n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.untold++; now < t.next {
		return 0
	}
	n, t.untold, t.next = t.untold, 0, now+time.Minute
	return n
}

// rest returns how often it has happened since the operator was last told, if it is time to tell; often it has not.
func (t *tellings) rest(now time.Duration) (n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if now >= t.next {
		n, t.untold = t.untold, 0
	}
	return n
}
