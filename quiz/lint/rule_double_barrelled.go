package lint

import (
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

func doubleBarrelled() Rule {
	return Rule{
		Name:     "double-barrelled",
		Severity: quiz.SeverityNote,
		About: "A statement in English that asks two things at once, joined by and, or, or but: whoever agrees with the one and not with the other has no answer to give. " +
			"Pairs that are one thing, such as trial and error, are left alone.",
		words: func(in *inspection) {
			in.eachStatement(func(path string, item *quiz.Item) {
				for _, sentence := range sentences(item.Text) {
					if i := twoThings(sentence); i > 0 {
						in.report(path, "make two items of it, or keep the half that matters", "the statement %q asks two things at once: %q", item.ID, excerpt(sentence, i))
						return
					}
				}
			})
		},
	}
}

// eachStatement visits the text of every agreement item, if the questionnaire is in English.
func (in *inspection) eachStatement(visit func(path string, item *quiz.Item)) {
	if !in.english() {
		return
	}
	in.eachItem(func(path string, item *quiz.Item) {
		if item.IsScale() {
			visit(quiz.At(path, "text"), item)
		}
	})
}

// twoThings returns the place of the first word that joins two things to agree with, 0 if there is none.
func twoThings(s []word) int {
	for i := 1; i+1 < len(s); i++ {
		if isJoint(s[i].lower) && !oneThing(s, i) {
			return i
		}
	}
	return 0
}

func isJoint(lower string) bool {
	return slices.Contains([]string{"and", "or", "and/or", "but", "&"}, lower)
}

// excerpt is what a word joins: the word before, the word, and what is behind, up to a word that says
// something.
func excerpt(s []word, i int) string {
	last := i + 1
	for last+1 < len(s) && slices.Contains([]string{"a", "an", "the", "to", "my", "their", "your", "of", "for", "with", "in", "on", "at", "by"}, s[last].lower) {
		last++
	}
	var written []string
	for _, w := range s[i-1 : last+1] {
		written = append(written, w.written)
	}
	return strings.Join(written, " ")
}

// oneThing reports whether what the word at i joins is one thing after all.
func oneThing(s []word, i int) bool {
	before, after := s[i-1], s[i+1]
	return isFixedPair(before.lower, after.lower) ||
		isTail(s[i].lower, after.lower) ||
		before.lower == after.lower || // more and more
		before.capital() && after.capital() || // Johnson & Johnson
		isAmount(s, i) || asksAgain(s, i) || oneInContext(s, i)
}

// isAmount reports whether the word at i stands within an amount: a day or two, an hour and a half.
func isAmount(s []word, i int) bool {
	before, after := isNumber(s[i-1].lower), isNumber(s[i+1].lower)
	if s[i].lower == "or" {
		return before || after
	}
	return before && after || s[i+1].lower == "a" && i+2 < len(s) && isNumber(s[i+2].lower)
}

// oneInContext looks at the words that come before.
func oneInContext(s []word, i int) bool {
	said := func(w string) bool { return slices.ContainsFunc(s[:i], func(b word) bool { return b.lower == w }) }
	before, after := s[i-1].lower, s[i+1].lower
	switch s[i].lower {
	case "or": // whether it is early or late
		return said("whether")
	case "but": // nothing but trouble, last but not least
		return slices.Contains([]string{"nothing", "anything", "everything", "all", "none", "last"}, before)
	}
	switch {
	case said("between") && !said("and"): // the choice between time and money
		return true
	case slices.Contains([]string{"try", "go", "come", "nice"}, before): // try and find, nice and quiet
		return true
	}
	// My team and I are one; "it rains a lot and I stay" has two clauses.
	return after == "me" || after == "i" && i <= 3 && !said("i")
}

// isTail reports whether the word behind a joint only rounds the sentence off: and so on, or not.
func isTail(joint, after string) bool {
	if joint == "but" {
		return false
	}
	return slices.Contains([]string{"so", "such", "similar", "more", "less", "not", "else", "other", "others", "another", "something", "anything", "vice"}, after)
}

func isAsking(lower string) bool {
	return slices.Contains([]string{"what", "when", "where", "who", "whom", "why", "how", "which"}, lower)
}

// asksAgain reports whether the word at i goes on with what the sentence wonders about: who does what and by
// when, the why and the how, if and when.
func asksAgain(s []word, i int) bool {
	after := i + 1
	if after+1 < len(s) && slices.Contains([]string{"the", "by", "for", "with", "to"}, s[after].lower) {
		after++
	}
	return isAsking(s[after].lower) && slices.ContainsFunc(s[:i], func(w word) bool { return isAsking(w.lower) || w.lower == "if" || w.lower == "as" })
}

// isNumber reports whether the word is a number, in digits or spelled out up to twelve.
func isNumber(lower string) bool {
	return strings.ContainsAny(lower, "0123456789") ||
		slices.Contains([]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "once", "twice", "half"}, lower)
}
