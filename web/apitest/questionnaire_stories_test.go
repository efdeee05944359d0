package apitest

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// documents are the operations that read what is the same for all.
var documents = []string{"listQuestionnaires", "readQuestionnaire", "readKey", "listOutcomes", "readOutcome"}

// ofQuestionnaire are values for the path of each call about one.
func ofQuestionnaire(name string) map[string]string {
	return map[string]string{"questionnaire": name, "group": "careers", "outcome": "skipper"}
}

// everyQuestionnaire is the built-in one and all with which the pages are tested.
func everyQuestionnaire(t *testing.T) []*quiz.Quiz {
	t.Helper()
	builtIn, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all := []*quiz.Quiz{builtIn}
	for _, name := range []string{"harbour", "tea", "pier", "diagonal"} {
		all = append(all, questionnaire(t, name))
	}
	return append(all,
		harbourWith(t, "id: harbour\n", "id: by-shape\nrule: {paths: correlation, careers: distance}\n"),
		harbourWith(t, "id: harbour\n", "id: rooted\n", "        background: true\n", "        background: true\n        weight: 20\n", "A sailor, traits: {water: 1}", "A sailor, traits: {water: 1, metal: -1, paper: -1}"),
		harbourWith(t, "id: harbour\n", "id: by-nature\n", "        background: true\n", "", "{id: waves, ", "{id: waves, background: true, ",
			"    brings:\n      - {option: sailor, text: You already know the ropes.}\n      - {option: clerk, text: You can keep a log.}\n", "", "    brings:\n      - {option: clerk, text: You know paper.}\n", ""),
	)
}

// harbourWith is the harbour questionnaire with texts of its file replaced.
func harbourWith(t *testing.T, replacements ...string) *quiz.Quiz {
	t.Helper()
	data, err := os.ReadFile("../testdata/harbour.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse("harbour.yaml", []byte(strings.NewReplacer(replacements...).Replace(string(data))))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

// offering sets the questionnaires.
func offering(quizzes ...*quiz.Quiz) func(*web.Config) {
	return func(c *web.Config) { c.Quizzes = quizzes }
}

// readingQuestionnaires reads everything that there is to read, and what is known already.
func readingQuestionnaires(t *testing.T) *site {
	quizzes := everyQuestionnaire(t)
	s := opens(t, offering(quizzes...))
	for _, operation := range documents {
		x := s.asks(call{operation: operation, path: ofQuestionnaire("harbour"), header: map[string]string{"Accept-Language": "es"}})
		s.asks(call{operation: operation, path: ofQuestionnaire("harbour"), query: map[string]string{"lang": "es"}, header: map[string]string{"If-None-Match": x.header.Get("ETag")}})
	}
	for _, q := range quizzes {
		s.asks(call{operation: "readQuestionnaire", path: map[string]string{"questionnaire": q.Digest.String()}})
		s.asks(call{operation: "readKey", path: map[string]string{"questionnaire": q.ID}})
		for g := range engine.NumGroups {
			for _, id := range q.IDs(g) {
				s.asks(call{operation: "readOutcome", path: map[string]string{"questionnaire": q.ID, "group": g.String(), "outcome": id}})
			}
		}
	}
	return s
}

// askingForWhatIsNotThere asks for questionnaires and outcomes that there are not, and for a key that is hidden.
func askingForWhatIsNotThere(t *testing.T) *site {
	s := opens(t, func(c *web.Config) { c.HideKey = true })
	s.asks(call{operation: "readKey", path: ofQuestionnaire("harbour")})
	for _, operation := range append(documents[1:], "scoreSheet") {
		s.asks(call{operation: operation, path: ofQuestionnaire("harbor"), body: map[string]any{"answers": map[string]any{}}})
	}
	return s
}

// scoringSheets scores sheets of every kind, and what is none.
func scoringSheets(t *testing.T) *site {
	quizzes := everyQuestionnaire(t)
	s := opens(t, offering(quizzes...))
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 280 {
		q := quizzes[n%len(quizzes)]
		s.scores(q.ID, map[string]any{"id": "a", "answers": drawnAnswers(q, random, n)})
	}
	s.asks(call{operation: "scoreSheet", path: ofQuestionnaire("harbour"), query: map[string]string{"lang": "es"}, header: map[string]string{"Accept-Language": "en"}, body: map[string]any{"answers": map[string]any{}}})
	s.scores("harbour", map[string]any{"answers": map[string]any{"tools": []string{"rope", "none"}}})
	s.scores("harbour", map[string]any{"answers": map[string]any{"tools": strings.Repeat("x", 70_000)}})
	text := s.request(call{operation: "scoreSheet", path: ofQuestionnaire("harbour"), body: map[string]any{}})
	text.Header.Set("Content-Type", "text/plain")
	s.makes(text)
	return s
}

func (s *site) scores(questionnaire string, sheet any) {
	s.t.Helper()
	s.asks(call{operation: "scoreSheet", path: ofQuestionnaire(questionnaire), body: sheet})
}

// drawnAnswers are a sheet, with few answers or the same ones now and then.
func drawnAnswers(q *quiz.Quiz, random *rand.Rand, n int) map[string]any {
	answers := map[string]any{}
	for i, item := range q.Items {
		options := q.Options(i)
		switch o := options[random.IntN(len(options))]; {
		case n%7 == 3 && i > 2:
		case n%7 == 5 && item.IsScale() && item.Background:
			answers[item.ID] = options[1].ID
		case n%7 == 5 && item.ID == "desk" && q.ID != "by-nature":
		case n%7 == 4, n%7 == 5 && item.IsScale(): // all statements alike, or all but one
			answers[item.ID] = options[0].ID
		case random.IntN(8) == 0:
			answers[item.ID] = map[string]any{"non_answer": quiz.NonAnswers[random.IntN(len(quiz.NonAnswers))]}
		case item.UpTo > 1 && !options[0].Alone && !options[1].Alone && random.IntN(2) == 0:
			answers[item.ID] = []string{options[0].ID, options[1].ID}
		default:
			answers[item.ID] = o.ID
		}
	}
	return answers
}
