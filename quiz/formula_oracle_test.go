package quiz_test

import (
	"math/big"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// An oracle works a paper out as the formula is written, in fractions and by ids:
//
//	points       = item weight × ( Σ_trait option's trait points × outcome's trait weight + direct points )
//	fit          = Σ_items (points − least) / R,  R = Σ_items (most − least)
//	baseline     = Σ_items (mean − least) / R
//	contribution = (points − mean) / R
//
// where an option of a scale has its value times the item's numbers, reversed items have least + most −
// value of the scale for the value, and the mean is over everything that can be answered.
type oracle struct {
	paper paper
	items []map[string]worth  // for each item, by outcome
	span  map[string]*big.Rat // R of each outcome
}

// worth is what an item can give one outcome, and each of its answers does give.
type worth struct {
	least, most, mean *big.Rat
	points            map[string]*big.Rat // by the ids of the options, sorted and joined by spaces
}

func newOracle(p paper) oracle {
	o := oracle{paper: p, span: map[string]*big.Rat{}}
	for _, item := range p.items {
		of := map[string]worth{}
		for _, goals := range p.outcomes {
			for _, goal := range goals {
				w := worthOf(p.choices(item), item, goal)
				of[goal.id] = w
				o.span[goal.id] = plus(o.spanSoFar(goal.id), minus(w.most, w.least))
			}
		}
		o.items = append(o.items, of)
	}
	return o
}

func worthOf(choices []choice, item question, goal goal) worth {
	w := worth{mean: new(big.Rat), points: map[string]*big.Rat{}}
	answers := answersTo(choices, item.upTo)
	for _, answer := range answers {
		p := new(big.Rat)
		for _, c := range choices {
			if slices.Contains(answer, c.id) {
				p.Add(p, c.pointsFor(goal))
			}
		}
		if item.weight != "" {
			p.Mul(p, rat(item.weight))
		}
		if w.least == nil || p.Cmp(w.least) < 0 {
			w.least = p
		}
		if w.most == nil || p.Cmp(w.most) > 0 {
			w.most = p
		}
		w.mean.Add(w.mean, p)
		w.points[keyOf(answer)] = p
	}
	w.mean.Quo(w.mean, big.NewRat(int64(len(answers)), 1))
	return w
}

// choices returns the options of an item; of a scale, with what they are worth there.
func (p paper) choices(item question) []choice {
	if item.kind != "scale" {
		return item.options
	}
	var all []choice
	for _, m := range p.scale {
		value := rat(m.value)
		if item.reversed {
			value = minus(plus(rat(p.scale[0].value), rat(p.scale[len(p.scale)-1].value)), value)
		}
		all = append(all, choice{id: m.id, traits: item.traits.times(value), points: item.points.times(value)})
	}
	return all
}

func (c choice) pointsFor(goal goal) *big.Rat {
	sum := new(big.Rat)
	for trait, points := range c.traits {
		if weight, ok := goal.weights[trait]; ok {
			sum.Add(sum, new(big.Rat).Mul(rat(points), rat(weight)))
		}
	}
	if direct, ok := c.points[goal.id]; ok {
		sum.Add(sum, rat(direct))
	}
	return sum
}

// answersTo lists everything that can be answered: each option by itself and, where several may be
// picked, every combination of up to so many that do not stand alone.
func answersTo(choices []choice, upTo int) [][]string {
	var all [][]string
	for picked := uint(1); picked < 1<<len(choices); picked++ {
		var ids []string
		alone := false
		for i, c := range choices {
			if picked>>i&1 == 1 {
				ids = append(ids, c.id)
				alone = alone || c.alone
			}
		}
		if n := bits.OnesCount(picked); n == 1 || n <= upTo && !alone {
			all = append(all, ids)
		}
	}
	return all
}

func (o oracle) spanSoFar(outcome string) *big.Rat {
	if r, ok := o.span[outcome]; ok {
		return r
	}
	return new(big.Rat)
}

func (o oracle) baseline(outcome string) *big.Rat {
	sum := new(big.Rat)
	for _, item := range o.items {
		sum.Add(sum, minus(item[outcome].mean, item[outcome].least))
	}
	return sum.Quo(sum, o.span[outcome])
}

// contribution is what the answer to the item moves; a non-answer moves nothing.
func (o oracle) contribution(item int, outcome string, a quiz.Answer) *big.Rat {
	if len(a.Options) == 0 {
		return new(big.Rat)
	}
	w := o.items[item][outcome]
	d := minus(w.points[keyOf(a.Options)], w.mean)
	return d.Quo(d, o.span[outcome])
}

// fit takes the sum of points as it stands in the formula, not the contributions.
func (o oracle) fit(outcome string, answers map[string]quiz.Answer) *big.Rat {
	sum := new(big.Rat)
	for i, item := range o.paper.items {
		w := o.items[i][outcome]
		points := w.mean
		if a := answers[item.id]; len(a.Options) > 0 {
			points = w.points[keyOf(a.Options)]
		}
		sum.Add(sum, minus(points, w.least))
	}
	return sum.Quo(sum, o.span[outcome])
}

// measurable reports whether some answer moves each outcome; a questionnaire must see to it.
func (o oracle) measurable() bool {
	for _, span := range o.span {
		if span.Sign() == 0 {
			return false
		}
	}
	return true
}

func keyOf(options []string) string {
	return strings.Join(slices.Sorted(slices.Values(options)), " ")
}

// times multiplies every number. The product of two decimals is a decimal again.
func (n numbers) times(value *big.Rat) numbers {
	product := numbers{}
	for id, number := range n {
		product[id] = new(big.Rat).Mul(rat(number), value).FloatString(6)
	}
	return product
}

func rat(number string) *big.Rat {
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		panic("no number: " + strconv.Quote(number)) // unreachable: papers are made by the tests
	}
	return r
}

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func plus(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
