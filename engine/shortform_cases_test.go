package engine_test

import (
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// A gift is an item that gives points to outcomes of a group without any traits: its first option gives
// them, its second does not.
func gift(g engine.Group, to ...engine.Term) engine.Item {
	item := engine.Item{Weight: engine.One, Options: make([]engine.Option, 2)}
	item.Options[0].Direct[g] = to
	return item
}

func points(of, n int) engine.Term { return engine.Term{Of: of, Points: engine.Whole(n)} }

// put makes a sheet on which the first items have the option, and all others are open.
func put(t fatal, m *engine.Model, options ...int) *engine.Sheet {
	t.Helper()
	s := m.NewSheet()
	for i := range m.Items() {
		if s.Open(i); i < len(options) {
			choose(t, s, i, options[i])
		}
	}
	return s
}

// The second path cannot catch up any more, but the third can.
func TestAShortFormGoesOnAsLongAsAThirdPathMayCatchUp(t *testing.T) {
	half := gift(engine.Paths, points(0, 4))
	half.Options[1].Direct[engine.Paths] = []engine.Term{points(1, 4)}
	m := compile(t, engine.Spec{
		Items:    []engine.Item{half, gift(engine.Paths, points(0, 12), points(1, 12)), gift(engine.Paths, points(2, 1))},
		Outcomes: groups(make([]engine.Outcome, 3)),
	})
	s := put(t, m, 0, 0)
	if ranked := m.Evaluate(s).Ranked[engine.Paths]; ranked[1].Outcome != 1 {
		t.Fatalf("%+v; the test tests nothing", ranked)
	}
	if item, more := engine.NewShortForm(m).Next(s); !more || item != 2 {
		t.Errorf("item %d, %t", item, more)
	}
}

// The first two paths are twins, but the third can still come before both.
func TestAShortFormGoesOnWhereTheFirstTwoPathsAreTwins(t *testing.T) {
	m := compile(t, engine.Spec{
		Items:    []engine.Item{gift(engine.Paths, points(0, 1), points(1, 1)), own(2, 0, 0, 1), own(2, 0, 0, 2)},
		Outcomes: groups(make([]engine.Outcome, 3)),
	})
	if item, more := engine.NewShortForm(m).Next(put(t, m, 0)); !more || item != 2 {
		t.Errorf("item %d, %t", item, more)
	}
}

// employed is a questionnaire whose first item decides the path, with careers that items 1 and on give
// points to; six more items do nothing.
func employed(careers int, items ...engine.Item) engine.Spec {
	decisive := gift(engine.Paths, points(0, 1))
	decisive.Options[1].Direct[engine.Paths] = []engine.Term{points(1, 1)}
	spec := engine.Spec{Items: append([]engine.Item{decisive}, items...), Outcomes: groups(make([]engine.Outcome, 2))}
	spec.Items = append(spec.Items, slices.Repeat([]engine.Item{gift(engine.Careers)}, 6)...)
	spec.Outcomes[engine.Careers] = make([]engine.Outcome, careers)
	return spec
}

// Nine careers lie between the first one and the last, and no open item tells any of them from the first.
func TestAShortFormLooksPastCareersThatNothingTellsApart(t *testing.T) {
	var most, less []engine.Term
	for c := range 10 {
		most = append(most, points(c, 4))
		if c > 0 {
			less = append(less, points(c, 1))
		}
	}
	m := compile(t, employed(11, gift(engine.Careers, most...), gift(engine.Careers, less...), gift(engine.Careers, points(10, 1))))
	f, s := engine.NewShortForm(m), put(t, m, 0, 0, 1)
	if ranked := m.Evaluate(s).Ranked[engine.Careers]; ranked[0].Outcome != 0 || ranked[10].Outcome != 10 || f.CareersDecided(s) {
		t.Fatalf("%+v; the test tests nothing", ranked)
	}
	if item, more := f.Next(s); !more || item != 3 {
		t.Errorf("item %d, %t", item, more)
	}
}

// The second career cannot catch up any more, but the third can.
func TestACareerIsSettledOnlyAgainstAllOthers(t *testing.T) {
	m := compile(t, employed(3, gift(engine.Careers, points(0, 4), points(1, 4)), gift(engine.Careers, points(1, 1)), gift(engine.Careers, points(2, 1))))
	s := put(t, m, 0, 0, 1)
	if ranked := m.Evaluate(s).Ranked[engine.Careers]; ranked[1].Outcome != 1 {
		t.Fatalf("%+v; the test tests nothing", ranked)
	}
	if got := m.Settled(s); !got.Path || got.Career {
		t.Errorf("%+v, and the third career may draw level", got)
	}
	if choose(t, s, 3, 1); !m.Settled(s).Career {
		t.Errorf("%+v, and no career can draw level any more", m.Settled(s))
	}
}

// The first two careers are twins. What is open moves a third one, which cannot catch up.
func TestAShortFormDoesNotAskForACareerThatIsBeaten(t *testing.T) {
	m := compile(t, employed(3, gift(engine.Careers, points(0, 4), points(1, 4)), gift(engine.Careers, points(2, 9)), gift(engine.Careers, points(2, 1))))
	f, s := engine.NewShortForm(m), put(t, m, 0, 0, 1)
	if f.CareersDecided(s) {
		t.Fatal("twins are decided")
	}
	if item, more := f.Next(s); more {
		t.Errorf("item %d is put", item)
	}
}

// Nothing tells the two paths apart, and careers wait for a path.
func TestAShortFormDoesNotAskForCareersOfATiedPath(t *testing.T) {
	m := compile(t, twinPaths())
	if item, more := engine.NewShortForm(m).Next(put(t, m)); more {
		t.Errorf("item %d is put", item)
	}
}

func twinPaths() engine.Spec {
	spec := employed(2, gift(engine.Careers, points(0, 1)), gift(engine.Careers, points(1, 1)))
	spec.Items[0] = gift(engine.Paths, points(0, 1), points(1, 1))
	return spec
}

// own is an item that gives points to one path alone.
func own(path int, each ...int) engine.Item {
	item := engine.Item{Weight: engine.One, Options: make([]engine.Option, len(each))}
	for o, n := range each {
		item.Options[o].Direct[engine.Paths] = []engine.Term{points(path, n)}
	}
	return item
}

// Each of two rivals draws level in one of 144 cases, when both of its items are answered by the last of
// twelve options. One or the other does in more than one of a hundred.
func TestAPathIsNotDecidedBecauseNoSingleRivalIsLikely(t *testing.T) {
	twelfth := make([]int, 12)
	twelfth[11] = 1
	m := compile(t, engine.Spec{
		Items:    []engine.Item{own(0, 1, 0), own(1, twelfth...), own(1, twelfth...), own(2, twelfth...), own(2, twelfth...)},
		Outcomes: groups(make([]engine.Outcome, 3)),
	})
	f := engine.NewShortForm(m)
	if s := put(t, m, 0); f.PathDecided(s) {
		t.Errorf("decided with a certainty of %v", f.Certainty(s))
	}
	if s := put(t, m, 0, 0); !f.PathDecided(s) {
		t.Errorf("undecided with a certainty of %v, though only one rival is left", f.Certainty(s))
	}
}

// The lead ends at a thousandth of a point or above. That is less than the bracket of the chance can tell.
func TestAPathIsDecidedWhereItIsSettledByLessThanABracket(t *testing.T) {
	thousandths := func(first, second engine.Decimal) (o engine.Option) {
		o.Direct[engine.Paths] = []engine.Term{{Of: 0, Points: first * 1000}, {Of: 1, Points: second * 1000}}
		return o
	}
	m := compile(t, engine.Spec{
		Items: []engine.Item{
			choice(engine.One, thousandths(100_001, 0), thousandths(0, 100_001)),
			choice(engine.One, thousandths(100_000, 0), thousandths(99_999, 1), thousandths(0, 100_000)),
		},
		Outcomes: groups(make([]engine.Outcome, 2)),
	})
	f, s := engine.NewShortForm(m), put(t, m, 0)
	if f.Certainty(s).Low > 0.99 || !m.Settled(s).Path {
		t.Fatalf("%v, %+v; the test tests nothing", f.Certainty(s), m.Settled(s))
	}
	if !f.PathDecided(s) {
		t.Error("a settled path is not decided")
	}
}

// Each path has an item of its own. It is not the nearest that is the hardest to stay ahead of.
func TestCertaintyLooksAtEveryPath(t *testing.T) {
	m := compile(t, engine.Spec{
		Items:    []engine.Item{own(0, 0, 2), own(1, 0, 1, 2), own(2, 0, 1, 2), own(3, 0, 2)},
		Outcomes: groups(make([]engine.Outcome, 4)),
	})
	if got := m.Certainty(put(t, m)); got.Low != 0 || got.High != 0.25 {
		t.Errorf("%v; the first path ends ahead of the last one time in four", got)
	}
}

func TestAShortFormOfManyPathsAndCareersEnds(t *testing.T) {
	m := compile(t, crowd(20, 300))
	f, d := engine.NewShortForm(m), dice(3)
	s := put(t, m)
	for range m.Items() {
		item, more := f.Next(s)
		if !more {
			break
		}
		if !s.IsOpen(item) {
			t.Fatalf("item %d is put again", item)
		}
		choose(t, s, item, d.IntN(m.Alternatives(item)))
	}
	if item, more := f.Next(s); more {
		t.Errorf("all items are put, and then item %d", item)
	}
}
