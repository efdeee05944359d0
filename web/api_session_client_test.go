package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// A keeper is a program that has a session's secret.
type keeper struct {
	*program
	id, secret, code string
	// tag is the ETag of the last answer that had one.
	tag string
}

// A toldState is what a program reads of a session.
type toldState struct {
	ID            string
	Questionnaire struct{ ID, Digest string }
	Form          string
	Changed       string
	Finished      *string
	Answers       map[string]quiz.Answer
	Put           []string
	Progress      struct{ Reached, Put, Items int }
	Next          *string
	Enough        bool
	Settled       struct{ Path, Verdict, Career bool }
	Certainty     struct{ Low, High float64 }
}

// next is the item that waits, or "".
func (s toldState) next() string {
	if s.Next == nil {
		return ""
	}
	return *s.Next
}

// keeper begins a session of a form.
func (s *site) keeper(questionnaire, form string) *keeper {
	s.t.Helper()
	return s.keeps(s.program().calls("POST", "/sessions", fmt.Sprintf(`{"questionnaire": %q, "form": %q}`, questionnaire, form)).is(http.StatusCreated))
}

// opensBy opens the session with a return code.
func (s *site) opensBy(code string) *keeper {
	s.t.Helper()
	return s.keeps(s.program().calls("POST", "/return", fmt.Sprintf(`{"return_code": %q}`, code)).is(http.StatusOK))
}

// keeps reads how to come back to a session.
func (s *site) keeps(a *apiAnswer) *keeper {
	s.t.Helper()
	var opened struct {
		ID, Secret string
		ReturnCode string `json:"return_code"`
	}
	a.into(&opened)
	return &keeper{s.program("Authorization", "Bearer "+opened.Secret), opened.ID, opened.Secret, opened.ReturnCode, a.header.Get("ETag")}
}

// does calls something of the session.
func (k *keeper) does(method, path, body string) *apiAnswer {
	k.t.Helper()
	a := k.calls(method, "/sessions/"+k.id+path, body)
	if tag := a.header.Get("ETag"); tag != "" {
		k.tag = tag
	}
	return a
}

// with is the same program with one more header.
func (k *keeper) with(name, value string) *keeper {
	other := *k
	other.program = k.site.program("Authorization", "Bearer "+k.secret, name, value)
	return &other
}

// state reads how the session stands.
func (k *keeper) state() toldState {
	k.t.Helper()
	return k.does("GET", "", "").is(http.StatusOK).state()
}

func (a *apiAnswer) state() (s toldState) {
	a.t.Helper()
	a.into(&s)
	return s
}

// answers an item and reads how the session stands then.
func (k *keeper) answers(item, answer string) toldState {
	k.t.Helper()
	return k.does("PUT", "/answers/"+item, answer).is(http.StatusOK).state()
}

// fills gives the answers in the questionnaire's order.
func (k *keeper) fills(answers sheet) *keeper {
	k.t.Helper()
	for i, option := range answers {
		k.answers(k.site.quizzes[0].Items[i].ID, fmt.Sprintf("%q", option))
	}
	return k
}

// plain is a return code as it is passed on.
func plain(code string) string { return strings.ReplaceAll(code, " ", "") }

func builtinQuiz(t *testing.T) *quiz.Quiz {
	t.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return q
}
