package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// turning is a question that the first path's lead hangs on, with the answer to it that takes the most off.
type turning struct {
	Text quiz.Text
	// Said is empty where there was no answer.
	Said, Instead string
	// Then says what would come of it; turns tells that it is another result, and not just another lead.
	Then  string
	turns bool
}

const (
	// fewTurning is how many of them a summary names; those that move as much as the last are named, too, up to
	// mostTurning.
	fewTurning  = 3
	mostTurning = 6
)

// turnings are the questions that move the result most, each by itself and with the background as it is, and how
// many more move it as much as the last of them.
func (r reading) turnings() (told []turning, more int) {
	swings := r.Quiz.Model.Swings(r.sheet)
	level := min(len(swings), fewTurning)
	for level > 0 && level < len(swings) && swings[level].Left.Cmp(swings[level-1].Left) == 0 {
		level++
	}
	for _, s := range swings[:min(level, mostTurning)] {
		told = append(told, r.turning(s))
	}
	return told, level - len(told)
}

func (r reading) turning(s engine.Swing) turning {
	told := turning{Text: r.Quiz.Items[s.Item].Text, Instead: r.alternativeWords(s.Item, s.To)}
	told.Then, told.turns = r.afterSwing(s)
	if _, answered := r.sheet.Alternative(s.Item); answered {
		told.Said = r.said(s.Item)
	}
	return told
}

// afterSwing says what would come of the other answer, and whether that is another result.
func (r reading) afterSwing(s engine.Swing) (then string, turns bool) {
	after := r.Quiz.Model.Evaluate(r.changed([]engine.Change{s.Change}))
	first := after.AllFirst(engine.Paths)
	switch names := r.list(engine.Paths, first); {
	case after.Verdict == engine.NoResult:
		return r.say.T("Then there would be no clear result."), true
	case len(first) > 1:
		return r.say.T("Then these would be level in the first place: %s.", names), true
	case first[0] != r.first():
		return r.say.T("Then another path would come first: %s.", names), true
	case after.Verdict != r.result.Verdict:
		return r.say.T("Then the lead would be %s: %s.", r.say.lead(after.Lead), r.say.aVerdict(after.Verdict)), true
	default:
		return r.say.T("Then the lead would be %s.", r.say.lead(after.Lead)), false
	}
}

// hangsWords are the heading: it promises another result only where one of the answers makes one.
func (r reading) hangsWords(told []turning) string {
	if slices.ContainsFunc(told, func(row turning) bool { return row.turns }) {
		return r.say.T("What would change it")
	}
	return r.say.T("Which answers it hangs on most")
}

// turningWords lead to the list.
func (r reading) turningWords() string {
	if r.saidBackground() {
		return r.say.T("With your background as it is, these are the questions where another answer would take the most off the lead, each by itself:")
	}
	return r.say.T("These are the questions where another answer would take the most off the lead, each by itself:")
}
