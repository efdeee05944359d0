package lint

import (
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

func doubleNegative() Rule {
	return Rule{
		Name:     "double-negative",
		Severity: quiz.SeverityNote,
		About: "A statement in English with a no in it, such as not or never: to disagree with it is to say no to a no, " +
			"and hurried readers tick the wrong end of the scale.",
		words: func(in *inspection) {
			in.eachStatement(func(path string, item *quiz.Item) {
				for _, sentence := range sentences(item.Text) {
					if no := negation(sentence); no != "" {
						in.report(path, "say it without the no, and turn the item round with \"reversed: true\"", "with %q in the statement %q, to disagree is to say no to a no", no, item.ID)
						return
					}
				}
			})
		},
	}
}

// negation returns the word that turns the sentence's main clause into a no, "" if there is none. What is
// said in a clause beside it, such as "when nobody watches", can be agreed with like anything else.
func negation(s []word) string {
	beside := false
	for i, w := range s {
		beside = beside || opensClause(w.lower)
		if !beside && isNo(s, i) {
			return w.written
		}
		if w.pause {
			beside = false
		}
	}
	return ""
}

// opensClause reports whether the word begins a clause beside the main one.
func opensClause(lower string) bool {
	return slices.Contains([]string{"when", "whenever", "if", "unless", "until", "because", "since", "while", "although", "though", "that", "who", "whom", "whose",
		"which", "what", "where", "why", "how", "whether", "than"}, lower)
}

func isNo(s []word, i int) bool {
	w := s[i].lower
	before, after := around(s, i)
	switch w + " " + after {
	case "not only", "nothing but", "no matter", "no doubt":
		return false
	}
	if w == "no" && (strings.HasPrefix(before, "say") || before == "said") { // I can say no
		return false
	}
	return strings.HasSuffix(w, "n't") ||
		slices.Contains([]string{"not", "never", "no", "nobody", "none", "nothing", "nowhere", "neither", "nor", "cannot"}, w)
}
