package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An apiPath is where a path came, and why: its fit is the baseline and all contributions together, exactly.
type apiPath struct {
	ID       string      `json:"id"`
	Name     quiz.Text   `json:"name"`
	Rank     int         `json:"rank"`
	Tied     bool        `json:"tied"`
	Fit      exactNumber `json:"fit"`
	Baseline exactNumber `json:"baseline"`
	// Contributions has every item, as it was put. For and Against are the strongest each way, as the page shows them.
	Contributions []apiContribution `json:"contributions"`
	For           []apiContribution `json:"for"`
	Against       []apiContribution `json:"against"`
	// Brings is what the taker's background brings to the path, as its author says.
	Brings []quiz.Text `json:"brings"`
}

// An apiContribution is what the answer to one item adds to a fit or takes from it.
type apiContribution struct {
	Item     string    `json:"item"`
	Question quiz.Text `json:"question"`
	// Answer is in the taker's words.
	Answer string `json:"answer"`
	exactNumber
	// Tenths are as the page shows them: tenths of a point of a hundred, so rounded that they add up to the fit.
	Tenths int `json:"tenths"`
}

// apiPaths are the paths, best first.
func (r reading) apiPaths() []apiPath {
	all, ties := []apiPath{}, shared(r.result.Ranked[engine.Paths])
	for _, s := range r.result.Ranked[engine.Paths] {
		path, why := &r.Quiz.Paths[s.Outcome], r.reasons(engine.Paths, s.Outcome)
		_, brings := r.brings(path)
		p := apiPath{
			ID: path.ID, Name: path.Name, Rank: s.Rank, Tied: ties[s.Rank], Fit: exactOf(s.Fit), Baseline: exactOf(r.Quiz.Model.Baseline(engine.Paths, s.Outcome)),
			Contributions: r.apiContributions(engine.Paths, s.Outcome, why.All), For: []apiContribution{}, Against: []apiContribution{},
			Brings: append([]quiz.Text{}, brings...),
		}
		if r.result.Verdict != engine.NoResult {
			p.For, p.Against = r.apiContributions(engine.Paths, s.Outcome, why.For), r.apiContributions(engine.Paths, s.Outcome, why.Against)
		}
		all = append(all, p)
	}
	return all
}

// apiContributions are reasons for an outcome with the exact numbers behind them.
func (r reading) apiContributions(g engine.Group, outcome int, rows []reasonRow) []apiContribution {
	contributions, all := r.Quiz.Model.Contributions(r.sheet, g, outcome), []apiContribution{}
	for _, row := range rows {
		all = append(all, apiContribution{r.Quiz.Items[row.item].ID, row.Text, row.Answer, exactOf(contributions[row.item]), row.Tenths})
	}
	return all
}

// An apiCareer is where a career came. What a short form does not tell of it is missing.
type apiCareer struct {
	ID   string    `json:"id"`
	Name quiz.Text `json:"name"`
	Path string    `json:"path"`
	// Rank is among all careers, PathRank among those of its path; both count from 1, and equal fits share one.
	Rank     int  `json:"rank,omitempty"`
	PathRank int  `json:"path_rank,omitempty"`
	Tied     bool `json:"tied,omitempty"`
	// Band is "best", "great", "good" or "none".
	Band     string       `json:"band,omitempty"`
	Fit      *exactNumber `json:"fit,omitempty"`
	Baseline *exactNumber `json:"baseline,omitempty"`
	// For are the answers that spoke for it most, if it is on a path that the result is about.
	For []apiContribution `json:"for,omitempty"`
}

// apiCareers are the careers, best first; those that are not ranked stay in the content's order, behind the others.
func (r reading) apiCareers() []apiCareer {
	ranked, listed, ties := []apiCareer{}, []apiCareer{}, shared(r.result.Ranked[engine.Careers])
	for _, s := range r.result.Ranked[engine.Careers] {
		if r.ranksCareersOf(r.Quiz.Model.Path(s.Outcome)) {
			ranked = append(ranked, r.apiCareer(s, ties[s.Rank]))
		}
	}
	for c := range r.Quiz.Careers {
		if career := &r.Quiz.Careers[c]; !r.ranksCareersOf(r.Quiz.Model.Path(c)) {
			listed = append(listed, apiCareer{ID: career.ID, Name: career.Name, Path: career.Path})
		}
	}
	return append(ranked, listed...)
}

func (r reading) apiCareer(s engine.Standing, tied bool) apiCareer {
	career, fit, baseline := &r.Quiz.Careers[s.Outcome], exactOf(s.Fit), exactOf(r.Quiz.Model.Baseline(engine.Careers, s.Outcome))
	c := apiCareer{ID: career.ID, Name: career.Name, Path: career.Path, PathRank: s.PathRank, Tied: tied, Band: s.Band.String(), Fit: &fit, Baseline: &baseline}
	if !r.partial {
		c.Rank = s.Rank
	}
	if r.isAbout(r.Quiz.Model.Path(s.Outcome)) {
		c.For = r.apiContributions(engine.Careers, s.Outcome, r.reasons(engine.Careers, s.Outcome).For)
	}
	return c
}

// isAbout reports whether the result is about the path.
func (r reading) isAbout(path int) bool {
	if r.result.Verdict == engine.NoResult {
		return false
	}
	for _, p := range leading(r.Quiz, r.result) {
		if p.Outcome == path {
			return true
		}
	}
	return false
}

// An apiCourse is where a course came, and why. Short forms rank none.
type apiCourse struct {
	ID       string       `json:"id"`
	Name     quiz.Text    `json:"name"`
	Rank     int          `json:"rank,omitempty"`
	Tied     bool         `json:"tied,omitempty"`
	Fit      *exactNumber `json:"fit,omitempty"`
	Baseline *exactNumber `json:"baseline,omitempty"`
	// Why says why it is offered, a sentence each.
	Why []string `json:"why"`
}

// apiCourses are the courses, best first; a short form has them in the content's order.
func (r reading) apiCourses() []apiCourse {
	all := []apiCourse{}
	for i, card := range r.courseCards() {
		course := apiCourse{ID: card.ID, Name: card.Name, Why: append([]string{}, card.Why...), Tied: card.Tied}
		if !r.partial {
			s := r.result.Ranked[engine.Courses][i]
			fit, baseline := exactOf(s.Fit), exactOf(r.Quiz.Model.Baseline(engine.Courses, s.Outcome))
			course.Rank, course.Fit, course.Baseline = s.Rank, &fit, &baseline
		}
		if r.result.Verdict == engine.NoResult {
			course.Why = []string{}
		}
		all = append(all, course)
	}
	return all
}
