package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

func unspoken() Rule {
	return Rule{
		Name:     "unspoken",
		Severity: quiz.SeverityWarning,
		About: "A further language that the pages do not speak: takers are not offered it, however much of it is translated, because the words around the questions would be in another. " +
			"A language of a region, such as en-GB, is spoken as everywhere.",
		words: func(in *inspection) {
			for i, language := range in.q.AlsoIn {
				if !in.spoken(language) {
					in.report(quiz.At("languages", i), fmt.Sprintf("take %[1]s out of the list; or write a file of its own with language: %[1]s, which is offered with the words around the questions in another language", language),
						"takers are not offered %s: the pages speak %s only", language, listed(in.speaks))
				}
			}
		},
	}
}

// spoken reports whether the pages speak the language, such as that of en-GB; where nobody told which they speak,
// there is nothing to say.
func (in *inspection) spoken(language string) bool {
	base, _, _ := strings.Cut(language, "-")
	return len(in.speaks) == 0 || slices.Contains(in.speaks, base)
}
