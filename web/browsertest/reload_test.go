package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/careerfit/careerfit/quiz"
)

// An author edits a file while a browser looks at its pages.
type author struct {
	*taker
	file    string
	content []byte
}

// An edit of the author's.
const (
	asksNow   = "Which background is closest to yours?"
	asksThen  = "Which of these do you come from?"
	goodKey   = "balanced_within:"
	badKey    = "balanced_witin:"
	showIt    = "The questionnaire has changed. Show it"
	takesOver = "Take these answers over to the questionnaire as it is now"
)

// editsQuiz brings an author of a copy of the built-in questionnaire to the start page.
func editsQuiz(t *testing.T, d device) *author {
	t.Helper()
	a := &author{file: filepath.Join(t.TempDir(), "quiz.yaml"), content: quiz.BuiltinSource()}
	write(t, a.file, a.content)
	a.taker = arrives(t, (&site{t: t, dir: t.TempDir(), quizzes: []string{a.file}, reload: true}).runs(), d)
	a.opens("/health-informatics/how-it-works")
	return a
}

// saves replaces texts in the file.
func (a *author) saves(pairs ...string) {
	a.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !bytes.Contains(a.content, []byte(pairs[i])) {
			a.t.Fatalf("the file has no %q to replace", pairs[i])
		}
		a.content = bytes.ReplaceAll(a.content, []byte(pairs[i]), []byte(pairs[i+1]))
	}
	write(a.t, a.file, a.content)
}

// seesAfter saves an edit and waits until the page has come anew by itself.
func (a *author) seesAfter(pairs ...string) {
	a.t.Helper()
	a.loads("save the file", chromedp.ActionFunc(func(context.Context) error {
		a.saves(pairs...)
		return nil
	}))
}

// panel is what stands above the page; closed details are not in it.
func (a *author) panel() string {
	a.t.Helper()
	var text string
	a.asks(`document.querySelector('.author')?.innerText ?? ''`, &text)
	return strings.Join(strings.Fields(text), " ")
}

// soonTold waits for words above the page.
func (a *author) soonTold(words string) {
	a.t.Helper()
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if strings.Contains(a.panel(), words) {
			return
		}
	}
	a.t.Fatalf("the panel does not say %q: %s", words, a.panel())
}

// The author saves the file, and the page shows it without a key being pressed: the new text, what is
// wrong with the next one, and how it is when that is mended.
func TestAnAuthorSeesEditsByThemselves(t *testing.T) {
	t.Parallel()
	a := editsQuiz(t, desktop)
	a.isTold(asksNow)
	a.seesAfter(asksNow, asksThen)
	a.isTold(asksThen)
	a.isNotTold(asksNow)
	a.seesAfter(goodKey, badKey)
	a.isTold(asksThen)
	contains(t, "panel", a.panel(), "quiz.yaml: 1 error", `unknown key "balanced_witin"`, `did you mean "balanced_within"?`)
	a.seesAfter(badKey, goodKey)
	if strings.Contains(a.panel(), "error") {
		t.Errorf("the panel says %q", a.panel())
	}
	a.goesAwayWhile(func() { a.saves(asksThen, asksNow) })
	a.isTold(asksNow)
}

