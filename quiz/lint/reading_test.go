package lint_test

import (
	"math"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/lint"
)

// spoken has words by their syllables, as a dictionary divides them.
func spoken() map[int]string {
	return map[int]string{
		1: `a the ward make makes dates health trained notes rules use used tried I it be we he she need speed played stayed eyes eye
			year years young your league vague does shed led plan planned weeks chart charts`,
		2: `table tables changes wanted progress software nurses enjoy budget system clinic people agree cycle networks
			being doing going seeing playing quiet trial client player buyer beyond royal building business every evening hundred maybe
			something sometimes someone somewhere homework deadline deadlines statement useful careful therefore safety safely likely rarely
			closely movement placement colleague unique technique data user users gladly wages nursing question social million patient
			patients science enjoyed tourist trying careless rivals minutes`,
		3: `develop idea ideas area areas computer together volunteer therapy serious various obvious previous usual actual manual media
			video radio studio period medium audience easier earlier happier supplier scientist employee employer diagram
			dialogue diary violent studying carrying tourism improvement requirement
			management completely politely opinion official financial anyone everyone element argument continue
			retirement department awareness variance reliance`,
		4: `experience material evaluate continuous society variety reliable variable immediate appreciate negotiate associate
			biology priority criteria portfolio situation radiation diabetes scenario january librarian algorithm coordinate cooperate technology
			information population`,
		5: `organization immediately association individual university communication`,
	}
}

func TestSyllablesAreCounted(t *testing.T) {
	counted := 0
	for want, words := range spoken() {
		for word := range strings.FieldsSeq(strings.ToLower(words)) {
			counted++
			if got := lint.Syllables(word); got != want {
				t.Errorf("%s has %d syllables, counted %d", word, want, got)
			}
		}
	}
	if counted < 150 {
		t.Errorf("only %d words were counted", counted)
	}
}

func TestTextsWithoutWordsAreNoSentences(t *testing.T) {
	var r lint.Reading
	r.Add("", " ", "…")
	r.Join("", "—")
	if r != (lint.Reading{}) || r.Grade() != 0 {
		t.Errorf("nothing was read as %+v, grade %g", r, r.Grade())
	}
	r.Add("Watch them. Then ask!", "", "On a ward")
	r.Join("Which one?", "", "The red one.", "The blue one")
	if want := (lint.Reading{Sentences: 4, Words: 15, Syllables: 15}); r != want {
		t.Errorf("read as %+v, want %+v", r, want)
	}
}

func TestMarksAreNoPartOfWords(t *testing.T) {
	var typeset, plain lint.Reading
	typeset.Add("“I don’t know” – so what?")
	plain.Add("I don't know so what")
	if typeset != plain || plain.Words != 5 {
		t.Errorf("read as %+v and %+v", typeset, plain)
	}
}

// The grade of a hundred words in ten sentences with a hundred and fifty syllables is worked out by hand:
// 0.39 × 10 + 11.8 × 1.5 − 15.59 = 3.9 + 17.7 − 15.59.
func TestTheGradeIsKincaids(t *testing.T) {
	r := lint.Reading{Sentences: 10, Words: 100, Syllables: 150}
	if got, want := r.Grade(), 6.01; math.Abs(got-want) > 1e-9 {
		t.Errorf("grade %g, want %g", got, want)
	}
}
