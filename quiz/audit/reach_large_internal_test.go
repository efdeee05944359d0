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

func BenchmarkReach(b *testing.B) {
	for _, rule := range rules() {
		for _, traits := range []int{4, 5, 8, 12} {
			b.Run(fmt.Sprintf("%s/%d", cmp.Or(rule, "share"), traits), func(b *testing.B) {
				q := must(b, 1, national(rule, traits, 900))
				for b.Loop() {
					c := census{}
					found, err := reach(b.Context(), q, DefaultSettings())
					if err != nil {
						b.Fatal(err)
					}
					c.count(found)
					b.Log(c)
				}
			})
		}
	}
}
