package bulk

import (
	"strconv"

	"github.com/careerfit/careerfit/engine"
)

// plainFields are all that do not name an outcome.
func plainFields() []field {
	return append(ofSheet(), append(append(ofFirsts(), ofStability()...), ofLists()...)...)
}

func ofSheet() []field {
	return []field{
		{name: "id", kind: text, about: "the sheet's id",
			value: func(b []byte, s *scorer) []byte { return append(b, s.id...) }},
		{name: "line", about: "the number of the line on which the sheet begins",
			value: func(b []byte, s *scorer) []byte { return strconv.AppendInt(b, s.line, 10) }},
		{name: "digest", kind: text, about: "names the exact questionnaire",
			value: func(b []byte, s *scorer) []byte { return append(b, s.digest...) }},
		{name: "verdict", kind: text, about: "clear, balanced or none",
			value: func(b []byte, s *scorer) []byte { return append(b, s.result.Verdict.String()...) }},
		{name: "lead", about: "the first path's fit less the second's, in [0,1]",
			value: func(b []byte, s *scorer) []byte { return appendNumber(b, s.result.Lead.Float()) }},
		{name: "coverage", about: "the share of the items that were answered, in [0,1]",
			value: func(b []byte, s *scorer) []byte { return appendNumber(b, s.result.Coverage.Float()) }},
	}
}

// ofFirsts are the outcomes that come first, and how well they fit.
func ofFirsts() []field {
	band := func(b []byte, s *scorer) []byte {
		if all := s.result.Ranked[engine.Careers]; len(all) > 0 {
			b = append(b, all[0].Band.String()...)
		}
		return b
	}
	return []field{
		{name: "path", kind: text, about: "the path that comes first; with a semicolon between them, where several do", value: first(engine.Paths)},
		{name: "path_fit", about: "its fit, in [0,1]", value: firstFit(engine.Paths)},
		{name: "career", kind: text, about: "the career that comes first of all, likewise; empty where there are none", value: first(engine.Careers)},
		{name: "career_fit", about: "its fit, in [0,1]", value: firstFit(engine.Careers)},
		{name: "band", kind: text, about: "its band: best, great, good or none", value: band},
		{name: "course", kind: text, about: "the course that comes first, likewise", value: first(engine.Courses)},
		{name: "course_fit", about: "its fit, in [0,1]", value: firstFit(engine.Courses)},
	}
}

func first(g engine.Group) func([]byte, *scorer) []byte {
	return func(b []byte, s *scorer) []byte {
		for i, standing := range s.result.Ranked[g] {
			if standing.Rank > 1 {
				break
			}
			if i > 0 {
				b = append(b, between...)
			}
			b = append(b, s.ids[g][standing.Outcome]...)
		}
		return b
	}
}

func firstFit(g engine.Group) func([]byte, *scorer) []byte {
	return func(b []byte, s *scorer) []byte {
		if all := s.result.Ranked[g]; len(all) > 0 {
			b = appendNumber(b, all[0].Fit.Float())
		}
		return b
	}
}

// ofOutcome is the fit or the rank of one outcome.
func ofOutcome(what, id string, g engine.Group, outcome int) field {
	value := func(b []byte, s *scorer) []byte { return appendNumber(b, s.standing(g, outcome).Fit.Float()) }
	if what == "rank" {
		value = func(b []byte, s *scorer) []byte { return strconv.AppendInt(b, int64(s.standing(g, outcome).Rank), 10) }
	}
	return field{name: what + ":" + id, value: value}
}

// standing finds where the outcome came.
func (s *scorer) standing(g engine.Group, outcome int) *engine.Standing {
	return &s.result.Ranked[g][s.place[g][outcome]]
}

// ofStability are the figures of stability that are one number or a few ids.
func ofStability() []field {
	return []field{
		{name: "flips", about: "how many answers would have to change before another path came first or level; empty where none can",
			value: func(b []byte, s *scorer) []byte {
				if flip := s.stability().PathFlip; flip.Possible {
					b = strconv.AppendInt(b, int64(len(flip.Changes)), 10)
				}
				return b
			}},
		{name: "flip_to", kind: text, about: "the paths that would come first then",
			value: func(b []byte, s *scorer) []byte {
				for i, id := range s.stability().PathFlip.First {
					if i > 0 {
						b = append(b, between...)
					}
					b = append(b, id...)
				}
				return b
			}},
		{name: "tolerance", about: "how far the items' weights may be off, in [0,1]",
			value: func(b []byte, s *scorer) []byte { return appendNumber(b, s.stability().Tolerance) }},
		{name: "retake_low", about: "the least chance that the same path would come first in a retake, in [0,1]; empty where paths tie",
			value: func(b []byte, s *scorer) []byte {
				if retake := s.stability().Retake; retake != nil {
					b = appendNumber(b, retake.Low)
				}
				return b
			}},
		{name: "retake_high", about: "the most; it is the same where the chance was computed exactly",
			value: func(b []byte, s *scorer) []byte {
				if retake := s.stability().Retake; retake != nil {
					b = appendNumber(b, retake.High)
				}
				return b
			}},
	}
}
