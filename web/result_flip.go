package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// flipWords tell the least change of the answers that puts another path or career first.
type flipWords struct {
	// Says is how many answers would have to change, in a sentence; Enough leads to the list of them.
	Says, Enough string
	// Changes are these answers; Then says who comes first with all of them.
	Changes []changeRow
	Then    string
	// Background says that it takes another background; it is empty where it does not.
	Background string
}

// changeRow is one answer that would have to be another one.
type changeRow struct {
	Text    quiz.Text
	Said    string
	Instead string
	// Answered tells that there was an answer, Cleared that there would be none.
	Answered, Cleared bool
	Address           string
}

// rivals are what a flip is among, in words.
type rivals struct {
	group engine.Group
	// other and same are "another path" and "the same path"; on says where it comes first, in the end of a
	// sentence.
	other, same, on string
}

func amongPaths() rivals { return rivals{engine.Paths, "another path", "the same path", ""} }

func amongCareers() rivals {
	return rivals{engine.Careers, "another career on this path", "the same career", " of the careers on this path"}
}

func (r reading) pathFlip() flipWords {
	return r.flip(r.stability.Path, amongPaths())
}

// careerFlip is the flip among the careers of one path.
func (r reading) careerFlip(path int) flipWords {
	flip := r.stability.Career
	if !r.aloneFirst(path) {
		flip = r.Quiz.Model.CareerFlip(r.sheet, path)
	}
	return r.flip(flip, amongCareers())
}

// careerOpinions are what each rule says of the careers of one path.
func (r reading) careerOpinions(path int) [engine.NumRules]engine.Opinion {
	if r.aloneFirst(path) {
		return r.stability.Careers
	}
	return r.Quiz.Model.CareerOpinions(r.sheet, path)
}

// aloneFirst reports whether the path comes first alone: its careers are looked at with the paths.
func (r reading) aloneFirst(path int) bool { return path == r.first() && !r.tied() }

func (r reading) flip(f engine.Flip, among rivals) flipWords {
	words := flipWords{Says: r.flipSentence(f, among)}
	if len(f.Changes) == 0 {
		return words
	}
	for _, change := range f.Changes {
		words.Changes = append(words.Changes, r.changeRow(change))
	}
	words.Enough, words.Then = r.enoughWords(f), r.thenWords(f, among)
	if r.needsBackground(f) {
		words.Background = "This takes more than liking other things: part of it is what you said of your background. Without that, no other answers would do it."
	}
	return words
}

// flipSentence says how many answers would have to change. Suggestions leave the background alone where they
// can, and so the number holds with the background as it is.
func (r reading) flipSentence(f engine.Flip, among rivals) string {
	n := len(f.Changes)
	switch {
	case !f.Possible && r.partial:
		return fmt.Sprintf("However you had answered the questions that were put to you, %s would come first.", among.same)
	case !f.Possible:
		return fmt.Sprintf("However you had answered, %s would come first.", among.same)
	case n == 0:
		return fmt.Sprintf("Several share the first place: %s.", list(r.names(among.group, f.First)))
	case r.needsBackground(f):
		return fmt.Sprintf("Only with another background could %s come first or level: at least %s would have to change, the background among them.", among.other, count(n, "answer", "answers"))
	}
	aside := ""
	if r.saidBackground() {
		aside = "With your background as it is, "
	}
	if n == 1 {
		return upperFirst(fmt.Sprintf("%sone other answer would be enough to put %s first or level.", aside, among.other))
	}
	return upperFirst(fmt.Sprintf("%syou would have to change at least %d answers before %s came first or level.", aside, n, among.other))
}

// enoughWords lead to the list of changes.
func (r reading) enoughWords(f engine.Flip) string {
	n := len(f.Changes)
	switch {
	case n == 1:
		return "This one answer would be enough:"
	case r.saidBackground() && !r.needsBackground(f):
		return fmt.Sprintf("These %d answers together would be enough and, with your background as it is, no fewer:", n)
	}
	return fmt.Sprintf("These %d answers together would be enough, and no fewer:", n)
}

func (r reading) needsBackground(f engine.Flip) bool {
	return slices.ContainsFunc(f.Changes, func(c engine.Change) bool { return r.Quiz.Items[c.Item].Background })
}

