package browsertest

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

var codeForm = regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{2}( [0-9A-HJKMNP-TV-Z]{4}){4}$`)

// starts goes from the site's address to the first item, and returns the return code shown before it.
func (k *taker) starts() string {
	k.t.Helper()
	k.opens("/")
	k.follows("Start now")
	return k.notesCode()
}

// notesCode writes down the code on the code page, and goes on.
func (k *taker) notesCode() string {
	k.t.Helper()
	k.sees("Your return code")
	var code string
	k.asks(`words(document.querySelector('#code'))`, &code)
	if !codeForm.MatchString(code) {
		k.t.Fatalf("%q is no return code", code)
	}
	k.follows("First question")
	return code
}

// faces expects the page of an item.
func (k *taker) faces(q *quiz.Quiz, item int) sight {
	k.t.Helper()
	s := k.sees(string(q.Items[item].Text))
	if want := fmt.Sprintf("Question %d of %d", item+1, len(q.Items)); s.Title[:min(len(s.Title), len(want))] != want {
		k.t.Errorf("the title is %q, want it to begin with %q", s.Title, want)
	}
	return s
}

// gives answers the item on the page.
func (k *taker) gives(q *quiz.Quiz, item int, a quiz.Answer) {
	k.t.Helper()
	if !a.Answered() {
		k.follows(nonAnswerButton(a))
		return
	}
	for _, text := range optionTexts(q, item, a) {
		k.ticks(text)
	}
	if chosen, want := k.chosen(), optionTexts(q, item, a); !slices.Equal(chosen, want) {
		k.t.Fatalf("ticked are %q, want %q", chosen, want)
	}
	k.follows("Continue")
}

// chosen returns the labels of what is ticked on the page.
func (k *taker) chosen() []string {
	k.t.Helper()
	var labels []string
	k.asks(`all('input:checked').map(e => words(e.labels[0]))`, &labels)
	return labels
}

// answers goes through items from one position up to before another, giving what the sheet says.
func (k *taker) answers(q *quiz.Quiz, sheet map[string]quiz.Answer, from, to int) {
	k.t.Helper()
	for i := from; i < to; i++ {
		k.faces(q, i)
		k.gives(q, i, sheet[q.Items[i].ID])
	}
}

// takes goes from the start to the review page, and returns the return code.
func (k *taker) takes(q *quiz.Quiz, sheet map[string]quiz.Answer) string {
	k.t.Helper()
	code := k.starts()
	k.answers(q, sheet, 0, len(q.Items))
	k.sees("Check your answers")
	return code
}

// finishes goes from the review page to the result.
func (k *taker) finishes() result {
	k.t.Helper()
	k.sees("Check your answers")
	k.follows("See my result")
	return k.result()
}

// reviewed returns what the review page says was answered, in the order of the items.
func (k *taker) reviewed() []string {
	k.t.Helper()
	var answers []string
	k.asks(`all('.rows .answered').map(words)`, &answers)
	return answers
}

// comesBack enters a return code.
func (k *taker) comesBack(code string) {
	k.t.Helper()
	k.opens("/")
	k.follows("Enter a code")
	k.types("Your return code", code)
	k.follows("Open my sitting")
}

// sittings returns the headings under "My results", newest first.
func (k *taker) sittings() []string {
	k.t.Helper()
	k.opens("/results")
	k.sees("My results")
	var headings []string
	k.asks(`all('.cards h2 .what').map(words)`, &headings)
	return headings
}
