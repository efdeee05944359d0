package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An apiResult is all that a sheet of answers comes to, as a session's result and scoring without one answer it: what
// the result page shows, made from the same [reading], with the ids and the exact numbers behind it.
type apiResult struct {
	Questionnaire apiQuizName `json:"questionnaire"`
	// Engine is the version of how results are worked out.
	Engine string `json:"engine"`
	// Form is "long" or "short".
	Form string `json:"form"`
	// Verdict is "clear", "balanced" or "none".
	Verdict string `json:"verdict"`
	// Leading are the paths that the result is about: several where it is balanced, none without a clear result.
	Leading  []string         `json:"leading"`
	Lead     exactNumber      `json:"lead"`
	Coverage apiCoverage      `json:"coverage"`
	Warnings []engine.Warning `json:"warnings"`
	Words    apiResultWords   `json:"words"`
	Paths    []apiPath        `json:"paths"`
	Careers  []apiCareer      `json:"careers"`
	Courses  []apiCourse      `json:"courses"`
	// CareersRanked is "all", "first_path" or "none", CoursesRanked says whether courses are: short forms rank less.
	CareersRanked string `json:"careers_ranked"`
	CoursesRanked bool   `json:"courses_ranked"`
	// FirstCareers fit best of all, whatever path they are on; none in a short form.
	FirstCareers []string `json:"first_careers"`
	// Missing is there without a clear result, the rest with one.
	Missing   *apiMissing   `json:"missing,omitempty"`
	Stability *apiStability `json:"stability,omitempty"`
	Flips     []apiFlip     `json:"flips,omitempty"`
	Contrast  *apiContrast  `json:"contrast,omitempty"`
	// Tipping are questions without an answer where one could decide a balanced result.
	Tipping []apiTipping `json:"tipping,omitempty"`
}

// An apiQuizName says which questionnaire something is of, in which language.
type apiQuizName struct {
	ID       string      `json:"id"`
	Digest   quiz.Digest `json:"digest"`
	Title    quiz.Text   `json:"title"`
	Language string      `json:"language"`
	// Offered tells that new sessions are of exactly this one.
	Offered bool `json:"offered"`
}

// apiCoverage is how many items were answered of those that were put.
type apiCoverage struct {
	Answered int `json:"answered"`
	Asked    int `json:"asked"`
}

func (s *Server) quizName(q *quiz.Quiz) apiQuizName {
	return apiQuizName{q.ID, q.Digest, q.Title, q.Language, s.library.isCurrent(q)}
}

// resultOf makes the document of a sitting.
func (s *Server) resultOf(t sitting) (*apiResult, error) {
	r, err := s.read(t)
	if err != nil {
		return nil, err
	}
	words, err := r.resultWords()
	if err != nil {
		return nil, err
	}
	result := &apiResult{
		Questionnaire: s.quizName(t.Quiz), Engine: engine.Version, Form: t.form(), Verdict: r.result.Verdict.String(), Leading: []string{}, Lead: exactOf(r.result.Lead),
		Coverage: apiCoverage(r.result.Coverage), Warnings: r.warnings(), Words: words,
		Paths: r.apiPaths(), Careers: r.apiCareers(), Courses: r.apiCourses(), CareersRanked: r.careersRanked(), CoursesRanked: !r.partial, FirstCareers: []string{},
	}
	if r.result.Verdict == engine.NoResult {
		result.Missing = r.apiMissing()
		return result, nil
	}
	r.addSides(result)
	return result, nil
}

// addSides adds what can be said of a result that there is: how sure it is, and what would change it.
func (r reading) addSides(to *apiResult) {
	for _, p := range leading(r.Quiz, r.result) {
		to.Leading = append(to.Leading, r.Quiz.Paths[p.Outcome].ID)
	}
	for _, card := range r.firstCareers() {
		to.FirstCareers = append(to.FirstCareers, card.ID)
	}
	to.Stability, to.Flips, to.Contrast = r.apiStability(), r.apiFlips(), r.apiContrast()
	if r.result.Verdict == engine.Balanced {
		to.Tipping = r.apiTippings()
	}
}

// form is "short" while not all items are put.
func (t sitting) form() string {
	if t.Short() {
		return "short"
	}
	return "long"
}

// careersRanked says of which paths the careers are ranked.
func (r reading) careersRanked() string {
	switch {
	case !r.partial:
		return "all"
	case r.careersDecided:
		return "first_path"
	}
	return "none"
}

// warnings are the engine's, but for one that tells of careers which a short form does not rank.
func (r reading) warnings() []engine.Warning {
	return slices.DeleteFunc(append([]engine.Warning{}, r.result.Warnings...), func(w engine.Warning) bool {
		return r.partial && w.Code == engine.CareerElsewhere
	})
}