// saidBackground reports whether a question about the background was put to the taker.
func (r reading) saidBackground() bool {
	for i, item := range r.Quiz.Items {
		if item.Background && !r.sheet.IsOpen(i) {
			return true
		}
	}
	return false
}

func (r reading) changeRow(c engine.Change) changeRow {
	_, answered := r.sheet.Alternative(c.Item)
	row := changeRow{
		Text: r.Quiz.Items[c.Item].Text, Said: r.said(c.Item), Answered: answered, Cleared: c.To < 0,
		Address: r.itemAddress(c.Item) + "?from=" + fromWhatIf,
	}
	if !row.Cleared {
		row.Instead = r.alternativeWords(c.Item, c.To)
	}
	return row
}

// alternativeWords are an answer in the words of the item.
func (t sitting) alternativeWords(item, alternative int) string {
	var words []string
	for _, o := range t.Quiz.Model.Options(item, alternative) {
		words = append(words, string(t.Quiz.Options(item)[o].Text))
	}
	return strings.Join(words, "; ")
}

// thenWords say who comes first after the changes, and what else they would lead to.
func (r reading) thenWords(f engine.Flip, among rivals) string {
	with := "With this answer"
	if len(f.Changes) > 1 {
		with = fmt.Sprintf("With all %d of these answers", len(f.Changes))
	}
	after := r.Quiz.Model.Evaluate(r.changed(f.Changes))
	words := fmt.Sprintf("%s, %s would come first%s.", with, list(r.names(among.group, f.First)), among.on)
	if len(f.First) > 1 {
		words = fmt.Sprintf("%s, %s would be level in the first place%s.", with, list(r.names(among.group, f.First)), among.on)
	}
	switch {
	case among.group == engine.Careers:
		words += r.movedWords(after.AllFirst(engine.Paths))
	case len(f.First) == 1 && after.Verdict != engine.NoResult:
		words += fmt.Sprintf(" It would be ahead by %s: %s.", pointsWords(after.Lead), verdictName(after.Verdict))
	}
	if after.Verdict == engine.NoResult {
		words += " Even so the result would not be clear: " + noneWords
	}
	return words + r.unclearAfter(f, among)
}

// unclearAfter says with how many of the changes, one after the other, a clear result is none any more:
// that comes before another path does.
func (r reading) unclearAfter(f engine.Flip, among rivals) string {
	if among.group != engine.Paths || r.result.Verdict != engine.Clear {
		return ""
	}
	for n := 1; n < len(f.Changes); n++ {
		if v := r.Quiz.Model.Evaluate(r.changed(f.Changes[:n])).Verdict; v != engine.Clear {
			return fmt.Sprintf(" With the first %s alone this would be %s already.", numberOf(n), verdictName(v))
		}
	}
	return ""
}

// numberOf writes how many of several answers.
func numberOf(n int) string {
	if n == 1 {
		return "of them"
	}
	return fmt.Sprintf("%d of them", n)
}

// movedWords say which paths come first after changes that were made for a career's sake; "" where the same
// do.
func (r reading) movedWords(after []int) string {
	names := list(r.names(engine.Paths, after))
	switch before := r.result.AllFirst(engine.Paths); {
	case slices.Equal(after, before):
		return ""
	case len(after) > 1:
		return fmt.Sprintf(" The paths that come first would be others then, too: %s would be level.", names)
	case slices.Contains(before, after[0]):
		return fmt.Sprintf(" The paths would not be level then: %s would come first.", names)
	}
	return fmt.Sprintf(" The path that comes first would be another then, too: %s.", names)
}

const noneWords = "too few questions would have an answer, or all statements the same."

// changed is the sheet after the changes.
func (r reading) changed(changes []engine.Change) *engine.Sheet {
	sheet := r.sheet.Clone()
	for _, c := range changes {
		if c.To < 0 || sheet.Choose(c.Item, c.To) != nil {
			sheet.Clear(c.Item)
		}
	}
	return sheet
}

// names are those of outcomes, as they stand in a sentence.
func (r reading) names(g engine.Group, outcomes []int) []string {
	var names []string
	for _, o := range outcomes {
		if g == engine.Careers {
			names = append(names, string(r.Quiz.Careers[o].Name)) // the name of an occupation
			continue
		}
		names = append(names, lowerFirst(r.Quiz.Paths[o].Name))
	}
	return names
}
