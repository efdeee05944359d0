package web

import (
	"math/big"
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
	// mostTried bounds the work for a questionnaire that is very large: then none is named.
	mostTried = 10_000_000
)

// swing is another answer to an item, and the lead that it leaves the first path: below 0 where another comes first.
type swing struct {
	item, to int
	left     *big.Rat
}

// turnings are the questions that move the result most, each by itself and with the background as it is, and how
// many more move it as much as the last of them.
func (r reading) turnings() (told []turning, more int) {
	swings := r.swings()
	level := min(len(swings), fewTurning)
	for level > 0 && level < len(swings) && swings[level].left.Cmp(swings[level-1].left) == 0 {
		level++
	}
	for _, s := range swings[:min(level, mostTurning)] {
		told = append(told, r.turning(s))
	}
	return told, level - len(told)
}

// swings are the other answers that take something off the lead, one an item, the strongest first.
func (r reading) swings() []swing {
	var all []swing
	if r.tied() || r.tries() > mostTried {
		return nil
	}
	for i, item := range r.Quiz.Items {
		if item.Background || r.sheet.IsOpen(i) {
			continue
		}
		if s := r.swing(i); s.left.Cmp(r.result.Lead.Rat()) < 0 {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b swing) int { return a.left.Cmp(b.left) })
	return all
}

// tries is how much there is to work out for all other answers.
func (r reading) tries() int {
	n := 0
	for i := range r.Quiz.Items {
		n += r.Quiz.Model.Alternatives(i)
	}
	return n * len(r.Quiz.Items) * len(r.Quiz.Paths)
}

// swing finds the answer to the item that leaves the first path the smallest lead.
func (r reading) swing(item int) swing {
	best, sheet := swing{item: item, left: r.result.Lead.Rat()}, r.sheet.Clone()
	var ranked []engine.Standing
	for to := range r.Quiz.Model.Alternatives(item) {
		if sheet.Choose(item, to) != nil {
			continue
		}
		ranked = r.Quiz.Model.Rank(ranked[:0], sheet, engine.Paths)
		if left := leadOf(ranked, r.first()); left.Cmp(best.left) < 0 {
			best.to, best.left = to, left
		}
	}
	return best
}

// leadOf is how far the path is ahead of the best of the others.
func leadOf(ranked []engine.Standing, path int) *big.Rat {
	own := slices.IndexFunc(ranked, func(s engine.Standing) bool { return s.Outcome == path })
	rival := 0
	if own == 0 {
		rival = 1
	}
	return new(big.Rat).Sub(ranked[own].Fit.Rat(), ranked[rival].Fit.Rat())
}

func (r reading) turning(s swing) turning {
	told := turning{Text: r.Quiz.Items[s.item].Text, Instead: r.alternativeWords(s.item, s.to)}
	told.Then, told.turns = r.afterSwing(s)
	if _, answered := r.sheet.Alternative(s.item); answered {
		told.Said = r.said(s.item)
	}
	return told
}

// afterSwing says what would come of the other answer, and whether that is another result.
func (r reading) afterSwing(s swing) (then string, turns bool) {
	sheet := r.sheet.Clone()
	if sheet.Choose(s.item, s.to) != nil {
		return "", false
	}
	after := r.Quiz.Model.Evaluate(sheet)
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
