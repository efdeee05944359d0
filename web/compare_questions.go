package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

// A changedPart is one way in which a questionnaire has changed, in words, and what it is true of.
type changedPart struct {
	Words string
	Names []string
}

// partLabels say how many parts of a kind changed in each way; one that is empty is not told.
type partLabels struct{ added, removed, reworded, reweighed i18n.Text }

// changedParts tells what is different in the later version of a questionnaire, the words of both in one
// language.
func changedParts(say speech, was, is *quiz.Quiz) []changedPart {
	was, is, comparable := inOneLanguage(was, is)
	d := &difference{say: say, words: comparable}
	d.parts(partLabels{"Questions added: %d", "Questions removed: %d", "Questions in other words: %d", "Questions that count in another way: %d"},
		questionParts(was, is), questionParts(is, was))
	d.parts(partLabels{added: "Answers added to choose from: %d", removed: "Answers removed to choose from: %d"}, optionParts(was, is), optionParts(is, was))
	d.parts(partLabels{"Paths added: %d", "Paths removed: %d", "Paths told in another way: %d", "Paths that weigh the traits in another way: %d"}, pathParts(was), pathParts(is))
	d.parts(partLabels{"Careers added: %d", "Careers removed: %d", "Careers told in another way: %d", "Careers that weigh the traits in another way: %d"}, careerParts(was), careerParts(is))
	d.parts(partLabels{"Courses added: %d", "Courses removed: %d", "Courses told in another way: %d", "Courses that weigh the traits in another way: %d"}, courseParts(was), courseParts(is))
	d.parts(partLabels{added: "Traits added: %d", removed: "Traits removed: %d"}, traitParts(was), traitParts(is))
	d.rules(was.Questionnaire, is.Questionnaire)
	return d.all
}

// inOneLanguage returns both versions in one language, that of the reader if it may be; false where they
// have none in common.
func inOneLanguage(was, is *quiz.Quiz) (*quiz.Quiz, *quiz.Quiz, bool) {
	if was.Language == is.Language {
		return was, is, true
	}
	for _, lang := range is.Languages() {
		if w, i := was.In(lang), is.In(lang); w.Language == i.Language {
			return w, i, true
		}
	}
	return was, is, false
}

// A difference gathers what changed. Words are not compared where they are in two languages.
type difference struct {
	say   speech
	words bool
	all   []changedPart
}

func (d *difference) add(label i18n.Text, names []string) {
	if label != "" && len(names) > 0 {
		d.all = append(d.all, changedPart{d.say.T(label, len(names)), names})
	}
}

// parts compares the parts of a kind by their ids.
func (d *difference) parts(labels partLabels, was, is []part) {
	before, after := byID(was), byID(is)
	d.add(labels.added, namesWhere(is, func(p part) bool { _, ok := before[p.id]; return !ok }))
	d.add(labels.removed, namesWhere(was, func(p part) bool { _, ok := after[p.id]; return !ok }))
	d.add(labels.reworded, namesWhere(is, func(p part) bool { old, ok := before[p.id]; return ok && d.words && p.words != old.words }))
	d.add(labels.reweighed, namesWhere(is, func(p part) bool { old, ok := before[p.id]; return ok && p.worth != old.worth }))
}

// rules compares what holds for the whole questionnaire.
func (d *difference) rules(was, is *quiz.Questionnaire) {
	told := func(changed bool, words string) {
		if changed {
			d.all = append(d.all, changedPart{Words: words})
		}
	}
	then, now, rule := was.Thresholds, is.Thresholds, false
	for g := range engine.NumGroups {
		rule = rule || was.Rule.Of(g) != is.Rule.Of(g)
	}
	told(rule, d.say.T("Another way of counting makes fits out of the answers."))
	told(then.BalancedWithin != now.BalancedWithin, d.say.T("A result is called balanced under a lead of %s; it was %s.", d.say.share(now.BalancedWithin), d.say.share(then.BalancedWithin)))
	told(then.MinCoverage != now.MinCoverage, d.say.T("For a clear result %s of the questions must be answered; it was %s.", d.say.share(now.MinCoverage), d.say.share(then.MinCoverage)))
	told(then.Bands != now.Bands, d.say.T("The fits from which a career is called a best, great or good one are others."))
}
