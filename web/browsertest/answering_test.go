package browsertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// The taker goes back, changes an answer, skips one: whatever was answered later stays.
func TestTakerGoesBackAndChangesAnAnswer(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "software-trainer")
		k := arrives(t, serve(t), d)
		k.starts()
		k.answers(q, p.Answers, 0, 6)

		k.follows("Back") // the page's own link
		k.faces(q, 5)
		k.goesBack() // the browser's button
		k.faces(q, 6)
		k.opens(strings.Replace(k.reads().Address, "/7", "/3", 1)) // a bookmark
		k.faces(q, 2)
		equal(t, "ticked", strings.Join(k.chosen(), ""), optionTexts(q, 2, p.Answers[q.Items[2].ID])[0])
		k.reloads()
		changed := another(q, 2, p.Answers[q.Items[2].ID])
		k.gives(q, 2, changed)
		k.faces(q, 3)
		k.follows("Skip")
		k.faces(q, 4)
		equal(t, "ticked", strings.Join(k.chosen(), ""), optionTexts(q, 4, p.Answers[q.Items[4].ID])[0])

		k.opens(strings.Replace(k.reads().Address, "items/5", "review", 1))
		k.isTold("5 questions answered, 1 with no answer (skipped, not sure, or doesn’t apply), 18 not reached yet")
		said := k.reviewed()
		equal(t, "changed answer", said[2], answerWords(q, 2, changed))
		equal(t, "skipped answer", said[3], "Skipped")
		equal(t, "later answer", said[5], answerWords(q, 5, p.Answers[q.Items[5].ID]))
	})
}

// “Change” on the review page leads back to the review page, and on the result page to the result.
func TestTakerChangesAnAnswerOnReview(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "charge-nurse")
		k := arrives(t, serve(t), d)
		k.takes(q, p.Answers)
		k.follows("Change question 4: " + string(q.Items[3].Text))
		k.faces(q, 3)
		k.follows("Back")
		k.sees("Check your answers")
		k.follows("Change question 4: " + string(q.Items[3].Text))
		k.gives(q, 3, quiz.Answer{NonAnswer: quiz.DontKnow})
		k.sees("Check your answers")
		equal(t, "answer", k.reviewed()[3], "I’m not sure")

		answers := with(p.Answers, q.Items[3].ID, quiz.Answer{NonAnswer: quiz.DontKnow})
		k.finishes().isWhat(t, q, report(t, q, answers))
		k.follows("Look at my answers")
		k.follows("Change question 4: " + string(q.Items[3].Text))
		k.isTold("You said: I’m not sure")
		k.gives(q, 3, p.Answers[q.Items[3].ID])
		k.finishes().isWhat(t, q, report(t, q, p.Answers))
	})
}

// with returns the answers with another one for an item.
func with(answers map[string]quiz.Answer, item string, a quiz.Answer) map[string]quiz.Answer {
	changed := map[string]quiz.Answer{item: a}
	for id, other := range answers {
		if id != item {
			changed[id] = other
		}
	}
	return changed
}

// What cannot be taken comes back with what is wrong with it, and with what was ticked.
func TestTakerSendsWhatCannotBeTaken(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrives(t, serve(t), d)
		k.starts()
		k.follows("Continue")
		k.complains("Choose an answer, or say that you are not sure")
		k.isAsked(q, 0)
		k.gives(q, 0, quiz.Chose("it"))
		k.faces(q, 1)

		done, _ := q.Item("done")
		k.opens(strings.Replace(k.reads().Address, "items/2", fmt.Sprintf("items/%d", done+1), 1))
		k.faces(q, done)
		k.follows("Continue")
		k.complains("Choose at least one answer")
		k.ticksAll("Kept a project on time", "Cared for patients", "Built software", "Trained other people")
		k.follows("Continue")
		k.complains("Choose at most 3 answers. You chose 4.")
		equal(t, "ticked", strings.Join(k.chosen(), "; "), "Kept a project on time; Cared for patients; Built software; Trained other people")
		k.ticksAll("Trained other people", "Cared for patients", "Kept a project on time", "None of these")
		k.follows("Continue")
		k.complains("Choose either “None of these” or other answers, not both.")
		equal(t, "ticked", strings.Join(k.chosen(), "; "), "Built software; None of these")
		k.ticks("Built software")
		if d.scripts { // what was wrong is right now, and nothing says otherwise
			k.isSaid("Saved")
			var seen []bool
			k.asks(`all('.error-summary, #error').map(e => e.checkVisibility({visibilityProperty: true}))`, &seen)
			equal(t, "errors to be seen", fmt.Sprint(seen), "[false false]")
		}
		k.follows("Continue")
		k.faces(q, done+1)
	})
}

func (k *taker) ticksAll(labels ...string) {
	k.t.Helper()
	for _, label := range labels {
		k.ticks(label)
	}
}

// isAsked expects the text of an item as the page's heading.
func (k *taker) isAsked(q *quiz.Quiz, item int) {
	k.t.Helper()
	k.sees(string(q.Items[item].Text))
}

// complains expects the page to come back with an error summary that has the focus and leads to the
// first choice, and with the same words beside the choices.
func (k *taker) complains(words string) {
	k.t.Helper()
	if s := k.reads(); !strings.HasPrefix(s.Title, "Error: ") {
		k.t.Errorf("the title is %q, want it to begin with “Error: ”", s.Title)
	}
	k.hasFocusOn(".error-summary")
	var summary struct{ Title, Link, Beside string }
	k.asks(`({title: words(document.querySelector('.error-summary h2')), link: words(document.querySelector('.error-summary a')), beside: words(document.querySelector('#error'))})`, &summary)
	equal(k.t, "summary", summary.Title, "There is a problem")
	contains(k.t, "summary", summary.Link, words)
	contains(k.t, "message beside the field", summary.Beside, words)
	k.does("follow the summary", k.clickOn(".error-summary a", summary.Link, 1)...)
	k.hasFocusOn("input[name=answer], input[name=code]")
}

// hasFocusOn expects the focus on an element soon: browsers move it a moment after a page has loaded.
func (k *taker) hasFocusOn(css string) {
	k.t.Helper()
	for range 100 {
		var there bool
		if k.asks("document.activeElement?.matches("+quote(css)+") ?? false", &there); there {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	k.t.Errorf("the focus is on %s, want it on %s", k.reads().Focus, css)
}
