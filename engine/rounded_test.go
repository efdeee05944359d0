package engine_test

import (
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// mirrored is a questionnaire of two paths that no answer to most of its items tells apart, but that no
// answer at all does, by a unit to which a mean had to be rounded. Items 0 and 1 are mirrored, so that
// leaving both makes up for it: what one gives to the first path the other takes.
func mirrored() engine.Spec {
	share := func(first, second engine.Decimal, n int, other bool) engine.Item {
		item := engine.Item{Weight: engine.One, Options: make([]engine.Option, n)}
		for o := range item.Options {
			if (o == n-1) != other {
				item.Options[o].Direct[engine.Paths] = []engine.Term{{Of: 0, Points: first}, {Of: 1, Points: second}}
			}
		}
		return item
	}
	one := engine.One
	spec := engine.Spec{Items: []engine.Item{share(one, 2*one, 13, false), share(one, 2*one, 13, true)}}
	for _, n := range primes {
		spec.Items = append(spec.Items, share(one, 2*one, n, false)) // too many for all means to be whole
	}
	spec.Items = append(spec.Items, share(2*one, 3*one, 2, false), share(2*one, 5*one, 2, false)) // the ranges are no multiples
	spec.Outcomes = groups(make([]engine.Outcome, 2))
	return spec
}

// lowest answers every item by an option that is worth nothing, but for two.
func lowest(t fatal, m *engine.Model) *engine.Sheet {
	t.Helper()
	s := m.NewSheet()
	for i := range m.Items() {
		choose(t, s, i, 0)
	}
	choose(t, s, 1, 12)
	return s
}

// roundedUp returns which of the two mirrored items gives the first path a unit when it is left.
func roundedUp(t *testing.T, m *engine.Model) (item int) {
	t.Helper()
	var leads []int
	for i := range 2 {
		s := lowest(t, m)
		s.Clear(i)
		leads = append(leads, leadOf(m.Evaluate(s), engine.Paths, 0, 1).Sign())
	}
	if leads[0]*leads[1] != -1 {
		t.Fatalf("the leads have the signs %v; the test tests nothing", leads)
	}
	return slices.Index(leads, 1)
}

// Leaving an item can be worth less than any answer to it, if only by rounding: with the other one left,
// the first path leads by a unit, and leaving this one, too, is a tie. A third item is open, by which the first path
// leads still, so that only both together bring it down.
func TestSettledCountsALeftItemWhoseMeanIsRounded(t *testing.T) {
	m := compile(t, mirrored())
	up, third := roundedUp(t, m), m.Items()-2
	s := lowest(t, m)
	s.Clear(up)
	s.Open(1 - up)
	worst := silent(m, s)
	s.Open(third)
	if r := m.Evaluate(worst); !r.Lead.Tied() || m.Evaluate(s).Lead.Tied() {
		t.Fatalf("leaving both is a lead of %s, and now it is %s; the test tests nothing", r.Lead.Rat(), m.Evaluate(s).Lead.Rat())
	}
	if got := m.Settled(s); got.Path {
		t.Errorf("leaving item %d is a tie, and settled says %+v", 1-up, got)
	}
}

// Here two paths are level only as long as the item is left: any answer to it lets the first path lead.
func TestSettledIsNoTieThatAnAnswerPartsWhereTheMeanIsRounded(t *testing.T) {
	m := compile(t, mirrored())
	up := roundedUp(t, m)
	s := lowest(t, m)
	s.Clear(up)
	s.Open(1 - up)
	if got, want := m.Settled(s), inEveryEnd(t, m, s); got != want || !m.Evaluate(s).Lead.Tied() {
		t.Errorf("settled says %+v, every end %+v", got, want)
	}
}

// Here the first path leads only as long as the item is left: any answer to it is a tie.
func TestCertaintyCountsAnAnswerWhereTheMeanIsRounded(t *testing.T) {
	m := compile(t, mirrored())
	up := roundedUp(t, m)
	s := lowest(t, m)
	s.Open(up)
	for name, got := range map[string]engine.Chance{"the model": m.Certainty(s), "a short form": engine.NewShortForm(m).Certainty(s)} {
		if got.Low != 0 {
			t.Errorf("%s is certain by %v that the first path stays ahead, and no answer leaves it there", name, got)
		}
	}
}
