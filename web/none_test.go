package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// Whoever answered everything, all statements alike, is not told that answers are missing: the author's words
// are about that.
func TestAllStatementsAlikeIsNotCalledTooFewAnswers(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker().starts()
	taker.answersAll(alike(builtin, 3))
	taker.presses("See my result").seesHeading("No clear result").reads(
		"You answered every statement the same way, “Agree”. That tells too little to make a result of it. Only the statements are alike: your other answers may lean to a path.",
		"Some are meant the other way round: “Strongly agree” to “I like to give every step of a job its own date.” counts for delivery, to “Fixed deadlines take the joy out of my work.” it counts against it.",
		"Each answer brings you back to this page.",
	).doesNotRead("many questions are open", "answer a few more", "For a result, answer at least")
}

// alike answers all statements with the option, and all others with their first one.
func alike(q *quiz.Quiz, option int) byItem {
	answers := byItem{}
	for i, item := range q.Items {
		answers[item.ID] = q.Options(i)[0].ID
		if item.IsScale() {
			answers[item.ID] = q.Options(i)[option].ID
		}
	}
	return answers
}

func TestTooFewAnswersComeBeforeTheAuthorsWords(t *testing.T) {
	q := harbour(t, "words:\n", "words:\n  none: The sea is patient.\n")
	taker := opens(t, offering(q)).taker().takes(hasty).reads("The sea is patient.", "You answered 2 of 9 questions.")
	if words := taker.page.words(); strings.Index(words, "You answered 2") > strings.Index(words, "The sea is patient") {
		t.Error("the author's words come first")
	}
	taker.takes(tired).doesNotRead("The sea is patient.", "A few plain ones")
}

// An example of statements that are meant the other way round is one of this questionnaire, or is left out.
func TestWithoutReversedStatementsNoneIsNamed(t *testing.T) {
	plain := harbour(t, "reversed: true, ", "")
	opens(t, offering(plain)).taker().takes(tired).seesHeading("No clear result").reads("Read each by itself.").doesNotRead("the other way round")
	opens(t).taker().takes(tired).reads("“Agree” to “I like to be out on the water.” counts for water, to “Storms frighten me.” it counts against it.")
}
