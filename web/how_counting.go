package web

import (
	"math/big"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A counting counts points for a path in the author's own numbers, as anybody would on paper.
type counting struct {
	q    *quiz.Quiz
	path *quiz.Path
	// spread is the most that answers to all items can give, less the least.
	spread *big.Rat
}

func newCounting(q *quiz.Quiz, path int) counting {
	c := counting{q, &q.Paths[path], new(big.Rat)}
	for i := range q.Items {
		least, most, _ := c.ends(i)
		c.spread.Add(c.spread, most.Sub(most, least))
	}
	return c
}

func rat(d engine.Decimal) *big.Rat { return big.NewRat(int64(d), int64(engine.One)) }

// gives is what the options of an item give together.
func (c counting) gives(item int, options []int) *big.Rat {
	sum := new(big.Rat)
	for _, o := range options {
		option := c.q.Options(item)[o]
		for trait, points := range option.Traits {
			sum.Add(sum, new(big.Rat).Mul(rat(points), rat(c.path.Weights[trait])))
		}
		sum.Add(sum, rat(option.Points[c.path.ID]))
	}
	return sum.Mul(sum, rat(itemWeight(c.q.Items[item])))
}

// ends are the least and the most that an item can give, and the mean over its alternatives.
func (c counting) ends(item int) (least, most, mean *big.Rat) {
	mean = new(big.Rat)
	n := c.q.Model.Alternatives(item)
	for a := range n {
		points := c.gives(item, c.q.Model.Options(item, a))
		if least == nil || points.Cmp(least) < 0 {
			least = new(big.Rat).Set(points)
		}
		if most == nil || points.Cmp(most) > 0 {
			most = new(big.Rat).Set(points)
		}
		mean.Add(mean, points)
	}
	return least, most, mean.Quo(mean, big.NewRat(int64(n), 1))
}

// points writes what an answer gives: "1 × (Planning 2 × 1.5 + Talking 1 × −0.5) = 2.5".
func (c counting) points(say speech, item int, options []int) string {
	var terms []string
	for _, o := range options {
		option := c.q.Options(item)[o]
		for _, trait := range c.q.Traits {
			if points, weight := option.Traits[trait.ID], c.path.Weights[trait.ID]; points != 0 && weight != 0 {
				terms = append(terms, string(trait.Name)+" "+say.fraction(rat(points))+" × "+say.fraction(rat(weight)))
			}
		}
		if direct := option.Points[c.path.ID]; direct != 0 {
			terms = append(terms, say.fraction(rat(direct)))
		}
	}
	if len(terms) == 0 {
		terms = []string{"0"}
	}
	return say.fraction(rat(itemWeight(c.q.Items[item]))) + " × (" + strings.Join(terms, " + ") + ") = " + say.fraction(c.gives(item, options))
}

// moves says how far an answer moves the fit.
func (c counting) moves(say speech, item int, options []int, tenths int) string {
	_, _, mean := c.ends(item)
	given := c.gives(item, options)
	return c.choices(say, item) + say.T("On average, answers to this question give %s; all questions together can give %s more at best than at worst. So this answer moves the fit by (%s − %s) ÷ %s, which is %s points of a hundred.",
		say.fraction(mean), say.fraction(c.spread), say.fraction(given), say.inSum(mean), say.fraction(c.spread), say.signedPoints(tenths))
}

// choices says what the answers are to a question of which several options may be chosen.
func (c counting) choices(say speech, item int) string {
	if c.q.Items[item].UpTo < 2 {
		return ""
	}
	return say.T("Up to %d options may be chosen here: every choice that is allowed, %d in all, is one answer.", c.q.Items[item].UpTo, c.q.Model.Alternatives(item)) + " "
}

// fraction writes a number with as many places as it needs, at most three.
func (say speech) fraction(r *big.Rat) string {
	if r.Sign() < 0 {
		return "−" + say.fraction(new(big.Rat).Neg(r))
	}
	digits := strings.TrimRight(r.FloatString(3), "0")
	_, places, _ := strings.Cut(digits, ".")
	nearest, _ := r.Float64()
	return say.Decimal(nearest, len(places))
}

// inSum writes a number behind a sign: one below 0 in brackets.
func (say speech) inSum(r *big.Rat) string {
	if r.Sign() < 0 {
		return "(" + say.fraction(r) + ")"
	}
	return say.fraction(r)
}
