package web

import (
	"html/template"
	"math"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

// speech says what pages say in the language of whoever reads them. Numbers become words here, and
// nowhere else.
type speech struct{ *i18n.Localizer }

// functions are those that templates say things with.
func (say speech) functions() template.FuncMap {
	return template.FuncMap{
		"t": say.T, "n": say.N, "rich": say.Rich, "richn": say.RichN,
		"percent": say.percent, "fit": say.pathFit, "points": say.signedPoints, "tenths": say.tenths, "date": say.Date, "lower": lower, "inSentence": inSentence, "title": wholeTitle,
	}
}

// percent writes a fit as whole percents, rounded down: a fit under the cut of a band is never told as one that
// reaches it.
func (say speech) percent(f engine.Fit) string {
	return say.Percent(float64(floorOf(f.Rat(), 100))/100, 0)
}

// pathFit writes the fit of a path as percents with one decimal, rounded down as leads are: whoever takes one from
// the other comes to the lead that stands beside them.
func (say speech) pathFit(f engine.Fit) string { return say.percentDown(f.Rat()) }

// fit writes the fit of a path, or of another outcome, as results do.
func (say speech) fit(g engine.Group, f engine.Fit) string {
	if g == engine.Paths {
		return say.pathFit(f)
	}
	return say.percent(f)
}

// signedPoints writes tenths of a percentage point with a sign: "+4.2", "−1.0", "0.0".
func (say speech) signedPoints(tenths int) string {
	switch {
	case tenths > 0:
		return "+" + say.tenths(tenths)
	case tenths < 0:
		return "−" + say.tenths(-tenths)
	}
	return say.tenths(0)
}

// tenths writes tenths of a percentage point without a sign: "49.8".
func (say speech) tenths(n int) string { return say.Decimal(float64(n)/10, 1) }

// money writes a sum with its currency, such as "$82,000".
func (say speech) money(amount quiz.Amount, currency string) string {
	n, ok := amount.Whole()
	if !ok {
		return say.T("more than the survey can show")
	}
	return say.Money(n, currency)
}

// inHundred writes a chance, such as "99 in 100".
func (say speech) inHundred(chance float64) string {
	return say.T("%d in 100", int(math.Round(100*chance)))
}

// share writes a share as percents, such as "5%" or "2.5%".
func (say speech) share(share engine.Decimal) string {
	return say.Percent(share.Float(), max(0, share.Places()-2))
}

// number writes a number with the places that it has.
func (say speech) number(d engine.Decimal) string { return say.Decimal(d.Float(), d.Places()) }

// nonAnswer is what a taker who gave the non-answer said.
func (say speech) nonAnswer(n quiz.NonAnswer) string {
	switch n {
	case quiz.DontKnow:
		return say.T("I’m not sure")
	case quiz.DoesntApply:
		return say.T("Doesn’t apply to me")
	case quiz.Skipped:
		return say.T("Skipped")
	}
	return say.T("Not reached yet")
}

// answer tells an answer in the words of the questionnaire.
func (say speech) answer(q *quiz.Quiz, item int, mark quiz.Mark) string {
	if len(mark.Options) == 0 {
		return say.nonAnswer(mark.NonAnswer)
	}
	return optionWords(q, item, mark.Options)
}

// optionWords are options of an item, by their places, in the words of the questionnaire.
func optionWords(q *quiz.Quiz, item int, options []int) string {
	words := make([]string, len(options))
	for i, o := range options {
		words[i] = string(q.Options(item)[o].Text)
	}
	return strings.Join(words, "; ")
}

// band names a band.
func (say speech) band(b engine.Band) string {
	switch b {
	case engine.Best:
		return say.T("Best fit")
	case engine.Great:
		return say.T("Great fit")
	case engine.Good:
		return say.T("Good fit")
	}
	return say.T("Weaker fit")
}
