package web_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Every outcome that is listed can be read, with all that the content says of it but its weights, and every source that
// it names.
func TestEveryOutcomeIsReadWithItsSources(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(q, harbour(t)))
	for _, each := range s.quizzes {
		var list map[string]any
		s.program().calls("GET", "/questionnaires/"+each.ID+"/outcomes", "").is(200).into(&list)
		for g := range engine.NumGroups {
			names := list[g.String()].([]any)
			if len(names) != len(each.IDs(g)) {
				t.Errorf("%s: %d %s", each.ID, len(names), g)
			}
			for i, name := range names {
				id := name.(map[string]any)["id"].(string)
				var read struct {
					Group   string
					Outcome map[string]any
					Sources []quiz.Source
				}
				s.program().calls("GET", "/questionnaires/"+each.ID+"/outcomes/"+g.String()+"/"+id, "").is(200).into(&read)
				want := factsOf(t, each, g, i)
				if inJSON(t, read.Outcome) != inJSON(t, want) || read.Group != g.String() {
					t.Errorf("%s is told as\n%s\nand is\n%s", id, inJSON(t, read.Outcome), inJSON(t, want))
				}
				for _, source := range sourcesOf(want) {
					if !slices.ContainsFunc(read.Sources, func(s quiz.Source) bool { return s.ID == source && s.Title != "" }) {
						t.Errorf("%s does not tell its source %s", id, source)
					}
				}
			}
		}
	}
	for _, path := range []string{"/paths/nowhere", "/careers/sea", "/roles/skipper", "/Paths/sea"} {
		s.program().calls("GET", "/questionnaires/harbour/outcomes"+path, "").refuses(404, "not-found", "no outcome")
	}
}

// factsOf are the content's own words about an outcome.
func factsOf(t *testing.T, q *quiz.Quiz, g engine.Group, i int) (facts map[string]any) {
	t.Helper()
	of := [engine.NumGroups]func() any{func() any { return q.Paths[i] }, func() any { return q.Careers[i] }, func() any { return q.Courses[i] }}
	if err := json.Unmarshal([]byte(inJSON(t, of[g]())), &facts); err != nil {
		t.Fatal(err)
	}
	delete(facts, "weights")
	return facts
}

func sourcesOf(facts map[string]any) (ids []string) {
	named, _ := facts["sources"].([]any)
	for _, id := range named {
		ids = append(ids, id.(string))
	}
	pay, _ := facts["pay"].([]any)
	for _, p := range pay {
		ids = append(ids, p.(map[string]any)["source"].(string))
	}
	return ids
}
