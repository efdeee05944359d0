package audit

import (
	"context"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// enumerated counts all sheets, one by one, by the content's own numbers: those on which a is ahead, on
// which b is, and all.
func enumerated(q *quiz.Quiz, g engine.Group, a, b int) (won, lost, all int64) {
	newAccount(q, g).everySheet(func(_ []int, fits []*big.Int) {
		switch by := fits[a].Cmp(fits[b]); {
		case by > 0:
			won++
		case by < 0:
			lost++
		}
		all++
	})
	return won, lost, all
}

// drawLittle draws a questionnaire of which every sheet can be tried, by any rule.
func drawLittle(t *rapid.T) *quiz.Quiz {
	q, err := drawnBy(t).questionnaire(little(rapid.SampledFrom(rules()).Draw(t, "rule")))
	if err != nil {
		t.Skip(err)
	}
	return q
}

// drawPair draws two outcomes of one group.
func drawPair(t *rapid.T, q *quiz.Quiz) (g engine.Group, a, b int) {
	g = engine.Group(rapid.IntRange(0, 1).Draw(t, "group"))
	n := q.Model.Outcomes(g)
	if n < 2 {
		g, n = engine.Paths, q.Model.Outcomes(engine.Paths)
	}
	a = rapid.IntRange(0, n-1).Draw(t, "a")
	b = (a + rapid.IntRange(1, n-1).Draw(t, "b after a")) % n
	return g, a, b
}

// is reports whether the number is the one wanted.
func is(n *big.Int, want int64) bool { return n.Cmp(big.NewInt(want)) == 0 }

func TestCountsAreThoseOfEverySheet(t *testing.T) {
	tied, different, coarse := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawLittle(t)
		g, a, b := drawPair(t, q)
		won, lost, all := enumerated(q, g, a, b)
		v := newVersus(q.Model, g, a, b)
		c := v.count(context.Background(), countWork)
		if !c.holds(won, lost, all) || c.wide() && (v.lattice(countWork).exact || q.Rule.Of(g) == engine.Share) {
			t.Fatalf("%s %d over %d: %v; of all %d sheets %d win and %d lose\n%s", g, a, b, c, all, won, lost, q.Canonical)
		}
		if c.wide() {
			coarse++ // the weights of the other rules are rounded to millionths
		}
		if won+lost < all {
			tied++
		}
		if q.Model.Table(g).Range(a) != q.Model.Table(g).Range(b) {
			different++
		}
	})
	if !testing.Short() && (tied < 5 || different < 5 || coarse > 40) {
		t.Errorf("%d had ties, %d two ranges, %d only a bracket", tied, different, coarse)
	}
}

// holds reports whether what is counted in brackets agrees with what is true.
func (c sheetCount) holds(won, lost, all int64) bool {
	true1, true2, allSheets := big.NewRat(won, all), big.NewRat(lost, all), new(big.Rat).SetInt(c.all)
	share := func(n *big.Int) *big.Rat { r := new(big.Rat).SetInt(n); return r.Quo(r, allSheets) }
	return share(c.wonLeast).Cmp(true1) <= 0 && true1.Cmp(share(c.wonMost)) <= 0 &&
		share(c.lostLeast).Cmp(true2) <= 0 && true2.Cmp(share(c.lostMost)) <= 0
}

// wide reports whether the bracket has two ends.
func (c sheetCount) wide() bool {
	return c.wonLeast.Cmp(c.wonMost) < 0 || c.lostLeast.Cmp(c.lostMost) < 0
}

func TestCoarseCountsHoldTheTruth(t *testing.T) {
	wide, near := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawLittle(t)
		g, a, b := drawPair(t, q)
		won, lost, all := enumerated(q, g, a, b)
		work := int64(1) << rapid.IntRange(10, 20).Draw(t, "work in bits")
		c := newVersus(q.Model, g, a, b).count(context.Background(), work)
		if !c.holds(won, lost, all) {
			t.Fatalf("%s %d over %d, work %d: %v; of all %d sheets %d win and %d lose\n%s", g, a, b, work, c, all, won, lost, q.Canonical)
		}
		if c.wide() {
			wide++
			if c.wonLeast.Sign() > 0 && c.lostLeast.Sign() > 0 {
				near++
			}
		}
		least, most := bracketsOf(q, g, a, b, work)
		if won, lost := float64(won)/float64(all), float64(lost)/float64(all); least[0] > won || most[0] < won || least[1] > lost || most[1] < lost {
			t.Fatalf("%v to %v, want %g and %g", least, most, won, lost)
		}
	})
	if !testing.Short() && (wide < 5 || near < 2) {
		t.Errorf("%d brackets were wide, of which %d say something", wide, near)
	}
}

