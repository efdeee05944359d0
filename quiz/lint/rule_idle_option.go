package lint

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An option without any points in a choice between opposites is a middle, like that of a scale: "neither of
// these" says something, although it is worth no more than no answer, and whoever wrote no points wrote so on
// purpose. One such option an item is let through; a second could not be told from the first. Points that
// come to nothing, though, were meant to count.
func idleOption() Rule {
	return Rule{
		Name:     "idle-option",
		Severity: quiz.SeverityWarning,
		About: "An option that moves nothing: chosen, it is worth to every outcome what no answer is worth; or picked, it adds nothing to any. " +
			"Whoever chooses it is not heard. The middle of a scale is let through, one option without points in a choice, which is a middle, too, " +
			"and in a pick whatever stands alone.",
		worth: func(in *inspection) {
			wanted, _ := in.given(in.eachWeights)
			for i, item := range in.Quiz.Items {
				if item.IsScale() || isIdle(in.Quiz.Model, i) {
					continue
				}
				for _, o := range idleOptions(in.Quiz, i) {
					if option := item.Options[o]; !in.unwanted(wanted, item.Options[o:o+1]) {
						in.reportIdleOption(item, quiz.At(in.ItemPath(i), "options", o, "id"), option)
					}
				}
			}
		},
	}
}

func (in *inspection) reportIdleOption(item *quiz.Item, path string, option quiz.Option) {
	if item.UpTo > 1 {
		in.report(path, `give it points or, if it means "none of these", write alone: true`, "the option %q adds nothing to any path, career or course", option.ID)
		return
	}
	in.report(path, "give it points that make a difference, or take it out: whoever cannot choose may pass the question over",
		"the option %q moves nothing: it is worth what no answer is worth, to every path, career and course", option.ID)
}

// idleOptions returns the options of a choice, pair or pick that move nothing, but for one middle.
func idleOptions(q *quiz.Quiz, item int) []int {
	if q.Items[item].UpTo > 1 {
		return idlePicks(q, item)
	}
	var idle []int
	middle := false
	for o, option := range q.Options(item) {
		switch {
		case !atMean(q.Model, item, o):
		case !middle && isBlank(option):
			middle = true
		default:
			idle = append(idle, o)
		}
	}
	return idle
}

// isBlank reports whether the option gives no points at all.
func isBlank(o quiz.Option) bool {
	for _, points := range []quiz.Points{o.Traits, o.Points} {
		for _, p := range points {
			if p != 0 {
				return false
			}
		}
	}
	return true
}

// atMean reports whether the alternative gains every outcome what no answer does.
func atMean(m *engine.Model, item, alternative int) bool {
	for g := range engine.NumGroups {
		if t := m.Table(g); !slices.Equal(t.Gains(item, alternative), t.Means(item)) {
			return false
		}
	}
	return true
}

// idlePicks returns the options that change nothing in any set in which they can be picked together with
// others; those that stand alone are in none.
func idlePicks(q *quiz.Quiz, item int) []int {
	m, sets := q.Model, map[uint64]int{}
	for a := range m.Alternatives(item) {
		sets[bitsOf(m.Options(item, a))] = a
	}
	var idle []int
	for o, option := range q.Options(item) {
		combined, adds := false, false
		for set, a := range sets {
			if rest := set &^ (1 << o); rest != 0 && rest != set {
				combined, adds = true, adds || !sameGains(m, item, a, sets[rest])
			}
		}
		if combined && !adds && !option.Alone {
			idle = append(idle, o)
		}
	}
	return idle
}

func bitsOf(options []int) uint64 {
	set := uint64(0)
	for _, o := range options {
		set |= 1 << o
	}
	return set
}

func sameGains(m *engine.Model, item, a, b int) bool {
	for g := range engine.NumGroups {
		if t := m.Table(g); !slices.Equal(t.Gains(item, a), t.Gains(item, b)) {
			return false
		}
	}
	return true
}
