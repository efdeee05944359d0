package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

// stays names all that a row would tell.
func (r reading) stays() string {
	if r.partial || len(r.Quiz.Careers) == 0 { // nor are the careers of all paths ranked in short forms
		return r.say.T("What comes first and its lead stay.")
	}
	return r.say.T("What comes first, its lead and the place of every career stay.")
}

// byBackground chooses what is said of every other answer to the item about the background: others where one of
// several was picked, another where one was said, one where none was.
func (r reading) byBackground(item int, others, another, one i18n.Text) i18n.Text {
	_, answered := r.sheet.Alternative(item)
	switch {
	case r.Quiz.Items[item].Kind == quiz.KindPick:
		return others
	case answered:
		return another
	}
	return one
}

// nothingMoves says that every other answer leaves all as it is.
func (r reading) nothingMoves(item int) string {
	return r.say.T(r.byBackground(item, "With any other answer by itself nothing would move.",
		"With any other background nothing would move.", "With any background nothing would move."))
}

// contrastMeans says whether the path stays.
func (r reading) contrastMeans(item int, others []engine.Contrast) string {
	first := r.result.AllFirst(engine.Paths)
	var answers []string
	var changed [][]int
	for _, other := range others {
		if now := other.Result.AllFirst(engine.Paths); !slices.Equal(now, first) {
			answers, changed = append(answers, r.say.T("“%s”", r.alternativeWords(item, other.Alternative))), append(changed, now)
		}
	}
	switch {
	case len(changed) == 0:
		return r.staysWithAll(item, first)
	case len(changed) == len(others):
		return r.changesWithAll(item, first, changed)
	}
	return r.changesWithSome(r.say.List(answers), first, changed)
}

// staysWithAll says what comes first where that stays with every other answer.
func (r reading) staysWithAll(item int, first []int) string {
	says := r.byBackground(item, "The path stays the same with any other answer by itself: %s.",
		"The path stays the same with any other background: %s.", "The path stays the same with any background: %s.")
	if len(first) > 1 {
		says = r.byBackground(item, "The same paths stay level in the first place with any other answer by itself: %s.",
			"The same paths stay level in the first place with any other background: %s.", "The same paths stay level in the first place with any background: %s.")
	}
	return r.say.T(says, r.list(engine.Paths, first))
}

// changesWithAll says what comes first where that changes with every other answer.
func (r reading) changesWithAll(item int, first []int, changed [][]int) string {
	if path, one := onePath(first, changed); one {
		return r.say.T(r.byBackground(item, "With any other answer by itself the path would be another: %s.",
			"With any other background the path would be another: %s.", "With any background the path would be another: %s."), r.pathName(path))
	}
	return r.say.T(r.byBackground(item, "With any other answer by itself the first place would change.",
		"With any other background the first place would change.", "With any background the first place would change."))
}

// changesWithSome says what comes first where that changes with these answers.
func (r reading) changesWithSome(answers string, first []int, changed [][]int) string {
	if path, one := onePath(first, changed); one {
		return r.say.T("With %s the path would be another: %s; with the other answers it stays as it is.", answers, r.pathName(path))
	}
	return r.say.T("With %s the first place would change; with the other answers it stays as it is.", answers)
}

// onePath returns the path that comes first in place of another wherever that changes, if it is always the
// same, alone.
func onePath(first []int, changed [][]int) (path int, one bool) {
	for _, now := range changed {
		if len(first) > 1 || len(now) > 1 || now[0] != changed[0][0] {
			return 0, false
		}
	}
	return changed[0][0], true
}

// contrastSays tells the first path, its lead and the verdict.
func (r reading) contrastSays(other engine.Result) string {
	first := other.AllFirst(engine.Paths)
	return upperFirst(r.firstWords(r.list(engine.Paths, first), len(first) > 1, slices.Equal(first, r.result.AllFirst(engine.Paths)), other))
}

func (r reading) firstWords(names string, level, still bool, other engine.Result) string {
	lead, verdict := r.say.lead(other.Lead), r.say.aVerdict(other.Verdict)
	switch {
	case level && still:
		return r.say.T("%s are still level in the first place: %s.", names, verdict)
	case level:
		return r.say.T("%s are level in the first place: %s.", names, verdict)
	case still:
		return r.say.T("%s still comes first, ahead by %s: %s.", names, lead, verdict)
	}
	return r.say.T("%s comes first, ahead by %s: %s.", names, lead, verdict)
}

func (r reading) moveWords(m engine.Move) string {
	if m.To > m.From {
		return r.say.T("%s falls from %d to %d", r.Quiz.Careers[m.Career].Name, m.From, m.To)
	}
	return r.say.T("%s rises from %d to %d", r.Quiz.Careers[m.Career].Name, m.From, m.To)
}
