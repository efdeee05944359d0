package lint

import "github.com/careerfit/careerfit/quiz"

// The most words of one sentence of an item, and of an option: about what fits the screen of a phone
// beside everything else, and what is still known at its end when it is read once.
const (
	maxSentence = 25
	maxOption   = 20
)

func longText() Rule {
	return Rule{
		Name:     "long-text",
		Severity: quiz.SeverityNote,
		About:    "A sentence of an item with more than 25 words, or an option with more than 20: on a phone the beginning is out of sight, or out of mind, before the end is read.",
		words: func(in *inspection) {
			in.eachItem(func(path string, item *quiz.Item) {
				longest := 0
				for _, sentence := range sentences(item.Text) {
					longest = max(longest, len(sentence))
				}
				if longest > maxSentence {
					in.report(quiz.At(path, "text"), "make two sentences of it, or move what explains it into \"help\"", "a sentence of the item %q has %d words; more than %d are hard to read on a phone", item.ID, longest, maxSentence)
				}
				for o, option := range item.Options {
					in.wantShort(quiz.At(path, "options", o, "text"), item, option)
				}
			})
		},
	}
}

// wantShort reports an option with too many words.
func (in *inspection) wantShort(path string, item *quiz.Item, option quiz.Option) {
	n := 0
	for _, sentence := range sentences(option.Text) {
		n += len(sentence)
	}
	if n > maxOption {
		in.report(path, "say it in fewer words, or move what explains it into \"help\"", "the option %q of the item %q has %d words; more than %d are hard to compare on a phone", option.ID, item.ID, n, maxOption)
	}
}
