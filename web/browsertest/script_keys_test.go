package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/careerfit/careerfit/quiz"
)

// A taker at a keyboard answers everything by number keys and Enter.
func TestNumberKeysAndEnterTakeTheQuiz(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	p := persona(t, q, "digital-health-marketer")
	k := arrives(t, serve(t), desktop)
	k.starts()
	for i := range q.Items {
		k.faces(q, i)
		a := p.Answers[q.Items[i].ID]
		if !a.Answered() {
			k.gives(q, i, a)
			continue
		}
		for _, text := range optionTexts(q, i, a) {
			k.presses(digitOf(q, i, text))
		}
		equal(t, "ticked", strings.Join(k.chosen(), "; "), strings.Join(optionTexts(q, i, a), "; "))
		k.loads("Enter", chromedp.KeyEvent(kb.Enter))
	}
	k.finishes().isWhat(t, q, report(t, q, p.Answers))
}

// digitOf is the key of an option.
func digitOf(q *quiz.Quiz, item int, text string) string {
	for o, option := range q.Options(item) {
		if string(option.Text) == text {
			return string(rune('1' + o))
		}
	}
	return ""
}

// A second press takes a tick back; numbers that no option has, and keys held with others, do nothing.
func TestWhatNumberKeysDoNotDo(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), desktop)
	k.starts()
	for _, key := range []string{"9", "0", "a"} {
		k.presses(key)
	}
	for _, modifier := range []input.Modifier{input.ModifierCtrl, input.ModifierAlt, input.ModifierMeta} {
		k.does("hold another key", chromedp.KeyEvent("1", chromedp.KeyModifiers(modifier)))
	}
	equal(t, "ticked", len(k.chosen()), 0)
	done, _ := q.Item("done")
	k.opens(itemOf(k, done))
	k.presses("1")
	k.presses("2")
	k.presses("1")
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(done)[1].Text))
	k.opens("/return")
	k.does("type", k.clickOn("label", "Your return code", 1)...)
	k.presses("1")
	var typed string
	k.asks(`document.querySelector('#code').value`, &typed)
	equal(t, "typed", typed, "1")
}

// Whoever speaks to their computer turns number keys off, and they stay off.
func TestNumberKeysCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), desktop)
	k.starts()
	k.presses("1")
	k.isSaid("Saved")
	equal(t, "line about keys", k.scriptsWords(), "SavedNumber keys choose; Enter continues. Turn number keys off")
	k.does("turn them off", k.clickOn("button", "Turn number keys off", 1)...)
	k.presses("2")
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(0)[0].Text))
	k.follows("Continue")
	k.presses("1")
	equal(t, "ticked", len(k.chosen()), 0)
	k.isTold("Number keys are off.")
	k.does("turn them on", k.clickOn("button", "Turn number keys on", 1)...)
	k.presses("2")
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(1)[1].Text))
}

// Neither the hints nor what is said of an answer stands in anybody's way.
func TestWhatTheScriptWritesIsAccessible(t *testing.T) {
	axe := axeSource(t)
	onDevices(t, func(t *testing.T, d device) {
		q := builtin(t)
		s, line := over(t, serve(t))
		k := arrivesUnwatched(t, s, d)
		k.does("let the tests' own script in", page.SetBypassCSP(true))
		k.starts()
		line.will(cut)
		k.presses("2")
		k.isSaid(keptHere)
		for _, scheme := range []string{"light", "dark"} {
			k.prefers(scheme)
			for _, finding := range k.axe(axe) {
				t.Errorf("axe, %s: %s", scheme, finding)
			}
		}
		for _, fault := range append(k.tooWide(), k.tooSmall()...) {
			t.Error(fault)
		}
		line.will(nil)
		k.isSaid("Saved")
		k.isAsked(q, 0)
	}, desktop, fullPhone, device{name: "narrow with scripts", width: 320, height: 640, phone: true, scripts: true})
}

// Nothing on the page moves when the script begins, when an answer is saved and when the hints come.
func TestTheScriptMovesNothing(t *testing.T) {
	onDevices(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrives(t, serve(t), d)
		k.does("watch what moves", onEveryPage(`window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { window.moved += e.hadRecentInput ? 0 : e.value; })).observe({type: 'layout-shift', buffered: true})`))
		k.starts()
		before, choices := k.places("main label, main .button, .bottom"), k.places("main label, main .button")
		k.ticks(string(q.Options(0)[1].Text))
		k.isSaid("Saved")
		equal(t, "places", k.places("main label, main .button, .bottom"), before)
		k.presses("1") // the hints come, and the line about keys below
		equal(t, "places of choices", k.places("main label, main .button"), choices)
		var shift float64
		k.asks(`window.moved`, &shift)
		equal(t, "layout shift", shift, 0)
		k.asks(`document.querySelector('.saving').closest('form').prepend(document.createElement('hr')) ?? 0`, &shift) // the control
		if k.places("main label, main .button") == choices {
			t.Error("a line more is not seen")
		}
	}, desktop, fullPhone)
}

// places says how far down things on the page lie.
func (k *taker) places(css string) string {
	k.t.Helper()
	var all string
	k.asks(`all(`+quote(css)+`).map(e => Math.round(e.getBoundingClientRect().y + scrollY)).join(' ')`, &all)
	return all
}

// Pages blend into each other, unless the taker wants less motion.
func TestPagesBlendUnlessMotionIsUnwanted(t *testing.T) {
	t.Parallel()
	for motion, want := range map[string]bool{"no-preference": true, "reduce": false} {
		k := arrives(t, serve(t), desktop)
		k.does("prefer "+motion, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: motion}}),
			onEveryPage(`addEventListener('pagereveal', e => { window.blended = Boolean(e.viewTransition); })`))
		k.opens("/")
		k.follows("Start now")
		var blended bool
		k.does("wait until the page is shown", chromedp.Evaluate(`new Promise(done => {
			const look = () => 'blended' in window ? done(window.blended) : requestAnimationFrame(look);
			look();
		})`, &blended, awaited))
		equal(t, motion, blended, want)
	}
}
