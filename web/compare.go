package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// sittingsCompared is all that is said of two sittings, the older on the left.
type sittingsCompared struct {
	Was, Is comparedSide
	// Paths are those of either questionnaire, in the newer one's order of fits.
	Paths []comparedPath
	// NoResult tells that one of the two has no clear result.
	NoResult bool
	// SameQuestions tells that both are of exactly the same questionnaire. Else Parts are what changed in it,
	// Between is what the earlier answers would give by the later one, and Lost are those it cannot take.
	SameQuestions bool
	Parts         []changedPart
	Between       string
	Lost          []lostAnswer
	// Answers are those that differ.
	Answers []changedAnswer
	Careers *careerTops
	// NoCareers says why careers are not compared.
	NoCareers string
}

// A comparedSide is one of the two, in words.
type comparedSide struct{ When, Address, Outcome, Lead, Answered string }

func (s *Server) compareSittings(was, is sitting, rows []sittingRow) (*sittingsCompared, error) {
	then, now, err := sides(was, is)
	if err != nil {
		return nil, err
	}
	between, lost, err := was.carriedTo(is.Quiz)
	if err != nil {
		return nil, err
	}
	both := &sittingsCompared{Was: then.inWords(rows), Is: now.inWords(rows), SameQuestions: was.Digest == is.Digest}
	both.NoResult = then.result.Verdict == engine.NoResult || now.result.Verdict == engine.NoResult
	both.Paths, both.Answers = comparedPaths(then, between, now)
	both.Careers, both.NoCareers = s.careerTops(then, now)
	if !both.SameQuestions {
		both.tellsQuestions(was, between, lost)
	}
	return both, nil
}

// tellsQuestions says what changed in the questionnaire, and what became of the answers to the earlier one.
func (both *sittingsCompared) tellsQuestions(was sitting, between side, lost []int) {
	both.Parts = changedParts(between.say, was.Quiz, between.Quiz)
	both.Between, both.Lost = between.headline(between.result), was.lostAnswers(between.Quiz, lost)
}

func sides(was, is sitting) (then, now side, err error) {
	if then, err = was.side(); err != nil {
		return then, now, err
	}
	now, err = is.side()
	return then, now, err
}

// inWords says what the sitting gave; the list of sittings knows how it is called.
func (s side) inWords(rows []sittingRow) comparedSide {
	row := sittingRow{When: s.say.Date(s.Changed)}
	if i := slices.IndexFunc(rows, func(row sittingRow) bool { return row.ID == s.ID }); i >= 0 {
		row = rows[i]
	}
	return comparedSide{
		row.When, s.address("result"), s.headline(s.result), s.lead(), s.say.T("%d of %d", s.result.Coverage.Answered, s.result.Coverage.Asked),
	}
}

// lead says by how much the first path leads, where that is a result.
func (s side) lead() string {
	switch lead := s.result.Lead; {
	case s.result.Verdict == engine.NoResult:
		return s.say.T("not told without a clear result")
	case lead.Tied():
		return s.say.T("none: level")
	default:
		return s.say.lead(lead)
	}
}
