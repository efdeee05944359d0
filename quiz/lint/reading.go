package lint

import (
	"strings"
	"unicode"

	"github.com/careerfit/careerfit/quiz"
)

// A Reading counts what the formula of Flesch and Kincaid needs of English texts. The zero Reading has read
// nothing yet.
type Reading struct{ Sentences, Words, Syllables int }

// Add reads texts with as many sentences as they have; a text without a full stop is one, and one
// without words is none.
func (r *Reading) Add(texts ...quiz.Text) {
	for _, text := range texts {
		if r.addWords(text) > 0 {
			r.Sentences += max(1, fullStops(string(text)))
		}
	}
}

// fullStops counts the ends of sentences: marks with a space or nothing behind them.
func fullStops(text string) int {
	n := 0
	for i := range len(text) {
		if strings.IndexByte(".!?", text[i]) >= 0 && (i+1 == len(text) || strings.IndexByte(" \n\t\r", text[i+1]) >= 0) {
			n++
		}
	}
	return n
}

// Join reads all the texts as one sentence.
func (r *Reading) Join(texts ...quiz.Text) {
	words := 0
	for _, text := range texts {
		words += r.addWords(text)
	}
	r.Sentences += min(1, words)
}

func (r *Reading) addWords(text quiz.Text) int {
	words := plainWords(text)
	for _, word := range words {
		r.Words++
		r.Syllables += Syllables(word)
	}
	return len(words)
}

// Grade returns the school grade for which the texts are written, as counted in the United States:
//
//	0.39 × words a sentence + 11.8 × syllables a word − 15.59
//
// (Kincaid, Fishburne, Rogers and Chissom 1975: Derivation of new readability formulas). It may be below 0;
// of nothing it is 0. Of a few words it says little: in ten, one syllable more is a whole grade.
func (r *Reading) Grade() float64 {
	if r.Words == 0 {
		return 0
	}
	return 0.39*float64(r.Words)/float64(r.Sentences) + 11.8*float64(r.Syllables)/float64(r.Words) - 15.59
}

// plainWords returns the words of a text in lower case; the parts of a hyphened one are words of their own.
func plainWords(text quiz.Text) []string {
	straight := strings.ReplaceAll(strings.ToLower(string(text)), "’", "'")
	return strings.FieldsFunc(straight, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' })
}
