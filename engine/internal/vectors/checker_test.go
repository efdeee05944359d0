package vectors_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"
)

// What follows was written from ../../testdata/vectors/README.md alone, in fractions, and uses nothing of the engine: it shows
// that what stands there is enough for another implementation. Its rules correlation and distance are in
// rules_test.go, what a sheet gives is in sheets_test.go.

// A checker is one vector, and what can be worked out of its questionnaire.
type checker struct {
	file   vectorFile
	items  []vectorItem
	groups map[string]group
}

type vectorFile struct {
	Digest        string
	Questionnaire json.RawMessage
	Baselines     map[string]map[string]string
	Contributions map[string]map[string]map[string]map[string]string
	Sheets        []vectorSheet
}

type vectorSheet struct {
	About                   string
	Answers                 map[string]any
	Open                    []string
	Verdict, Lead           string
	Coverage                struct{ Answered, Asked int }
	Warnings                []string
	Paths, Careers, Courses []vectorPlace
	Tolerance               string
	PathFlip                *vectorFlip `json:"path_flip"`
	CareerFlip              *vectorFlip `json:"career_flip"`
}

type vectorFlip struct {
	Possible bool
	Changes  []struct {
		Item string
		To   any
	}
	First []string
}

type vectorPlace struct {
	ID, Path, Fit, Band string
	Rank                int
	PathRank            int `json:"path_rank"`
}

type numbersOf map[string]json.Number

type vectorQuiz struct {
	Rule       map[string]string
	Thresholds struct {
		BalancedWithin json.Number `json:"balanced_within"`
		MinCoverage    json.Number `json:"min_coverage"`
		Bands          struct{ Best, Great, Good json.Number }
	}
	Scales []struct {
		ID      string
		Options []struct {
			ID    string
			Value json.Number
		}
	}
	Traits                  []struct{ ID string }
	Sections                []struct{ Items []vectorItem }
	Paths, Careers, Courses []vectorOutcome
}

type vectorItem struct {
	ID, Kind, Scale string
	Weight          *json.Number
	UpTo            int `json:"up_to"`
	Reversed        bool
	Background      bool
	Traits, Points  numbersOf
	Options         []vectorOption
}

type vectorOption struct {
	ID             string
	Alone          bool
	Traits, Points numbersOf
}

type vectorOutcome struct {
	ID, Path string
	Weights  numbersOf
}

// A group has, for each of its outcomes, K and what every answer to every item is worth; fits are measured from low,
// in units of span.
type group struct {
	ids       []string
	k         []*big.Rat
	worth     []map[string][]*big.Rat // by item, then answer
	mean      [][]*big.Rat            // by item
	low, span []*big.Rat
}

func fraction(text json.Number) *big.Rat {
	if text == "" {
		return new(big.Rat)
	}
	r, ok := new(big.Rat).SetString(string(text))
	if !ok {
		panic("no number: " + text)
	}
	return r
}

