package quiz

// A Check is one thing that makes a content file unusable. Its name stands in brackets behind every
// problem that it finds.
type Check struct{ Name, About string }

// Checks returns all of them, from the file's bytes to what the quiz promises. The file checks.md shows
// each with an example; package lint has the rules that advise.
func Checks() []Check {
	return []Check{
		{"size", "The file is larger than a questionnaire can be."},
		{"encoding", "The file is not plain text in UTF-8, or has a character in it that cannot be seen."},
		{"yaml", "The file is not YAML: a quote or a bracket is not closed, or a line stands at the wrong depth."},
		{"format", "The file is of another version of the format than this program reads."},
		{"type", "A value has the wrong form: a list where a text is wanted, or keys where a list is."},
		{"unknown-key", "A key that the format does not have. It would be an instruction that is silently ignored."},
		{"duplicate-key", "A key is given twice, so that one of the two values would be lost."},
		{"missing-key", "A key that must be there is not."},
		{"empty", "A key without a value, or a list without entries."},
		{"text", "A text has a character in it that cannot be shown."},
		{"too-long", "A text is longer than its place on a page."},
		{"too-few", "A list with fewer entries than there must be: a choice of one is none."},
		{"too-many", "A list is longer than a page or a person can bear."},
		{"id", "An id that could not be a part of a web address."},
		{"language", "The language is not told by its code, so browsers could not read the page aloud or break its lines."},
		{"url", "A web address that leads nowhere, or into a program."},
		{"number", "A number that is none, or out of bounds, or finer than can be counted with."},
		{"word", "A word that is not one of those that can stand in its place."},
		{"duplicate-id", "Two things of a kind have one id, so that nobody could tell which of them is meant."},
		{"reserved-id", "The questionnaire's address is taken by the program itself."},
		{"languages", "A text in a language that the file does not list, or without one in the author's own; or a language that is listed twice."},
		{"unknown-reference", "An id that stands for nothing in the file."},
		{"item", "An item whose keys do not go with its kind, so that it could not be asked or counted."},
		{"scale", "A scale whose values do not rise from the first to the last option."},
		{"threshold", "A threshold that is not a share, or bands that do not fall from best to good."},
		{"pay", "A pay figure that cannot be read: no amount, no currency, or a range that falls."},
		{"compile", "Something that cannot be counted: an outcome that no answer moves, or numbers that do not fit together."},
		{"persona", "A persona whose answers are not possible, or who does not get what the file promises."},
	}
}
