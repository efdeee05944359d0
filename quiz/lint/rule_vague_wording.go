package lint

import (
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

func vagueWording() Rule {
	return Rule{
		Name:     "vague-wording",
		Severity: quiz.SeverityNote,
		About: "A word in an item in English that each reader measures by another yardstick, such as often, several or appropriate: " +
			"equal answers then do not mean the same.",
		words: func(in *inspection) {
			if !in.english() {
				return
			}
			in.eachItem(func(path string, item *quiz.Item) {
				in.wantExact(quiz.At(path, "text"), item.Text)
				for o, option := range item.Options {
					in.wantExact(quiz.At(path, "options", o, "text"), option.Text)
				}
			})
		},
	}
}

// wantExact reports the vague words of a text, with what to write in place of the first.
func (in *inspection) wantExact(path string, text quiz.Text) {
	var found []string
	hint := ""
	for _, sentence := range sentences(text) {
		for i, w := range sentence {
			if mend := vague(sentence, i); mend != "" && !slices.Contains(found, `"`+w.lower+`"`) {
				found = append(found, `"`+w.lower+`"`)
				if hint == "" {
					hint = mend
				}
			}
		}
	}
	if len(found) > 0 {
		in.report(path, hint, "each reader takes %s differently", listed(found))
	}
}

// vague returns what to write in place of the word at i, "" if that is clear.
func vague(s []word, i int) string {
	lower := s[i].lower
	before, after := around(s, i)
	switch {
	case before == "how": // the answer tells
		return ""
	case (lower == "good" || lower == "bad") && (after == "at" || slices.Contains([]string{"for", "do", "common", "public"}, before) || before == "the" && after == "in"):
		return "" // good at sums, for good, the common good, the good in people
	case lower == "soon" && (before == "as" || after == "as"):
		return ""
	case s[i].capital() && i > 0: // part of a name
		return ""
	}
	return plainer(lower)
}

// plainer returns what to write in place of a vague word, "" for any other. The list is short on purpose.
// That words for how often and how many stand for very different numbers from reader to reader is an old
// finding (Bradburn and Miles 1979, "Vague quantifiers"); the others leave the yardstick to the reader,
// too. Words that are merely soft, such as many or easy, are not in it.
func plainer(lower string) string {
	switch lower {
	case "often", "sometimes", "regularly", "usually", "frequently", "rarely", "seldom", "occasionally", "normally", "generally":
		return `say how often, as in "once a week", or leave the word out and let the answer tell`
	case "recently", "lately", "soon":
		return `say when, as in "in the last four weeks"`
	case "several", "various", "numerous":
		return `give a number, as in "three or more", or leave the word out`
	case "good", "nice", "bad", "appropriate", "appropriately", "adequate", "adequately", "reasonable", "reasonably", "suitable", "proper", "properly", "decent":
		return "say what makes it so"
	case "etc":
		return "name what you mean, or stop at what is named"
	}
	return ""
}
