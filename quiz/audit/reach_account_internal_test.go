package audit

import (
	"math/big"
	"math/bits"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An account is one group worked out by itself from the numbers of the content file, with nothing of
// the engine, of Verify or of the search: what every answer adds to every fit, in whole numbers of one
// unit for all outcomes, so that the largest sum comes first.
//
// By the rules correlation and distance it begins with the table that they publish: their weights are
// rounded once, and the rounded ones are what counts.
type account struct {
	ids   []string
	items []string
	start []*big.Int
	adds  [][][]*big.Int // of each item, alternative and outcome
	unit  *big.Int       // a fit of 1
}

func newAccount(q *quiz.Quiz, g engine.Group) account {
	a := account{ids: q.IDs(g), unit: big.NewInt(1)}
	for i := range q.Items {
		a.items = append(a.items, q.Items[i].ID)
	}
	var start []*big.Rat
	var parts [][][]*big.Rat
	if q.Rule.Of(g) == engine.Share {
		start, parts = shareParts(q.Questionnaire, g)
	} else {
		start, parts = publishedParts(q.Model, g)
	}
	for _, row := range append(slices.Concat(parts...), start) {
		for _, part := range row {
			shared := new(big.Int).GCD(nil, nil, a.unit, part.Denom())
			a.unit.Mul(a.unit, shared.Quo(part.Denom(), shared))
		}
	}
	a.start = a.wholes(start)
	for _, rows := range parts {
		var adds [][]*big.Int
		for _, row := range rows {
			adds = append(adds, a.wholes(row))
		}
		a.adds = append(a.adds, adds)
	}
	return a
}

func (a account) wholes(row []*big.Rat) (all []*big.Int) {
	for _, part := range row {
		n := new(big.Int).Mul(part.Num(), a.unit)
		all = append(all, n.Quo(n, part.Denom()))
	}
	return all
}

// shareParts are (points − least) / R.
func shareParts(q *quiz.Questionnaire, g engine.Group) (start []*big.Rat, parts [][][]*big.Rat) {
	var spans []*big.Rat
	for of := range q.IDs(g) {
		start, spans = append(start, new(big.Rat)), append(spans, new(big.Rat))
		i := 0
		for s := range q.Sections {
			for n := range q.Sections[s].Items {
				column := pointColumn(q, &q.Sections[s].Items[n], q.IDs(g)[of], weightsIn(q, g, of))
				least, most := slices.MinFunc(column, (*big.Rat).Cmp), slices.MaxFunc(column, (*big.Rat).Cmp)
				spans[of].Add(spans[of], most).Sub(spans[of], least)
				if of == 0 {
					parts = append(parts, make([][]*big.Rat, len(column)))
				}
				for alternative, points := range column {
					parts[i][alternative] = append(parts[i][alternative], new(big.Rat).Sub(points, least))
				}
				i++
			}
		}
	}
	for _, rows := range parts {
		for _, row := range rows {
			for of, part := range row {
				part.Quo(part, spans[of])
			}
		}
	}
	return start, parts
}

// publishedParts are (offset + gains) / R.
func publishedParts(m *engine.Model, g engine.Group) (start []*big.Rat, parts [][][]*big.Rat) {
	t := m.Table(g)
	for of := range t.Outcomes() {
		start = append(start, big.NewRat(t.Offset(of), t.Range(of)))
	}
	for i := range m.Items() {
		var rows [][]*big.Rat
		for alternative := range m.Alternatives(i) {
			var row []*big.Rat
			for of, gain := range t.Gains(i, alternative) {
				row = append(row, big.NewRat(gain, t.Range(of)))
			}
			rows = append(rows, row)
		}
		parts = append(parts, rows)
	}
	return start, parts
}

// pointColumn is what each alternative of an item is worth to one outcome.
func pointColumn(q *quiz.Questionnaire, item *quiz.Item, id string, weights quiz.Points) (column []*big.Rat) {
	options := optionsOf(q, item)
	for _, chosen := range alternativesOf(q, item) {
		sum := new(big.Rat)
		for _, o := range chosen {
			sum.Add(sum, options[o].worth(id, weights))
		}
		if item.Weight != nil {
			sum.Mul(sum, fractionOf(*item.Weight))
		}
		column = append(column, sum)
	}
	return column
}

func fractionOf(d engine.Decimal) *big.Rat { return big.NewRat(int64(d), int64(engine.One)) }

// A worthy option has numbers that count factor times.
type worthy struct {
	factor         *big.Rat
	traits, points quiz.Points
	alone          bool
}

func (w worthy) worth(id string, weights quiz.Points) *big.Rat {
	sum := fractionOf(w.points[id])
	for trait, points := range w.traits {
		sum.Add(sum, new(big.Rat).Mul(fractionOf(points), fractionOf(weights[trait])))
	}
	return sum.Mul(sum, w.factor)
}

func optionsOf(q *quiz.Questionnaire, item *quiz.Item) (all []worthy) {
	for _, o := range item.Options {
		all = append(all, worthy{big.NewRat(1, 1), o.Traits, o.Points, o.Alone})
	}
	at := slices.IndexFunc(q.Scales, func(s quiz.Scale) bool { return s.ID == item.Scale })
	if at < 0 {
		return all
	}
	values := q.Scales[at].Options
	for _, v := range values {
		value := fractionOf(v.Value)
		if item.Reversed {
			value.Sub(fractionOf(values[0].Value+values[len(values)-1].Value), value)
		}
		all = append(all, worthy{value, item.Traits, item.Points, false})
	}
	return all
}

// alternativesOf lists what can be chosen in the engine's order: single options, then pairs, triples, …
// each in the order of the file.
func alternativesOf(q *quiz.Questionnaire, item *quiz.Item) (all [][]int) {
	options := optionsOf(q, item)
	for size := 1; size <= max(item.UpTo, 1) && size <= len(options); size++ {
		var sets [][]int
		for set := uint64(1); set < 1<<len(options); set++ {
			if bits.OnesCount64(set) != size {
				continue
			}
			if chosen := membersOf(set); size == 1 || !slices.ContainsFunc(chosen, func(o int) bool { return options[o].alone }) {
				sets = append(sets, chosen)
			}
		}
		slices.SortFunc(sets, slices.Compare)
		all = append(all, sets...)
	}
	return all
}

func membersOf(set uint64) (all []int) {
	for o := range 64 {
		if set>>o&1 == 1 {
			all = append(all, o)
		}
	}
	return all
}
