package lint

import (
	"regexp"
	"strconv"

	"github.com/careerfit/careerfit/quiz"
)

// payYears is how many years a pay figure may lie back: a figure of 2023 is old from 2027 on.
const payYears = 3

func oldPay() Rule {
	return Rule{
		Name:     "old-pay",
		Severity: quiz.SeverityNote,
		About: "A pay figure from more than three calendar years ago, or of which nothing tells the year: people plan their lives with it. " +
			"Where a figure has no year, the latest year in its source's date counts, and where that has none, the year in which the source was read, since the figure cannot be newer.",
		words: func(in *inspection) {
			in.eachOutcome(func(o outcome) {
				for i, pay := range o.pay {
					in.datePay(quiz.At(o.path, "pay", i), o, pay)
				}
			})
		},
	}
}

// datePay looks at how old one figure is.
func (in *inspection) datePay(path string, o outcome, pay quiz.Pay) {
	year, said := in.payYear(pay)
	old := year != 0 && in.asOf.Year()-year > payYears
	const newer = "look for a newer one"
	switch {
	case !said:
		in.report(quiz.At(path, "source"), `give the year that it is from, as in "year: 2025"`, "nothing tells of what year the pay of %s is", o.called())
	case old && pay.Year != 0:
		in.report(quiz.At(path, "year"), newer, "the pay of %s is of %d, more than %d years before %d", o.called(), year, payYears, in.asOf.Year())
	case old:
		in.report(quiz.At(path, "source"), newer, "the pay of %s is of %d at the latest, more than %d years before %d", o.called(), year, payYears, in.asOf.Year())
	}
}

// payYear returns the year of a figure, or the latest that it can be from; 0 where that is no one's
// fault: the source could not be read, or says of itself that it bears no date. It reports whether the
// file says anything at all.
func (in *inspection) payYear(pay quiz.Pay) (int, bool) {
	if pay.Year != 0 {
		return pay.Year, true
	}
	for _, s := range in.q.Sources {
		if s.ID != pay.Source {
			continue
		}
		if year := latestYear(s.Date); year != 0 {
			return year, true
		}
		return latestYear(s.Read), s.Date != "" || s.Read != ""
	}
	return 0, true // there is no such source, which is told elsewhere
}

var yearShape = regexp.MustCompile(`\b(?:19|20|21)[0-9]{2}\b`)

// latestYear returns the latest year that a text names, 0 when there is none.
func latestYear(text quiz.Text) int {
	latest := 0
	for _, digits := range yearShape.FindAllString(string(text), -1) {
		year, _ := strconv.Atoi(digits) // four digits
		latest = max(latest, year)
	}
	return latest
}