func bracketsOf(q *quiz.Quiz, g engine.Group, a, b int, work int64) (least, most [2]float64) {
	c := newVersus(q.Model, g, a, b).count(context.Background(), work)
	won, lost := bracket(c.wonLeast, c.wonMost, c.all), bracket(c.lostLeast, c.lostMost, c.all)
	return [2]float64{won.Low, lost.Low}, [2]float64{won.High, lost.High}
}

// Rounding the wrong way would be seen: what is found by rounding up is no lower bound.
func TestBracketsOfWrongRoundingDoNotHold(t *testing.T) {
	wrong, tried := 0, 0
	for seed := range uint64(300) {
		q, err := seeded(seed).questionnaire(little(rules()[seed%3]))
		if err != nil {
			continue
		}
		tried++
		won, lost, all := enumerated(q, engine.Paths, 0, 1)
		v := newVersus(q.Model, engine.Paths, 0, 1)
		l := v.lattice(1 << 14)
		down, up := l.product(context.Background(), floor), l.product(context.Background(), ceil)
		c := sheetCount{down.all, l.above(up), l.above(down), l.below(down), l.below(up)}
		if !c.holds(won, lost, all) {
			wrong++
		}
	}
	if wrong < 20 {
		t.Errorf("of %d questionnaires %d are seen", tried, wrong)
	}
}

// Heads or tails two hundred times: the counts are Pascal's, each of them longer than any machine word.
func TestCountsOfCoinsAreBinomial(t *testing.T) {
	const coins = 200
	v := &versus{start: big.NewInt(0)}
	for range coins {
		v.steps = append(v.steps, []*big.Int{big.NewInt(-3), big.NewInt(3)})
	}
	for _, start := range []int64{0, 6, -30, 1, 600, -600, 603, 5000} {
		v.start = big.NewInt(start)
		won, lost := new(big.Int), new(big.Int)
		for heads := range int64(coins + 1) {
			sheets := new(big.Int).Binomial(coins, heads)
			if lead := start + 3*(2*heads-coins); lead > 0 {
				won.Add(won, sheets)
			} else if lead < 0 {
				lost.Add(lost, sheets)
			}
		}
		c := v.count(context.Background(), countWork)
		if c.wide() || c.wonLeast.Cmp(won) != 0 || c.lostMost.Cmp(lost) != 0 || c.all.BitLen() != coins+1 {
			t.Errorf("from %d on: %v win and %v lose, counted were %v", start, won, lost, c)
		}
	}
}

func TestNothingMovesTwins(t *testing.T) {
	for _, start := range []int64{-5, 0, 5} {
		v := &versus{start: big.NewInt(start), steps: [][]*big.Int{{big.NewInt(2), big.NewInt(2)}, {big.NewInt(0)}}}
		c := v.count(context.Background(), countWork)
		if lead := start + 2; !is(c.all, 1) || c.wide() || is(c.wonLeast, 1) != (lead > 0) || is(c.lostLeast, 1) != (lead < 0) {
			t.Errorf("a lead of %d on every sheet: %v", lead, c)
		}
	}
}

// The lead of a sheet is the sum of its steps.
func TestStepsAddUpToTheLead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawLittle(t)
		g, a, b := drawPair(t, q)
		v := newVersus(q.Model, g, a, b)
		account := newAccount(q, g)
		account.everySheet(func(sheet []int, fits []*big.Int) {
			lead := new(big.Int).Set(v.start)
			for i, alternative := range sheet {
				lead.Add(lead, v.steps[i][alternative])
			}
			got := new(big.Rat).SetFrac(lead, v.scale)
			if want := new(big.Rat).SetFrac(new(big.Int).Sub(fits[a], fits[b]), account.unit); got.Cmp(want) != 0 {
				t.Fatalf("%s %d over %d on %v: %v, want %v", g, a, b, sheet, got, want)
			}
		})
	})
}
