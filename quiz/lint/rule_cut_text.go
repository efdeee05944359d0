package lint

import (
	"regexp"

	"github.com/careerfit/careerfit/quiz"
)

func cutText() Rule {
	return Rule{
		Name:     "cut-text",
		Severity: quiz.SeverityNote,
		About: "A text without quotes that goes on with a word that begins with #, as in: Be our #1. Behind a space, # begins a comment, " +
			"so what follows would never be shown.",
		words: func(in *inspection) {
			in.eachTextPath(func(path string) {
				if cut := cutOff(in.Problem(path, quiz.SeverityNote, "", "", "")); cut != "" {
					in.report(path, "put the whole text in quotes or, if that is a comment, a space behind the #", "this text ends before %q", cut)
				}
			})
		},
	}
}

// cutOff returns the word behind a text that was taken for a comment, "" where there is none. Who writes a comment on
// purpose mostly leaves a space behind the #.
func cutOff(at quiz.Problem) string {
	line := []rune(at.Source)
	if at.Caret != 0 || at.Col > len(line) || !keyAlone.MatchString(string(line[:at.Col-1])) {
		return ""
	}
	comment := commented.FindStringSubmatch(string(line[at.Col-1:]))
	if comment == nil || !tagged.MatchString(comment[1]) {
		return ""
	}
	return comment[1]
}

var (
	// keyAlone is a line up to a value that has no brackets or quotes around it.
	keyAlone = regexp.MustCompile(`^\s*(?:- +)*[A-Za-z_-]+:\s+$`)
	// commented is a text without quotes, and the first word of the comment behind it.
	commented = regexp.MustCompile(`^[^"'|>].*?\s(#\S*)`)
	tagged    = regexp.MustCompile(`^#[\pL\pN]`)
)

// eachTextPath visits the place of every text that stands on a line of its own in most files, and of each of its
// further languages: whether it is there or not, [inspection.report] knows.
func (in *inspection) eachTextPath(visit func(path string)) {
	keys := func(path string, names ...string) {
		for _, name := range names {
			visit(quiz.At(path, name))
			for _, language := range in.q.AlsoIn {
				visit(quiz.At(path, name, language))
			}
		}
	}
	keys("", "title", "summary")
	for t := range in.q.Traits {
		keys(quiz.At("traits", t), "name", "text")
	}
	for s := range in.q.Sections {
		keys(quiz.At("sections", s), "title", "text")
	}
	in.eachItem(func(path string, item *quiz.Item) {
		keys(path, "text", "help")
		for o := range item.Options {
			keys(quiz.At(path, "options", o), "text", "help")
		}
	})
	in.eachOutcome(func(o outcome) { keys(o.path, "name", "summary") })
}
