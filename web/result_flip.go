package web

import (
	"slices"

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
	// Few tells that the list is so short that it stands open.
	Few bool
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
	item              int
}

func (r reading) pathFlip() flipWords {
	return r.flip(r.stability.Path, engine.Paths)
}

// careerFlip is the flip among the careers of one path.
func (r reading) careerFlip(path int) flipWords {
	flip := r.stability.Career
	if !r.aloneFirst(path) {
		flip = r.Quiz.Model.CareerFlip(r.sheet, path)
	}
	return r.flip(flip, engine.Careers)
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

// flip tells a flip among the paths, or among the careers of one path.
func (r reading) flip(f engine.Flip, among engine.Group) flipWords {
	f, others := r.nearFlip(f, among)
	words := flipWords{Says: r.flipSentence(f, among)}
	if len(f.Changes) == 0 {
		return words
	}
	for _, change := range f.Changes {
		words.Changes = append(words.Changes, r.changeRow(change))
	}
	words.Enough, words.Then, words.Few = r.enoughWords(f, others), r.thenWords(f, among), len(f.Changes) <= fewChanges
	if r.needsBackground(f) {
		words.Background = r.say.T("This takes more than liking other things: part of it is what you said of your background. Without that, no other answers would do it.")
	}
	return words
}

// nearFlip returns, of flips by one answer, that which is nearest to what was said, and how many other questions have
// an answer that is enough, too. A flip by more answers is returned as it is.
func (r reading) nearFlip(f engine.Flip, among engine.Group) (near engine.Flip, others int) {
	if len(f.Changes) != 1 {
		return f, 0
	}
	if among == engine.Paths {
		near, others = r.Quiz.Model.PathFlipByOne(r.sheet)
	} else {
		near, others = r.Quiz.Model.CareerFlipByOne(r.sheet, r.Quiz.Model.Path(f.First[0]))
	}
	if !near.Possible { // by taking an answer back
		return f, 0
	}
	return near, others
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
		Address: r.itemAddress(c.Item) + "?from=" + fromWhatIf, item: c.Item,
	}
	if !row.Cleared {
		row.Instead = r.alternativeWords(c.Item, c.To)
	}
	return row
}

// alternativeWords are an answer in the words of the item.
func (t sitting) alternativeWords(item, alternative int) string {
	return optionWords(t.Quiz, item, t.Quiz.Model.Options(item, alternative))
}

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
			names = append(names, inSentence(r.Quiz.Careers[o].Name))
			continue
		}
		names = append(names, r.pathName(o))
	}
	return names
}

// pathName is the name of a path as it stands in a sentence.
func (r reading) pathName(path int) string { return lowerFirst(r.Quiz.Paths[path].Name) }

// list names outcomes in a sentence.
func (r reading) list(g engine.Group, outcomes []int) string { return r.say.List(r.names(g, outcomes)) }
