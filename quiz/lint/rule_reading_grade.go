package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

const (
	// maxItemGrade and maxFileGrade are the highest school grades for one item and for all together. Texts for
	// everybody are commonly asked to stay at grade 8; one item may lie a little above.
	maxItemGrade, maxFileGrade = 9, 8
	// Fewer words have no grade worth telling: in an item of ten, one syllable more is a whole grade.
	minItemWords, minFileWords = 10, 100
)

func readingGrade() Rule {
	return Rule{
		Name:     "reading-grade",
		Severity: quiz.SeverityNote,
		About: "An item in English that wants more than nine years of school to be read with ease, or a questionnaire that wants more than eight, by the formula of Flesch and Kincaid: " +
			"whoever does not understand a question answers another one. An item of fewer than ten words is not judged.",
		words: func(in *inspection) {
			if !in.english() {
				return
			}
			var whole Reading
			in.eachItem(func(path string, item *quiz.Item) {
				r := in.wantPlainWords(quiz.At(path, "text"), item)
				whole = Reading{whole.Sentences + r.Sentences, whole.Words + r.Words, whole.Syllables + r.Syllables}
			})
			if grade := whole.Grade(); grade > maxFileGrade && whole.Words >= minFileWords {
				in.report("sections", "write shorter sentences and shorter words, first where an item is named here",
					"the items together are written for school grade %.1f, above %d", grade, maxFileGrade)
			}
		},
	}
}

// wordsOf returns all that stands on the page of an item but its scale, which comes again and again.
func wordsOf(item *quiz.Item) []quiz.Text {
	texts := []quiz.Text{item.Text, item.Help}
	for _, o := range item.Options {
		texts = append(texts, o.Text, o.Help)
	}
	return texts
}

// wantPlainWords reports an item that is hard to read, and returns what was read of it.
func (in *inspection) wantPlainWords(path string, item *quiz.Item) (r Reading) {
	texts := wordsOf(item)
	r.Add(texts...)
	if grade := r.Grade(); grade > maxItemGrade && r.Words >= minItemWords {
		in.report(path, "write shorter sentences and shorter words; the longest here: "+listed(longest(texts)),
			"the item %q is written for school grade %.1f, above %d", item.ID, grade, maxItemGrade)
	}
	return r
}

// longest returns up to three words with the most syllables, each in quotation marks.
func longest(texts []quiz.Text) []string {
	syllables := map[string]int{}
	var words []string
	for _, text := range texts {
		for _, w := range plainWords(text) {
			if syllables[w] == 0 {
				syllables[w] = Syllables(w)
				words = append(words, w)
			}
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(syllables[b], syllables[a]) })
	words = words[:min(3, len(words))]
	for i, w := range words {
		words[i] = fmt.Sprintf("%q", w)
	}
	return words
}
