package page

import (
	"cmp"
	"math"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A stream is how much of what moves an outcome comes from one source through one trait.
type stream struct {
	source, trait, outcome int
	// amount is a share of everything that moves the outcome, in [0,1].
	amount float64
	// against tells that the trait counts against the outcome.
	against bool
}

// Streams are all of one group.
type streams struct {
	sources, traits, outcomes []string // as they are named
	all                       []stream
	bySection                 bool
	idle                      []string // the items that move none of the outcomes
}

// A group with more outcomes has no picture, and a questionnaire with more items is drawn by section.
const (
	mostDrawnOutcomes = 20
	mostDrawnItems    = 40
)

// streamsTo measures what moves the outcomes of a group. What an item moves an outcome by through a
// trait is the item's weight × the standard deviation of the trait's points over the item's answers × the
// trait's weight for the outcome; each outcome's are then divided by their sum. Points that go to an
// outcome directly pass through a trait of their own, the last.
func (s *showing) streamsTo(g engine.Group) streams {
	all := streams{bySection: len(s.Items) > mostDrawnItems}
	for _, t := range s.Traits {
		all.traits = append(all.traits, string(t.Name))
	}
	all.traits = append(all.traits, "directly, without a trait")
	weights := s.Weights(g)
	for _, id := range s.IDs(g) {
		all.outcomes = append(all.outcomes, s.name(id))
	}
	sourceOf := s.sources(&all)
	whole := make([]float64, len(all.outcomes))
	amounts := map[[3]int]float64{}
	for i, item := range s.Items {
		moved := 0.0
		for o, id := range s.IDs(g) {
			for t := range s.Traits {
				moved += add(amounts, whole, [3]int{sourceOf[i], t, o}, s.spread(i, s.Traits[t].ID, false)*math.Abs(weights[o][s.Traits[t].ID].Float())*weightOf(item))
			}
			moved += add(amounts, whole, [3]int{sourceOf[i], len(s.Traits), o}, s.spread(i, id, true)*weightOf(item))
		}
		if moved == 0 {
			all.idle = append(all.idle, "“"+shortened(string(item.Text), mostName)+"”")
		}
	}
	all.take(amounts, whole, func(t, o int) bool { return t < len(s.Traits) && weights[o][s.Traits[t].ID] < 0 })
	return all
}

// add counts an amount for its stream and its outcome, and returns it.
func add(amounts map[[3]int]float64, whole []float64, at [3]int, amount float64) float64 {
	amounts[at] += amount
	whole[at[2]] += amount
	return amount
}

// take makes the streams, in the order of sources, traits and outcomes.
func (all *streams) take(amounts map[[3]int]float64, whole []float64, against func(trait, outcome int) bool) {
	for from := range all.sources {
		for t := range all.traits {
			for o := range all.outcomes {
				if a := amounts[[3]int{from, t, o}]; a > 0 {
					all.all = append(all.all, stream{from, t, o, a / whole[o], against(t, o)})
				}
			}
		}
	}
}

// sources names what answers come from, items or whole sections, and returns the source of each item.
func (s *showing) sources(all *streams) []int {
	of := make([]int, len(s.Items))
	for i, item := range s.Items {
		switch {
		case !all.bySection:
			all.sources = append(all.sources, string(item.Text)+turned(item))
		case i == 0 || s.SectionOf[i] != s.SectionOf[i-1]:
			all.sources = append(all.sources, string(s.SectionOf[i].Title))
		}
		of[i] = len(all.sources) - 1
	}
	return of
}

// reversed stands behind an item with which to agree is to say no.
const reversed = " (reversed)"

func turned(item *quiz.Item) string {
	if item.Reversed {
		return reversed
	}
	return ""
}

// weightOf is how much an item counts.
func weightOf(item *quiz.Item) float64 {
	one := engine.Decimal(engine.One)
	return cmp.Or(item.Weight, &one).Float()
}

// spread is the standard deviation of the points that the item's alternatives give a trait or, directly,
// an outcome, each alternative being as likely as any.
func (s *showing) spread(item int, id string, directly bool) float64 {
	n, sum, squares := float64(s.Model.Alternatives(item)), 0.0, 0.0
	options := s.Options(item)
	for a := range s.Model.Alternatives(item) {
		points := 0.0
		for _, o := range s.Model.Options(item, a) {
			if directly {
				points += options[o].Points[id].Float()
			} else {
				points += options[o].Traits[id].Float()
			}
		}
		sum, squares = sum+points, squares+points*points
	}
	return math.Sqrt(max(squares/n-sum/n*sum/n, 0))
}
