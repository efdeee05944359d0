package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// moved lists the careers whose rank differs, by counting who fits better.
func (q inquiry) moved(before, after []int) (moves []engine.Move) {
	rank := func(c int, picks []int) int {
		better, fits := 1, q.tallies[engine.Careers].fits(picks)
		for _, fit := range fits {
			if fit > fits[c] {
				better++
			}
		}
		return better
	}
	for c := range q.spec.Outcomes[engine.Careers] {
		if from, to := rank(c, before), rank(c, after); from != to {
			moves = append(moves, engine.Move{Career: c, From: from, To: to})
		}
	}
	return moves
}

func TestAContrastIsTheSheetWithAnotherAnswer(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, bounds{3, 6, 4, 4})
		for _, f := range q.sheets(t, 5) {
			for item := range q.sets {
				var want []engine.Contrast
				for a := range q.m.Alternatives(item) {
					if len(q.m.Options(item, a)) > 1 {
						continue // of a pick, one option after the other
					}
					other := filled{append([]int{}, f.picks...), append([]bool{}, f.open...)}
					if other.picks[item], other.open[item] = q.pick(item, a), false; other.picks[item] == f.picks[item] {
						continue
					}
					moves := q.moved(f.picks, other.picks)
					want = append(want, engine.Contrast{Alternative: a, Result: q.m.Evaluate(q.sheet(t, other)), Moves: moves})
					seen["with moves"] += count(len(moves) > 0)
					seen["without"] += count(len(moves) == 0)
				}
				if diff := cmp.Diff(want, q.m.Contrasts(q.sheet(t, f), item)); diff != "" {
					t.Fatalf("item %d (−want +got):\n%s", item, diff)
				}
			}
		}
	})
	wantAll(t, seen, "with moves", "without")
}

func TestASheetIsTheSameAfterWhatIsAskedOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		for _, f := range q.sheets(t, 2) {
			s := q.sheet(t, f)
			before := q.m.Evaluate(s)
			for item := range q.sets {
				q.m.Contrasts(s, item)
			}
			q.m.PathFlip(s)
			q.m.CareerFlip(s, 0)
			q.m.Tolerance(s)
			q.m.Retake(s, engine.Rho)
			q.m.PathOpinions(s)
			q.m.CareerOpinions(s, 0)
			for i, pick := range f.picks {
				a, answered := s.Alternative(i)
				if answered != (pick < len(q.sets[i])) || s.IsOpen(i) != f.open[i] || answered && q.pick(i, a) != pick {
					t.Fatalf("item %d was answered with %d and has %d, %t, open %t", i, pick, a, answered, s.IsOpen(i))
				}
			}
			if diff := cmp.Diff(before, q.m.Evaluate(s)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// A contrast of an item that nobody answered has all its alternatives; of one that says nothing, no moves.
func TestAnItemWithoutAnAnswerIsContrastedWithAll(t *testing.T) {
	spec := opposed(2)
	spec.Items[1] = one(engine.One, 0, 0, 0)
	spec.Outcomes[engine.Careers] = paths(engine.One, -engine.One)
	m := compile(t, spec)
	for item, want := range []int{5, 3} {
		for n, c := range m.Contrasts(m.NewSheet(), item) {
			if c.Alternative != n || item == 1 && len(c.Moves) > 0 {
				t.Errorf("item %d: got %+v", item, c)
			}
			if want--; want == 0 && n != m.Alternatives(item)-1 {
				t.Errorf("item %d: alternative %d is not the last", item, n)
			}
		}
		if want != 0 {
			t.Errorf("item %d: %d alternatives are missing", item, want)
		}
	}
}
