package audit

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func confused(t *testing.T, q *quiz.Quiz, sheets int, rho engine.Decimal) Confusion {
	t.Helper()
	c, err := confusion(t.Context(), q, withSheets(sheets), rho)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Who answers the same gets the same.
func TestWithoutOtherAnswersNothingIsConfused(t *testing.T) {
	c := confused(t, parsed(t, small), 2000, 0)
	if c.Same != (Share{2000, 2000}) || len(c.Pairs) != 0 {
		t.Errorf("%+v", c)
	}
	for a, row := range c.Counts {
		for b, n := range row {
			if (n > 0) != (a == b) {
				t.Errorf("first %s and then %s: %d", c.Careers[a], c.Careers[b], n)
			}
		}
	}
	if again := confused(t, parsed(t, small), 2000, engine.Rho); again.Same.Count == 2000 || len(again.Pairs) == 0 {
		t.Errorf("with other answers: %+v", again)
	}
}

// everySheet lists all sheets of a small questionnaire.
func everySheet(m *engine.Model) [][]int32 {
	all := [][]int32{nil}
	for i := range m.Items() {
		var longer [][]int32
		for _, sheet := range all {
			for a := range m.Alternatives(i) {
				longer = append(longer, append(slices.Clone(sheet), int32(a)))
			}
		}
		all = longer
	}
	return all
}

// again returns the chance of the second sheet after the first, from the words of engine.Model.Retake.
func again(q *quiz.Quiz, first, second []int32, rho float64) float64 {
	chance := 1.0
	for i, a := range first {
		others := q.Model.Others(i, int(a))
		switch {
		case a == second[i]:
			chance *= 1 - rho
		case slices.Contains(others, int(second[i])):
			chance *= rho / float64(len(others))
		default:
			return 0
		}
	}
	return chance
}

// The counts are those of the exact chances over all pairs of sheets, within four and a half standard deviations.
func TestConfusionIsThatOfAllPairsOfSheets(t *testing.T) {
	const n, rho = 50_000, 0.3
	q := parsed(t, small)
	got := confused(t, q, n, 300_000)
	all, hand := everySheet(q.Model), newByHand(q, q.Questionnaire)
	firsts := make([]int, len(all))
	for s, sheet := range all {
		first := hand.firsts(sheet, 1)
		firsts[s] = slices.IndexFunc(q.Careers, func(c quiz.Career) bool { return first[c.ID] })
	}
	var chances [4][4]float64
	for s, first := range all {
		for r, second := range all {
			chances[firsts[s]][firsts[r]] += again(q, first, second, rho) / float64(len(all))
		}
	}
	same := 0.0
	for a, row := range chances {
		same += row[a]
		for b, p := range row {
			if off := math.Abs(float64(got.Counts[a][b]) - n*p); off > 4.5*math.Sqrt(n*p*(1-p)) {
				t.Errorf("first %s and then %s: %d of %d, want about %.0f", q.Careers[a].ID, q.Careers[b].ID, got.Counts[a][b], n, n*p)
			}
		}
	}
	if math.Abs(got.Same.Float()-same) > 4.5*math.Sqrt(same*(1-same)/n) {
		t.Errorf("the same in %g, want %g", got.Same.Float(), same)
	}
}

// Pairs are those of the matrix in both directions, the most frequent first.
func TestPairsAreReadOffTheMatrix(t *testing.T) {
	var c Confusion
	c.fill([]string{"a", "b", "c"}, []int{5, 1, 0, 2, 6, 4, 0, 3, 7}, 28)
	want := Confusion{
		Careers: []string{"a", "b", "c"}, Counts: [][]int{{5, 1, 0}, {2, 6, 4}, {0, 3, 7}},
		Pairs: []ConfusedPair{{"b", "c", Share{7, 28}}, {"a", "b", Share{3, 28}}}, Same: Share{18, 28},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Of many careers only the pairs most often confused are told.
func TestManyCareersHaveNoMatrix(t *testing.T) {
	for n, matrix := range map[int]bool{MaxMatrix: true, MaxMatrix + 1: false} {
		text := small
		for c := range n - 4 {
			text += fmt.Sprintf("  - {id: career%d, path: care, name: %d, summary: Another., weights: {people: %d, plans: %d}}\n", c, c, c%7-3, c+1)
		}
		c := confused(t, parsed(t, text), 3000, engine.Rho)
		if (len(c.Counts) == n && len(c.Careers) == n) != matrix || len(c.Pairs) == 0 || len(c.Pairs) > MaxPairs {
			t.Errorf("%d careers: a matrix of %d, %d pairs", n, len(c.Counts), len(c.Pairs))
		}
	}
	if c := confused(t, parsed(t, three), 1000, engine.Rho); len(c.Pairs) != 0 || c.Same.Of != 0 {
		t.Errorf("without careers: %+v", c)
	}
	if strings.Contains(three, "careers:") {
		t.Error("the last questionnaire has careers")
	}
}
