package audit

import (
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A Rule is one thing that an audit is looked at for.
type Rule struct {
	// Name is shown behind every problem, in brackets.
	Name     string
	Severity quiz.Severity
	// About says what the rule finds and what it protects from, in a sentence.
	About string
}

// The rules, in the order of [Rules].
const (
	unreachable = iota
	unknownReach
	winsTooMuch
	winsTooLittle
)

// Rules returns what [Problems] looks for.
func Rules() []Rule {
	return []Rule{
		{"unreachable", quiz.SeverityWarning, "an outcome that no answers put first, alone: several others together are always ahead, or level; nobody is ever told of it"},
		{"unknown-reach", quiz.SeverityNote, "an outcome of which the search found neither a sheet that puts it first nor a proof that there is none"},
		{"wins-too-much", quiz.SeverityWarning, "a path or career that comes first on so many random sheets that answers hardly matter: more than a quarter of the way from a fair share to all"},
		{"wins-too-little", quiz.SeverityWarning, "a path or career that can come first, but does so on less than a tenth of the sheets that would be fair; looked at where at most 50 compete"},
	}
}

// Problems says what is unfair by the report, each at its place in the file that the report is of. What
// package lint finds is not said again: twins, outcomes that one other dominates, and where that one has a head
// start, which is to be mended first, the head start alone.
func Problems(f *quiz.File, r *Report) quiz.Problems {
	p := problems{File: f, report: r, reached: map[string]Reached{}}
	for _, reach := range r.Reach {
		p.reached[reach.ID] = reach.Verdict
		p.reach(reach)
	}
	p.shares(engine.Paths, pathWins(r.Shares.Paths))
	p.shares(engine.Careers, careerWins(r.Shares.Careers))
	p.found.Sort()
	return p.found
}

type problems struct {
	*quiz.File
	report  *Report
	reached map[string]Reached
	found   quiz.Problems
}

func (p *problems) add(rule int, path, hint, format string, args ...any) {
	r := Rules()[rule]
	p.found = append(p.found, p.Problem(path, r.Severity, r.Name, hint, format, args...))
}

// reach tells of an outcome that cannot come first, or may not.
func (p *problems) reach(r Reach) {
	path := p.path(r.Group, r.ID)
	switch {
	case r.Verdict == Unknown && r.Certificate != nil:
		p.add(unknownReach, path, "look harder with --branches", "%s never comes first alone, which is proved; whether any sheet leaves it level with the first is not known", called(r.Group, r.ID))
	case r.Verdict == Unknown:
		p.add(unknownReach, path, "look harder with --branches", "%s comes first on no sheet that was found, and there is no proof that it cannot; it could be ahead by %.4f at most", called(r.Group, r.ID), r.Bound)
	case r.Verdict == Alone || len(r.Certificate.Rivals) == 1: // the rules twins, dominated and head-start tell why
	case r.Verdict == Level:
		p.add(unreachable, path, "let its weights differ more from theirs", "%s never comes first alone: %s leave it level at best", called(r.Group, r.ID), rivalsOf(r.Certificate))
	default:
		p.add(unreachable, path, "let its weights differ more from theirs", "%s never comes first: taken together, %s are always ahead", called(r.Group, r.ID), rivalsOf(r.Certificate))
	}
}

// called names an outcome in a sentence.
func called(group, id string) string {
	return fmt.Sprintf("the %s %q", strings.TrimSuffix(group, "s"), id)
}

// rivalsOf names the rivals of a certificate, or says that they depend.
func rivalsOf(c *Certificate) string {
	if len(c.Branches) > 0 {
		return fmt.Sprintf("others, depending on the answer to %q,", c.Item)
	}
	text := ""
	for n, r := range c.Rivals {
		switch {
		case n == 0:
			text = fmt.Sprintf("%q", r.Rival)
		case n == 4 && len(c.Rivals) > 5:
			return fmt.Sprintf("%s and %d others", text, len(c.Rivals)-n)
		case n == len(c.Rivals)-1:
			text += fmt.Sprintf(" and %q", r.Rival)
		default:
			text += fmt.Sprintf(", %q", r.Rival)
		}
	}
	return text
}

// path returns where an outcome stands in the file.
func (p *problems) path(group, id string) string {
	for g := range engine.NumGroups {
		for o, other := range p.Quiz.IDs(g) {
			if other == id && g.String() == group {
				return quiz.At(quiz.OutcomePath(g, o), "id")
			}
		}
	}
	return ""
}
