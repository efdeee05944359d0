package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/quiz/lint"
)

// A rule is what a questionnaire was looked at for, by a check or by an audit.
type rule struct{ Name, About string }

// Head is what the rule finds, short enough for a heading; Rest is what else there is to know about it.
func (r rule) Head() string {
	if r.About == "" {
		return r.Name
	}
	head, _ := r.divided()
	return head
}

// Rest is empty where the heading says it all.
func (r rule) Rest() string {
	_, rest := r.divided()
	return sentence(rest)
}

// divided divides what there is to know at the first pause.
func (r rule) divided() (head, rest string) {
	at := len(r.About)
	for _, pause := range []string{": ", "; ", ". "} {
		if i := strings.Index(r.About, pause); i >= 0 {
			at = min(at, i)
		}
	}
	return strings.TrimSuffix(r.About[:at], "."), r.About[min(at+2, len(r.About)):]
}

// rules has those of a check before those of an audit.
func rules() []rule {
	var all []rule
	for _, r := range lint.Rules() {
		all = append(all, rule{r.Name, sentence(r.About)})
	}
	for _, r := range audit.Rules() {
		all = append(all, rule{r.Name, sentence(r.About)})
	}
	return all
}

// A complaint is what one rule found.
type complaint struct {
	rule
	Section string // where the page has more about it; "" if nowhere
	Told    []told
	More    string
	all     int
}

// Title names the section.
func (c complaint) Title() string { return titles()[c.Section] }

// A told problem is one of them.
type told struct {
	Line    int // 0 for the file as a whole
	Message string
	Source  string // the beginning of the line
	Hint    string
}

// The most problems of one rule that are written out, and the most characters of a line.
const (
	mostTold   = 12
	mostSource = 100
)

// complaints files what was found by its severity and rule, in the order of the file.
func (s *showing) complaints(sum *summary, found quiz.Problems) {
	for _, p := range found {
		p.Message, p.Hint = s.withNames(p.Message), s.withNames(p.Hint)
		if p.Severity == quiz.SeverityNote {
			sum.Notes = filed(sum.Notes, p)
		} else {
			sum.Warnings = filed(sum.Warnings, p)
		}
	}
}

func filed(all []complaint, p quiz.Problem) []complaint {
	at := slices.IndexFunc(all, func(c complaint) bool { return c.Name == p.Rule })
	if at < 0 {
		at, all = len(all), append(all, complaint{rule: ruleNamed(p.Rule), Section: sectionOf(p.Rule)})
	}
	c := &all[at]
	if c.all++; len(c.Told) < mostTold {
		c.Told = append(c.Told, told{p.Line, sentence(p.Message), shortened(strings.TrimSpace(p.Source), mostSource), sentence(p.Hint)})
	} else {
		c.More = count(c.all-mostTold, "more of these is", "more of these are") + " not shown here; careerfit check has all."
	}
	return all
}

// ruleNamed returns the rule; those of the reader of files have a name alone.
func ruleNamed(name string) rule {
	for _, r := range rules() {
		if r.Name == name {
			return r
		}
	}
	return rule{Name: name}
}

// sectionOf returns the section that has more about what a rule looks for.
func sectionOf(name string) string {
	for _, p := range promises() {
		if slices.Contains(p.Rules, name) {
			return p.Section
		}
	}
	if name == "no-personas" {
		return "personas"
	}
	return ""
}

// sentence lets a text begin with a capital and end with a full stop. One that begins with a quoted text stays.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
		text += "."
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
