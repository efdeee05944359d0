package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz"
)

// A word is one word of a sentence; a lone "&" counts as one.
type word struct {
	written string // as it stands in the text
	lower   string // in lower case, with a straight apostrophe
	// pause tells that a comma, a colon or the like comes behind it.
	pause bool
}

// capital reports whether the word begins with a capital letter, other than the word I.
func (w word) capital() bool {
	first, _ := utf8.DecodeRuneInString(w.written)
	return unicode.IsUpper(first) && w.lower != "i" && !strings.HasPrefix(w.lower, "i'")
}

// strokes keeps apart what a stroke joins; "and/or" is one word.
var strokes = strings.NewReplacer("and/or", "and/or", "/", " / ")

// sentences takes a text apart. A word may have apostrophes and hyphens within it.
func sentences(text quiz.Text) [][]word {
	var all [][]word
	var now []word
	for field := range strings.FieldsSeq(strokes.Replace(string(text))) {
		w, pause, end := trimmed(field)
		if w != "" {
			now = append(now, word{w, strings.ToLower(strings.ReplaceAll(w, "’", "'")), pause})
		} else if len(now) > 0 {
			now[len(now)-1].pause = now[len(now)-1].pause || pause
		}
		if end && len(now) > 0 {
			all, now = append(all, now), nil
		}
	}
	if len(now) > 0 {
		all = append(all, now)
	}
	return all
}

// trimmed returns a field of a text without the marks around it, and whether one of those behind it makes a
// pause or ends the sentence.
func trimmed(field string) (w string, pause, end bool) {
	if field == "&" {
		return field, false, false
	}
	mark := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	w = strings.TrimLeftFunc(field, mark)
	behind := w[len(strings.TrimRightFunc(w, mark)):]
	w = strings.TrimSuffix(w, behind)
	if w == "" {
		behind = field
	}
	return w, strings.ContainsAny(behind, ",;:–—()") || w == "" && behind == "-", strings.ContainsAny(behind, ".!?…")
}

// around returns the words next to the one at i, in lower case; "" where the sentence begins or ends.
func around(s []word, i int) (before, after string) {
	if i > 0 {
		before = s[i-1].lower
	}
	if i+1 < len(s) {
		after = s[i+1].lower
	}
	return before, after
}
