package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// owner is the token of a browser: the secret that opens its sittings. It is empty for a browser
// that has none.
type owner string

// hash is what the store knows the browser by.
func (o owner) hash() quiz.SecretHash { return quiz.HashSecret(string(o)) }

// cookieLife is how long a browser remembers its sittings after the last visit.
const cookieLife = 365 * 24 * time.Hour

// tokenLength is how long a token is at least: the letters of the hour in which it was made, and 128 random bits.
const tokenLength = quiz.HourLength + 26

// tokenLike reports whether a text is as long as tokens are.
func tokenLike(text string) bool { return len(text) >= tokenLength && len(text) <= 100 }

// newOwner makes a token.
func (s *Server) newOwner() owner { return owner(quiz.HourLetters(s.cfg.Now()) + s.cfg.Token()) }

// A visitor is an owner, and the jar in which its token came.
type visitor struct {
	owner
	jar
}

// visitorsOf returns as whom a browser comes, by all its tokens that count where the page is shown.
func (s *Server) visitorsOf(c echo.Context) (all []visitor) {
	for _, j := range s.jarsOf(c) {
		cookie, err := c.Cookie(s.cookieName(j))
		if err == nil && tokenLike(cookie.Value) {
			all = append(all, visitor{owner(cookie.Value), j})
		}
	}
	return all
}

// visitorOf returns the first of them; its owner is empty where the browser sent no token.
func (s *Server) visitorOf(c echo.Context) visitor {
	if all := s.visitorsOf(c); len(all) > 0 {
		return all[0]
	}
	return visitor{jar: s.jarFor(c)}
}

// ownerOf returns the token that the browser sent.
func (s *Server) ownerOf(c echo.Context) owner { return s.visitorOf(c).owner }

// holderOf returns as whom the browser holds a session, or an error that says why it does not.
func (s *Server) holderOf(c echo.Context, session *quiz.Session) (visitor, error) {
	all := s.visitorsOf(c)
	for _, v := range all {
		if session.OwnedBy(v.hash()) {
			return v, nil
		}
	}
	if len(all) == 0 && s.placeOf(c) == inFrame {
		return visitor{}, errNoCookies
	}
	return visitor{}, errNotHeld
}

// ensureOwner returns the browser's token, and gives it one, or the one it has for another year.
func (s *Server) ensureOwner(c echo.Context) owner {
	v := s.visitorOf(c)
	if v.owner == "" {
		v.owner = s.newOwner()
	}
	s.renew(c, v)
	return v.owner
}

// renew gives the browser its token for another year.
func (s *Server) renew(c echo.Context, v visitor) {
	s.setCookie(c, v.jar, s.cookieName(v.jar), string(v.owner), int(cookieLife/time.Second))
}

// forgetOwner takes the browser's token away.
func (s *Server) forgetOwner(c echo.Context) {
	v := s.visitorOf(c)
	s.setCookie(c, v.jar, s.cookieName(v.jar), "", -1)
}

// A return code has 18 letters: those of the hour in which its sitting was begun, and 16 × 5 = 80 secret bits.
const (
	codeLength   = quiz.HourLength + secretLength
	secretLength = 16
)

// returnCode derives a code of a sitting for this browser: the sitting's hour, and the first 80 bits of
// HMAC-SHA256(token, sitting and serial). Only whoever has the token can derive it again; the serial
// makes every code of a sitting another one.
func (o owner) returnCode(sitting string, serial uint32) string {
	mac := hmac.New(sha256.New, []byte(o))
	fmt.Fprintf(mac, "careerfit return code %s %d", sitting, serial)
	return quiz.HourLetters(store.MadeAt(sitting)) + base32(mac.Sum(nil), secretLength)
}

// base32 writes the first bits of a sum with so many letters of five bits each.
func base32(sum []byte, letters int) string {
	var code strings.Builder
	for i := range letters {
		bit := 5 * i
		pair := uint16(sum[bit/8])<<8 | uint16(sum[bit/8+1])
		code.WriteByte(quiz.SecretLetters[pair>>(11-bit%8)&31])
	}
	return code.String()
}

// codeHash is what the store knows a return code by.
func codeHash(code string) quiz.SecretHash { return quiz.HashSecret(code) }

// groupCode writes a code as people read it: the letters of the hour, and groups of four.
func groupCode(code string) string {
	groups := []string{code[:quiz.HourLength]}
	for rest := code[len(groups[0]):]; len(rest) > 0; rest = rest[4:] {
		groups = append(groups, rest[:4])
	}
	return strings.Join(groups, " ")
}

// parseCode reads a return code as people type it.
func parseCode(typed string) (string, bool) { return readBase32(typed, codeLength) }

// readBase32 reads so many letters of base 32 as people type them and programs pass them on: any case, spaces and
// dashes anywhere, the letters that look like digits, and at the ends what a sentence or a mail has around them.
func readBase32(typed string, letters int) (string, bool) {
	var code strings.Builder
	for _, r := range strings.ToUpper(strings.Trim(typed, " \t\r\n\u00a0\u200b\ufeff./,;:!?*…()[]<>{}\"'“”„‘’«»")) {
		switch {
		case r == 'O':
			r = '0'
		case r == 'I' || r == 'L':
			r = '1'
		case strings.ContainsRune(" \t\r\n\u00a0-–—.", r):
			continue
		}
		if !strings.ContainsRune(quiz.SecretLetters, r) || code.Len() == letters {
			return "", false
		}
		code.WriteRune(r)
	}
	return code.String(), code.Len() == letters
}
