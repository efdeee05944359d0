package lint

import (
	"fmt"

	"github.com/careerfit/careerfit/quiz"
)

func heavyItem() Rule {
	return Rule{
		Name:     "heavy-item",
		Severity: quiz.SeverityWarning,
		About: "An item that alone decides more than a quarter of what answers can do for an outcome, and more than twice its even share among the items that move it: " +
			"one slip there undoes the other answers.",
		worth: func(in *inspection) {
			loads := make([]load, len(in.Quiz.Items))
			in.eachRanking(func(r ranking) { r.weigh(loads) })
			for i, l := range loads {
				if l.outcomes > 0 {
					in.report(quiz.At(in.ItemPath(i), "id"), "let the item or its options count for less, or ask more about the same",
						"the item %q alone decides %.1f %% of what answers can do for %s%s", in.Quiz.Items[i].ID, 100*l.share(), l.worst.called(), l.others())
				}
			}
		},
	}
}

// A load is what an item is too heavy for.
type load struct {
	outcomes int     // how many it dominates
	worst    outcome // of which it decides most, the first of several
	// span of all that answers can give this one; in its own unit.
	span, all int64
}

func (l load) share() float64 { return float64(l.span) / float64(l.all) }

func (l load) others() string {
	switch l.outcomes {
	case 1:
		return ""
	case 2:
		return ", and too much of 1 other outcome"
	}
	return fmt.Sprintf(", and too much of %d other outcomes", l.outcomes-1)
}

// weigh adds to the loads of the items the outcomes of the ranking that they dominate.
func (r ranking) weigh(loads []load) {
	spans := make([]int64, len(loads))
	for c, o := range r.outcomes {
		all, moving := int64(0), int64(0)
		for i := range spans {
			spans[i] = r.span(c, i)
			all += spans[i]
			moving += min(spans[i], 1)
		}
		for i, span := range spans {
			if tooHeavy(span, all, moving) {
				loads[i].add(o, span, all)
			}
		}
	}
}

// tooHeavy reports whether the span is more than a quarter of all, and more than twice what it would be if all
// that move the outcome counted alike.
func tooHeavy(span, all, moving int64) bool { return span > all/4 && span > 2*all/moving }

func (l *load) add(o outcome, span, all int64) {
	l.outcomes++
	if l.outcomes == 1 || less(l.span, l.all, span, all) {
		l.worst, l.span, l.all = o, span, all
	}
}
