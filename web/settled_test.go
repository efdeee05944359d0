package web_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

const (
	settledPath   = "Your path is settled: your remaining answers can no longer change it. See it now, or go on to sharpen your careers."
	settledCareer = "Your path is settled, and so is the career that comes first on it"
)

// On every page of every one of these takers the note stands exactly where it is true of every way to
// answer, or to leave, what is open.
func TestTheNoteIsThereWhenItIsTrueAndOnlyThen(t *testing.T) {
	s := offersShort(t)
	pages, notes, careers, controls := 0, 0, 0, 0
	for n, answers := range anyTakers(s.taker(), 24) {
		taker := s.taker().starts()
		var before rest
		for range taker.quiz.Items {
			shown, withCareer := taker.isSettled()
			truth := taker.rest()
			if shown != truth.pathStays || withCareer != (truth.pathStays && truth.careerStays) {
				t.Fatalf("taker %d, %s: note %t, of the career %t, and it is %+v", n, taker.page, shown, withCareer, truth)
			}
			if pages++; shown {
				notes++
			}
			if withCareer {
				careers++
			}
			if shown && before.differing != nil && n%4 == 0 {
				controls++
				s.isNot(before.differing, truth)
				s.is(truth.worst, truth)
			}
			before = truth
			taker.gives(answers[taker.asked()])
		}
		taker.seesHeading("Check your answers")
	}
	t.Logf("%d pages, %d with the note, %d with that of the career; %d ends taken each way", pages, notes, careers, controls)
	if notes < 20 || careers < 5 || pages-notes < 20 || controls < 3 {
		t.Error("the takers are too much alike to show anything")
	}
}

// anyTakers answer at random, and leave some; the first two say the same throughout.
func anyTakers(t *taker, n int) []byItem {
	all := make([]byItem, n)
	for i := range all {
		r := rand.New(rand.NewPCG(7, uint64(i)))
		all[i] = byItem{}
		for item, question := range t.quiz.Items {
			options := t.quiz.Options(item)
			all[i][question.ID] = options[r.IntN(len(options))].ID
			switch {
			case i < 2:
				all[i][question.ID] = options[0].ID
				if i == 1 {
					all[i][question.ID] = options[len(options)-1].ID
				}
			case r.IntN(8) == 0:
				all[i][question.ID] = "[Skip]"
			}
		}
	}
	return all
}

// isSettled reports what the page says, and expects the note's button with it.
func (t *taker) isSettled() (path, career bool) {
	t.t.Helper()
	words := t.page.words()
	path, career = strings.Contains(words, settledPath), strings.Contains(words, settledCareer)
	if said := strings.Contains(words, "settled"); said != (path || career) || said != t.page.button("See it now") {
		t.t.Errorf("%s says %q", t.page, words)
	}
	return path || career, career
}

// button reports whether the page has the button.
func (p *page) button(words string) bool {
	for _, b := range htmlcheck.Elements(p.doc, "button") {
		if htmlcheck.Text(b) == words {
			return true
		}
	}
	return false
}

// heading takes the whole questionnaire with the answers, to the result.
func (s *site) heading(answers byItem) string {
	s.t.Helper()
	taker := s.taker().starts()
	taker.answersAll(answers)
	return taker.presses("See my result").page.heading()
}

func (s *site) is(answers byItem, r rest) {
	s.t.Helper()
	equals(s.t, "the worst end", s.heading(answers), named(s.quizzes[0], r.path))
}

// isNot is the control: one answer before, there was an end with another result.
func (s *site) isNot(answers byItem, r rest) {
	s.t.Helper()
	if heading := s.heading(answers); heading == named(s.quizzes[0], r.path) {
		s.t.Errorf("%v leads to %q, too", answers, heading)
	}
}

func TestSeeingASettledPathNow(t *testing.T) {
	taker := offersShort(t).taker().starts()
	sitting := taker.sitting()
	for shown, _ := taker.isSettled(); !shown; shown, _ = taker.isSettled() {
		taker.gives(boatBuilder[taker.asked()])
	}
	open := taker.page.url.Path
	taker.presses("See it now").isAt(sitting + "/result").seesHeading("Boat building")
	if kept := taker.site.kept(sitting); kept.Finished.IsZero() || kept.Reached() == len(kept.Marks) {
		t.Errorf("kept: %+v", kept)
	}
	taker.visits(open).doesNotRead("settled", "See it now") // it was seen
}

