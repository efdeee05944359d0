package web

import (
	"math"

	"github.com/careerfit/careerfit/engine"
)

// unfinishedWords say of a result that stands while questions are open what those can still change.
type unfinishedWords struct {
	// Says is how many questions are answered and how many are open.
	Says string
	// Path and Careers say what the open ones can change.
	Path, Careers string
	// Next is the first of them.
	Next string
}

// unfinishedWords returns nil where all questions were reached, and for short forms, also where they are
// gone on with: those say more of themselves.
func (r reading) unfinishedWords() (*unfinishedWords, error) {
	next, open := r.NextOpen()
	if !open || r.Ordered() {
		return nil, nil
	}
	sheet, err := r.Quiz.OngoingSheet(r.Session)
	if err != nil {
		return nil, err
	}
	words := &unfinishedWords{Says: r.howFar(), Next: r.itemAddress(next)}
	if settled := r.Quiz.Model.Settled(sheet); settled.Path {
		words.Path, words.Careers = r.settledPath(settled), r.settledCareers(settled)
	} else {
		words.Path = r.openPath(sheet)
	}
	return words, nil
}

// howFar counts what was answered, left out and not reached.
func (r reading) howFar() string {
	answered, all := r.result.Coverage.Answered, len(r.Marks)
	left, open := r.Reached()-answered, all-r.Reached()
	if left > 0 {
		return r.say.N(open, "You answered %[2]d of %[3]d questions and left out %[4]d; %[1]d is still open.",
			"You answered %[2]d of %[3]d questions and left out %[4]d; %[1]d are still open.", answered, all, left)
	}
	return r.say.N(open, "You answered %[2]d of %[3]d questions; %[1]d is still open.", "You answered %[2]d of %[3]d questions; %[1]d are still open.", answered, all)
}

func (r reading) settledPath(s engine.Settled) string {
	if s.Clear {
		return r.say.T("Whatever you answer to them, the path %s stays first, and the result stays clear.", r.pathName(r.first()))
	}
	return r.say.T("Whatever you answer to them, the path %s stays first.", r.pathName(r.first()))
}

func (r reading) settledCareers(s engine.Settled) string {
	switch {
	case len(r.Quiz.Careers) == 0:
		return ""
	case s.Career && len(careersOf(r.Quiz, r.Quiz.Paths[r.first()].ID)) > 1:
		return r.say.T("The career that comes first on it stays so, too; the others may still change places.")
	}
	return r.say.T("Which careers fit you best may still change.")
}

// openPath says how certain the path is: a lower bound of the chance, rounded down. What is not proved is
// never said to be certain.
func (r reading) openPath(sheet *engine.Sheet) string {
	least := min(int(math.Floor(100*r.Quiz.ShortForm().Certainty(sheet).Low)), 99)
	if r.tied() || least < 50 {
		return r.say.T("They could still change which path comes first.")
	}
	return r.say.T("They could still change which path comes first: if they were answered at random, it would stay the path %s in at least %d of 100 cases.", r.pathName(r.first()), least)
}
