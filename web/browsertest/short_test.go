package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// A taker with three minutes takes the short form, sees the result, and goes on with the rest.
func TestTakerTakesTheShortForm(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "start-up-developer")
		k := arrives(t, serve(t), d)
		k.startsShort()
		asked := k.answersShort(q, p.Answers)
		k.isTold("This is the short form")
		equal(t, "rows of the review", len(k.reviewed()), len(asked))
		k.follows("See my result")
		k.sees(headingFor(q, report(t, q, p.Answers)))
		k.isTold(fmt.Sprintf("%d of %d questions were put to you", len(asked), len(q.Items)))

		k.follows("Answer the other questions, too")
		for n := len(asked) + 1; n <= len(q.Items); n++ {
			hasTitle(k, fmt.Sprintf("Question %d of %d", n, len(q.Items)))
			item := k.askedFor(q)
			if slices.Contains(asked, item) {
				t.Fatalf("%q is asked a second time", q.Items[item].ID)
			}
			k.gives(q, item, p.Answers[q.Items[item].ID])
		}
		k.sees("Check your answers")
		k.follows("See my result")
		if s := k.sees(headingFor(q, report(t, q, p.Answers))); strings.Contains(s.Text, "questions were put to you") {
			t.Errorf("all was asked, and the result still is of a short form:\n%s", s)
		}
	})
}

// Whoever presses the button twice, or comes back later, has one short form.
func TestShortFormIsBegunOnceAndGoneOnWith(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "charge-nurse")
		k := arrives(t, serve(t), d)
		k.opens("/")
		k.doubleClicks("Short form, about three minutes")
		k.notesCode()
		for range 2 {
			item := k.askedFor(q)
			k.gives(q, item, p.Answers[q.Items[item].ID])
		}
		equal(t, "sittings", strings.Join(k.sittings(), "; "), "Not finished: short form, 2 questions")
		k.follows("Continue")
		hasTitle(k, "Question 3, short form")
		k.follows("Back")
		k.goesBack()
		hasTitle(k, "Question 3, short form")
		k.answersShort(q, p.Answers)
	})
}

// The note comes before the last question, and its button leads to the path that all answers lead to.
func TestTakerSeesASettledPath(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "start-up-developer")
		k := arrives(t, serve(t), d)
		k.starts()
		k.answersUntilSettled(q, p.Answers)
		k.follows("See it now")
		k.sees(headingFor(q, report(t, q, p.Answers)))
	})
}

// startsShort goes from the site's address to the first item of a short form.
func (k *taker) startsShort() {
	k.t.Helper()
	k.opens("/")
	k.follows("Short form, about three minutes")
	k.notesCode()
}

// askedFor returns the item whose page is open.
func (k *taker) askedFor(q *quiz.Quiz) int {
	k.t.Helper()
	s := k.reads()
	i := slices.IndexFunc(q.Items, func(i *quiz.Item) bool { return strings.HasPrefix(s.Heading, string(i.Text)) })
	if i < 0 {
		k.t.Fatalf("no question is on\n%s", s)
	}
	return i
}

// answersShort answers what is asked until nothing more is, and returns the items.
func (k *taker) answersShort(q *quiz.Quiz, sheet map[string]quiz.Answer) []int {
	k.t.Helper()
	var asked []int
	for strings.Contains(k.reads().Address, "/items/") {
		item := k.askedFor(q)
		asked = append(asked, item)
		if len(asked) > len(q.Items) {
			k.t.Fatalf("there is no end: %v", asked)
		}
		k.gives(q, item, sheet[q.Items[item].ID])
	}
	k.sees("Check your answers")
	return asked
}

// answersUntilSettled answers in the author's order until the path is said to be settled.
func (k *taker) answersUntilSettled(q *quiz.Quiz, sheet map[string]quiz.Answer) {
	k.t.Helper()
	for i := range q.Items {
		if strings.Contains(k.faces(q, i).Text, "Your path is settled") {
			return
		}
		k.gives(q, i, sheet[q.Items[i].ID])
	}
	k.t.Fatal("the path is never settled")
}

func hasTitle(k *taker, title string) {
	k.t.Helper()
	if s := k.reads(); !strings.HasPrefix(s.Title, title) {
		k.t.Errorf("the title is %q, want it to begin with %q", s.Title, title)
	}
}

// shortViews are the pages of a sitting that are other in a short form, and the one with the note.
func (g *gallery) shortViews() []view {
	review := func(k *taker) {
		k.opens(k.reads().Address[:strings.Index(k.reads().Address, "/items/")] + "/review")
	}
	sheet := persona(g.s.t, g.q, "start-up-developer").Answers
	return []view{
		{"short-item", func(k *taker) { k.startsShort() }},
		{"short-review-open", func(k *taker) { k.startsShort(); review(k) }},
		{"short-review", func(k *taker) { k.startsShort(); k.answersShort(g.q, sheet) }},
		{"short-unfinished", func(k *taker) {
			k.startsShort()
			k.follows("Skip")
			k.sittings()
		}},
		{"item-settled", func(k *taker) { k.starts(); k.answersUntilSettled(g.q, sheet) }},
		{"item-of-the-rest", func(k *taker) {
			k.startsShort()
			k.answersShort(g.q, sheet)
			k.follows("See my result")
			k.follows("Answer the other questions, too")
		}},
	}
}

// The two ways to begin are equals, however many lines the words of one take.
func TestTheWaysToBeginAreOfOneHeight(t *testing.T) {
	t.Parallel()
	k := arrives(t, serve(t), desktop)
	k.opens("/")
	var heights []float64
	k.asks(`all('.starts .button').map(b => b.getBoundingClientRect().height)`, &heights)
	if len(heights) != 2 || heights[0] != heights[1] {
		t.Errorf("the buttons are %v px high", heights)
	}
}
