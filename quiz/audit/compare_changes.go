package audit

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// changesOf lists what differs between two versions and is more than a text or a fact, in the order of the
// content file. What one of them alone has is not among it.
func changesOf(was, is *quiz.Questionnaire) []Change {
	c := &changes{was: was, is: is, all: []Change{}, both: map[string]bool{}}
	for _, id := range without(worthIDs(was), without(worthIDs(was), worthIDs(is))) {
		c.both[id] = true
	}
	for _, part := range []func(){c.rules, c.scales, c.items, c.outcomes, c.orders} {
		part()
	}
	return c.all
}

// worthIDs are the traits and the outcomes, to which points and weights are given.
func worthIDs(q *quiz.Questionnaire) []string {
	return slices.Concat(traitIDs(q), q.IDs(engine.Paths), q.IDs(engine.Careers), q.IDs(engine.Courses))
}

type changes struct {
	was, is *quiz.Questionnaire
	both    map[string]bool // the traits and outcomes of both
	all     []Change
}

func (c *changes) add(what, before, after string) {
	if before != after {
		c.all = append(c.all, Change{what, before, after})
	}
}

// facts adds what differs of the named facts.
func (c *changes) facts(of string, was, is []fact) {
	for f := range was {
		c.add(was[f].name+of, was[f].value, is[f].value)
	}
}

// A fact is a part of a questionnaire that is no text, as it is written.
type fact struct{ name, value string }

// points adds what differs between points or weights, by the ids that they are for.
func (c *changes) points(what func(id string) string, was, is quiz.Points) {
	all := maps.Clone(notZero(was))
	maps.Copy(all, is)
	for _, id := range sortedKeys(all) {
		if c.both[id] {
			c.add(what(id), was[id].String(), is[id].String())
		}
	}
}

func (c *changes) rules() { c.facts("", ruleFacts(c.was), ruleFacts(c.is)) }

func ruleFacts(q *quiz.Questionnaire) []fact {
	t := q.Thresholds
	return []fact{
		{"rule of paths", q.Rule.Of(engine.Paths).String()},
		{"rule of careers", q.Rule.Of(engine.Careers).String()},
		{"rule of courses", q.Rule.Of(engine.Courses).String()},
		{"balanced_within", t.BalancedWithin.String()},
		{"min_coverage", t.MinCoverage.String()},
		{"best", t.Bands.Best.String()}, {"great", t.Bands.Great.String()}, {"good", t.Bands.Good.String()},
	}
}

func (c *changes) scales() {
	for _, pair := range inBoth(c.was.Scales, c.is.Scales, scaleID) {
		scale := "scale " + pair[0].ID
		for _, o := range inBoth(pair[0].Options, pair[1].Options, valueID) {
			c.add(scale+": "+o[0].ID, o[0].Value.String(), o[1].Value.String())
		}
		c.order("options of "+scale, idsOf(pair[0].Options, valueID), idsOf(pair[1].Options, valueID))
	}
}

func (c *changes) items() {
	for _, pair := range inBoth(itemsOf(c.was), itemsOf(c.is), itemID) {
		was, is := pair[0], pair[1]
		of := " of item " + is.ID
		c.facts(of, itemFacts(was), itemFacts(is))
		c.points(func(id string) string { return "points" + of + " for " + id }, was.Traits, is.Traits)
		c.points(func(id string) string { return "points" + of + " for " + id }, was.Points, is.Points)
		for _, o := range inBoth(was.Options, is.Options, optionID) {
			c.option(is.ID+"/"+o[1].ID, o[0], o[1])
		}
		c.order("options"+of, idsOf(was.Options, optionID), idsOf(is.Options, optionID))
	}
}

// itemFacts are what an item is, but for its texts and points.
func itemFacts(item *quiz.Item) []fact {
	weight, kind, most := engine.One, item.Kind, item.UpTo
	if item.Weight != nil {
		weight = *item.Weight
	}
	if kind == "" {
		kind = quiz.KindChoice
	}
	if item.IsScale() {
		kind = quiz.KindScale
	}
	return []fact{
		{"weight", weight.String()}, {"kind", kind}, {"up_to", strconv.Itoa(max(most, 1))}, {"scale", item.Scale},
		{"reversed", yes(item.Reversed)}, {"background", yes(item.Background)}, {"optional", yes(item.Optional)},
	}
}

func (c *changes) option(id string, was, is quiz.Option) {
	c.add("alone of option "+id, yes(was.Alone), yes(is.Alone))
	for _, points := range [][2]quiz.Points{{was.Traits, is.Traits}, {was.Points, is.Points}} {
		c.points(func(to string) string { return "points of option " + id + " for " + to }, points[0], points[1])
	}
}

func (c *changes) outcomes() {
	for _, p := range inBoth(c.was.Paths, c.is.Paths, pathID) {
		c.weights(p[0].ID, p[0].Weights, p[1].Weights)
	}
	for _, p := range inBoth(c.was.Careers, c.is.Careers, careerID) {
		c.weights(p[0].ID, p[0].Weights, p[1].Weights)
	}
	for _, p := range inBoth(c.was.Courses, c.is.Courses, courseID) {
		c.weights(p[0].ID, p[0].Weights, p[1].Weights)
		c.add("what course "+p[0].ID+" is for", strings.Join(p[0].For, ", "), strings.Join(p[1].For, ", "))
	}
}

func (c *changes) weights(outcome string, was, is quiz.Points) {
	c.points(func(trait string) string { return fmt.Sprintf("weight of %s for %s", trait, outcome) }, was, is)
}

// orders adds what is in another order. Among outcomes that are level the content's order counts.
func (c *changes) orders() {
	c.order("items", idsOf(itemsOf(c.was), itemID), idsOf(itemsOf(c.is), itemID))
	for g, name := range [engine.NumGroups]string{"paths", "careers", "courses"} {
		c.order(name, c.was.IDs(engine.Group(g)), c.is.IDs(engine.Group(g)))
	}
}

// order adds a change without values, for lists are long, if what both have is not in one order.
func (c *changes) order(of string, was, is []string) {
	if !slices.Equal(without(was, without(was, is)), without(is, without(is, was))) {
		c.all = append(c.all, Change{What: "order of " + of})
	}
}
