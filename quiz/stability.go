package quiz

import "github.com/careerfit/careerfit/engine"

// A StabilityReport says in the ids of the questionnaire how far a result can be relied on and what
// would change it: what `careerfit score --stability` adds to a report.
type StabilityReport struct {
	// PathFlip is the least change of the first path. CareerFlip, that of the first career on it, is null
	// where paths tie or the first path has no careers.
	PathFlip   FlipReport  `json:"path_flip"`
	CareerFlip *FlipReport `json:"career_flip"`
	// Tolerance is how far the items' weights may be off: a share in [0,1].
	Tolerance float64 `json:"tolerance"`
	// Retake is null where paths tie.
	Retake   *RetakeReport   `json:"retake"`
	Opinions []OpinionReport `json:"opinions"`
	// Contrasts are the same sheet with each other answer to the background item; empty without one.
	Contrasts []ContrastReport `json:"contrasts"`
}

// A FlipReport has the fewest answers to change before another outcome comes first or level.
type FlipReport struct {
	// Possible is false where no answers whatever would do it; then the lists are empty.
	Possible bool `json:"possible"`
	// Changes have the largest first; there are none where several come first already.
	Changes []ChangeReport `json:"changes"`
	// First are the ids that come first after the changes.
	First []string `json:"first"`
}

// A ChangeReport is another answer to an item, or that it is skipped.
type ChangeReport struct {
	Item string `json:"item"`
	To   Answer `json:"to"`
}

// A RetakeReport is the chance, between Low and High in [0,1], that the same path comes first if every
// answer came out differently with the chance Rho. Sampled is 0 where it was computed, else the
// number of samples that Low and High, then the ends of a 99 % interval, rest on.
type RetakeReport struct {
	Rho     float64 `json:"rho"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
	Sampled int     `json:"sampled"`
}

// An OpinionReport is what comes first by a rule, "share", "correlation" or "distance": the ids of one or, where they
// tie, several. A reason says why there is none for the paths or the careers of the first path; then the list is empty.
type OpinionReport struct {
	Rule          string        `json:"rule"`
	Paths         []string      `json:"paths"`
	PathsReason   engine.Reason `json:"paths_reason"`
	Careers       []string      `json:"careers"`
	CareersReason engine.Reason `json:"careers_reason"`
}

// A ContrastReport is the result with another answer to the background item: which Paths come first, the Verdict and
// the Lead as in a Report, and the careers that move.
type ContrastReport struct {
	Answer  Answer       `json:"answer"`
	Paths   []string     `json:"paths"`
	Verdict string       `json:"verdict"`
	Lead    float64      `json:"lead"`
	Moves   []MoveReport `json:"moves"`
}

// A MoveReport is a career whose rank among all changes, From one To another; ranks count from 1.
type MoveReport struct {
	Career string `json:"career"`
	From   int    `json:"from"`
	To     int    `json:"to"`
}

// Stability looks at the sheet's result from all sides.
func (q *Quiz) Stability(sheet *engine.Sheet) StabilityReport {
	return q.StabilityReport(sheet, q.Model.Stability(sheet, engine.Rho))
}

// StabilityReport puts into ids what the engine found out of the sheet with the chance [engine.Rho].
func (q *Quiz) StabilityReport(sheet *engine.Sheet, s engine.Stability) StabilityReport {
	report := StabilityReport{
		PathFlip: q.flipReport(engine.Paths, s.Path),
		Opinions: q.opinionReports(s), Contrasts: q.contrastReports(sheet),
	}
	report.Tolerance, _ = s.Tolerance.Float64()
	if s.Retake != nil {
		report.Retake = &RetakeReport{engine.Rho.Float(), s.Retake.Low, s.Retake.High, s.Retake.Sampled}
	}
	if len(s.Careers[q.Rule.Of(engine.Careers)].First) > 0 {
		flip := q.flipReport(engine.Careers, s.Career)
		report.CareerFlip = &flip
	}
	return report
}

func (q *Quiz) flipReport(g engine.Group, f engine.Flip) FlipReport {
	report := FlipReport{Possible: f.Possible, Changes: []ChangeReport{}, First: q.named(g, f.First)}
	for _, c := range f.Changes {
		report.Changes = append(report.Changes, ChangeReport{q.Items[c.Item].ID, q.alternativeAnswer(c.Item, c.To)})
	}
	return report
}

// alternativeAnswer returns the answer that an alternative of the engine is; -1 is a skipped item.
func (q *Quiz) alternativeAnswer(item, alternative int) Answer {
	if alternative < 0 {
		return Answer{NonAnswer: Skipped}
	}
	return q.Answer(item, Mark{Options: q.Model.Options(item, alternative)})
}

// named returns the ids of a group's outcomes, never null.
func (q *Quiz) named(g engine.Group, outcomes []int) []string {
	named := make([]string, len(outcomes))
	for i, o := range outcomes {
		named[i] = q.IDs(g)[o]
	}
	return named
}

func (q *Quiz) opinionReports(s engine.Stability) []OpinionReport {
	var reports []OpinionReport
	for i, path := range s.Paths {
		career := s.Careers[i]
		reports = append(reports, OpinionReport{
			path.Rule.String(), q.named(engine.Paths, path.First), path.Reason, q.named(engine.Careers, career.First), career.Reason,
		})
	}
	return reports
}

func (q *Quiz) contrastReports(sheet *engine.Sheet) []ContrastReport {
	reports := []ContrastReport{}
	item, ok := q.BackgroundItem()
	if !ok {
		return reports
	}
	for _, c := range q.Model.Contrasts(sheet, item) {
		report := ContrastReport{
			Answer: q.alternativeAnswer(item, c.Alternative), Paths: q.named(engine.Paths, c.Result.AllFirst(engine.Paths)),
			Verdict: c.Result.Verdict.String(), Lead: c.Result.Lead.Float(), Moves: []MoveReport{},
		}
		for _, m := range c.Moves {
			report.Moves = append(report.Moves, MoveReport{q.Careers[m.Career].ID, m.From, m.To})
		}
		reports = append(reports, report)
	}
	return reports
}
