package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/careerfit/careerfit/quiz"
)

// A taker without a mouse gets from the start page to the result.
func TestTakerUsesOnlyTheKeyboard(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "digital-health-marketer")
		k := arrives(t, serve(t), d)
		k.opens("/")
		k.presses(kb.Tab)
		k.hasFocusOn(".skip-link")
		k.entersOn("Start now")
		k.sees("Your return code")
		k.entersOn("First question")
		for i := range q.Items {
			k.faces(q, i)
			k.keysIn(q, i, p.Answers[q.Items[i].ID])
		}
		k.entersOn("See my result")
		k.result().isWhat(t, q, report(t, q, p.Answers))
	})
}

// tabsTo presses Tab until the element with the name has the focus and is in view, as people do.
func (k *taker) tabsTo(css, name string) {
	k.t.Helper()
	for range 60 {
		k.presses(kb.Tab)
		var at struct {
			There, InView     bool
			Top, Bottom, High float64
		}
		k.asks(`(() => {
			const e = document.activeElement, r = e.getBoundingClientRect();
			const called = e.labels?.length ? words(e.labels[0]) : words(e);
			return {there: e.matches(`+quote(css)+`) && called === `+quote(name)+`, top: r.top, bottom: r.bottom, high: innerHeight, inView: r.top > -1 && r.bottom < innerHeight + 1};
		})()`, &at)
		if at.There && !at.InView {
			k.t.Errorf("“%s” has the focus out of sight: it is %g to %g of %g", name, at.Top, at.Bottom, at.High)
		}
		if at.There {
			return
		}
	}
	k.t.Fatalf("Tab does not lead to “%s” on\n%s", name, k.reads())
}

// entersOn goes to a link or a button by Tab and presses Enter.
func (k *taker) entersOn(name string) {
	k.t.Helper()
	k.tabsTo("a, button", name)
	k.loads("Enter on “"+name+"”", chromedp.KeyEvent(kb.Enter))
}

// keysIn answers the item on the page: Tab and arrows lead to a choice, Space takes it, Enter sends
// the form.
func (k *taker) keysIn(q *quiz.Quiz, item int, a quiz.Answer) {
	k.t.Helper()
	if !a.Answered() {
		k.entersOn(nonAnswerButton(a))
		return
	}
	texts := optionTexts(q, item, a)
	if q.Items[item].Kind == quiz.KindPick {
		for _, text := range texts {
			k.tabsTo("input", text)
			k.presses(" ")
		}
	} else {
		k.arrowsTo(string(q.Options(item)[0].Text), texts[0])
	}
	equal(k.t, "ticked", strings.Join(k.chosen(), "; "), strings.Join(texts, "; "))
	k.loads("Enter", chromedp.KeyEvent(kb.Enter))
}

// arrowsTo goes to the first of a group of radio buttons and from there down to the one wanted.
func (k *taker) arrowsTo(first, wanted string) {
	k.t.Helper()
	k.tabsTo("input", first)
	k.presses(" ")
	for range 20 {
		if strings.Join(k.chosen(), "") == wanted {
			return
		}
		k.presses(kb.ArrowDown)
	}
}
