package engine

import (
	"errors"
	"fmt"
)

// A SpecError says what is wrong with a Spec and where. Positions that do not apply are −1.
type SpecError struct {
	Item, Option int
	Group        Group // −1 where no outcome is meant
	Outcome      int   // −1 where the whole group is meant
	Problem      string
}

// Error names the place by its positions.
func (e *SpecError) Error() string {
	switch {
	case e.Group >= 0 && e.Outcome < 0:
		return fmt.Sprintf("%s: %s", e.Group, e.Problem)
	case e.Group >= 0:
		return fmt.Sprintf("%s, outcome %d: %s", e.Group, e.Outcome, e.Problem)
	case e.Option >= 0:
		return fmt.Sprintf("item %d, option %d: %s", e.Item, e.Option, e.Problem)
	case e.Item >= 0:
		return fmt.Sprintf("item %d: %s", e.Item, e.Problem)
	}
	return e.Problem
}

// checker collects what is wrong, all of it.
type checker struct{ errs []error }

func (c *checker) general(format string, args ...any) {
	c.errs = append(c.errs, &SpecError{-1, -1, -1, -1, fmt.Sprintf(format, args...)})
}

func (c *checker) item(i, option int, format string, args ...any) {
	c.errs = append(c.errs, &SpecError{i, option, -1, -1, fmt.Sprintf(format, args...)})
}

func (c *checker) outcome(g Group, o int, format string, args ...any) {
	c.errs = append(c.errs, &SpecError{-1, -1, g, o, fmt.Sprintf(format, args...)})
}

// check looks at everything that can be seen without the table.
func (s *Spec) check() error {
	var c checker
	if len(s.Items) == 0 {
		c.general("there are no items")
	}
	if s.Traits < 0 || s.Traits > MaxTraits {
		c.general("there are %d traits; want 0 to %d", s.Traits, MaxTraits)
	}
	switch n := len(s.Outcomes[Paths]); {
	case n < 2:
		c.general("there are %d paths; a result needs at least 2", n)
	case n > MaxPaths:
		c.general("there are %d paths; at most %d are possible", n, MaxPaths)
	}
	for g, rule := range s.Rules {
		if rule < 0 || rule >= NumRules {
			c.general("%s: there is no rule %d", Group(g), int(rule))
		}
	}
	s.checkCuts(&c)
	for i, item := range s.Items {
		s.checkItem(&c, i, item)
	}
	for g := range NumGroups {
		for o, outcome := range s.Outcomes[g] {
			s.checkOutcome(&c, g, o, outcome)
		}
	}
	return errors.Join(c.errs...)
}

func (s *Spec) checkCuts(c *checker) {
	for _, cut := range []Decimal{s.BalancedWithin, s.MinCoverage, s.Bands.Best, s.Bands.Great, s.Bands.Good} {
		if cut < 0 || cut > One {
			c.general("the threshold %s is not a share: want 0 to 1", cut)
		}
	}
	if s.Bands.Best < s.Bands.Great || s.Bands.Great < s.Bands.Good {
		c.general("the bands' thresholds must fall: best ≥ great ≥ good")
	}
}

func (s *Spec) checkItem(c *checker, i int, item Item) {
	switch {
	case len(item.Options) < 2:
		c.item(i, -1, "has %d options; an item needs at least 2", len(item.Options))
	case len(item.Options) > MaxOptions:
		c.item(i, -1, "has %d options; at most %d are possible", len(item.Options), MaxOptions)
	case item.UpTo < 0 || item.UpTo > len(item.Options):
		c.item(i, -1, "allows %d picks of %d options", item.UpTo, len(item.Options))
	}
	if item.Weight <= 0 || item.Weight > MaxDecimal {
		c.item(i, -1, "has the weight %s; want more than 0, at most %s", item.Weight, MaxDecimal)
	}
	for o, option := range item.Options {
		s.checkTerms(option.Traits, s.Traits, func(problem string) { c.item(i, o, "trait %s", problem) })
		for g, direct := range option.Direct {
			s.checkTerms(direct, len(s.Outcomes[g]), func(problem string) { c.item(i, o, "%s %s", Group(g), problem) })
		}
	}
}

func (s *Spec) checkOutcome(c *checker, g Group, o int, outcome Outcome) {
	if g == Careers && (outcome.Path < 0 || outcome.Path >= len(s.Outcomes[Paths])) {
		c.outcome(g, o, "belongs to path %d, which does not exist", outcome.Path)
	}
	s.checkTerms(outcome.Weights, s.Traits, func(problem string) { c.outcome(g, o, "trait %s", problem) })
}

// checkTerms reports terms that name nothing, name the same thing twice or are too large.
func (s *Spec) checkTerms(terms []Term, n int, report func(string)) {
	seen := make(map[int]bool, len(terms))
	for _, t := range terms {
		switch {
		case t.Of < 0 || t.Of >= n:
			report(fmt.Sprintf("%d does not exist", t.Of))
		case seen[t.Of]:
			report(fmt.Sprintf("%d is given twice", t.Of))
		case t.Points < -MaxDecimal || t.Points > MaxDecimal:
			report(fmt.Sprintf("%d has %s points; at most %s are possible", t.Of, t.Points, MaxDecimal))
		}
		seen[t.Of] = true
	}
}