// goesAwayWhile looks at another page of the browser's, lets something happen, and comes back.
func (a *author) goesAwayWhile(happens func()) {
	a.t.Helper()
	a.does("look elsewhere", chromedp.ActionFunc(func(ctx context.Context) error {
		return chromedp.Evaluate(`Object.defineProperty(document, 'hidden', {configurable: true, get: () => true}); document.dispatchEvent(new Event('visibilitychange'))`, nil).Do(ctx)
	}))
	happens()
	time.Sleep(time.Second) // long enough for an edit to be heard of
	a.isTold(asksThen)      // nobody listened
	a.loads("look again", chromedp.Evaluate(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`, nil))
}

// What was ticked stays, and is saved without a press of Continue. A link leads on; from there the answers
// are taken over.
func TestAnUnsentChoiceIsNotThrownAway(t *testing.T) {
	t.Parallel()
	a := editsQuiz(t, fullPhone)
	q := builtin(t)
	a.starts()
	a.gives(q, 0, persona(t, q, "charge-nurse").Answers[q.Items[0].ID])
	a.opens(strings.Replace(a.reads().Address, "items/2", "items/1", 1))
	label := string(q.Options(0)[0].Text)
	if a.chosen()[0] == label {
		label = string(q.Options(0)[1].Text)
	}
	a.ticks(label)
	a.saves(asksNow, asksThen)
	a.soonTold(showIt)
	equal(t, "ticked", strings.Join(a.chosen(), "; "), label)
	a.sees(asksNow)
	a.follows("Continue") // it is sent as if nothing had happened
	a.opens(strings.Replace(a.reads().Address, "items/2", "items/1", 1))
	equal(t, "ticked", strings.Join(a.chosen(), "; "), label)

	other := string(q.Options(0)[2].Text)
	a.ticks(other)
	a.saves(asksThen, asksThen+" (Think.)")
	a.soonTold(showIt)
	a.follows(showIt)
	equal(t, "ticked", strings.Join(a.chosen(), "; "), other)
	a.follows(takesOver)
	a.sees(asksThen + " (Think.)")
	equal(t, "ticked", strings.Join(a.chosen(), "; "), other)
	contains(t, "panel", a.panel(), "1 answer was taken over.")
}

// What was sent and refused is not thrown away either.
func TestARefusedAnswerIsNotThrownAway(t *testing.T) {
	t.Parallel()
	a := editsQuiz(t, desktop)
	a.starts()
	a.follows("Continue")
	a.isTold("There is a problem")
	a.saves(asksNow, asksThen)
	a.soonTold(showIt)
	a.isTold("There is a problem")
}

// Without scripts, the page shows the edit when it is asked for again.
func TestAnAuthorWithoutScripts(t *testing.T) {
	t.Parallel()
	a := editsQuiz(t, phone)
	a.saves(asksNow, asksThen)
	for deadline := time.Now().Add(loading); time.Now().Before(deadline) && !strings.Contains(a.reads().Text, asksThen); time.Sleep(100 * time.Millisecond) {
		a.reloads()
	}
	a.isTold(asksThen)
}

// The panel fits a narrow screen, has targets that can be hit, and passes axe: with errors, with advice
// and with an answer that could not be taken over.
func TestTheLookOfTheAuthorsPages(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	a := editsQuiz(t, desktop)
	q := builtin(t)
	a.starts()
	a.gives(q, 0, persona(t, q, "charge-nurse").Answers[q.Items[0].ID])
	address := a.reads().Address
	views := []struct {
		name, address string
		edit          []string
		does          func()
	}{
		{"no-error", "/", []string{asksNow, asksThen}, nil},
		{"offer", strings.Replace(address, "items/2", "review", 1), []string{asksThen, asksNow + "?"}, nil},
		{"lost", strings.Replace(address, "items/2", "items/1", 1), []string{"id: background", "id: where_from", "\n      background: ", "\n      where_from: "}, func() {
			a.follows(takesOver)
			contains(t, "panel", a.panel(), "No answer was taken over. These could not be:", "the question is gone")
		}},
		{"errors", "/health-informatics/", []string{goodKey, badKey}, nil},
		{"many-errors", "/health-informatics/", []string{"title:", "titel:"}, nil},
	}
	a.does("let the tests' own script in", page.SetBypassCSP(true))
	for _, v := range views {
		a.opens(v.address)
		a.seesAfter(v.edit...)
		if v.does != nil {
			v.does()
		}
		a.looksWell(axe, v.name)
	}
}

// looksWell checks the page on a narrow screen, and pictures it if that was asked for.
func (a *author) looksWell(axe, name string) {
	a.t.Helper()
	a.opensAll()
	if *pictures != "" {
		for _, width := range []int64{360, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				a.prefers(scheme)
				a.pictures(filepath.Join(picturesDir(a.t), fmt.Sprintf("reload-%s-%d-%s.png", name, width, scheme)), width, 0)
			}
		}
	}
	a.does("hold the phone", emulation.SetDeviceMetricsOverride(narrow.width, narrow.height, 1, false))
	for _, fault := range append(a.tooWide(), a.tooSmall()...) {
		a.t.Errorf("%s: %s", name, fault)
	}
	a.hasOneHeading()
	for _, scheme := range []string{"light", "dark"} {
		a.prefers(scheme)
		for _, finding := range a.axe(axe) {
			a.t.Errorf("%s, %s: %s", name, scheme, finding)
		}
	}
}
