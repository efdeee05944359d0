package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// Any body and any header: programs get what is theirs or a problem, never a fault; and what is kept is an answer that
// the item has.
func FuzzCallsOfSessions(f *testing.F) {
	for _, body := range []string{
		`{"questionnaire": "harbour"}`, `{"questionnaire": "harbour", "form": "long"}`, `{"return_code": "W37K2M9QXD4TWBH3NP"}`, `"sailor"`,
		`["rope", "crane"]`, `{"non_answer": "skipped"}`, `{"non_answer": null}`, strings.Repeat("[", 200), "\xff", "",
	} {
		f.Add(body, `"0123"`, "Bearer 0123456789", "tools")
	}
	f.Add(`"agree"`, "*", "bearer "+browser, "waves")
	f.Add(`"agree"`, `W/"a,b", "c"`, "Bearer", "%2f")
	q, st := harbour(f), newStore()
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: st})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body, tag, authorization, item string) {
		id := halfway(t, q, st).ID
		of, right := "/sessions/"+id, "Bearer "+browser
		for _, call := range []struct{ method, path, authorization string }{
			{"POST", "/sessions", authorization}, {"POST", "/return", authorization}, {"GET", "/sessions/" + url.PathEscape(item), right},
			{"GET", of, authorization}, {"PUT", of + "/answers/" + url.PathEscape(item), right}, {"PUT", of + "/answers/tools", right},
			{"DELETE", of + "/answers/tools", right}, {"POST", of + "/finish", right}, {"GET", of, right},
		} {
			request := httptest.NewRequest(call.method, "/api/v1"+call.path, strings.NewReader(body))
			for name, value := range map[string]string{"Content-Type": "application/json", "If-Match": tag, "If-None-Match": tag, "Authorization": call.authorization} {
				request.Header.Set(name, value)
			}
			answer := httptest.NewRecorder()
			server.ServeHTTP(answer, request)
			checkProblem(t, call.method+" "+call.path, answer)
		}
		after, err := st.Session(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range after.Marks {
			if _, err := q.Mark(i, q.Answer(i, m)); m.Reached() && err != nil {
				t.Errorf("item %d: kept %+v: %v", i+1, m, err)
			}
		}
		if err := st.Delete(t.Context(), id); err != nil { // or they would pile up
			t.Fatal(err)
		}
	})
}

// checkProblem expects an answer that is well, or a problem of the sender's.
func checkProblem(t *testing.T, call string, answer *httptest.ResponseRecorder) {
	t.Helper()
	var problem struct {
		Status      int
		Detail, Fix string
	}
	switch {
	case answer.Code >= 500:
		t.Fatalf("%s: %d %s", call, answer.Code, answer.Body)
	case answer.Code < 400:
		return
	case json.Unmarshal(answer.Body.Bytes(), &problem) != nil, problem.Status != answer.Code, problem.Detail == "", problem.Fix == "", answer.Header().Get("Content-Type") != "application/problem+json":
		t.Errorf("%s: %d %v %s", call, answer.Code, answer.Header(), answer.Body)
	case answer.Code == http.StatusUnauthorized && answer.Header().Get("WWW-Authenticate") == "":
		t.Errorf("%s: %v", call, answer.Header())
	}
}
