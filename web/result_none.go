package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// resultNonePage is the page of answers that say nothing clear: it tells what is missing and how to go
// on, and recommends nothing.
type resultNonePage struct {
	ResultTop
	// Missing says what is missing, a sentence each.
	Missing []string
	// Unsaid are the questions without an answer, where there are too few answers.
	Unsaid []openRow
	// Alike are the statements, where all of them got the same answer; Reversed explains that some are meant
	// the other way round.
	Alike    []openRow
	Reversed string
}

func (r reading) nonePage(top ResultTop) resultNonePage {
	page := resultNonePage{ResultTop: top}
	page.Words = "" // the author's are about too few answers, and do not fit where there are enough
	for _, w := range r.result.Warnings {
		switch w.Code {
		case engine.LowCoverage:
			page.Missing = append(page.Missing, r.lowWords())
			page.Unsaid, page.Words = r.unsaid(), top.Words
		case engine.FlatSheet:
			page.Missing = append(page.Missing, r.alikeWords())
			page.Alike, page.Reversed = r.statements(), r.reversedWords()
		}
	}
	return page
}

// lowWords say how many answers are missing.
func (r reading) lowWords() string {
	c := r.result.Coverage
	if r.partial {
		return r.say.N(c.Asked, "You answered %[2]d of the %[1]d question that was put to you. For a result, answer at least %[3]s of those.",
			"You answered %[2]d of the %[1]d questions that were put to you. For a result, answer at least %[3]s of those.", c.Answered, r.say.share(r.Quiz.Thresholds.MinCoverage))
	}
	return r.say.N(c.Asked, "You answered %[2]d of %[1]d question. For a result, answer at least %[3]s of them.",
		"You answered %[2]d of %[1]d questions. For a result, answer at least %[3]s of them.", c.Answered, r.say.share(r.Quiz.Thresholds.MinCoverage))
}

// alikeWords say what is alike, and what is not.
func (r reading) alikeWords() string {
	words := map[string]bool{}
	others := false
	for i, item := range r.Quiz.Items {
		_, answered := r.sheet.Alternative(i)
		if answered && item.IsScale() {
			words[r.said(i)] = true
		}
		others = others || answered && !item.IsScale()
	}
	says := r.say.T("You answered every statement the same way. That tells too little to make a result of it.")
	if len(words) == 1 {
		for one := range words {
			says = r.say.T("You answered every statement the same way, “%s”. That tells too little to make a result of it.", one)
		}
	}
	if others {
		return sentences(says, r.say.T("Only the statements are alike: your other answers may lean to a path."))
	}
	return says
}

// reversedWords tell by an example that some statements are meant the other way round; they are empty where
// none is.
func (r reading) reversedWords() string {
	for i := range r.Quiz.Items {
		for j := range r.Quiz.Items {
			if trait, most := r.opposed(i, j); trait != "" {
				return r.say.T("Some are meant the other way round: “%s” to “%s” counts for %s, to “%s” it counts against it.",
					most, r.Quiz.Items[i].Text, lowerFirst(trait), r.Quiz.Items[j].Text)
			}
		}
	}
	return ""
}

// opposed returns the trait for which one statement's last answer counts, and against which the other's, and that
// answer. The trait is empty where there is none.
func (r reading) opposed(i, j int) (trait, answer quiz.Text) {
	a, b := r.Quiz.Items[i], r.Quiz.Items[j]
	if !a.IsScale() || !b.IsScale() || a.Scale != b.Scale {
		return "", ""
	}
	last := len(r.Quiz.Options(i)) - 1
	for _, t := range r.Quiz.Traits {
		if r.Quiz.Options(i)[last].Traits[t.ID] > 0 && r.Quiz.Options(j)[last].Traits[t.ID] < 0 {
			return t.Name, r.Quiz.Options(i)[last].Text
		}
	}
	return "", ""
}

// statements are the questions on scales that have an answer, as they were put.
func (r reading) statements() []openRow {
	var rows []openRow
	for _, i := range r.order() {
		if _, answered := r.sheet.Alternative(i); answered && r.Quiz.Items[i].IsScale() {
			rows = append(rows, r.openRow(i))
		}
	}
	return rows
}
