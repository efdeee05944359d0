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
	Lead            string // of the witness, or the bound
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
	switch r.Verdict {
	case audit.Alone:
		row.Verdict, row.Lead = "yes, alone", "ahead by "+percent(r.Lead, 2)+" on the sheet below"
	case audit.Level:
		row.Verdict, row.Lead = "only level with others", levelWords(r.Lead)
	case audit.Never:
		row.Verdict, row.Lead = "never", "another is ahead on every sheet"
	default:
		row.Verdict, row.Lead = "not decided", "ahead by "+percent(r.Bound, 2)+" at most"
	}
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

// levelWords says how far an outcome comes that is level at best.
func levelWords(lead float64) string {
	if lead == 0 {
		return "level on the sheet below"
	}
	return "ahead by " + percent(lead, 2) + " on the sheet below" // no report should have that
}
