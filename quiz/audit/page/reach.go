package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A reachSection says which outcomes can come first.
type reachSection struct {
	Counts []string // a sentence a group
	Rows   []reachRow
	More   string
}

// A reachRow is one outcome.
type reachRow struct {
	Name, ID, Group string
	Verdict         string
	Good            bool
	Known           string // the lead or the bound, and who is in the way
	Witness         []witnessLine
	Proof           *proof
}

// A witnessLine is the answer to an item.
type witnessLine struct {
	Item    asked
	Options string
}

// The most outcomes whose proof or witness is shown: those that cannot come first before all.
const mostOutcomes = 60

func (s *showing) reach() reachSection {
	var section reachSection
	for _, group := range s.groups() {
		section.Counts = append(section.Counts, s.reachCount(group))
	}
	reach := slices.Clone(s.r.Reach)
	if len(reach) > wholeRows {
		slices.SortStableFunc(reach, func(a, b audit.Reach) int {
			return cmp.Or(cmp.Compare(standingOf(a.Verdict), standingOf(b.Verdict)), cmp.Compare(a.Lead, b.Lead))
		})
	}
	shown := reach[:min(len(reach), max(wholeRows, min(s.faults(), mostOutcomes)))]
	for _, r := range shown {
		section.Rows = append(section.Rows, s.reachRow(r))
	}
	if left := len(reach) - len(shown); left > 0 {
		section.More = count(left, "more outcome, with a larger lead on its sheet, is", "more outcomes, most of them with larger leads on their sheets, are")
	}
	return section
}

// standingOf orders verdicts, the worst first.
func standingOf(v audit.Reached) int {
	return slices.Index([]audit.Reached{audit.Never, audit.Unknown, audit.Level, audit.Alone}, v)
}

// faults counts the outcomes that do not come first alone.
func (s *showing) faults() int {
	n := 0
	for _, r := range s.r.Reach {
		if r.Verdict != audit.Alone {
			n++
		}
	}
	return n
}

func (s *showing) reachCount(group string) string {
	counts := map[audit.Reached]int{}
	n := 0
	for _, r := range s.r.Reach {
		if r.Group == group {
			counts[r.Verdict]++
			n++
		}
	}
	parts := []string{fmt.Sprintf("%s of %s can come first alone", thousands(counts[audit.Alone]), count(n, groupName(group, 1), group))}
	for _, other := range []struct {
		verdict audit.Reached
		words   string
	}{{audit.Level, "can come first only level with others"}, {audit.Never, "never can"}, {audit.Unknown, "could not be decided"}} {
		if c := counts[other.verdict]; c > 0 {
			parts = append(parts, thousands(c)+" "+other.words)
		}
	}
	return strings.Join(parts, "; ") + "."
}

func (s *showing) reachRow(r audit.Reach) reachRow {
	row := reachRow{Name: s.name(r.ID), ID: r.ID, Group: groupName(r.Group, 1), Good: r.Verdict == audit.Alone}
	row.Verdict, row.Known = verdictWords(r.Verdict), s.known(r)
	for i, options := range r.Witness {
		row.Witness = append(row.Witness, s.witnessLine(i, options))
	}
	if r.Certificate != nil {
		row.Proof = s.proof(r.ID, *r.Certificate, r.Verdict)
	}
	return row
}

func (s *showing) witnessLine(item int, options []string) witnessLine {
	if item >= len(s.Items) {
		return witnessLine{asked{}, strings.Join(options, ", ")}
	}
	id := s.Items[item].ID
	words := make([]string, len(options))
	for i, o := range options {
		words[i] = s.option(id, o)
	}
	return witnessLine{s.asked(id), strings.Join(words, "; ")}
}

func verdictWords(v audit.Reached) string {
	switch v {
	case audit.Alone:
		return "yes, alone"
	case audit.Level:
		return "only level with others"
	case audit.Never:
		return "never"
	}
	return "not decided"
}

// known says how far ahead an outcome comes, or by whom it is kept from being first.
func (s *showing) known(r audit.Reach) string {
	switch r.Verdict {
	case audit.Alone:
		return "ahead by " + percent(r.Lead, 2) + " of the scale on its sheet"
	case audit.Level:
		return levelWords(r.Lead) + " on its sheet; never past " + s.inTheWay(r.Certificate, "all of ") + ", as the proof says"
	case audit.Never:
		return "always behind " + s.inTheWay(r.Certificate, "one of ") + ", as the proof says"
	}
	return "ahead by " + percent(r.Bound, 2) + " of the scale at most; neither a sheet nor a proof was found"
}

// levelWords says how far an outcome comes that is level at best.
func levelWords(lead float64) string {
	if lead == 0 {
		return "level with the first"
	}
	return "ahead by " + percent(lead, 2) + " of the scale" // no report should have that
}

// inTheWay names the rivals of a proof, or somebody where that depends on the answers.
func (s *showing) inTheWay(c *audit.Certificate, several string) string {
	if c == nil || len(c.Rivals) == 0 {
		return "others, depending on the answers"
	}
	names := make([]string, len(c.Rivals))
	for i, m := range c.Rivals {
		names[i] = s.name(m.Rival)
	}
	if len(names) == 1 {
		return names[0]
	}
	return several + some(names)
}
