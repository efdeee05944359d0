package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// sharePage is where takers make share links, see them again and take them back.
type sharePage struct {
	Chrome
	Sitting string
	// Done says what has just been done.
	Done  string
	Links []shareRow
	New   newShare
}

// shareRow is a link that works. Address is empty where another browser made it, and QR where the code is not
// shown: a page has one of them at most, to be light and to be scanned without a mistake.
type shareRow struct {
	Number  uint32
	Address string
	QR      *qrPicture
	// Made and Expires are days, in words.
	Made, Expires string
	Answers       bool
}

// newShare is the form for another link.
type newShare struct {
	Sitting string
	// Next is the number that the link will have: a form that is sent twice makes one link.
	Next uint32
	// Full tells that there is no room for one.
	Full bool
	Days []int
	// Usual is how many days a link works unless another number is chosen.
	Usual int
	// To is the page that the form leads back to: "summary", or "" for the page of all links.
	To string
}

// shareDays are how long a link may work.
func shareDays() []int { return []int{7, 30, 90} }

// usualDays is what takers get who choose nothing else.
const usualDays = 30

func (s *Server) sharing(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if t.Finished.IsZero() {
		return s.redirect(c, http.StatusFound, t.address("review"))
	}
	page := sharePage{
		Chrome: s.chrome(c, t.Quiz, t.say.T("Share your result")).inWordsOfSite(), Sitting: t.ID, Done: sharedWords(t.say, c.QueryParam("done")),
		Links: s.shareRows(c, t), New: s.newShare(t, ""),
	}
	if own := slices.IndexFunc(page.Links, func(row shareRow) bool { return row.Address != "" }); own >= 0 {
		page.Links[own].QR = qrOf(page.Links[own].Address)
	}
	return s.render(c, http.StatusOK, "share", page)
}

// shareRows are the links that work, the newest first.
func (s *Server) shareRows(c echo.Context, t sitting) []shareRow {
	var rows []shareRow
	for i := len(t.Shares) - 1; i >= 0; i-- {
		if share := t.Shares[i]; !share.Expired(s.cfg.Now()) {
			rows = append(rows, s.shareRow(c, t, share))
		}
	}
	return rows
}

func (s *Server) shareRow(c echo.Context, t sitting, share quiz.Share) shareRow {
	return shareRow{
		Number: share.Number, Address: s.linkFor(c, t, share),
		Made: t.say.Date(share.Made), Expires: t.say.Date(share.Expires), Answers: share.Answers,
	}
}

func (s *Server) newShare(t sitting, to string) newShare {
	working := t.Clone()
	working.DropExpired(s.cfg.Now())
	return newShare{t.ID, t.SharesMade + 1, len(working.Shares) >= quiz.MaxShares, shareDays(), usualDays, to}
}

// sharedWords say what has just been done, as the address names it.
func sharedWords(say speech, done string) string {
	switch done {
	case "made":
		return say.T("The link is made. Copy it from here, or have its picture scanned.")
	case "revoked":
		return say.T("The link is taken back. It no longer works for anybody.")
	}
	return ""
}

// share makes a link. The form names the number that it will have, so that sending it twice, or once more
// after the link was taken back, makes no other.
func (s *Server) share(c echo.Context) error {
	form := c.Request().PostForm
	life, ok := lifeOf(form.Get("days"))
	if !ok {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	next, err := strconv.ParseUint(form.Get("next"), 10, 32)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
	}
	now, number := s.cfg.Now(), uint32(next)
	t, err := s.update(c, func(session *quiz.Session) error {
		if session.SharesMade+1 != number || session.Finished.IsZero() {
			return nil
		}
		token := s.ownerOf(c).shareToken(session.ID, number)
		session.AddShare(quiz.Share{Hash: shareHash(token), Made: now, Expires: now.Add(life), Answers: form.Get("answers") != ""})
		return nil
	})
	if err != nil {
		return err
	}
	return s.goTo(c, afterSharing(t, number, shareHash(s.ownerOf(c).shareToken(t.ID, number)), form.Get("to")))
}

// lifeOf reads how long a link is to work.
func lifeOf(days string) (time.Duration, bool) {
	for _, d := range shareDays() {
		if days == strconv.Itoa(d) {
			return time.Duration(d) * 24 * time.Hour, true
		}
	}
	return 0, false
}

// afterSharing is the page that shows the link, or that there is none: because there is no room for it, or
// because another browser was first to make the one with the number.
func afterSharing(session *quiz.Session, number uint32, hash quiz.SecretHash, to string) string {
	there := slices.ContainsFunc(session.Shares, func(share quiz.Share) bool { return share.Number == number && share.Hash == hash })
	page := "/sittings/" + session.ID + "/share"
	switch {
	case !there:
		return page
	case to == "summary":
		return "/sittings/" + session.ID + "/summary?link=" + strconv.FormatUint(uint64(number), 10)
	}
	return page + "?done=made"
}

// revoke takes a link back. Any browser that holds the sitting may, whoever made the link.
func (s *Server) revoke(c echo.Context) error {
	number, err := strconv.ParseUint(c.Request().PostForm.Get("number"), 10, 32)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
	}
	t, err := s.update(c, func(session *quiz.Session) error {
		session.Revoke(uint32(number)) // #nosec G115 -- read as one of 32 bits
		return nil
	})
	if err != nil {
		return err
	}
	return s.goTo(c, "/sittings/"+t.ID+"/share?done=revoked")
}