// The proof takes what was answered as given, so that it says nothing where an answer may be changed.
func TestNothingIsSettledWhereAnAnswerIsChanged(t *testing.T) {
	taker := offersShort(t).taker().starts()
	for shown, _ := taker.isSettled(); !shown; shown, _ = taker.isSettled() {
		taker.gives(boatBuilder[taker.asked()])
	}
	sitting, open := taker.sitting(), taker.page.url.Path
	taker.follows("Back").doesNotRead("settled")
	taker.visits(sitting + "/items/1?from=review").doesNotRead("settled")
	taker.visits(open + "?from=review").reads("Your path is settled")
	taker.visits(open).presses("Continue").sees(http.StatusUnprocessableEntity, taker.page.heading()).reads("Your path is settled", "Choose an answer")
	taker.answersAll(boatBuilder)
	taker.visits(open).doesNotRead("settled") // nothing is open any more
}

// The note comes behind the question, whose heading comes first; a link beside it leads there, so that nobody has
// to come across it.
func TestTheNoteIsBehindTheQuestion(t *testing.T) {
	taker := offersShort(t).taker().starts()
	for shown, _ := taker.isSettled(); !shown; shown, _ = taker.isSettled() {
		taker.gives(boatBuilder[taker.asked()])
	}
	var order []string
	for _, n := range htmlcheck.Elements(taker.page.doc, "") {
		id, _ := htmlcheck.Attr(n, "id")
		switch words := htmlcheck.Text(n); {
		case n.Data == "h1", n.Data == "legend", n.Data == "form" && id == "settled":
			order = append(order, n.Data)
		case n.Data == "button" && (words == "Continue" || words == "Skip" || words == "See it now"), n.Data == "a" && words == "Your path is settled":
			order = append(order, words)
		}
	}
	same(t, "parts", order, []string{"legend", "h1", "Your path is settled", "Continue", "Skip", "form", "See it now"})
	equals(t, "link beside the question", taker.page.link("Your path is settled"), "#settled")
}

// It stops by itself; and whoever is asked for the careers' sake is not told to leave.
func TestAShortFormSaysNothingOfBeingSettled(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	guide := byItem{"crowd": "agree", "saw": "neither", "place": "deck", "plan": "agree", "sand": "disagree"}
	for range guide {
		taker.doesNotRead("settled").gives(guide[taker.asked()])
	}
	sheet, err := taker.quiz.OngoingSheet(taker.site.kept(taker.sitting()))
	if err != nil || !taker.quiz.Model.Settled(sheet).Clear {
		t.Fatalf("the story is not about a settled path (%v)", err)
	}
	taker.reads("Question 6, short form").doesNotRead("settled")
}

func TestTheNoteWhereThereAreNoCareers(t *testing.T) {
	text, _, _ := strings.Cut(string(source(t, "pier")), "\ncareers:\n")
	q, problems := quiz.Parse("pier.yaml", []byte(text))
	if q == nil {
		t.Fatal(problems)
	}
	taker := opens(t, offering(q)).taker().starts()
	for !taker.page.button("See it now") {
		taker.gives(boatBuilder[taker.asked()])
	}
	taker.reads("Your path is settled", "or go on with the rest.").doesNotRead("career")
}

// bareBoats is the pier where the careers of the first path are not told.
func bareBoats(t *testing.T) *quiz.Quiz {
	t.Helper()
	return content(t, "pier",
		"  - {id: joiner, path: boats, name: Joiner, summary: Fits board to board., weights: {making: 0.5, care: 1}}\n", "",
		"  - {id: rigger, path: boats, name: Rigger, summary: Sets up masts., weights: {making: 0.5, care: -1}}\n", "")
}

// Nobody is sent on to sharpen careers that the path does not have.
func TestAPathWithoutCareersWhereAnotherHasSome(t *testing.T) {
	s := opens(t, offering(bareBoats(t)))
	taker := s.taker().starts()
	for !taker.page.button("See it now") {
		taker.gives(boatBuilder[taker.asked()])
	}
	taker.reads("Your path is settled", "or go on with the rest.").doesNotRead("career")
	taker.answersAll(boatBuilder)
	taker.presses("See my result").seesHeading("Boat building").
		reads("A clear result", "The career that fits you best overall, steward, lies on the other path: boat trips.", "Careers on the other path").
		doesNotRead("Careers on this path", "put another career")
	short := s.taker().startsShort()
	short.answersAll(boatBuilder)
	short.presses("See my result").reads("A short form").doesNotRead("Careers on this path", "too early to say", "comes first. If", "overall, Steward")
	guest := byItem{"glue": "disagree", "sand": "agree", "saw": "disagree", "knot": "neat", "paint": "disagree", "crowd": "agree", "place": "deck", "talk": "agree", "plan": "agree", "tea": "me"}
	other := s.taker().starts()
	for !other.page.button("See it now") {
		other.gives(guest[other.asked()])
	}
	other.reads("settled", "career")
	other.answersAll(guest)
	other.presses("See my result").seesHeading("Boat trips").reads("Careers on this path").doesNotRead("lies on the other path")
}
