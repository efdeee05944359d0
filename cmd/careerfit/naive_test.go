package main

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// near is how close two numbers must be before the oracle takes them for equal.
const near = 1e-9

// A naive is a questionnaire as its text has it, with floats, strings and maps. It shares nothing with
// the engine: it is written from the formula alone, and slow.
type naive struct {
	Thresholds struct {
		BalancedWithin float64 `json:"balanced_within"`
		MinCoverage    float64 `json:"min_coverage"`
		Bands          map[string]float64
	}
	Scales []struct {
		ID      string
		Options []struct {
			ID    string
			Value float64
		}
	}
	Sections                []struct{ Items []naiveItem }
	Paths, Careers, Courses []naiveOutcome

	items []naiveItem
	// answers are the sets of options that may be chosen, by item.
	answers map[string][][]string
	// worth has the points of an answer, by item, answer and outcome; least, most and mean are by item
	// and outcome, spans (R) by outcome.
	worth             map[string]map[string]map[string]float64
	least, most, mean map[string]map[string]float64
	spans             map[string]float64
}

type naiveItem struct {
	ID, Kind, Scale string
	Weight          *float64
	Reversed        bool
	UpTo            int `json:"up_to"`
	Traits, Points  map[string]float64
	Options         []naiveOption
}

type naiveOption struct {
	ID             string
	Alone          bool
	Traits, Points map[string]float64
}

type naiveOutcome struct {
	ID, Path string
	Weights  map[string]float64
}

// readNaive reads a content file in the most lenient way there is.
func readNaive(t *testing.T, file []byte) *naive {
	t.Helper()
	var tree any
	if err := yaml.Load(file, &tree); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	n := &naive{}
	if err := json.Unmarshal(text, n); err != nil {
		t.Fatal(err)
	}
	for _, section := range n.Sections {
		n.items = append(n.items, section.Items...)
	}
	for i := range n.items {
		n.spellOut(&n.items[i])
	}
	n.tabulate()
	return n
}

// spellOut gives an item on a scale options of its own: each is worth its value, taken from the other
// end when the item is reversed, times what the item measures.
func (n *naive) spellOut(item *naiveItem) {
	for _, scale := range n.Scales {
		if scale.ID != item.Scale {
			continue
		}
		for i, o := range scale.Options {
			value := o.Value
			if item.Reversed {
				value = scale.Options[0].Value + scale.Options[len(scale.Options)-1].Value - scale.Options[i].Value
			}
			item.Options = append(item.Options, naiveOption{ID: o.ID, Traits: multiplied(item.Traits, value), Points: multiplied(item.Points, value)})
		}
	}
}

func multiplied(points map[string]float64, by float64) map[string]float64 {
	product := map[string]float64{}
	for id, p := range points {
		product[id] = p * by
	}
	return product
}

func (n *naive) outcomes() []naiveOutcome { return slices.Concat(n.Paths, n.Careers, n.Courses) }

// answers lists the sets of options that may be chosen for an item, by trying all of them.
func (item naiveItem) answers() [][]string {
	var all [][]string
	for mask := 1; mask < 1<<len(item.Options); mask++ {
		var ids []string
		alone := false
		for o, option := range item.Options {
			if mask>>o&1 == 1 {
				ids = append(ids, option.ID)
				alone = alone || option.Alone
			}
		}
		if len(ids) == 1 || len(ids) <= item.UpTo && !alone {
			all = append(all, ids)
		}
	}
	return all
}

// points = item weight × ( Σ_trait option's trait points × outcome's trait weight + direct points )
func (item naiveItem) points(ids []string, outcome naiveOutcome) float64 {
	sum := 0.0
	for _, option := range item.Options {
		if !slices.Contains(ids, option.ID) {
			continue
		}
		for trait, points := range option.Traits {
			sum += points * outcome.Weights[trait]
		}
		sum += option.Points[outcome.ID]
	}
	if item.Weight != nil {
		sum *= *item.Weight
	}
	return sum
}

// nameOf spells an answer as one word.
func nameOf(ids []string) string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func (n *naive) tabulate() {
	n.answers, n.worth = map[string][][]string{}, map[string]map[string]map[string]float64{}
	n.least, n.most, n.mean = map[string]map[string]float64{}, map[string]map[string]float64{}, map[string]map[string]float64{}
	n.spans = map[string]float64{}
	for _, item := range n.items {
		n.worth[item.ID] = map[string]map[string]float64{}
		n.least[item.ID], n.most[item.ID], n.mean[item.ID] = map[string]float64{}, map[string]float64{}, map[string]float64{}
		answers := item.answers()
		n.answers[item.ID] = answers
		for _, ids := range answers {
			n.worth[item.ID][nameOf(ids)] = map[string]float64{}
		}
		for _, outcome := range n.outcomes() {
			lo, hi, sum := math.Inf(1), math.Inf(-1), 0.0
			for _, ids := range answers {
				p := item.points(ids, outcome)
				n.worth[item.ID][nameOf(ids)][outcome.ID] = p
				lo, hi, sum = min(lo, p), max(hi, p), sum+p
			}
			n.least[item.ID][outcome.ID], n.most[item.ID][outcome.ID] = lo, hi
			n.mean[item.ID][outcome.ID] = sum / float64(len(answers))
			n.spans[outcome.ID] += hi - lo
		}
	}
}
