package lint

import (
	"fmt"

	"github.com/careerfit/careerfit/quiz"
)

// maxUntranslated is how many missing texts of one language are told one by one. A file whose translation has just
// begun lacks hundreds, and nobody mends more at a time.
const maxUntranslated = 5

func untranslated() Rule {
	return Rule{
		Name:     "untranslated",
		Severity: quiz.SeverityWarning,
		About: "A text that is missing in one of the languages that the file lists. Nobody is shown a page in two languages, so that language is not offered until all its texts are there. " +
			"Names of sources and of occupations in statistics may stay as they are, and personas are never shown.",
		worth: func(in *inspection) { // not of a file with errors: its texts are not all known yet
			for i, language := range in.q.AlsoIn {
				in.wantWhole(quiz.At("languages", i), language)
			}
		},
	}
}

// wantWhole reports what is missing in the language: how much at its place in the list, and the first texts where
// they stand.
func (in *inspection) wantWhole(path, language string) {
	missing := in.q.Untranslated(language)
	if len(missing) == 0 {
		return
	}
	said, hint := fmt.Sprintf("%d texts are missing", len(missing)), ""
	switch {
	case len(missing) == 1:
		said = "one text is missing"
	case len(missing) > maxUntranslated:
		hint = fmt.Sprintf("the first %d are told where they stand; the others follow once these are there", maxUntranslated)
	}
	in.report(path, hint, "takers are not offered %s: %s", language, said)
	for _, text := range missing[:min(len(missing), maxUntranslated)] {
		in.report(text, fmt.Sprintf("write {%s: …, %s: …}, or each on a line of its own", in.q.Language, language), "this text is missing in %s", language)
	}
}
