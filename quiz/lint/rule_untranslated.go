package lint

import (
	"fmt"

	"github.com/careerfit/careerfit/quiz"
)

func untranslated() Rule {
	return Rule{
		Name:     "untranslated",
		Severity: quiz.SeverityWarning,
		About: "A text that is missing in one of the languages that the file lists. Nobody is shown a page in two languages, so that language is not offered until all its texts are there. " +
			"Names of sources and of occupations in statistics may stay as they are, and personas are never shown.",
		worth: func(in *inspection) { // not of a file with errors: its texts are not all known yet
			for i, language := range in.q.AlsoIn {
				if in.spoken(language) { // else it would be translated in vain
					in.wantWhole(quiz.At("languages", i), language)
				}
			}
		},
	}
}

// wantWhole reports what is missing in the language: how much at its place in the list, and each text where it
// stands. So whoever translates has a list of what is left to do.
func (in *inspection) wantWhole(path, language string) {
	missing := in.q.Untranslated(language)
	if len(missing) == 0 {
		return
	}
	said := fmt.Sprintf("%d texts are missing", len(missing))
	if len(missing) == 1 {
		said = "one text is missing"
	}
	in.report(path, "", "takers are not offered %s: %s", language, said)
	for _, text := range missing {
		in.report(text, fmt.Sprintf("write {%s: …, %s: …}, or each on a line of its own", in.q.Language, language), "this text is missing in %s", language)
	}
}
