package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

func TestAProgramTakesTheQuiz(t *testing.T) {
	s := opens(t)
	begun := s.program().calls("POST", "/sessions", `{"questionnaire": "harbour"}`).is(http.StatusCreated)
	p := s.keeps(begun)
	if at := begun.header.Get("Location"); at != "/api/v1/sessions/"+p.id || len(p.secret) < 28 || !codeForm.MatchString(p.code) {
		t.Errorf("it is at %q, with the secret %q and the code %q", at, p.secret, p.code)
	}
	state := p.state()
	if p.tag != begun.header.Get("ETag") || state.ID != p.id || state.Form != "long" || state.next() != "background" || state.Progress.Put != 9 || !state.Enough || state.Finished != nil {
		t.Errorf("it begins as %+v", state)
	}
	p.answers("background", `"sailor"`)
	p.answers("tools", `["ledger", "rope"]`)
	state = p.answers("morning", `{"non_answer": "dont_know"}`)
	want := map[string]quiz.Answer{"background": quiz.Chose("sailor"), "tools": quiz.Chose("rope", "ledger"), "morning": {NonAnswer: quiz.DontKnow}}
	if diff := cmp.Diff(want, state.Answers); diff != "" || state.Progress.Reached != 3 || state.next() != "waves" {
		t.Errorf("%+v, answers (-want +got):\n%s", state, diff)
	}
	if state = p.does("DELETE", "/answers/tools", "").is(http.StatusOK).state(); state.next() != "tools" || state.Progress.Reached != 2 {
		t.Errorf("with an answer taken back: %+v", state)
	}
	if state = p.fills(outAtSea).state(); state.next() != "" || !state.Settled.Path || !state.Settled.Verdict || !state.Settled.Career || state.Certainty.Low != 1 || state.Certainty.High != 1 {
		t.Errorf("at the end: %+v", state)
	}
	p.does("GET", "/receipt", "").refuses(http.StatusConflict, "not-yet", "POST …/finish first")
	p.does("GET", "/result", "").refuses(http.StatusConflict, "not-yet", "POST …/finish first")
	state = p.does("POST", "/finish", "").is(http.StatusOK).state()
	if again := p.does("POST", "/finish", "").is(http.StatusOK).state(); state.Finished == nil || *again.Finished != *state.Finished {
		t.Errorf("finished as %+v, then %+v", state, again)
	}
	if state = p.answers("background", `"clerk"`); state.Finished == nil || !state.Answers["background"].Answered() {
		t.Errorf("an answer that changes after that: %+v", state)
	}
	p.does("DELETE", "", "").is(http.StatusNoContent)
	p.does("GET", "", "").refuses(http.StatusNotFound, "not-found", "no such session")
	p.does("DELETE", "", "").refuses(http.StatusNotFound, "not-found", "no such session")
}

func TestAProgramTakesTheShortForm(t *testing.T) {
	s := opens(t, offering(builtinQuiz(t)))
	q, p := s.quizzes[0], s.keeper("health-informatics", "short")
	answers, state := q.Personas[0].Answers, p.state()
	if state.Form != "short" || state.Enough || len(state.Put) != 1 || state.next() != state.Put[0] || state.Progress.Items != 24 {
		t.Errorf("it begins as %+v", state)
	}
	other := q.Items[0].ID
	if other == state.next() {
		other = q.Items[1].ID
	}
	p.does("PUT", "/answers/"+other, `{"non_answer": "skipped"}`).refuses(http.StatusConflict, "not-yet", "has not put")
	p.does("POST", "/finish", "").refuses(http.StatusConflict, "not-yet", "not asked enough")
	for state.next() != "" {
		body, err := json.Marshal(answers[state.next()])
		if err != nil {
			t.Fatal(err)
		}
		state = p.answers(state.next(), string(body))
	}
	if !state.Enough || state.Progress.Reached != state.Progress.Put || state.Progress.Put != len(state.Put) || len(state.Put) >= 24 {
		t.Errorf("it ends as %+v", state)
	}
	p.does("POST", "/finish", "").is(http.StatusOK)
	state = p.does("POST", "/long", "").is(http.StatusOK).state()
	if again := p.does("POST", "/long", "").is(http.StatusOK).state(); state.Form != "long" || len(state.Put) != 24 || state.next() == "" || !slices.Equal(again.Put, state.Put) {
		t.Errorf("gone on with: %+v", state)
	}
}

