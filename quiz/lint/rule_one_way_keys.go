package lint

import (
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

func oneWayKeys() Rule {
	return Rule{
		Name:     "one-way-keys",
		Severity: quiz.SeverityWarning,
		About: "A trait that two or more agreement items measure, all in the same direction. Some people agree with whatever is put to them, " +
			"and they would get a high or a low score for that alone.",
		words: func(in *inspection) {
			for t, trait := range in.q.Traits {
				if keys, known := in.keysOf(trait.ID); known {
					in.wantBothWays(quiz.At("traits", t, "id"), trait.ID, keys)
				}
			}
		},
	}
}

// A key is one agreement item that measures a trait.
type key struct {
	line int
	up   bool // agreement counts for the trait, not against it
}

// keysOf returns the agreement items that measure the trait. It reports whether all could be read that may do so.
func (in *inspection) keysOf(trait string) (keys []key, known bool) {
	known = true
	in.eachItem(func(path string, item *quiz.Item) {
		points, scale := item.Traits[trait], in.scale(item.Scale)
		known = known && !in.Misread(quiz.At(path, "traits"))
		if points != 0 {
			known = known && scale != nil && !in.Misread(quiz.At(path, "reversed"))
		}
		if points != 0 && scale != nil {
			up := (points > 0) != item.Reversed == agreeingLast(scale)
			keys = append(keys, key{in.Position(path).Line, up})
		}
	})
	return keys, known
}

// scale returns the scale with the id; nil where there is none.
func (in *inspection) scale(id string) *quiz.Scale {
	for s := range in.q.Scales {
		if in.q.Scales[s].ID == id {
			return &in.q.Scales[s]
		}
	}
	return nil
}

// agreeingLast reports whether the last option of the scale is the one that agrees. The values of a scale
// rise, so that is where they are highest, unless the words say that the scale runs from agreement
// to disagreement.
func agreeingLast(s *quiz.Scale) bool {
	if len(s.Options) == 0 {
		return true
	}
	first, last := strings.ToLower(string(s.Options[0].Text)), strings.ToLower(string(s.Options[len(s.Options)-1].Text))
	return !strings.Contains(last, "disagree") || strings.Contains(first, "disagree")
}

// wantBothWays reports a trait whose keys are all alike.
func (in *inspection) wantBothWays(path, trait string, keys []key) {
	up, lines := 0, make([]string, len(keys))
	for i, k := range keys {
		lines[i] = fmt.Sprint(k.line)
		if k.up {
			up++
		}
	}
	if len(keys) < 2 || up > 0 && up < len(keys) {
		return
	}
	all, level := "both", "low"
	if len(keys) > 2 {
		all = fmt.Sprintf("all %d", len(keys))
	}
	if up > 0 {
		level = "high"
	}
	in.report(path, "turn one of the items round, and write \"reversed: true\": they are in lines "+listed(lines),
		"%s agreement items of the trait %q count the same way, so whoever agrees with everything scores %s on it", all, trait, level)
}
