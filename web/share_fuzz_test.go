package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// Whatever is sent as a form for links, the server does not fail, and each link that it keeps has a secret and
// one of the three lifetimes.
func FuzzAFormForLinks(f *testing.F) {
	q, st := harbour(f), newStore()
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: st})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		"next=1&days=30", "next=1&days=7&answers=yes", "next=1&days=90&to=summary", "next=2&days=30", "next=1&days=31", "next=-1&days=30", "next=1&next=2&days=30&days=7",
		"next=18446744073709551616&days=30", "number=1", "number=", "number=4294967296", "next=1&days=30&to=//evil.example", "%", "",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, body string, revoke bool) {
		session := halfway(t, q, st)
		if _, err := st.Update(t.Context(), session.ID, func(s *quiz.Session) error { s.Finish(time.Now()); return nil }); err != nil {
			t.Fatal(err)
		}
		path := "/sittings/" + session.ID + "/share"
		if revoke {
			path += "/revoke"
		}
		request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.AddCookie(&http.Cookie{Name: "careerfit", Value: browser})
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		if to := answer.Header().Get("Location"); answer.Code >= 500 || to != "" && !strings.HasPrefix(to, "/sittings/"+session.ID+"/") {
			t.Errorf("status %d, leads to %q", answer.Code, to)
		}
		after, err := st.Session(t.Context(), session.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range after.Shares {
			days := link.Expires.Sub(link.Made).Hours() / 24
			if link.Hash == (quiz.SecretHash{}) || link.Number != 1 || days != 7 && days != 30 && days != 90 {
				t.Errorf("%q makes the link %+v", body, link)
			}
		}
		if err := st.Delete(t.Context(), session.ID); err != nil { // or they would pile up
			t.Fatal(err)
		}
	})
}
