package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// careerTops are the tops of both rankings of careers.
type careerTops struct{ Was, Is []topCareer }

// A topCareer is one of them, and where it came in the other sitting, in words.
type topCareer struct {
	Rank    int
	Name    quiz.Text
	Address string
	Fit     engine.Fit
	Other   string
}

// topPlaces is up to which place careers are compared; maxTop bounds how many of those that are level there.
const topPlaces, maxTop = 5, 10

// careerTops compares the careers of both sittings, or says why that cannot be.
func (s *Server) careerTops(was, is side) (top *careerTops, why string) {
	switch {
	case len(was.Quiz.Careers) == 0 || len(is.Quiz.Careers) == 0:
		return nil, ""
	case was.result.Verdict == engine.NoResult || is.result.Verdict == engine.NoResult:
		return nil, is.say.T("Careers are compared where both sittings have a clear or a balanced result.")
	case len(openItems(was.sheet, was.Quiz))+len(openItems(is.sheet, is.Quiz)) > 0:
		return nil, is.say.T("Careers are not compared: a short form does not rank all of them.")
	}
	return &careerTops{s.topOf(was, is, is.say.placeNow), s.topOf(is, was, is.say.placeThen)}, ""
}

// topOf are the first careers of one side, with their place on the other one: 0 where it has none of it.
func (s *Server) topOf(side, other side, inWords func(rank, other int) string) []topCareer {
	places := map[string]int{}
	for _, standing := range other.result.Ranked[engine.Careers] {
		places[other.Quiz.Careers[standing.Outcome].ID] = standing.Rank
	}
	var top []topCareer
	for _, standing := range side.result.Ranked[engine.Careers] {
		if standing.Rank > topPlaces || len(top) == maxTop {
			break
		}
		career := side.Quiz.Careers[standing.Outcome]
		top = append(top, topCareer{
			standing.Rank, career.Name, s.base(side.Quiz) + "/careers/" + career.ID, standing.Fit, inWords(standing.Rank, places[career.ID]),
		})
	}
	return top
}

// placeNow says where a career of the earlier sitting stands in the later one.
func (say speech) placeNow(rank, now int) string {
	switch now {
	case 0:
		return say.T("no longer in the questionnaire")
	case rank:
		return say.T("the same place now")
	}
	return say.T("place %d now", now)
}

// placeThen says where a career of the later sitting stood in the earlier one.
func (say speech) placeThen(rank, then int) string {
	switch then {
	case 0:
		return say.T("new in the questionnaire")
	case rank:
		return say.T("the same place then")
	}
	return say.T("place %d then", then)
}
