package web

import (
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/storetest"
)

// pier is the questionnaire of the pier, with texts of its file replaced.
func pier(t *testing.T, replacements ...string) *quiz.Quiz {
	t.Helper()
	data, err := os.ReadFile("testdata/pier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse("pier.yaml", []byte(strings.NewReplacer(replacements...).Replace(string(data))))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

// readOf is the reading of a persona of the built-in questionnaire with a clear result.
func readOf(t *testing.T) reading {
	t.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Config{Quizzes: []*quiz.Quiz{q}, Store: storetest.NewMemory(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	session := q.NewSession("019aaa00-0000-7000-8000-000000000001", quiz.SecretHash{}, quiz.SecretHash{}, time.Now())
	if session.Marks, err = q.Marks(q.Personas[0].Answers); err != nil {
		t.Fatal(err)
	}
	r, err := s.read(sitting{session, q, english(t)})
	if err != nil || r.result.Verdict != engine.Clear {
		t.Fatalf("%v, %s", err, r.result.Verdict)
	}
	return r
}

// The cards of a reading are made once; why a career fits is worked out where it is shown.
func TestCardsAreMadeOnce(t *testing.T) {
	r := readOf(t)
	for i := range r.cards {
		if r.cards[i].Why != nil {
			t.Errorf("why %s fits is worked out before it is shown", r.cards[i].Name)
		}
		r.cards[i].Place = "marked"
	}
	page := r.clearPage(ResultTop{})
	if len(page.Path.Careers)+len(page.Onward.Elsewhere) != len(r.Quiz.Careers) {
		t.Errorf("%d careers on the path, %d elsewhere", len(page.Path.Careers), len(page.Onward.Elsewhere))
	}
	for _, c := range slices.Concat(page.Path.Careers, page.Onward.Elsewhere) {
		if c.Place != "marked" {
			t.Errorf("the card of %s is made again", c.Name)
		}
	}
	for _, c := range page.Path.Careers {
		if len(c.Why) == 0 {
			t.Errorf("%s does not say why it fits", c.Name)
		}
	}
	if r.cards = nil; r.shortCareers() != "" {
		t.Error("cards are made to count them")
	}
}

// What the engine said of the first path's careers is not worked out again.
func TestTheCareersOfTheFirstPathAreLookedAtOnce(t *testing.T) {
	r := readOf(t)
	if other := 1 - r.first(); reflect.DeepEqual(r.careerOpinions(other), r.careerOpinions(r.first())) || r.careerFlip(other).Then == r.careerFlip(r.first()).Then {
		t.Error("both paths have the same said of their careers")
	}
	r.stability.Career = engine.Flip{}
	r.stability.Careers[1].Reason = "marked"
	if says := r.careerFlip(r.first()).Says; says != "However you had answered, the same career would come first." {
		t.Errorf("of the flip is said %q", says)
	}
	if r.careerOpinions(r.first())[1].Reason != "marked" || r.careerOpinions(1 - r.first())[1].Reason == "marked" {
		t.Error("the opinions are not those that the reading has of the first path")
	}
}

// The first career may be level with another one now, though it hardly can be in the end.
func TestALevelCareerOfAShortFormIsSaidToBeLevel(t *testing.T) {
	r := readOf(t)
	r.partial, r.careersDecided = true, true
	if says := r.shortCareers(); !strings.Contains(says, string(r.cardsOn(r.first())[0].Name)+" comes first. If") {
		t.Errorf("alone: %q", says)
	}
	ranked, level := r.result.Ranked[engine.Careers], []string{}
	for i := range ranked {
		if r.Quiz.Model.Path(ranked[i].Outcome) == r.first() && len(level) < 2 {
			ranked[i].PathRank = 1
			level = append(level, string(r.Quiz.Careers[ranked[i].Outcome].Name))
		}
	}
	for _, words := range []string{" are level now. If the others", level[0], level[1], "would come first in at least 90 of 100"} {
		if says := r.shortCareers(); !strings.Contains(says, words) || strings.Contains(says, "comes first") {
			t.Errorf("level: %q, want %q", says, words)
		}
	}
}
