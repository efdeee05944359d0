package audit

import "github.com/careerfit/careerfit/quiz"

// inBoth pairs what has the same id in both, in the new order.
func inBoth[T any](was, is []T, id func(T) string) (pairs [][2]T) {
	olds := map[string]T{}
	for _, t := range was {
		olds[id(t)] = t
	}
	for _, t := range is {
		if old, ok := olds[id(t)]; ok {
			pairs = append(pairs, [2]T{old, t})
		}
	}
	return pairs
}

func idsOf[T any](all []T, id func(T) string) []string {
	ids := make([]string, len(all))
	for n, t := range all {
		ids[n] = id(t)
	}
	return ids
}

func itemID(i *quiz.Item) string              { return i.ID }
func optionID(o quiz.Option) string           { return o.ID }
func scaleID(s quiz.Scale) string             { return s.ID }
func valueID(v quiz.ScaleValue) string        { return v.ID }
func traitID(t quiz.Trait) string             { return t.ID }
func sectionID(s quiz.Section) string         { return s.ID }
func pathID(p quiz.Path) string               { return p.ID }
func careerID(c quiz.Career) string           { return c.ID }
func courseID(c quiz.Course) string           { return c.ID }
func personaID(p quiz.Persona) string         { return p.ID }
func traitIDs(q *quiz.Questionnaire) []string { return idsOf(q.Traits, traitID) }
func scaleIDs(q *quiz.Questionnaire) []string { return idsOf(q.Scales, scaleID) }

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}
