package bulk_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

// questionnaires are those of the corpus, the built-in one, the synthetic one, and one whose ids no file may have.
func questionnaires(t testing.TB) map[string]*quiz.Quiz {
	t.Helper()
	files, err := filepath.Glob("../testdata/ok/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	all := map[string]*quiz.Quiz{"synthetic": synthetic(t), "strange": strange(t)}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		all[name] = questionnaire(t, name)
	}
	if all["built-in"], err = quiz.Builtin(); err != nil {
		t.Fatal(err)
	}
	return all
}

// strange is made by a program, which is free in its ids.
func strange(t testing.TB) *quiz.Quiz {
	t.Helper()
	points := func(id string) quiz.Points { return quiz.Points{id: 1_000_000} }
	return compiled(t, &quiz.Questionnaire{
		Sections: []quiz.Section{{Items: []quiz.Item{
			{ID: `"quoted"`, Options: []quiz.Option{{ID: "é", Points: points("<a>")}, {ID: `\`, Points: points("a,b")}}},
			{ID: "\u2028", Options: []quiz.Option{{ID: "a;b", Points: points("x")}, {ID: "\n", Points: points("a,b")}}},
		}}},
		Paths:   []quiz.Path{{ID: "<a>"}, {ID: "a,b"}},
		Careers: []quiz.Career{{ID: "x", Path: "<a>"}},
	})
}

// Whatever the questionnaire and the sheets, the results are those of quiz.Report by encoding/json, byte for byte.
func TestResultsAreThoseOfTheLibrary(t *testing.T) {
	for name, q := range questionnaires(t) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				var sheets []taken
				for range rapid.IntRange(1, 20).Draw(r, "sheets") {
					sheets = append(sheets, taken{rapid.String().Draw(r, "id"), drawAnswers(r, q)})
				}
				o := bulk.Options{Stability: rapid.IntRange(0, 20).Draw(r, "stability") == 0, Workers: rapid.IntRange(1, 4).Draw(r, "workers")}
				input := ndjson(t, q, sheets)
				got, s, err := scored(t, q, &pieces{bytes.Clone(input), rapid.Uint64().Draw(r, "pieces")}, o)
				if err != nil || s.Scored != int64(len(sheets)) {
					r.Fatalf("%d of %d were scored: %v %q", s.Scored, len(sheets), err, got.bad)
				}
				wantSame(t, got, ofNDJSON(t, q, input, o.Stability))
			})
		})
	}
}

// drawAnswers draws any answers, all of them legal.
func drawAnswers(r *rapid.T, q *quiz.Quiz) (answers []quiz.Answer) {
	for i := range q.Items {
		a := quiz.Answer{NonAnswer: rapid.SampledFrom(quiz.NonAnswers[:]).Draw(r, "non-answer")}
		if rapid.IntRange(0, 5).Draw(r, "answered") > 0 {
			a = answerOf(q, i, rapid.IntRange(0, q.Model.Alternatives(i)-1).Draw(r, "alternative"))
		}
		answers = append(answers, a)
	}
	return answers
}

// The same sheets as CSV have the same results.
func TestBothFormatsSayTheSame(t *testing.T) {
	for name, q := range questionnaires(t) {
		if name == "strange" {
			continue // its ids do not go into cells
		}
		sheets := takers(q, 500)
		lines, _, err := scored(t, q, bytes.NewReader(ndjson(t, q, sheets)), bulk.Options{})
		if err != nil {
			t.Fatal(err)
		}
		rows, _, err := scored(t, q, bytes.NewReader(csvOf(q, sheets)), bulk.Options{Out: bulk.NDJSON})
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, rows, lines)
	}
}

// A check that cannot fail is none: an oracle that reads or writes one byte otherwise is seen to differ.
func TestADifferenceIsSeen(t *testing.T) {
	q := questionnaire(t, "every-key")
	input := ndjson(t, q, takers(q, 3))
	got, _, err := scored(t, q, bytes.NewReader(input), bulk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Replace(input, []byte(`"like-plans":"yes"`), []byte(`"like-plans":"no"`), 1)
	for name, differs := range map[string]bool{
		"an answer": got.results != ofNDJSON(t, q, other, false).results,
		"a number":  got.results != strings.Replace(got.results, "0.", "0.0", 1),
		"stability": got.results != ofNDJSON(t, q, input, true).results,
	} {
		if !differs {
			t.Errorf("%s: the difference is not seen", name)
		}
	}
}
