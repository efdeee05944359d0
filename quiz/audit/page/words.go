package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

// names has the names of all outcomes by their ids, which paths, careers and courses share.
func names(q *quiz.Quiz) map[string]string {
	all := map[string]string{}
	for _, p := range q.Paths {
		all[p.ID] = string(p.Name)
	}
	for _, c := range q.Careers {
		all[c.ID] = string(c.Name)
	}
	for _, c := range q.Courses {
		all[c.ID] = string(c.Name)
	}
	return all
}

// name returns the name of an outcome; its id where it has none.
func (s *showing) name(id string) string {
	if name, ok := s.names[id]; ok {
		return name
	}
	return id
}

// An asked is an item with its words.
type asked struct{ ID, Text string }

func (s *showing) asked(id string) asked {
	if i, ok := s.Item(id); ok {
		return asked{id, string(s.Items[i].Text)}
	}
	return asked{id, id}
}

// option returns the words of an item's option; its id where there are none.
func (s *showing) option(item, option string) string {
	if i, ok := s.Item(item); ok {
		for _, o := range s.Options(i) {
			if o.ID == option {
				return string(o.Text)
			}
		}
	}
	return option
}

// groupName is how the page calls the outcomes of a group: "paths", or "path" for one.
func groupName(group string, n int) string {
	if n == 1 {
		return strings.TrimSuffix(group, "s")
	}
	return group
}

// groups are the groups that the questionnaire has outcomes of.
func (s *showing) groups() []string {
	var all []string
	for g := engine.Paths; g <= engine.Courses; g++ {
		if s.Model.Outcomes(g) > 0 {
			all = append(all, g.String())
		}
	}
	return all
}

// percent writes a share in [-1,1] with so many decimals; what is not 0 does not become 0. The space does
// not break.
func percent(share float64, places int) string {
	least := math.Pow10(-places)
	switch p := math.Abs(100 * share); {
	case p == 0:
		return "0\u00a0%"
	case p < least/2:
		return fmt.Sprintf("under %s\u00a0%%", strconv.FormatFloat(least, 'f', places, 64))
	}
	return strings.Replace(fmt.Sprintf("%.*f\u00a0%%", places, 100*share), "-", "−", 1)
}

// points writes the difference of two shares.
func points(difference float64) string { return fmt.Sprintf("%.1f percentage points", 100*difference) }

// share writes a sampled share.
func share(s audit.Share) string {
	if s.Of == 0 {
		return "–"
	}
	return percent(s.Float(), 1)
}

// interval writes the 95 % interval of a sampled share.
func interval(s audit.Share) string {
	if s.Of == 0 {
		return ""
	}
	low, high := s.Interval()
	return ends(low, high, 1)
}

// counted writes of how many a sampled share is one.
func counted(s audit.Share) string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%s of\u00a0%s", thousands(s.Count), thousands(s.Of))
}

// ends writes an interval with so many decimals, or as many as it takes to tell its upper end from 0.
func ends(low, high float64, places int) string {
	for places < 6 && 100*high < math.Pow10(-places) {
		places++
	}
	return fmt.Sprintf("%.*f to %.*f\u00a0%%", places, 100*low, places, 100*high)
}

// bracket writes the ends of a share that is not known to a point.
func bracket(b audit.Bracket) string {
	if b.Low == b.High {
		return ""
	}
	return ends(b.Low, b.High, 2)
}

// number writes a figure in points, with three decimals at most.
func number(f float64) string { return strconv.FormatFloat(math.Round(1000*f)/1000, 'f', -1, 64) }

// thousands writes a whole number with commas.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// listed joins words as one says them: "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// shortened cuts a text to so many characters, at a space where there is one.
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most-1])
	if at := strings.LastIndex(cut, " "); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}
