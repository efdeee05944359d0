package audit

import (
	"cmp"
	"fmt"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// national is a questionnaire as large as a country's: so many careers that no two need be alike.
func national(rule string, traits, careers int) recipe {
	return recipe{
		items: [2]int{60, 60}, traits: [2]int{traits, traits}, sparse: 3, parts: 4, planted: 20, rule: rule,
		paths: [2]int{6, 6}, careers: [2]int{careers, careers}, courses: [2]int{30, 30},
	}
}

// must draws until a questionnaire can be compiled.
func must(t testing.TB, seed uint64, r recipe) *quiz.Quiz {
	t.Helper()
	l, err := seeded(seed), error(nil)
	for range 100 {
		var q *quiz.Quiz
		if q, err = l.questionnaire(r); err == nil {
			return q
		}
	}
	t.Fatal(err)
	return nil
}

// Of many careers few are left open, whatever the rule and however few the traits.
func TestFewAreUnknownAmongManyCareers(t *testing.T) {
	for _, rule := range rules() {
		for _, traits := range []int{5, 8} {
			q, c := must(t, 3, national(rule, traits, 200)), census{}
			found := reached(t, q, DefaultSettings())
			if c.count(found); 50*c["unknown"] > len(found) || c["alone"] < 60 || c["level"]+c["never"] < 10 {
				t.Errorf("rule %q, %d traits: %v", rule, traits, c)
			}
		}
	}
}

// What the search costs on the largest questionnaires.
func BenchmarkReach(b *testing.B) {
	for _, rule := range rules() {
		for _, traits := range []int{4, 5, 8, 12} {
			if rule != "" && traits == 4 {
				continue // among so many one has the same weight for all, which these rules do not rank
			}
			b.Run(fmt.Sprintf("%s/%d traits", cmp.Or(rule, "share"), traits), func(b *testing.B) {
				q, c := must(b, 1, national(rule, traits, 900)), census{}
				for b.Loop() {
					clear(c)
					c.count(reached(b, q, DefaultSettings()))
				}
				for _, verdict := range []Reached{Alone, Level, Never, Unknown} {
					b.ReportMetric(float64(c[string(verdict)]), string(verdict))
				}
			})
		}
	}
}
