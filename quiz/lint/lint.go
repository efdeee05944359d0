// Package lint advises authors: it finds what makes a questionnaire unfair, unclear or idle although it
// can be used. What makes a file unusable is found by [quiz.Read]; [Check] does both.
//
// Every rule is a file of its own with a name, a severity and a sentence that says what it protects
// from; quiz/checks.md shows each with an example. A warning should be mended before anyone takes the
// quiz, a note is advice that an author may overrule.
//
// Rules that look at words and keys alone are applied to whatever could be read; rules that look at
// what answers are worth need a file without errors.
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A Rule is one thing that questionnaires are looked at for.
type Rule struct {
	// Name is shown behind every problem, in brackets.
	Name     string
	Severity quiz.Severity
	// About says what the rule finds and what it protects from, in a sentence.
	About string

	// Exactly one of the two: words looks at the file as far as it could be read, worth at the
	// compiled quiz, which a file without errors has.
	words func(*inspection)
	worth func(*inspection)
}

// Rules returns all rules, in the order in which they are applied.
func Rules() []Rule {
	return []Rule{
		// words
		repeatedText(),
		longText(),
		cutText(),
		doubleBarrelled(),
		doubleNegative(),
		vagueWording(),
		readingGrade(),
		// keys
		oneWayKeys(),
		unmeasuredTrait(),
		unwantedTrait(),
		unused(),
		idleRule(),
		// facts
		noSource(),
		oldPay(),
		loneCourse(),
		unspoken(),
		untranslated(),
		noPersonas(),
		// worth
		idleItem(),
		idleBackground(),
		idleOption(),
		heavyItem(),
		keyBalance(),
		headStart(),
		twins(),
		dominated(),
	}
}

// Options say how to look.
type Options struct {
	// AsOf is the day from which the age of figures counts.
	AsOf time.Time
	// Speaks are the languages of the pages around the questions; none where that is not known.
	Speaks []string
}

// maxProblems is how many problems of one file are told; nobody reads more.
const maxProblems = 1000

// Check reads a content file as [quiz.Read] does and applies every rule. The problems are all that was
// found, in the order of the file.
func Check(file string, data []byte, o Options) (*quiz.File, quiz.Problems) {
	f, problems := quiz.Read(file, data)
	if f.Questionnaire == nil || len(problems) > maxProblems { // there is enough to mend
		return f, problems
	}
	in := &inspection{File: f, q: f.Questionnaire, asOf: o.AsOf, speaks: o.Speaks}
	for _, r := range Rules() {
		in.rule = r
		switch {
		case r.words != nil:
			r.words(in)
		case f.Quiz != nil:
			r.worth(in)
		}
	}
	problems = append(problems, in.found...)
	problems.Sort()
	return f, limited(file, problems)
}

// limited keeps the worst problems, the first of equally bad ones, and says how many there are besides. An error
// is never left out for the sake of advice: without it nobody would know why there is no quiz.
func limited(file string, problems quiz.Problems) quiz.Problems {
	if len(problems) <= maxProblems+1 {
		return problems
	}
	worst := slices.Clone(problems)
	slices.SortStableFunc(worst, func(a, b quiz.Problem) int { return cmp.Compare(a.Severity, b.Severity) })
	worst = worst[:maxProblems]
	worst.Sort()
	return append(worst, quiz.Problem{File: file, Severity: quiz.SeverityNote, Rule: "too-many",
		Message: fmt.Sprintf("there are %d more problems; mend these first", len(problems)-maxProblems)})
}

// An inspection is one file being looked at.
type inspection struct {
	*quiz.File // Quiz is nil where the file has errors
	q          *quiz.Questionnaire
	asOf       time.Time
	speaks     []string
	// language is the further language whose edition q is, "" for the file as its author wrote it.
	language string
	rule     Rule
	found    quiz.Problems
}

// report adds a problem of the rule at the value with the path, unless that has an error already.
func (in *inspection) report(path, hint, format string, args ...any) {
	if !in.Faulty(path) {
		in.found = append(in.found, in.Problem(path, in.rule.Severity, in.rule.Name, hint, format, args...))
	}
}
