// Package planted makes the text of questionnaires of any size that are sound, except for the faults that
// are planted in them: so that a test of a check can tell what must be found, in which line, and that nothing
// else is. The same plan makes the same text on every machine.
//
// A questionnaire asks, for each of its crafts, how far takers agree with two statements, one of which is reversed,
// and then choices, pairs and picks. Paths are won by the first crafts alone, and mirror each other; careers want a few
// crafts each. All choices and pairs come in couples that give the opposite of each other, so that nobody gets
// anywhere by always taking the first option.
package planted

import (
	"math/rand/v2"
	"slices"
)

// The faults, by the names of the rules that report them.
const (
	Twins      = "twins"        // a career that is another over again, at twice the weights
	Dominated  = "dominated"    // a career like another, which some answers give less, but none more
	OneWayKeys = "one-way-keys" // a trait with both statements turned the same way
	HeavyItem  = "heavy-item"   // a statement that counts forty times
	HeadStart  = "head-start"   // a career that nearly every answer speaks for: it wins far too much
)

// A Plan says what questionnaire to make.
type Plan struct {
	Seed uint64
	// Traits is 4 more than Paths at least, Paths 2 to 20; Items three times Traits or more, up to 400; Careers
	// up to 1000, and Traits or more.
	Traits, Items, Paths, Careers int
	// Faults are some of those above, each at most once.
	Faults []string
}

// Small has all kinds of items and takes no time; Large is what checks have to stand.
func Small(seed uint64, faults ...string) Plan {
	return Plan{Seed: seed, Traits: 7, Items: 28, Paths: 2, Careers: 12, Faults: faults}
}

// Large has 60 items and 900 careers.
func Large(seed uint64, faults ...string) Plan {
	return Plan{Seed: seed, Traits: 12, Items: 60, Paths: 2, Careers: 900, Faults: faults}
}

// A File is a questionnaire and what is wrong with it.
type File struct {
	Text   string
	Faults []Fault // in the order of the plan
}

// A Fault is one thing that was planted: the rule that reports it, the id of the trait, item or career that
// it is reported at, and the line of that id. Of is what it is a fault beside: the first twin, or who dominates.
type Fault struct {
	Rule, ID string
	Line     int
	Of       string
}

// A T is a test or a benchmark.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Make makes the questionnaire. A plan that cannot be carried out is a mistake of the test, which fails.
func (p Plan) Make(t T) File {
	t.Helper()
	if problem := p.problem(); problem != "" {
		t.Fatalf("there is no questionnaire by the plan %+v: %s", p, problem)
		return File{}
	}
	g := &garden{Plan: p, Rand: rand.New(rand.NewPCG(p.Seed, 0))}
	g.drawItems()
	g.drawCareers()
	var faults []Fault
	for _, rule := range p.Faults {
		faults = append(faults, planters()[rule](g))
	}
	text, lines := g.write()
	for i := range faults {
		faults[i].Line = lines[faults[i].ID]
	}
	return File{text, faults}
}

// problem says why the plan cannot be carried out.
func (p Plan) problem() string {
	switch {
	case p.Paths < 2:
		return "there must be two paths"
	case p.Traits < p.Paths+4:
		return "a pick needs four traits that no path wants"
	case p.Items < 3*p.Traits:
		return "two statements a trait leave too little room for choices"
	case p.Careers < p.Traits:
		return "every trait must be wanted by a career"
	}
	for i, rule := range p.Faults {
		if _, known := planters()[rule]; !known || slices.Contains(p.Faults[:i], rule) {
			return "the fault " + rule + " is not known, or there twice"
		}
	}
	return ""
}
