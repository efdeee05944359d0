package web

import (
	"math"
	"math/big"
	"slices"

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
	switch {
	case r.Quiz.Model.Settled(r.sheet).Path:
		return r.say.T("Whatever you would answer to the others, the same path would come first.")
	case r.tied() && !r.tieMoves():
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
	if r.result.Verdict == engine.Clear && r.mayBeBalanced() {
		return r.say.T("The others could still make the result a balanced one.")
	}
	return ""
}

// mayBeBalanced looks for answers to the open questions that make the result balanced: those that help a rival most,
// one after the other, while the rest are left out.
func (r reading) mayBeBalanced() bool {
	if r.tries() > mostTried {
		return false
	}
	for _, rival := range r.result.Ranked[engine.Paths][1:] {
		sheet := r.sheet.Clone()
		for _, i := range openItems(r.sheet, r.Quiz) {
			sheet.Clear(i)
		}
		for _, i := range openItems(r.sheet, r.Quiz) {
			r.help(rival.Outcome, sheet, i)
			if r.Quiz.Model.Verdict(sheet) == engine.Balanced {
				return true
			}
		}
	}
	return false
}

// help gives the answer to an item that brings the path nearest to the first one.
func (r reading) help(path int, sheet *engine.Sheet, item int) {
	best, nearest := -1, r.behind(sheet)[path]
	for a := range r.Quiz.Model.Alternatives(item) {
		_ = sheet.Choose(item, a) // cannot fail: it is one of the alternatives
		if behind := r.behind(sheet)[path]; behind.Cmp(nearest) < 0 {
			best, nearest = a, behind
		}
	}
	if sheet.Clear(item); best >= 0 {
		_ = sheet.Choose(item, best)
	}
}

// tieMoves reports whether answers to the open questions can change which paths come first, where several do.
// What answers add does not depend on each other. So the paths stay level exactly where no single answer parts
// two of them; and another path catches up where the most that each question can do for it is enough.
func (r reading) tieMoves() bool {
	first, now := r.result.AllFirst(engine.Paths), r.behind(r.sheet)
	left := slices.Clone(now)
	for _, i := range openItems(r.sheet, r.Quiz) {
		nearest, parts := r.nearest(i, now, first)
		if parts {
			return true
		}
		for path := range left {
			left[path] = new(big.Rat).Sub(left[path], new(big.Rat).Sub(now[path], nearest[path]))
		}
	}
	for path, behind := range left {
		if !slices.Contains(first, path) && behind.Sign() <= 0 {
			return true
		}
	}
	return false
}

// nearest returns how near to the first one each path comes with an answer to an open question, or that one of
// the answers parts two of those that come first now.
func (r reading) nearest(item int, now []*big.Rat, first []int) (nearest []*big.Rat, parts bool) {
	nearest = slices.Clone(now)
	sheet := r.sheet.Clone()
	for a := range r.Quiz.Model.Alternatives(item) {
		_ = sheet.Choose(item, a) // cannot fail: it is one of the alternatives
		then := r.behind(sheet)
		if slices.ContainsFunc(first, func(path int) bool { return then[path].Sign() != 0 }) {
			return nil, true
		}
		for path, behind := range then {
			if behind.Cmp(nearest[path]) < 0 {
				nearest[path] = behind
			}
		}
	}
	return nearest, false
}

// behind returns how far each path is behind the first one of the reading, by a sheet.
func (r reading) behind(sheet *engine.Sheet) []*big.Rat {
	fits := make([]*big.Rat, len(r.Quiz.Paths))
	for _, s := range r.Quiz.Model.Rank(nil, sheet, engine.Paths) {
		fits[s.Outcome] = s.Fit.Rat()
	}
	all := make([]*big.Rat, len(fits))
	for path, fit := range fits {
		all[path] = new(big.Rat).Sub(fits[r.first()], fit)
	}
	return all
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
