package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// flipSentence says how many answers would have to change. Suggestions leave the background alone where they
// can, and so the number holds with the background as it is.
func (r reading) flipSentence(f engine.Flip, among engine.Group) string {
	switch {
	case f.Possible && len(f.Changes) == 0:
		return r.say.T("Several share the first place: %s.", r.list(among, f.First))
	case among == engine.Careers:
		return r.careerFlipSentence(f)
	}
	return r.pathFlipSentence(f)
}

func (r reading) pathFlipSentence(f engine.Flip) string {
	switch n := len(f.Changes); {
	case !f.Possible && r.partial:
		return r.say.T("However you had answered the questions that were put to you, the same path would come first.")
	case !f.Possible:
		return r.say.T("However you had answered, the same path would come first.")
	case r.needsBackground(f):
		return r.say.N(n, "Only with another background could another path catch up: at least %d answer would have to change, the background among them.",
			"Only with another background could another path catch up: at least %d answers would have to change, the background among them.")
	case n == 1 && r.saidBackground():
		return r.say.T("With your background as it is, one other answer would be enough for another path to catch up.")
	case n == 1:
		return r.say.T("One other answer would be enough for another path to catch up.")
	case r.saidBackground():
		return r.say.T("With your background as it is, you would have to change at least %d answers before another path caught up.", n)
	default:
		return r.say.T("You would have to change at least %d answers before another path caught up.", n)
	}
}

func (r reading) careerFlipSentence(f engine.Flip) string {
	switch n := len(f.Changes); {
	case !f.Possible && r.partial:
		return r.say.T("However you had answered the questions that were put to you, the same career would come first.")
	case !f.Possible:
		return r.say.T("However you had answered, the same career would come first.")
	case r.needsBackground(f):
		return r.say.N(n, "Only with another background could another career on this path catch up: at least %d answer would have to change, the background among them.",
			"Only with another background could another career on this path catch up: at least %d answers would have to change, the background among them.")
	case n == 1 && r.saidBackground():
		return r.say.T("With your background as it is, one other answer would be enough for another career on this path to catch up.")
	case n == 1:
		return r.say.T("One other answer would be enough for another career on this path to catch up.")
	case r.saidBackground():
		return r.say.T("With your background as it is, you would have to change at least %d answers before another career on this path caught up.", n)
	default:
		return r.say.T("You would have to change at least %d answers before another career on this path caught up.", n)
	}
}

// enoughWords lead to the list of changes; others is how many more questions have an answer that is enough alone.
func (r reading) enoughWords(f engine.Flip, others int) string {
	switch n := len(f.Changes); {
	case n == 1 && others > 0:
		return r.say.N(others, "This one answer would be enough; one to %d other question would be, too:",
			"This one answer would be enough; one to any of %d other questions would be, too:")
	case n == 1:
		return r.say.T("This one answer would be enough:")
	case r.saidBackground() && !r.needsBackground(f):
		return r.say.T("These %d answers together would be enough and, with your background as it is, no fewer:", n)
	default:
		return r.say.T("These %d answers together would be enough, and no fewer:", n)
	}
}

// thenWords say who comes first after the changes, and what else they would lead to.
func (r reading) thenWords(f engine.Flip, among engine.Group) string {
	after := r.Quiz.Model.Evaluate(r.changed(f.Changes))
	return sentences(r.thenFirst(f, among), r.thenElse(f, among, after), r.unclearAfter(f, among))
}

// thenFirst says who comes first after the changes.
func (r reading) thenFirst(f engine.Flip, among engine.Group) string {
	n, names, level := len(f.Changes), r.list(among, f.First), len(f.First) > 1
	switch {
	case among == engine.Careers && level:
		return r.say.N(n, "With this answer, %[2]s would be level in the first place of the careers on this path.",
			"With these %[1]d answers, %[2]s would be level in the first place of the careers on this path.", names)
	case among == engine.Careers:
		return r.say.N(n, "With this answer, %[2]s would come first of the careers on this path.",
			"With these %[1]d answers, %[2]s would come first of the careers on this path.", names)
	case level:
		return r.say.N(n, "With this answer, %[2]s would be level in the first place.", "With these %[1]d answers, %[2]s would be level in the first place.", names)
	}
	return r.say.N(n, "With this answer, %[2]s would come first.", "With these %[1]d answers, %[2]s would come first.", names)
}

// thenElse says what else the changes would lead to.
func (r reading) thenElse(f engine.Flip, among engine.Group, after engine.Result) string {
	words := ""
	switch {
	case among == engine.Careers:
		words = r.movedWords(after.AllFirst(engine.Paths))
	case len(f.First) == 1 && after.Verdict != engine.NoResult:
		words = r.say.T("It would be ahead by %s: %s.", r.say.lead(after.Lead), r.say.aVerdict(after.Verdict))
	}
	if after.Verdict != engine.NoResult {
		return words
	}
	return sentences(words, r.say.T("Even so the result would not be clear: too few questions would have an answer, or all statements the same."))
}

// unclearAfter says with how many of the changes, one after the other, a clear result is none any more:
// that comes before another path does.
func (r reading) unclearAfter(f engine.Flip, among engine.Group) string {
	if among != engine.Paths || r.result.Verdict != engine.Clear {
		return ""
	}
	for n := 1; n < len(f.Changes); n++ {
		if v := r.Quiz.Model.Evaluate(r.changed(f.Changes[:n])).Verdict; v != engine.Clear {
			return r.say.N(n, "With the first of them alone this would be %[2]s already.", "With the first %[1]d of them alone this would be %[2]s already.", r.say.aVerdict(v))
		}
	}
	return ""
}

// movedWords say which paths come first after changes that were made for a career's sake; "" where the same
// do.
func (r reading) movedWords(after []int) string {
	names := r.list(engine.Paths, after)
	switch before := r.result.AllFirst(engine.Paths); {
	case slices.Equal(after, before):
		return ""
	case len(after) > 1:
		return r.say.T("The paths that come first would be others then, too: %s would be level.", names)
	case slices.Contains(before, after[0]):
		return r.say.T("The paths would not be level then: %s would come first.", names)
	}
	return r.say.T("The path that comes first would be another then, too: %s.", names)
}
