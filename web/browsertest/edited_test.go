package browsertest

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// The author's edits: another wording of the first item, another weight of an option.
var edits = []struct{ before, after string }{
	{"Which background is closest to yours?", "Which of these do you come from?"},
	{"es: Qué planean otras empresas\n            traits: {vision: 1}", "es: Qué planean otras empresas\n            traits: {vision: 0.2}"},
}

const changedSince = "The quiz has changed since"

// An author edits the questionnaire while one taker is done with it and another is not. Both keep the
// questionnaire that they answered; whoever starts anew gets the new one.
func TestQuestionnaireIsEdited(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		file := filepath.Join(t.TempDir(), "quiz.yaml")
		write(t, file, quiz.BuiltinSource())
		old := builtin(t)
		done, under := persona(t, old, "start-up-developer"), persona(t, old, "charge-nurse")
		s := serve(t, file)

		first := arrives(t, s, d)
		first.takes(old, done.Answers)
		before := first.finishes()
		first.isNotTold(changedSince)
		second := arrives(t, s, d)
		second.starts()
		second.answers(old, under.Answers, 0, 5)

		s.stop()
		edited := edit(t, file)
		s.restart()

		first.opens("/results")
		first.isTold("The questions have changed since")
		first.follows("See the result")
		first.isTold(changedSince)
		sameResult(t, first.result(), before)
		equal(t, "first item on review", firstAsked(first), string(old.Items[0].Text))

		// The second taker's page is still open, and so is the old questionnaire behind it.
		second.answers(old, under.Answers, 5, len(old.Items))
		second.finishes().isWhat(t, old, report(t, old, under.Answers))
		second.isTold(changedSince)

		third := arrives(t, s, d)
		third.takes(edited, done.Answers)
		now := third.finishes()
		now.isWhat(t, edited, report(t, edited, done.Answers))
		third.isNotTold(changedSince)
		if reflect.DeepEqual(now.Paths, before.Paths) {
			t.Error("the edit of the weight shows nowhere; the story proves nothing")
		}
	})
}

// firstAsked goes to the review page and returns the wording of the first item there.
func firstAsked(k *taker) string {
	k.t.Helper()
	k.follows("Look at my answers")
	var asked string
	k.asks(`words(document.querySelector('.rows .asked'))`, &asked)
	return asked
}

// sameResult expects two results to say the same but for the note that the quiz has changed.
func sameResult(t *testing.T, got, want result) {
	t.Helper()
	got.Note, want.Note = "", ""
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the old result is now\n%+v\nit was\n%+v", got, want)
	}
}

// edit makes the author's edits in the file and returns the questionnaire that it now is.
func edit(t *testing.T, file string) *quiz.Quiz {
	t.Helper()
	content := quiz.BuiltinSource()
	for _, e := range edits {
		if n := bytes.Count(content, []byte(e.before)); n != 1 {
			t.Fatalf("%q stands in the questionnaire %d times, want once", e.before, n)
		}
		content = bytes.Replace(content, []byte(e.before), []byte(e.after), 1)
	}
	write(t, file, content)
	q, problems := quiz.Parse(file, content)
	if q == nil {
		t.Fatalf("the edited questionnaire has problems:\n%v", problems)
	}
	return q
}

func write(t testing.TB, file string, content []byte) {
	t.Helper()
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
