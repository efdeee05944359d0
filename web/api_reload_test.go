package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// While an author edits, programs get what is offered by then: a session goes on with its own questionnaire, an edit with an error
// offers what there was before, and what never was without one is not there.
func TestProgramsOfAnAuthor(t *testing.T) {
	a := edits(t, "harbour.yaml", string(source(t, "harbour")), "broken.yaml", "id: broken\ntitle: Broken\n")
	p := a.site.keeper("harbour", "long").fills(outAtSea)
	a.saves("harbour.yaml", "id: harbour\n", "id: port\n", "balanced_within: 0.05", "balanced_within: 0.06")
	for _, name := range []string{"broken", "harbour"} {
		a.site.program().calls("GET", "/questionnaires/"+name, "").refuses(http.StatusNotFound, "not-found", "no questionnaire")
		a.site.program().calls("POST", "/sessions", `{"questionnaire": "`+name+`"}`).refuses(http.StatusNotFound, "not-found", "offered")
	}
	first := a.site.program().calls("GET", "/questionnaires/port", "").is(http.StatusOK)
	a.saves("harbour.yaml", "balanced_within: 0.06", "balanced_within: far")
	if again := a.site.program().calls("GET", "/questionnaires/port", "").is(http.StatusOK); string(again.body) != string(first.body) {
		t.Errorf("an error offers something else:\n%s", again.body)
	}
	p.does("POST", "/finish", "").is(http.StatusOK)
	if result := string(p.does("GET", "/result", "").is(http.StatusOK).body); !strings.Contains(result, `"id":"harbour"`) || !strings.Contains(result, `"offered":false`) {
		t.Errorf("the session goes on with another questionnaire: %s", result)
	}
}
