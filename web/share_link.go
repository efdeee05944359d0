package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// shareLength is how many letters the secret of a share link has: 26 × 5 = 130 bits.
const shareLength = 26

// shareToken derives the secret of a sitting's share link for this browser, as returnCode does: whoever
// made the link can show it again, and nobody else can. The number makes every link another one.
func (o owner) shareToken(sitting string, number uint32) string {
	mac := hmac.New(sha256.New, []byte(o))
	fmt.Fprintf(mac, "careerfit share link %s %d", sitting, number)
	return base32(mac.Sum(nil), shareLength)
}

// shareHash is what the store knows the secret of a link by: it is in no index, so that it has no hour.
func shareHash(token string) quiz.SecretHash { return sha256.Sum256([]byte(token)) }

// linkFor returns the whole address of a share link, if this browser made it.
func (s *Server) linkFor(c echo.Context, t sitting, share quiz.Share) string {
	token := s.ownerOf(c).shareToken(t.ID, share.Number)
	if shareHash(token) != share.Hash {
		return ""
	}
	return s.outside(c, "/share/"+t.ID+"/"+token)
}

// outside returns the address of a page as others can open it. A server that was not told its own takes the
// one that the browser asked for: it comes from the taker, and is shown to nobody else.
func (s *Server) outside(c echo.Context, path string) string {
	if address := s.absolute(path); address != "" {
		return address
	}
	scheme := "http"
	if c.Request().TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host + path
}

// sharedSitting loads the sitting that a share link shows. Whatever is wrong with the link, the error is the
// same, so that nothing is learned from it. Looking does not count as a visit: what is kept for how long is
// up to the taker.
func (s *Server) sharedSitting(c echo.Context) (sitting, quiz.Share, error) {
	session, err := s.cfg.Store.Session(c.Request().Context(), strings.ToLower(c.Param("sitting")))
	if errors.Is(err, store.ErrNotFound) {
		return sitting{}, quiz.Share{}, errNoLink
	}
	if err != nil {
		return sitting{}, quiz.Share{}, err
	}
	share, ok := s.opens(session, tokenAsSent(c.Param("token")))
	if !ok {
		return sitting{}, quiz.Share{}, errNoLink
	}
	t, err := s.withQuiz(c, session)
	return t, share, err
}

// tokenAsSent reads the secret at the end of an address, on which mail programs and paper leave their marks. With a
// %2F among them the router gives it as it was sent.
func tokenAsSent(param string) string {
	if plain, err := url.PathUnescape(param); err == nil {
		param = plain
	}
	token, _ := readBase32(param, shareLength)
	return token
}

// opens returns the link that the token opens. It looks at all of them, each in the same time.
func (s *Server) opens(session *quiz.Session, token string) (found quiz.Share, ok bool) {
	hash := shareHash(token)
	for _, share := range session.Shares {
		same := subtle.ConstantTimeCompare(hash[:], share.Hash[:]) == 1
		if same && !share.Expired(s.cfg.Now()) && !session.Finished.IsZero() {
			found, ok = share, true
		}
	}
	return found, ok
}
