package web

import (
	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An apiKey is what the page "How it works" publishes of a questionnaire: all numbers that a fit is made of. Decimals are
// as the author wrote them, exactly; that of a scale's option is what it is worth for the item. With the answers they are
// enough to work out every fit again; the document says how.
type apiKey struct {
	Questionnaire apiQuizName `json:"questionnaire"`
	// Engine is the version of how results are worked out.
	Engine     string          `json:"engine"`
	Rules      quiz.Rules      `json:"rules"`
	Thresholds quiz.Thresholds `json:"thresholds"`
	Traits     []quiz.Trait    `json:"traits"`
	Items      []apiKeyItem    `json:"items"`
	Paths      []apiKeyOutcome `json:"paths"`
	Careers    []apiKeyOutcome `json:"careers"`
	Courses    []apiKeyOutcome `json:"courses"`
}

// An apiKeyItem is what the answers to an item are worth.
type apiKeyItem struct {
	ID      string         `json:"id"`
	Weight  engine.Decimal `json:"weight"`
	UpTo    int            `json:"up_to"`
	Options []apiKeyOption `json:"options"`
}

// An apiKeyOption gives points to traits and, directly, to outcomes.
type apiKeyOption struct {
	ID     string      `json:"id"`
	Alone  bool        `json:"alone"`
	Traits quiz.Points `json:"traits"`
	Points quiz.Points `json:"points"`
}

// An apiKeyOutcome is how much traits count for an outcome, and how an empty sheet fits it.
type apiKeyOutcome struct {
	ID       string      `json:"id"`
	Path     string      `json:"path,omitempty"`
	Weights  quiz.Points `json:"weights"`
	Baseline exactNumber `json:"baseline"`
}

// key answers with a questionnaire's key, unless the operator does not publish it.
func (s *Server) key(c echo.Context) error {
	q, err := s.named(c)
	switch {
	case err != nil:
		return err
	case s.cfg.HideKey:
		return misuse{kindHidden, "Whoever runs this server does not publish how answers are counted.", "Ask them; results tell of each answer what it added."}
	}
	key := apiKey{Questionnaire: s.quizName(q), Engine: engine.Version, Rules: rulesOf(q), Thresholds: q.Thresholds, Traits: listed(q.Traits)}
	for i, item := range q.Items {
		to := apiKeyItem{item.ID, itemWeight(item), max(item.UpTo, 1), []apiKeyOption{}}
		for _, o := range q.Options(i) {
			to.Options = append(to.Options, apiKeyOption{o.ID, o.Alone, pointed(o.Traits), pointed(o.Points)})
		}
		key.Items = append(key.Items, to)
	}
	key.Paths, key.Careers, key.Courses = keyOutcomes(q, engine.Paths), keyOutcomes(q, engine.Careers), keyOutcomes(q, engine.Courses)
	return s.sendQuiz(c, q, key)
}

// rulesOf names the rule of each group, also where the author left it out.
func rulesOf(q *quiz.Quiz) quiz.Rules {
	return quiz.Rules{Paths: q.Rule.Of(engine.Paths).String(), Careers: q.Rule.Of(engine.Careers).String(), Courses: q.Rule.Of(engine.Courses).String()}
}

func keyOutcomes(q *quiz.Quiz, g engine.Group) []apiKeyOutcome {
	all, weights := []apiKeyOutcome{}, q.Weights(g)
	for i, id := range q.IDs(g) {
		to := apiKeyOutcome{ID: id, Weights: pointed(weights[i]), Baseline: exactOf(q.Model.Baseline(g, i))}
		if g == engine.Careers {
			to.Path = q.Careers[i].Path
		}
		all = append(all, to)
	}
	return all
}

// pointed are points that JSON writes as an object, also where there are none.
func pointed(points quiz.Points) quiz.Points {
	if points == nil {
		return quiz.Points{}
	}
	return points
}
