package engine_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// rng makes the same numbers each time: what is likely alone must not fail by chance.
func rng(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 3)) }

// lengthy is a questionnaire of n items of all kinds; the first path wants quarters of four traits, the
// second the opposite. Apart, it is thousandths and something else, so that the ranges differ.
func lengthy(r *rand.Rand, n int, apart bool) engine.Spec {
	spec := engine.Spec{Traits: 4}
	for i := range n {
		item := engine.Item{Weight: engine.Whole(1 + r.IntN(2))}
		for o := range 3 + i%3 {
			option := engine.Option{Traits: []engine.Term{{Of: i % 4, Points: engine.Whole(o)}, {Of: (i + 1) % 4, Points: engine.Whole(r.IntN(3))}}}
			item.Options = append(item.Options, option)
		}
		switch i % 3 {
		case 0:
			item.Scale = 1
		case 1:
			item.UpTo = 2
		}
		spec.Items = append(spec.Items, item)
	}
	var some, others engine.Outcome
	for k := range 4 {
		sign := engine.Decimal(1 - 2*(k%2))
		w, other := engine.Decimal(4+r.IntN(12))*engine.One/4, engine.Decimal(0)
		if apart {
			w, other = engine.Decimal(1001+r.IntN(4000))*1000, engine.Decimal(r.IntN(999))*1000
		}
		some.Weights = append(some.Weights, engine.Term{Of: k, Points: w * sign})
		others.Weights = append(others.Weights, engine.Term{Of: k, Points: -w*sign - other})
	}
	spec.Outcomes[engine.Paths] = []engine.Outcome{some, others}
	return spec
}

// untied fills in sheets until one path comes first alone.
func (q inquiry) untied(r *rand.Rand) filled {
	for {
		f := q.fill(r)
		if leaders := first(q.tallies[engine.Paths].fits(f.picks), q.all(engine.Paths)); len(leaders) == 1 {
			return f
		}
	}
}

// 24 items have more second sittings than can be tried; 20,000 of them tell.
func TestARetakeOfManyItemsIsWhatASampleFinds(t *testing.T) {
	const n = 20_000
	r, unsure := rng(1), 0
	for range 30 {
		q := inquiryOf(t, lengthy(r, 24, false))
		f := q.untied(r)
		got, _ := q.m.Retake(q.sheet(t, f), engine.Rho)
		p := q.sampled(f, engine.Rho.Float(), n, r)
		if off := 4.5*math.Sqrt(got.Low*(1-got.Low)/n) + 1e-9; p < got.Low-off || p > got.High+off {
			t.Errorf("a sample finds %v, the engine %+v", p, got)
		}
		if got.Low != got.High || got.Sampled != 0 {
			t.Errorf("two paths of equal ranges, and the chance is %+v", got)
		}
		if p > 0.5 && p < 0.99 {
			unsure++
		}
	}
	if unsure < 10 {
		t.Errorf("only %d chances were not near 1", unsure)
	}
}

// Ranges with nothing in common make the lattice wide; every second sitting of few items can be tried.
func TestAWideLatticeIsBracketed(t *testing.T) {
	r, wide, widest := rng(2), 0, 0.0
	for range 60 {
		q := inquiryOf(t, lengthy(r, 8, true))
		f := q.untied(r)
		got, _ := q.m.Retake(q.sheet(t, f), engine.Rho)
		want := q.agreement(f, engine.Rho.Float())
		if got.Sampled != 0 || want < got.Low-rounding || want > got.High+rounding {
			t.Errorf("the chance is %v, got %+v", want, got)
		}
		if !q.exactly(f) {
			wide++
		}
		if checkChance(t, got); got.High-got.Low > widest {
			widest = got.High - got.Low
		}
	}
	if t.Logf("%d of 60 in a bracket, the widest %v", wide, widest); wide < 30 || widest > 0.02 {
		t.Errorf("%d of 60 in a bracket, the widest %v", wide, widest)
	}
}

func TestTheBracketOfManyItemsHoldsWhatASampleFinds(t *testing.T) {
	const n = 20_000
	r, widest := rng(3), 0.0
	for range 15 {
		q := inquiryOf(t, lengthy(r, 24, true))
		f := q.untied(r)
		got, _ := q.m.Retake(q.sheet(t, f), engine.Rho)
		p := q.sampled(f, engine.Rho.Float(), n, r)
		off := 4.5*math.Sqrt(p*(1-p)/n) + 1e-3
		if p < got.Low-off || p > got.High+off {
			t.Errorf("a sample finds %v, the engine %+v", p, got)
		}
		widest = max(widest, got.High-got.Low)
	}
	if t.Logf("the widest bracket is %v", widest); widest > 0.02 || widest == 0 {
		t.Errorf("the widest bracket is %v", widest)
	}
}

// More than two paths are sampled, and the interval says 99 %: of 400 about four miss.
func TestTheIntervalOfASampleHoldsTheChance(t *testing.T) {
	const cases = 400
	r, held, unsure := rng(4), 0, 0
	for n := range cases {
		q := exampleInquiry(t, n, bounds{5, 0, 4, 4})
		for len(q.spec.Outcomes[engine.Paths]) < 3 {
			q = exampleInquiry(t, r.IntN(1<<20)+cases, bounds{5, 0, 4, 4})
		}
		f := q.fill(r)
		got, ok := q.m.Retake(q.sheet(t, f), engine.Rho)
		if !ok {
			held++
			continue
		}
		want := q.agreement(f, engine.Rho.Float())
		if got.Sampled != 10_000 {
			t.Fatalf("%d paths, and the chance rests on %d samples", len(q.spec.Outcomes[engine.Paths]), got.Sampled)
		}
		if checkChance(t, got); want >= got.Low-rounding && want <= got.High+rounding {
			held++
		}
		if want > 0.01 && want < 0.99 {
			unsure++
		}
	}
	if t.Logf("%d of %d held, %d of them not near 0 or 1", held, cases, unsure); held < cases*98/100 || unsure < cases/4 {
		t.Errorf("%d of %d held, %d of them not near 0 or 1", held, cases, unsure)
	}
}
