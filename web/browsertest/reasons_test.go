package browsertest

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A reason is an answer with the points of a hundred that it added to a fit or took from it.
type reason struct {
	Points, Asked, Said string
}

// speaksFor expects the reasons to be the answers that added most to an outcome's fit.
func (v verdict) speaksFor(t testing.TB, q *quiz.Quiz, g engine.Group, id string, shown []reason) {
	t.Helper()
	v.strongestAre(t, q, "+", shown, v.moved(q, g, id, 100))
}

// speaksAgainst expects the reasons to be the answers that took most from it.
func (v verdict) speaksAgainst(t testing.TB, q *quiz.Quiz, g engine.Group, id string, shown []reason) {
	t.Helper()
	v.strongestAre(t, q, "−", shown, v.moved(q, g, id, -100))
}

// moved is what the answer to each item contributed to an outcome's fit, times a factor.
func (v verdict) moved(q *quiz.Quiz, g engine.Group, id string, factor float64) []float64 {
	var sizes []float64
	for _, c := range q.Model.Contributions(v.sheet, g, slices.Index(q.IDs(g), id)) {
		sizes = append(sizes, factor*c.Float())
	}
	return sizes
}

// A result shows so many reasons each way at most, and none that moved the fit by less than a point.
const (
	shownAtOnce = 3
	weighty     = 1.0
)

// strongestAre expects the reasons to be the answers with the largest sizes, the largest first, each
// with its size to a tenth and with what was said.
func (v verdict) strongestAre(t testing.TB, q *quiz.Quiz, sign string, shown []reason, sizes []float64) {
	t.Helper()
	last, left := math.Inf(1), slices.Clone(sizes)
	for _, r := range shown {
		item := slices.IndexFunc(q.Items, func(i *quiz.Item) bool { return string(i.Text) == r.Asked })
		points, err := strconv.ParseFloat(strings.TrimPrefix(r.Points, sign), 64)
		if item < 0 || err != nil || !strings.HasPrefix(r.Points, sign) {
			t.Fatalf("a reason is %+v, want one with %s", r, sign)
		}
		if points > last || points < weighty || math.Abs(points-left[item]) >= 0.1 {
			t.Errorf("%+v comes after %v; the answer counts %s%v", r, last, sign, sizes[item])
		}
		equal(t, "answer", r.Said, "You said: "+answerWords(q, item, v.answers[q.Items[item].ID])+".")
		last, left[item] = points, 0
	}
	if len(shown) > shownAtOnce {
		t.Errorf("%d reasons are shown at once", len(shown))
	}
	if best := slices.Max(left); best >= weighty && (len(shown) < shownAtOnce || best >= last+0.1) {
		t.Errorf("an answer that counts %s%v is not among the reasons %+v", sign, best, shown)
	}
}
