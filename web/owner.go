package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"net/http"
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

// cookieName is "__Host-…" on https, which binds the cookie to this host and to https. Browsers demand that such a cookie
// goes to the whole host, so that it is the name that tells the sites below several paths of one apart.
func (s *Server) cookieName() string {
	name := "careerfit" + strings.ReplaceAll(s.root, "/", "+")
	if s.https() {
		return "__Host-" + name
	}
	return name
}

// cookieLife is how long a browser remembers its sittings after the last visit.
const cookieLife = 365 * 24 * time.Hour

// tokenLength is how long a token is at least: the letters of the hour in which it was made, and 128 random bits.
const tokenLength = quiz.HourLength + 26

// ownerOf returns the token that the browser sent.
func (s *Server) ownerOf(c echo.Context) owner {
	cookie, err := c.Cookie(s.cookieName())
	if err != nil || len(cookie.Value) < tokenLength || len(cookie.Value) > 100 {
		return ""
	}
	return owner(cookie.Value)
}

// ensureOwner returns the browser's token, and gives it one, or the one it has for another year.
func (s *Server) ensureOwner(c echo.Context) owner {
	o := s.ownerOf(c)
	if o == "" {
		o = owner(quiz.HourLetters(s.cfg.Now()) + s.cfg.Token())
	}
	s.setCookie(c, string(o), int(cookieLife/time.Second))
	return o
}

// forgetOwner takes the browser's token away.
func (s *Server) forgetOwner(c echo.Context) { s.setCookie(c, "", -1) }

func (s *Server) setCookie(c echo.Context, value string, maxAge int) {
	c.SetCookie(&http.Cookie{
		Name: s.cookieName(), Value: value, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: s.https(), SameSite: http.SameSiteLaxMode,
	})
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
