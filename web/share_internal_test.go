package web

import (
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// goldenShare is base 32 of the first 130 bits of HMAC-SHA256(browser, "careerfit share link "+sitting+" 1"),
// worked out with another program.
const goldenShare = "0975DRA6JNXJRHXWZX08QQ0QKQ"

// A link must stay what was sent to people, from one release to the next.
func TestTheDerivationOfLinksIsForGood(t *testing.T) {
	const browser, sitting = owner("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "01890000-0000-7000-8000-000000000000"
	if got := browser.shareToken(sitting, 1); got != goldenShare {
		t.Errorf("the token is %q, it was %q", got, goldenShare)
	}
	for _, other := range []string{owner("ABCDEFGHIJKLMNOPQRSTUVWXYA").shareToken(sitting, 1), browser.shareToken("01890000-0000-7000-8000-000000000001", 1), browser.shareToken(sitting, 2)} {
		if other == goldenShare {
			t.Error("another browser, sitting or number has the same token")
		}
	}
	if code := browser.returnCode(sitting, 1); strings.HasPrefix(goldenShare, code[quiz.HourLength:]) {
		t.Error("a link tells the return code")
	}
}

// No link opens a sitting that has no result, whatever the store says.
func TestALinkOpensNothingUnfinished(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	s := &Server{cfg: Config{Now: func() time.Time { return now }}}
	session := &quiz.Session{Finished: now}
	session.AddShare(quiz.Share{Hash: shareHash("secret"), Made: now, Expires: now.Add(time.Hour)})
	if _, ok := s.opens(session, "secret"); !ok {
		t.Fatal("the link does not work")
	}
	if _, ok := s.opens(session, ""); ok {
		t.Error("no secret opens it")
	}
	session.Finished = time.Time{}
	if _, ok := s.opens(session, "secret"); ok {
		t.Error("the link works")
	}
}
