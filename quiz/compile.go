package quiz

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// compile makes the quiz, and reports what the engine refuses at the place in the file.
func (d *document) compile() *Quiz {
	canonical, err := json.Marshal(d.questions)
	if err != nil {
		d.errorAt("", "compile", "", "the content cannot be kept: %v", err)
		return nil
	}
	q, err := newQuiz(d.questions, canonical)
	if err == nil {
		return q
	}
	d.refused(err)
	return nil
}

// ruleNames are the rules by which a group can be ranked, the default first.
func ruleNames() []string {
	var names []string
	for rule := range engine.NumRules {
		names = append(names, rule.String())
	}
	return names
}

// Of returns the group's rule; a name that is not known counts as the default, which [Open] and [Parse]
// do not let through.
func (r Rules) Of(g engine.Group) engine.Rule {
	name := [engine.NumGroups]string{r.Paths, r.Careers, r.Courses}[g]
	return engine.Rule(max(slices.Index(ruleNames(), name), 0))
}

// rules translates the names; none is the default.
func (r Rules) rules() (rules [engine.NumGroups]engine.Rule, err error) {
	for g, name := range []string{r.Paths, r.Careers, r.Courses} {
		if name != "" && !slices.Contains(ruleNames(), name) {
			return rules, fmt.Errorf("the rule %q is not known; use a newer careerfit", name)
		}
		rules[g] = r.Of(engine.Group(g))
	}
	return rules, nil
}

// spec translates the questionnaire's ids into the engine's positions.
func (q *Quiz) spec() (engine.Spec, error) {
	rules, err := q.Rule.rules()
	if err != nil {
		return engine.Spec{}, err
	}
	c := compiler{traits: positions(q.traitIDs())}
	for g := range engine.NumGroups {
		c.outcomes[g] = positions(q.IDs(g))
	}
	spec := engine.Spec{
		Traits:         len(q.Traits),
		Rules:          rules,
		BalancedWithin: q.Thresholds.BalancedWithin,
		MinCoverage:    q.Thresholds.MinCoverage,
		Bands:          engine.BandCuts(q.Thresholds.Bands),
	}
	for i := range q.Items {
		spec.Items = append(spec.Items, c.item(q, i))
	}
	for _, p := range q.Paths {
		spec.Outcomes[engine.Paths] = append(spec.Outcomes[engine.Paths], engine.Outcome{Weights: c.terms(p.Weights, c.traits)})
	}
	for _, career := range q.Careers {
		path, ok := c.outcomes[engine.Paths][career.Path]
		if !ok {
			c.fail(career.Path)
		}
		spec.Outcomes[engine.Careers] = append(spec.Outcomes[engine.Careers], engine.Outcome{Path: path, Weights: c.terms(career.Weights, c.traits)})
	}
	for _, course := range q.Courses {
		spec.Outcomes[engine.Courses] = append(spec.Outcomes[engine.Courses], engine.Outcome{Weights: c.terms(course.Weights, c.traits)})
	}
	return spec, c.err
}

// compiler has the positions behind the ids, and the first id that has none.
type compiler struct {
	traits   map[string]int
	outcomes [engine.NumGroups]map[string]int
	err      error
}

func (c *compiler) fail(id string) {
	if c.err == nil {
		c.err = fmt.Errorf("nothing has the id %q", id)
	}
}

func (c *compiler) item(q *Quiz, i int) engine.Item {
	item := q.Items[i]
	compiled := engine.Item{Weight: engine.One, UpTo: item.UpTo, Background: item.Background}
	if item.Weight != nil {
		compiled.Weight = *item.Weight
	}
	if item.IsScale() {
		compiled.Scale = 1 + slices.IndexFunc(q.Scales, func(s Scale) bool { return s.ID == item.Scale })
	}
	for _, option := range q.Options(i) {
		compiled.Options = append(compiled.Options, c.option(option))
	}
	return compiled
}

func (c *compiler) option(o Option) engine.Option {
	compiled := engine.Option{Alone: o.Alone, Traits: c.terms(o.Traits, c.traits)}
	known := 0
	for g, at := range c.outcomes {
		direct := Points{}
		for id, points := range o.Points {
			if _, ok := at[id]; ok {
				direct[id] = points
			}
		}
		known += len(direct)
		compiled.Direct[g] = c.terms(direct, at)
	}
	if known != len(o.Points) {
		c.fail("one of the outcomes that option " + o.ID + " gives points to")
	}
	return compiled
}

// terms lists points in the order of their positions.
func (c *compiler) terms(points Points, at map[string]int) []engine.Term {
	terms := make([]engine.Term, 0, len(points))
	for id, p := range points {
		position, ok := at[id]
		if !ok {
			c.fail(id)
		}
		terms = append(terms, engine.Term{Of: position, Points: p})
	}
	slices.SortFunc(terms, func(a, b engine.Term) int { return a.Of - b.Of })
	return terms
}

func positions(ids []string) map[string]int {
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	return at
}

func (q *Questionnaire) traitIDs() []string {
	ids := make([]string, len(q.Traits))
	for i, t := range q.Traits {
		ids[i] = t.ID
	}
	return ids
}
