package quiz

import "github.com/careerfit/careerfit/engine"

// A Report is a result in the ids of the questionnaire: what `careerfit score` writes for one sheet.
type Report struct {
	ID     string `json:"id"`
	Digest Digest `json:"digest"`
	// Verdict is "clear", "balanced" or "none".
	Verdict string `json:"verdict"`
	// Lead is the first path's fit less the second's, Coverage the share of the items answered; both
	// are in [0,1].
	Lead     float64 `json:"lead"`
	Coverage float64 `json:"coverage"`
	// Paths, Careers and Courses are ranked, best first; equal ones are in the questionnaire's order.
	Paths    []Ranked         `json:"paths"`
	Careers  []RankedCareer   `json:"careers"`
	Courses  []Ranked         `json:"courses"`
	Warnings []engine.Warning `json:"warnings"`
	// Stability is there when it was asked for.
	Stability *StabilityReport `json:"stability,omitempty"`
}

// Ranked is where a path or a course came: Fit in [0,1], the nearest float64; Rank from 1, equal
// fits sharing one.
type Ranked struct {
	ID   string  `json:"id"`
	Fit  float64 `json:"fit"`
	Rank int     `json:"rank"`
}

// RankedCareer is where a career came, overall and within its path. Band is "best", "great", "good"
// or "none".
type RankedCareer struct {
	ID       string  `json:"id"`
	Path     string  `json:"path"`
	Fit      float64 `json:"fit"`
	Rank     int     `json:"rank"`
	PathRank int     `json:"path_rank"`
	Band     string  `json:"band"`
}

// Report evaluates the sheet and puts the result into the questionnaire's ids.
func (q *Quiz) Report(id string, sheet *engine.Sheet) Report {
	r := q.Model.Evaluate(sheet)
	report := Report{
		ID: id, Digest: q.Digest, Verdict: r.Verdict.String(),
		Lead: r.Lead.Float(), Coverage: r.Coverage.Float(),
		Paths:    ranked(r.Ranked[engine.Paths], q.IDs(engine.Paths)),
		Careers:  make([]RankedCareer, 0, len(q.Careers)),
		Courses:  ranked(r.Ranked[engine.Courses], q.IDs(engine.Courses)),
		Warnings: append([]engine.Warning{}, r.Warnings...),
	}
	for _, s := range r.Ranked[engine.Careers] {
		career := &q.Careers[s.Outcome]
		report.Careers = append(report.Careers, RankedCareer{career.ID, career.Path, s.Fit.Float(), s.Rank, s.PathRank, s.Band.String()})
	}
	return report
}

func ranked(standings []engine.Standing, ids []string) []Ranked {
	all := make([]Ranked, len(standings))
	for i, s := range standings {
		all[i] = Ranked{ids[s.Outcome], s.Fit.Float(), s.Rank}
	}
	return all
}
