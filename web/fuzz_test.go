package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// Whatever is sent as an answer, the server does not fail, it changes no other item, and what it keeps
// is an answer that the item has.
func FuzzAnAnswer(f *testing.F) {
	q, st := harbour(f), newStore()
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: st})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		"answer=sailor", "answer=rope&answer=crane", "answer=rope&answer=none", "say=skipped", "say=dont_know&answer=rope", "say=x", "",
		"answer=agree&from=review", "answer=agree&stay=1&shown=&age=0", "answer=agree&shown=neither&age=60000", "answer=agree&shown=agree&shown=%7Eskipped",
		"shown=&answer=sailor&age=-1", "answer=rope&shown=rope+ledger&age=99999999999999999999", "say=skipped&stay=1", "stay=1&shown", "answer=%", "answer=%00", "answer=agree&from=//evil.example", strings.Repeat("answer=rope&", 500), "=&=&;", "answer",
	} {
		for item := range q.Items {
			for _, accept := range []string{"", "application/json"} {
				f.Add(byte(item+1), seed, "application/x-www-form-urlencoded", accept)
			}
		}
	}
	f.Add(byte(1), "--x\r\nContent-Disposition: form-data; name=\"answer\"\r\n\r\nsailor\r\n--x--", "multipart/form-data; boundary=x", "")
	f.Fuzz(func(t *testing.T, item byte, body, kind, accept string) {
		before := halfway(t, q, st)
		request := httptest.NewRequest(http.MethodPost, "/sittings/"+before.ID+"/items/"+strconv.Itoa(int(item)), strings.NewReader(body))
		request.Header.Set("Content-Type", kind)
		request.Header.Set("Accept", accept)
		request.AddCookie(&http.Cookie{Name: "careerfit", Value: browser})
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		if answer.Code >= 500 {
			words, _ := io.ReadAll(answer.Body)
			t.Fatalf("status %d:\n%s", answer.Code, words)
		}
		kept, next := keptBy(t, answer, accept)
		if next != "" && !strings.HasPrefix(next, "/sittings/"+before.ID+"/") {
			t.Errorf("it leads to %q", next)
		}
		after, err := st.Session(t.Context(), before.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := st.Delete(t.Context(), before.ID); err != nil { // or they would pile up
			t.Fatal(err)
		}
		for i, m := range after.Marks {
			switch changed := !m.Equal(before.Marks[i]); {
			case changed && (i+1 != int(item) || !kept):
				t.Errorf("item %d was changed to %+v by %q to item %d, status %d", i+1, m, body, item, answer.Code)
			case changed:
				if _, err := q.Mark(i, q.Answer(i, m)); err != nil {
					t.Errorf("item %d: kept %+v: %v", i+1, m, err)
				}
			}
		}
	})
}

// keptBy reads in a reply whether the answer was taken, and where it leads: a form's in its headers, a script's in
// JSON, which always says something.
func keptBy(t *testing.T, answer *httptest.ResponseRecorder, accept string) (kept bool, next string) {
	t.Helper()
	if accept != "application/json" {
		return answer.Code == http.StatusSeeOther, answer.Header().Get("Location")
	}
	var told struct{ Shown, Next, Problem string }
	if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil || answer.Code != http.StatusOK && told.Problem == "" {
		t.Errorf("status %d tells the script %q (%v)", answer.Code, answer.Body, err)
	}
	return answer.Code == http.StatusOK, told.Next
}

// browser is the token of the browser in whose name the fuzzer speaks.
const browser = "W3ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// halfway keeps a sitting with every other item answered.
func halfway(t testing.TB, q *quiz.Quiz, st store.Store) *quiz.Session {
	t.Helper()
	now := time.Now()
	id := store.NewID()
	session := q.NewSession(id, quiz.HashSecret(id), quiz.HashSecret(browser), now)
	for i := 0; i < len(q.Items); i += 2 {
		if err := q.Put(session, i, quiz.Chose(q.Options(i)[0].ID), now); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Create(t.Context(), session); err != nil {
		t.Fatal(err)
	}
	return session
}
