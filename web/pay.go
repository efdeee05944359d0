package web

import (
	"github.com/careerfit/careerfit/quiz"
)

// payFigure is one source's pay in words.
type payFigure struct {
	Official bool
	// Typical tells that Figure is the typical one: for official pay, the median.
	Typical bool
	// Figure is "$82,000 a year" or "$72,000 to $119,000 a year".
	Figure string
	// Range says what else is known, such as an official range in a sentence.
	Range string
	// Sum and Ends are both as figures alone, for beside a picture: "$116,580" and "$55,940 to $188,470".
	Sum, Ends string
	// Occupation, Match and Code tell which occupation official figures are for.
	Occupation  quiz.Text
	Code, Match string
	Note        quiz.Text
	// From is the source with its date, in short.
	From string
	pay  quiz.Pay
}

func (say speech) payFigures(q *quiz.Quiz, all []quiz.Pay) []payFigure {
	var figures []payFigure
	for _, p := range all {
		f := payFigure{
			Official: p.Official, Typical: p.Typical != "", Figure: say.payFigure(p), Range: say.payRange(p),
			Occupation: p.Occupation, Code: p.Code, Match: say.match(p.Match), Note: p.Note, From: say.paySource(q, p), pay: p,
		}
		f.Sum, f.Ends = say.payInBrief(p)
		figures = append(figures, f)
	}
	return figures
}

// payFigure says the typical figure or, without one, the range.
func (say speech) payFigure(p quiz.Pay) string {
	low, high := say.money(p.Low, p.Currency), say.money(p.High, p.Currency)
	switch {
	case p.Typical == quiz.AboveLimit, p.Typical == "" && p.Low == "" && p.High == quiz.AboveLimit:
		return say.money(quiz.AboveLimit, p.Currency)
	case p.Typical != "":
		return say.T("%s a year", say.money(p.Typical, p.Currency))
	case p.Low != "" && p.High == quiz.AboveLimit:
		return say.T("from %s a year to more than the survey can show", low)
	case p.Low != "" && p.High != "":
		return say.T("%s to %s a year", low, high)
	case p.Low != "":
		return say.T("from %s a year", low)
	}
	return say.T("up to %s a year", high)
}

// payRange says the ends of a range around a typical figure.
func (say speech) payRange(p quiz.Pay) string {
	if p.Typical == "" {
		return ""
	}
	if p.Official {
		return say.tenthsOfPeople(p)
	}
	return say.ends(p)
}

// ends says how far a range reaches, as far as that is known.
func (say speech) ends(p quiz.Pay) string {
	low, high := say.money(p.Low, p.Currency), say.money(p.High, p.Currency)
	switch {
	case p.Low != "" && p.High == quiz.AboveLimit:
		return say.T("from %s to more than the survey can show", low)
	case p.High == quiz.AboveLimit:
		return say.T("up to more than the survey can show")
	case p.Low != "" && p.High != "":
		return say.T("%s to %s", low, high)
	case p.Low != "":
		return say.T("from %s", low)
	case p.High != "":
		return say.T("up to %s", high)
	}
	return ""
}

// tenthsOfPeople says an official range, whose ends are those of the lowest and the highest tenth.
func (say speech) tenthsOfPeople(p quiz.Pay) string {
	low, high := say.money(p.Low, p.Currency), say.money(p.High, p.Currency)
	switch {
	case p.Low != "" && p.High == quiz.AboveLimit:
		return say.T("one in ten earns less than %s, one in ten more than the survey can show", low)
	case p.High == quiz.AboveLimit:
		return say.T("one in ten earns more than the survey can show")
	case p.Low != "" && p.High != "":
		return say.T("one in ten earns less than %s, one in ten more than %s", low, high)
	case p.Low != "":
		return say.T("one in ten earns less than %s", low)
	case p.High != "":
		return say.T("one in ten earns more than %s", high)
	}
	return ""
}

// payInBrief says the figures alone: the typical sum with the ends of the range or, without it, these.
func (say speech) payInBrief(p quiz.Pay) (sum, ends string) {
	if p.Typical == "" {
		return say.ends(p), ""
	}
	return say.money(p.Typical, p.Currency), say.ends(p)
}

// match says how near the occupation of official figures is to the career.
func (say speech) match(match string) string {
	switch match {
	case "high":
		return say.T("The match with this career is close.")
	case "medium":
		return say.T("The match with this career is fair.")
	case "low":
		return say.T("The match with this career is loose.")
	}
	return ""
}
