package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A summary says in sentences what an author should look at and what is fine. What is unfair is for the rules to
// say; the page has remarks of its own where there is no rule.
type summary struct {
	Warnings, Notes []complaint
	Look, Fine      []remark
	// Quiet are the rules that found nothing and are behind none of the remarks.
	Quiet []rule
}

// Count says how much was found.
func (sum summary) Count() string {
	words := []string{"No warning"}
	if n := problemsOf(sum.Warnings); n > 0 {
		words[0] = count(n, "warning", "warnings")
		if kinds := len(sum.Warnings); kinds > 1 {
			words[0] += " of " + count(kinds, "kind", "kinds")
		}
	}
	if n := len(sum.Look); n > 0 {
		words = append(words, count(n, "remark", "remarks"))
	}
	if n := problemsOf(sum.Notes); n > 0 {
		words = append(words, count(n, "note", "notes"))
	}
	return strings.Join(words, ", ")
}

func problemsOf(all []complaint) int {
	n := 0
	for _, c := range all {
		n += c.all
	}
	return n
}

// Nothing tells that there is nothing to look at.
func (sum summary) Nothing() bool { return len(sum.Warnings)+len(sum.Look) == 0 }

// NoteCount says how many notes there are.
func (sum summary) NoteCount() string { return count(problemsOf(sum.Notes), "note", "notes") }

// A remark is a sentence that leads to a section, with the rules that it rests on.
type remark struct {
	Section, Text string
	Rules         []string
	Limits        []string // the rules among them without whose limits nobody knows what the sentence says
}

// Looked says in sentences what was looked for, with its limits.
func (r remark) Looked() []string {
	var all []string
	for _, name := range r.Limits {
		about, _, _ := strings.Cut(ruleNamed(name).About, ". ")
		all = append(all, sentence(about))
	}
	return all
}

// Title names the section that the remark leads to.
func (r remark) Title() string { return titles()[r.Section] }

func titles() map[string]string {
	return map[string]string{
		"reach": "Can it come first?", "shares": "Who comes first", "standing": "Head start", "keys": "Key balance", "influence": "Influence",
		"sensitivity": "Sensitivity", "background": "Background", "saving": "Saving", "personas": "Personas",
	}
}

// What the page's own remarks are made of. They are the author's to overrule.
const (
	shakyMoves  = 0.25 // more than so many of the sheets change path when weights are a fifth off
	strongShift = 0.25 // one background gets a path more than so much more often than another
)

// summary sums up what was found in the file, and adds the page's own remarks.
func (s *showing) summary(found quiz.Problems) summary {
	sum := summary{}
	s.complaints(&sum, found)
	sum.promises(found)
	for _, look := range []func(*summary){s.sumSensitivity, s.sumBackground, s.sumSaving, s.sumPersonas} {
		look(&sum)
	}
	return sum
}

// say files a remark.
func (sum *summary) say(fine bool, section, format string, args ...any) {
	r := remark{Section: section, Text: fmt.Sprintf(format, args...)}
	if fine {
		sum.Fine = append(sum.Fine, r)
	} else {
		sum.Look = append(sum.Look, r)
	}
}

// promises says what is fine, if the rules behind it found nothing. Where there were too many problems to tell,
// nobody knows which rules did not.
func (sum *summary) promises(found quiz.Problems) {
	named := map[string]bool{}
	for _, p := range found {
		named[p.Rule] = true
	}
	if named["too-many"] {
		return
	}
	for _, p := range promises() {
		if !slices.ContainsFunc(p.Rules, func(rule string) bool { return named[rule] }) {
			sum.Fine = append(sum.Fine, p)
		}
	}
	sum.quiet(named)
}

// quiet lists the rules that found nothing and are not named by a sentence yet.
func (sum *summary) quiet(named map[string]bool) {
	for _, p := range sum.Fine {
		for _, rule := range p.Rules {
			named[rule] = true
		}
	}
	for _, r := range rules() {
		if !named[r.Name] {
			sum.Quiet = append(sum.Quiet, r)
		}
	}
}

// promises are what can be said of a questionnaire in which some rules find nothing.
func promises() []remark {
	return []remark{
		{"reach", "Every outcome can come first alone, and for each there is a sheet that shows it.", []string{"unreachable", "unknown-reach", "twins", "dominated"}, nil},
		{"shares", "No path or career comes first far too often or hardly ever.", []string{"wins-too-much", "wins-too-little"}, []string{"wins-too-much", "wins-too-little"}},
		{"standing", "Nobody has a head start.", []string{"head-start"}, []string{"head-start"}},
		{"keys", "Who does not read the questions is led to no path.", []string{"key-balance", "one-way-keys"}, nil},
		{"influence", "Every answer moves something, and no item outweighs the others.", []string{"idle-item", "idle-option", "idle-background", "heavy-item"}, []string{"heavy-item"}},
	}
}

// some names the first few of many.
func some(names []string) string {
	if len(names) > 5 {
		names = append(names[:4:4], count(len(names)-4, "other", "others"))
	}
	return listed(names)
}

func (s *showing) sumSensitivity(sum *summary) {
	moved := max(s.r.Sensitivity.Items.Path.Float(), s.r.Sensitivity.Outcomes.Path.Float())
	sum.say(moved <= shakyMoves, "sensitivity", "With weights a fifth off, %s of random sheets change their first path; more than %s would be too many here.", percent(moved, 1), percent(shakyMoves, 0))
}

func (s *showing) sumBackground(sum *summary) {
	for _, item := range s.backgroundItems() {
		by, path := s.mostShifted(item)
		if path == "" {
			sum.say(true, "background", "With equal answers to everything else, the answer to “%s” changes no path.", s.asked(item).Text)
		} else {
			sum.say(by <= strongShift, "background", "With equal answers to everything else, the answer to “%s” moves how often %s comes first by up to %s; more than %.0f would be too many here.", s.asked(item).Text, path, points(by), 100*strongShift)
		}
	}
}

// mostShifted returns the path whose share differs most from one background to another, and by how much.
func (s *showing) mostShifted(item string) (by float64, path string) {
	for p, id := range s.IDs(engine.Paths) {
		low, high := 1.0, 0.0
		for _, b := range s.r.Backgrounds {
			if b.Item == item && p < len(b.Paths) {
				low, high = min(low, b.Paths[p].Float()), max(high, b.Paths[p].Float())
			}
		}
		if high-low > by {
			by, path = high-low, s.name(id)
		}
	}
	return by, path
}

func (s *showing) sumSaving(sum *summary) {
	for _, kind := range s.r.Saving {
		if kind.Settled.Changed != 0 {
			sum.say(false, "saving", "%s ended differently from what was proved when they could have stopped: that is a fault of careerfit, please report it.", count(kind.Settled.Changed, "sitting", "sittings"))
		}
	}
}

func (s *showing) sumPersonas(sum *summary) {
	var missed []string
	for _, p := range s.r.Personas {
		if len(p.Misses) > 0 {
			missed = append(missed, s.persona(p.ID))
		}
	}
	switch n := len(s.r.Personas); {
	case len(missed) > 0:
		sum.say(false, "personas", "What they should get and do not: the personas %s.", some(missed))
	case n > 0:
		sum.say(true, "personas", "All %s get what they should.", count(n, "persona", "personas"))
	}
}