// What takers begin in one place they go on with in the other.
func TestPagesAndProgramsShareSessions(t *testing.T) {
	s := opens(t)
	p := s.keeper("harbour", "long")
	p.answers("background", `"sailor"`)
	taker := s.taker().returnsBy(p.code).isAsked("tools").answers("tools", "rope").isAsked("morning")
	if state := p.state(); state.next() != "morning" || !cmp.Equal(state.Answers["tools"], quiz.Chose("rope")) {
		t.Errorf("the program reads %+v", state)
	}
	begun := s.taker().takes(torn)
	code, sitting := begun.page.code(), begun.sitting()
	q := s.opensBy(plain(code))
	if "/sittings/"+q.id != sitting || q.code != "" || q.secret == p.secret {
		t.Errorf("the code of %s opens %s, with the code %q", sitting, q.id, q.code)
	}
	if state := q.state(); state.Finished == nil || state.Progress.Reached != 9 {
		t.Errorf("the program reads %+v", state)
	}
	q.answers("background", `"sailor"`)
	begun.visits(sitting + "/items/1").isAsked("background")
	if !slices.Equal(begun.page.ticked(), []string{"sailor"}) {
		t.Errorf("the taker sees %v", begun.page.ticked())
	}
	taker.visits(taker.sitting() + "/items/3").isAsked("morning")
	if s.program("Authorization", "Bearer "+p.secret).calls("GET", "/sessions/"+q.id, "").status != http.StatusNotFound {
		t.Error("one session's secret opens another one")
	}
}

// In a short form, an answer that a page saved while its taker thinks puts nothing; a program that looks is told what
// comes next, and may answer it.
func TestAProgramGoesOnWhereAPageOnlySaved(t *testing.T) {
	s := opens(t, offering(builtinQuiz(t)))
	p := s.keeper("health-informatics", "short")
	taker := s.taker().returnsBy(p.code)
	first := p.state().next()
	taker.chosen = []string{s.quizzes[0].Options(itemOf(t, s.quizzes[0], first))[0].ID}
	request := taker.post(taker.page.url.Path, map[string][]string{"answer": taker.chosen, "stay": {"1"}})
	request.Header.Set("Accept", "application/json")
	if saved := taker.fetch(request); saved.status != http.StatusOK {
		t.Fatalf("%d %s", saved.status, saved.body)
	}
	if kept := s.kept("/sittings/" + p.id); len(kept.Asked) != 1 || kept.Reached() != 1 {
		t.Fatalf("kept %+v", kept)
	}
	state := p.state()
	if state.next() == first || state.next() == "" || len(state.Put) != 2 {
		t.Fatalf("the program reads %+v", state)
	}
	if state = p.with("If-Match", p.tag).answers(state.next(), `{"non_answer": "skipped"}`); len(state.Put) != 3 {
		t.Errorf("after it: %+v", state)
	}
}

func itemOf(t *testing.T, q *quiz.Quiz, id string) int {
	t.Helper()
	item, ok := q.Item(id)
	if !ok {
		t.Fatalf("there is no item %s", id)
	}
	return item
}

// A session's result is that of a sheet with the same answers, and texts are in the language that is asked for.
func TestAProgramReadsTheResult(t *testing.T) {
	s := opens(t, offering(builtinQuiz(t)))
	q, p := s.quizzes[0], s.keeper("health-informatics", "long")
	marks, err := q.Marks(q.Personas[0].Answers)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range marks {
		body, err := json.Marshal(q.Answer(i, m))
		if err != nil {
			t.Fatal(err)
		}
		p.answers(q.Items[i].ID, string(body))
	}
	p.does("POST", "/finish", "").is(http.StatusOK)
	var got *toldResult
	p.does("GET", "/result", "").is(http.StatusOK).into(&got)
	if scored := s.program().scores(q, marks); !reflect.DeepEqual(scored, got) {
		t.Errorf("scored:\n%+v\nkept:\n%+v", scored, got)
	}
	for _, path := range []string{"/result", "/export"} {
		english, spanish := p.does("GET", path, ""), p.with("Accept-Language", "es").does("GET", path, "")
		asked := p.with("Accept-Language", "en").does("GET", path+"?lang=es", "").is(http.StatusOK)
		if english.header.Get("Content-Language") != "en" || spanish.header.Get("Content-Language") != "es" || asked.header.Get("Content-Language") != "es" {
			t.Errorf("%s is in %v, %v, %v", path, english.header, spanish.header, asked.header)
		}
		if string(english.body) == string(spanish.body) || len(exportOf(t, spanish.body)) == 0 || !cmp.Equal(exportOf(t, asked.body), exportOf(t, spanish.body)) {
			t.Errorf("%s:\n%s\n%s", path, english.body, spanish.body)
		}
	}
}