func sum(a, b *big.Rat) *big.Rat        { return new(big.Rat).Add(a, b) }
func difference(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func product(a, b *big.Rat) *big.Rat    { return new(big.Rat).Mul(a, b) }
func whole(n int64) *big.Rat            { return big.NewRat(n, 1) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// newChecker works out the questionnaire of a vector.
func newChecker(t *testing.T, text []byte) *checker {
	t.Helper()
	c := &checker{groups: map[string]group{}}
	if err := json.Unmarshal(text, &c.file); err != nil {
		t.Fatal(err)
	}
	var q vectorQuiz
	if err := json.Unmarshal(c.file.Questionnaire, &q); err != nil {
		t.Fatal(err)
	}
	for _, s := range q.Sections {
		for _, item := range s.Items {
			c.items = append(c.items, item.onItsScale(q))
		}
	}
	for name, outcomes := range map[string][]vectorOutcome{"paths": q.Paths, "careers": q.Careers, "courses": q.Courses} {
		switch rule := q.Rule[name]; {
		case len(outcomes) == 0:
			c.groups[name] = group{}
		case rule == "correlation", rule == "distance":
			c.groups[name] = c.byProfile(rule, q, outcomes)
		default:
			c.groups[name] = c.byShare(outcomes)
		}
	}
	return c
}

// onItsScale gives an item on a scale options of its own.
func (i vectorItem) onItsScale(q vectorQuiz) vectorItem {
	for _, scale := range q.Scales {
		if scale.ID != i.Scale || i.Scale == "" {
			continue
		}
		last := scale.Options[len(scale.Options)-1]
		for _, o := range scale.Options {
			value := fraction(o.Value)
			if i.Reversed {
				value = difference(sum(fraction(scale.Options[0].Value), fraction(last.Value)), value)
			}
			i.Options = append(i.Options, vectorOption{ID: o.ID, Traits: i.Traits.times(value), Points: i.Points.times(value)})
		}
	}
	return i
}

func (n numbersOf) times(value *big.Rat) numbersOf {
	all := numbersOf{}
	for id, number := range n {
		all[id] = json.Number(product(fraction(number), value).RatString())
	}
	return all
}

// answers are all ways to answer the item, by the ids of the options with spaces between.
func (i vectorItem) answers() map[string][]vectorOption {
	all := map[string][]vectorOption{}
	var choose func(from int, chosen []vectorOption)
	choose = func(from int, chosen []vectorOption) {
		if len(chosen) > 0 {
			all[keyOf(chosen)] = slices.Clone(chosen)
		}
		for o := from; o < len(i.Options) && len(chosen) < max(i.UpTo, 1); o++ {
			if len(chosen) > 0 && (i.Options[o].Alone || chosen[0].Alone) {
				continue
			}
			choose(o+1, append(chosen, i.Options[o]))
		}
	}
	choose(0, nil)
	return all
}

func keyOf(chosen []vectorOption) string {
	var ids []string
	for _, o := range chosen {
		ids = append(ids, o.ID)
	}
	return strings.Join(ids, " ")
}

// traitPoints are what the chosen options of the item give to a trait, times the item's weight.
func (i vectorItem) traitPoints(chosen []vectorOption, trait string) *big.Rat {
	points := new(big.Rat)
	for _, o := range chosen {
		points.Add(points, fraction(o.Traits[trait]))
	}
	return product(i.weight(), points)
}

func (i vectorItem) weight() *big.Rat {
	if i.Weight == nil {
		return whole(1)
	}
	return fraction(*i.Weight)
}

// byShare is the rule share: each outcome is measured against its own range.
func (c *checker) byShare(outcomes []vectorOutcome) group {
	g := c.measured(outcomes, func(item vectorItem, chosen []vectorOption, n int) *big.Rat {
		points := new(big.Rat)
		for trait, weight := range outcomes[n].Weights {
			points.Add(points, product(item.traitPoints(chosen, trait), fraction(weight)))
		}
		for _, o := range chosen {
			points.Add(points, product(item.weight(), fraction(o.Points[outcomes[n].ID])))
		}
		return points
	})
	for n := range outcomes {
		lo, hi := c.bounds(g, n)
		g.k, g.low, g.span = append(g.k, new(big.Rat)), append(g.low, lo), append(g.span, difference(hi, lo))
		c.roundMeans(g, n, commonUnit(g, n))
	}
	return g
}

// measured fills in what answers are worth, and the means.
func (c *checker) measured(outcomes []vectorOutcome, points func(vectorItem, []vectorOption, int) *big.Rat) group {
	var g group
	for _, o := range outcomes {
		g.ids = append(g.ids, o.ID)
	}
	for _, item := range c.items {
		answers, worth, means := item.answers(), map[string][]*big.Rat{}, make([]*big.Rat, len(outcomes))
		for n := range outcomes {
			means[n] = new(big.Rat)
			for key, chosen := range answers {
				worth[key] = append(worth[key], points(item, chosen, n))
				means[n].Add(means[n], worth[key][n])
			}
			means[n].Quo(means[n], whole(int64(len(answers))))
		}
		g.worth, g.mean = append(g.worth, worth), append(g.mean, means)
	}
	return g
}

// bounds are the sums over all items of the least and the most that an answer is worth.
func (c *checker) bounds(g group, n int) (lo, hi *big.Rat) {
	lo, hi = new(big.Rat), new(big.Rat)
	for _, worth := range g.worth {
		var down, up *big.Rat
		for _, of := range worth {
			if down == nil {
				down, up = of[n], of[n]
			}
			down, up = least(down, of[n]), most(up, of[n])
		}
		lo.Add(lo, down)
		hi.Add(hi, up)
	}
	return lo, hi
}

// fit is that of outcome n; chosen has an answer for each item, "" for none.
func (g group) fit(n int, chosen []string) *big.Rat {
	points := g.k[n]
	for i, key := range chosen {
		points = sum(points, g.points(i, key)[n])
	}
	return new(big.Rat).Quo(difference(points, g.low[n]), g.span[n])
}

func (g group) points(item int, key string) []*big.Rat {
	if key == "" {
		return g.mean[item]
	}
	return g.worth[item][key]
}
