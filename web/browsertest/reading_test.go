package browsertest

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// A result reads in order where there are no styles at all, as in a browser for the terminal: under one heading after
// the other, from what came out to what to do with it.
func TestAResultReadsInOrder(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	sheet := persona(t, q, "start-up-developer").Answers
	k := arrives(t, serve(t), desktop)
	k.takes(q, sheet)
	k.finishes()
	var headings []string
	k.asks(`['Skip to the content', 'My results', ...all('h1, h2, h3, footer a').map(words)]`, &headings)
	if len(headings) < 12 || headings[2] != headingFor(q, report(t, q, sheet)) {
		t.Fatalf("the headings are %q", headings)
	}
	text := w3m(t, k.source())
	isSilent(t, misplaced(text, headings))
	if strings.ContainsAny(text, "{}<>") {
		t.Errorf("there is code in\n%s", text)
	}
}

// So does the review: each question with what was said, and nothing that only styles would hide.
func TestTheReviewReadsInOrder(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	sheet := persona(t, q, "start-up-developer").Answers
	k := arrives(t, serve(t), desktop)
	k.starts()
	k.answers(q, sheet, 0, 2)
	k.opensOf("/review")
	text := w3m(t, k.source())
	isSilent(t, misplaced(text, []string{"Check your answers", "You can change any answer",
		string(q.Items[0].Text), answerWords(q, 0, sheet[q.Items[0].ID]), string(q.Items[1].Text), answerWords(q, 1, sheet[q.Items[1].ID]),
		string(q.Items[2].Text), "Not reached yet", string(q.Items[len(q.Items)-1].Text), "Not reached yet"}))
	if strings.Contains(text, "Your answer is saved.") {
		t.Errorf("something is said to be saved in\n%s", text)
	}
}

// Words that are absent or come too early are seen.
func TestMisplacedWordsAreSeen(t *testing.T) {
	t.Parallel()
	text := w3m(t, "<h1>One</h1><p>of three</p><h2>Three</h2><h2>Two</h2>")
	found := strings.Join(misplaced(text, []string{"One", "Two", "Three", "Four"}), "\n")
	contains(t, "reading", found, `“Three” does not come after “Two”`, `“Four” does not come after`)
	if strings.Contains(found, "“One” does not") || strings.Contains(found, "“Two” does not") {
		t.Errorf("found %s", found)
	}
}

// misplaced reports words that do not come after those before them.
func misplaced(text string, words []string) []string {
	var found []string
	before, rest := "the beginning", text
	for _, w := range words {
		_, after, ok := strings.Cut(rest, w)
		if !ok {
			found = append(found, fmt.Sprintf("“%s” does not come after “%s”", w, before))
			continue
		}
		before, rest = w, after
	}
	return found
}

// w3m is a page as text, with single spaces.
func w3m(t testing.TB, source string) string {
	t.Helper()
	if _, err := exec.LookPath("w3m"); err != nil {
		without(t, "there is no w3m: apt-get install w3m")
	}
	read := exec.Command("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8")
	read.Stdin = strings.NewReader(source)
	text, err := read.Output()
	if err != nil {
		t.Fatalf("w3m: %v", err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}
