package bulk

import (
	"strconv"

	"github.com/careerfit/careerfit/engine"
)

// ofLists are the lists of a report. In CSV they are ids or codes with a semicolon between them.
func ofLists() []field {
	return []field{
		{name: "paths", kind: list, about: "all paths, best first: id, fit and rank; in CSV the ids", value: ranking(engine.Paths), json: rankingJSON(engine.Paths)},
		{name: "careers", kind: list, about: "all careers, likewise: id, path, fit, rank, path_rank (within its path) and band", value: ranking(engine.Careers), json: rankingJSON(engine.Careers)},
		{name: "courses", kind: list, about: "all courses, likewise", value: ranking(engine.Courses), json: rankingJSON(engine.Courses)},
		{name: "warnings", kind: list, about: "caveats: code and message; in CSV the codes", value: warningCodes, json: warningsJSON},
		{name: "stability", kind: list, about: "how sure the result is, and what would change it; NDJSON only",
			json: func(b []byte, s *scorer) []byte { return appendJSON(b, s.stability()) }},
	}
}

func ranking(g engine.Group) func([]byte, *scorer) []byte {
	return func(b []byte, s *scorer) []byte {
		for i, standing := range s.result.Ranked[g] {
			if i > 0 {
				b = append(b, between...)
			}
			b = append(b, s.ids[g][standing.Outcome]...)
		}
		return b
	}
}

// rankingJSON writes what [quiz.Ranked] and [quiz.RankedCareer] are.
func rankingJSON(g engine.Group) func([]byte, *scorer) []byte {
	return func(b []byte, s *scorer) []byte {
		b = append(b, '[')
		for i := range s.result.Ranked[g] {
			standing := &s.result.Ranked[g][i]
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, s.begins[g][standing.Outcome]...)
			b = appendNumber(b, standing.Fit.Float())
			b = append(b, `,"rank":`...)
			b = strconv.AppendInt(b, int64(standing.Rank), 10)
			if g == engine.Careers {
				b = append(b, `,"path_rank":`...)
				b = strconv.AppendInt(b, int64(standing.PathRank), 10)
				b = append(b, `,"band":"`...)
				b = append(b, standing.Band.String()...)
				b = append(b, '"')
			}
			b = append(b, '}')
		}
		return append(b, ']')
	}
}

func warningCodes(b []byte, s *scorer) []byte {
	for i, w := range s.result.Warnings {
		if i > 0 {
			b = append(b, between...)
		}
		b = append(b, w.Code...)
	}
	return b
}

// warningsJSON writes what [engine.Warning] is.
func warningsJSON(b []byte, s *scorer) []byte {
	b = append(b, '[')
	for i, w := range s.result.Warnings {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(append(b, `{"code":`...), []byte(w.Code))
		b = appendText(append(b, `,"message":`...), []byte(w.Message))
		b = append(b, '}')
	}
	return append(b, ']')
}
