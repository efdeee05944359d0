package quiz_test

import (
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

// No word is exempt as a term of the field.
func TestTheQuestionsAreInPlainWords(t *testing.T) {
	q := builtin(t)
	for _, way := range []struct {
		what string
		read func(*quiz.Quiz) lint.Reading
	}{{"the questions alone", questionsAlone}, {"every text by itself", textByText}, {"each question with its options as one sentence", inOneBreath}} {
		r := way.read(q)
		t.Logf("%s: %d words in %d sentences, %d syllables, grade %.2f", way.what, r.Words, r.Sentences, r.Syllables, r.Grade())
		if r.Grade() > 8 || r.Words < 200 {
			t.Errorf("%s: %d words at grade %.2f, want grade 8 at most", way.what, r.Words, r.Grade())
		}
	}
}

func questionsAlone(q *quiz.Quiz) (r lint.Reading) {
	for _, item := range q.Items {
		r.Add(item.Text)
	}
	return r
}

// textByText reads all that stands on the pages of the items: questions, options and the help with
// both, and each scale once.
func textByText(q *quiz.Quiz) (r lint.Reading) {
	for _, item := range q.Items {
		r.Add(item.Text, item.Help)
		for _, o := range item.Options {
			r.Add(o.Text, o.Help)
		}
	}
	for _, scale := range q.Scales {
		r.Add(scale.Prompt)
		for _, o := range scale.Options {
			r.Add(o.Text)
		}
	}
	return r
}

// inOneBreath is the strictest reading: nobody has to take a question and its options for one
// sentence, but some hold them in mind together. A statement is one sentence, and so is the scale, which
// is the same below all of them.
func inOneBreath(q *quiz.Quiz) (r lint.Reading) {
	for _, item := range q.Items {
		texts := []quiz.Text{item.Text}
		for _, o := range item.Options {
			texts = append(texts, o.Text)
		}
		r.Join(texts...)
	}
	for _, scale := range q.Scales {
		texts := []quiz.Text{scale.Prompt}
		for _, o := range scale.Options {
			texts = append(texts, o.Text)
		}
		r.Join(texts...)
	}
	return r
}
