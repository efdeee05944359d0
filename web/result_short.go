package web

import (
	"math"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// shortWords say what a short form was, what it did not ask, and how far that can be relied on.
type shortWords struct {
	// Says is how many questions were put.
	Says string
	// NotAsked are the others.
	NotAsked []quiz.Text
	// Path says how certain the path is, Careers how certain the first career on it, or why there is none.
	Path, Careers string
	// Another says that the short form has another question.
	Another string
	// Next is the question that waits: that one or, where the wish to answer the others was made before, the
	// first of them. Long takes that wish.
	Next, Long string
}

// shortWords returns nil where every question was put.
func (r reading) shortWords() *shortWords {
	if !r.partial {
		return nil
	}
	words := &shortWords{Says: r.say.T("Short form: %d of %d questions were put to you.", r.put(), len(r.Quiz.Items)), Another: r.another()}
	if next, ok := r.NextOpen(); ok {
		words.Next = r.itemAddress(next)
	}
	if r.Short() {
		words.Long = r.address("long")
	} else {
		words.Says = r.say.T("You are going on with a short form: the result rests on %d of %d questions so far.", r.put(), len(r.Quiz.Items))
	}
	for _, i := range openItems(r.sheet, r.Quiz) {
		words.NotAsked = append(words.NotAsked, r.Quiz.Items[i].Text)
	}
	if r.result.Verdict != engine.NoResult {
		words.Path, words.Careers = sentences(r.shortPath(), r.shortVerdict()), r.shortCareers()
	}
	return words
}

// shortPath says how certain the path is. The chance is a lower bound, rounded down.
func (r reading) shortPath() string {
	switch settled := r.Quiz.Model.Settled(r.sheet); {
	case settled.Path:
		return r.say.T("Whatever you would answer to the others, the same path would come first.")
	case settled.Level:
		return r.say.T("Whatever you would answer to the others, the same paths would be level in the first place.")
	}
	chance := r.Quiz.ShortForm().Certainty(r.sheet)
	if least := int(math.Floor(100 * chance.Low)); least > 0 && !r.tied() {
		return r.say.T("If the questions that were not asked were answered at random, the same path would come first in at least %d of 100 cases.", least)
	}
	return r.say.T("The others could still change which path comes first.")
}

// shortVerdict says of a clear result that it may not stay so: the chance is that of the path alone.
func (r reading) shortVerdict() string {
	if r.result.Verdict == engine.Clear && r.Quiz.Model.MayBecomeBalanced(r.sheet) {
		return r.say.T("The others could still make the result a balanced one.")
	}
	return ""
}

// shortCareers says how certain the first career is, or why careers are not ranked.
func (r reading) shortCareers() string {
	path, cards := r.pathName(r.first()), r.cardsOn(r.first())
	switch {
	case len(cards) < 2:
		return ""
	case !r.careersDecided:
		return r.say.T("It is too early to say which career on the path fits you best, so they are not ranked here.")
	}
	first, least := r.firstOn(r.first()), int(100*engine.CareerCertain)
	if len(first) > 1 {
		return r.say.T("Of the careers on the path %s, %s are level now. If the others were answered at random, %s would come first in at least %d of 100 cases; the places behind it are less certain.",
			path, r.list(engine.Careers, first), inSentence(cards[0].Name), least)
	}
	return r.say.T("Of the careers on the path %s, %s comes first. If the others were answered at random, it would stay so in at least %d of 100 cases; the places behind it are less certain.",
		path, inSentence(cards[0].Name), least)
}

// firstOn are the careers that come first on the path.
func (r reading) firstOn(path int) []int {
	var first []int
	for _, s := range r.result.Ranked[engine.Careers] {
		if s.PathRank == 1 && r.Quiz.Model.Path(s.Outcome) == path {
			first = append(first, s.Outcome)
		}
	}
	return first
}
