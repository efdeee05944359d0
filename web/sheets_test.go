package web_test

import (
	"strconv"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// starts begins a sitting and goes on from the page with the code to the first question.
func (t *taker) starts() *taker {
	t.t.Helper()
	t.visits("/" + t.quiz.ID + "/")
	button := "Start now"
	if strings.Contains(t.page.words(), "You have already begun") {
		button = "Start a new one"
	}
	t.presses(button).seesHeading("Your return code")
	return t.follows("First question")
}

// answers gives options to the item, whose page is open.
func (t *taker) answers(item string, options ...string) *taker {
	t.t.Helper()
	t.isAsked(item)
	return t.ticks(options...).presses("Continue")
}

// says gives a non-answer to the item, whose page is open, by its button.
func (t *taker) says(item, button string) *taker {
	t.t.Helper()
	t.isAsked(item)
	return t.presses(button)
}

// isAsked expects to be on the item's page.
func (t *taker) isAsked(item string) *taker {
	t.t.Helper()
	i, ok := t.quiz.Item(item)
	if !ok {
		t.t.Fatalf("there is no item %q", item)
	}
	want := string(t.quiz.Items[i].Text)
	if t.quiz.Items[i].Optional {
		want += " (optional)"
	}
	t.seesHeading(want)
	return t.reads("Question " + strconv.Itoa(i+1) + " of " + strconv.Itoa(len(t.quiz.Items)))
}

// A sheet is what somebody says to every item, in order: options with commas between them, or a
// non-answer's button in brackets.
type sheet []string

// The sheets of the stories. Out at sea everything speaks for the sea; the torn ones like the sea and
// the office exactly alike; the log keeper is for the sea, but the career that fits best is of the
// office; the tired one agrees to everything; the hasty one skips.
var (
	outAtSea  = sheet{"sailor", "rope", "early", "agree", "disagree", "disagree", "agree", "disagree", "agree"}
	torn      = sheet{"neither", "rope,ledger", "[Skip]", "agree", "disagree", "disagree", "agree", "agree", "disagree"}
	logKeeper = sheet{"sailor", "rope,ledger", "early", "agree", "disagree", "disagree", "agree", "agree", "disagree"}
	tired     = sheet{"sailor", "rope", "early", "agree", "agree", "agree", "agree", "agree", "agree"}
	hasty     = sheet{"sailor", "rope", "[Skip]", "[Skip]", "[Skip]", "[I’m not sure]", "[Skip]", "[Skip]", "[Skip]"}
)

// fills answers all items of the sheet, which begins at the item whose page is open.
func (t *taker) fills(answers sheet) *taker {
	t.t.Helper()
	first := t.number()
	for i, answer := range answers {
		item := t.quiz.Items[first+i-1].ID
		if button, ok := strings.CutPrefix(answer, "["); ok {
			t.says(item, strings.TrimSuffix(button, "]"))
		} else {
			t.answers(item, strings.Split(answer, ",")...)
		}
	}
	return t
}

// takes goes all the way to the result.
func (t *taker) takes(answers sheet) *taker {
	t.t.Helper()
	return t.starts().fills(answers).seesHeading("Check your answers").presses("See my result")
}

// number is the number of the item whose page is open.
func (t *taker) number() int {
	t.t.Helper()
	parts := strings.Split(t.site.below(t.page.url.Path), "/")
	n, err := strconv.Atoi(parts[len(parts)-1])
	if err != nil || parts[len(parts)-2] != "items" {
		t.t.Fatalf("%s is no page of a question", t.page)
	}
	return n
}

// sitting is the address of the sitting whose page is open, without a slash at its end.
func (t *taker) sitting() string {
	t.t.Helper()
	parts := strings.Split(t.site.below(t.page.url.Path), "/")
	if len(parts) < 3 || parts[1] != "sittings" {
		t.t.Fatalf("%s is no page of a sitting", t.page)
	}
	return "/sittings/" + parts[2]
}

// kept is the sitting as the store has it.
func (s *site) kept(address string) *quiz.Session {
	s.t.Helper()
	session, err := s.store.Session(s.t.Context(), strings.TrimPrefix(address, "/sittings/"))
	if err != nil {
		s.t.Fatal(err)
	}
	return session
}
