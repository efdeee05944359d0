package web

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/careerfit/careerfit/quiz"
)

// payFigure is one source's pay in words.
type payFigure struct {
	Official bool
	// Typical tells that Figure is the typical one: for official pay, the median.
	Typical bool
	// Figure is "$82,000 a year" or "$72,000 to $119,000 a year".
	Figure string
	// Range says an official range in a sentence.
	Range string
	// Occupation, Match and Code tell which occupation official figures are for.
	Occupation  quiz.Text
	Code, Match string
	Note        quiz.Text
	// From is the source with its date.
	From string
}

func payFigures(q *quiz.Quiz, all []quiz.Pay) []payFigure {
	var figures []payFigure
	for _, p := range all {
		f := payFigure{Official: p.Official, Typical: p.Typical != "", Figure: figureWords(p), Range: rangeWords(p), Occupation: p.Occupation, Code: p.Code, Note: p.Note, From: fromWords(q, p)}
		if p.Match != "" {
			f.Match = map[string]string{"high": "close", "medium": "fair", "low": "loose"}[p.Match]
		}
		figures = append(figures, f)
	}
	return figures
}

// figureWords says the typical figure or, without one, the range.
func figureWords(p quiz.Pay) string {
	switch {
	case p.Typical != "":
		return yearly(p.Typical, p.Currency)
	case p.Low != "" && p.High == quiz.AboveLimit:
		return "from " + yearly(p.Low, p.Currency) + " to " + yearly(p.High, p.Currency)
	case p.Low != "" && p.High != "":
		return money(p.Low, p.Currency) + " to " + money(p.High, p.Currency) + " a year"
	case p.Low != "":
		return "from " + money(p.Low, p.Currency) + " a year"
	}
	return "up to " + money(p.High, p.Currency) + " a year"
}

// yearly writes a sum that is earned in a year.
func yearly(amount quiz.Amount, currency string) string {
	if amount == quiz.AboveLimit {
		return money(amount, currency)
	}
	return money(amount, currency) + " a year"
}

func rangeWords(p quiz.Pay) string {
	if p.Typical == "" || p.Low == "" || p.High == "" {
		return ""
	}
	if !p.Official {
		return money(p.Low, p.Currency) + " to " + money(p.High, p.Currency)
	}
	return fmt.Sprintf("one in ten earns less than %s, one in ten more than %s", money(p.Low, p.Currency), highWords(p))
}

func highWords(p quiz.Pay) string {
	if p.High == quiz.AboveLimit {
		return "the survey can show"
	}
	return money(p.High, p.Currency)
}

// fromWords names the source with its date.
func fromWords(q *quiz.Quiz, p quiz.Pay) string {
	i := slices.IndexFunc(q.Sources, func(s quiz.Source) bool { return s.ID == p.Source })
	if i < 0 {
		return ""
	}
	s := q.Sources[i]
	words := string(s.Title)
	if s.Publisher != "" {
		words = string(s.Publisher) + ", " + words
	}
	switch {
	case p.Year != 0:
		words += ", figures of " + strconv.Itoa(p.Year)
	case s.Date != "":
		words += ", " + string(s.Date)
	}
	if s.Read != "" {
		words += ", read " + string(s.Read)
	}
	return words
}

// sourcesOf returns the sources that an outcome and its pay rest on, in the file's order.
func sourcesOf(q *quiz.Quiz, ids []string, pay []quiz.Pay) []quiz.Source {
	used := slices.Clone(ids)
	for _, p := range pay {
		used = append(used, p.Source)
	}
	var sources []quiz.Source
	for _, s := range q.Sources {
		if slices.Contains(used, s.ID) {
			sources = append(sources, s)
		}
	}
	return sources
}