// The exports of pages and programs are the same file.
func TestAProgramExportsWhatThePagesDo(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(logKeeper)
	p := s.opensBy(taker.page.code())
	byPage, byProgram := taker.visits(taker.sitting()+"/export.json").page, p.does("GET", "/export", "").is(http.StatusOK)
	if got, want := exportOf(t, byProgram.body), exportOf(t, byPage.body); !cmp.Equal(got, want) {
		t.Errorf("(-page +program):\n%s", cmp.Diff(want, got))
	}
	if byProgram.header.Get("Content-Disposition") != byPage.header.Get("Content-Disposition") {
		t.Errorf("it is to be kept as %q", byProgram.header.Get("Content-Disposition"))
	}
}

// A receipt that a program got is checked like one of the pages, and is no longer true when it is altered.
func TestAProgramGetsAReceipt(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(logKeeper)
	p := s.opensBy(taker.page.code())
	file := p.does("GET", "/receipt", "").is(http.StatusOK).body
	receipt, err := quiz.ParseReceipt(file)
	if err != nil {
		t.Fatal(err)
	}
	if differs := s.quizzes[0].Verify(receipt); len(differs) > 0 {
		t.Errorf("it differs: %v", differs)
	}
	receipt.Answers["background"] = quiz.Chose("clerk")
	if differs := s.quizzes[0].Verify(receipt); len(differs) == 0 {
		t.Error("with another answer it is taken all the same")
	}
}

// exportOf reads a file without the time at which it was made.
func exportOf(t *testing.T, file []byte) (all map[string]any) {
	t.Helper()
	if err := json.Unmarshal(file, &all); err != nil {
		t.Fatalf("%v: %s", err, file)
	}
	delete(all, "exported")
	return all
}

// A session that was begun with another version of the questionnaire is read under that one.
func TestAProgramKeepsItsQuestionnaire(t *testing.T) {
	st := newStore()
	old := opens(t, keptIn(st)).keeper("harbour", "long")
	s := opens(t, keptIn(st), offering(changed(t)))
	p := &keeper{s.program("Authorization", "Bearer "+old.secret), old.id, old.secret, old.code, old.tag}
	if state := p.answers("background", `"sailor"`); state.Questionnaire.Digest != old.state().Questionnaire.Digest || state.Progress.Items != 9 {
		t.Errorf("%+v", state)
	}
	digest := s.quizzes[0].Digest.String()
	if state := s.keeper(digest, "long").state(); state.Questionnaire.Digest != digest || state.Questionnaire.ID != "harbour" {
		t.Errorf("begun by its digest: %+v", state)
	}
	s.program().calls("POST", "/sessions", fmt.Sprintf(`{"questionnaire": %q}`, old.state().Questionnaire.Digest)).refuses(http.StatusNotFound, "not-found", "is offered now")
}

func TestVisitsOfProgramsAreNotedToADay(t *testing.T) {
	var hours atomic.Int64
	s := opens(t, func(c *web.Config) {
		c.Now = func() time.Time { return time.Unix(1_800_000_000, 0).Add(time.Duration(hours.Load()) * time.Hour) }
	})
	p := s.keeper("harbour", "long")
	seen := func() time.Time { return s.kept("/sittings/" + p.id).Seen }
	first, tag := seen(), p.tag
	for _, c := range []struct{ now, noted int64 }{{23, 0}, {49, 49}} {
		hours.Store(c.now)
		if p.state(); seen().Sub(first) != time.Duration(c.noted)*time.Hour {
			t.Errorf("after %d hours the last visit is %s after the first", c.now, seen().Sub(first))
		}
	}
	if p.state(); p.tag != tag {
		t.Error("a visit changes the ETag")
	}
	hours.Store(50)
	if a := p.does("PUT", "/answers/background", `"clerk"`); seen().Sub(first) != 50*time.Hour || a.header.Get("Set-Cookie") != "" {
		t.Errorf("after an answer the last visit is %s after the first; %v", seen().Sub(first), a.header)
	}
}

// The API neither sets nor believes a cookie, not even with the right secret in it.
func TestNoCookieOpensASession(t *testing.T) {
	s := opens(t)
	p := s.keeper("harbour", "long")
	for _, path := range []string{"", "/export"} {
		a := s.program("Cookie", "careerfit="+p.secret).calls("GET", "/sessions/"+p.id+path, "")
		a.refuses(http.StatusUnauthorized, "no-secret", "Bearer SECRET")
		if a.header.Get("Set-Cookie") != "" || !strings.HasPrefix(a.header.Get("WWW-Authenticate"), "Bearer ") {
			t.Errorf("%v", a.header)
		}
	}
}
