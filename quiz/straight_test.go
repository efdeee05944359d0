package quiz_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// straightNamed returns the sheet with the name.
func straightNamed(t *testing.T, q *quiz.Quiz, name string) quiz.StraightSheet {
	t.Helper()
	all := q.StraightSheets()
	i := slices.IndexFunc(all, func(s quiz.StraightSheet) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("there is no sheet %s", name)
	}
	return all[i]
}

// chosen names the answers of a sheet, "–" where there is none.
func chosen(q *quiz.Quiz, s quiz.StraightSheet) string {
	var ids []string
	for i := range q.Items {
		a, ok := s.Sheet.Alternative(i)
		if !ok {
			ids = append(ids, "–")
			continue
		}
		for _, o := range q.Model.Options(i, a) {
			ids = append(ids, q.Options(i)[o].ID)
		}
	}
	return strings.Join(ids, " ")
}

const leaning = `format: 1
id: leaning
language: en
title: Leaning
summary: Two statements, a choice and a pick.
minutes: 1
thresholds: {balanced_within: 0.25, min_coverage: 0, bands: {best: 0.8, great: 0.6, good: 0.4}}
scales:
  - {id: agreement, options: [{id: "no", text: No, value: -1}, {id: mid, text: In between, value: 0}, {id: "yes", text: Yes, value: 1}]}
traits: [{id: x, name: X}, {id: y, name: Y}]
sections:
  - id: all
    title: All
    items:
      - {id: plan, text: I plan., scale: agreement, traits: {x: 1}}
      - {id: drift, text: I drift., scale: agreement, reversed: true, traits: {x: 1}}
      - {id: choose, text: Which?, options: [{id: a, text: A, traits: {x: 2}}, {id: b, text: B, traits: {y: 1}}, {id: c, text: C, traits: {y: 2}}]}
      - {id: pick, text: Which ones?, kind: pick, up_to: 2, options: [{id: d, text: D, traits: {x: 1}}, {id: e, text: E, traits: {y: 1}}, {id: none, text: None, alone: true}]}
paths:
  - {id: left, name: Left, summary: X., weights: {x: 1, y: -1}}
  - {id: right, name: Right, summary: Y., weights: {y: 1, x: -1}}
`

// Left and right mirror each other, and each has a range of 2 + 2 + 4 + 2 = 10. No answer to the choice is
// worth 5/3 of 4 to left and 7/3 to right, no answer to the pick 1 of 2 to both.
func TestWhoDoesNotReadFillsInStraightSheets(t *testing.T) {
	q := parsed(t, leaning)
	for _, want := range []struct {
		name, chosen, first, lead string
		balanced                  bool
	}{
		{"all-agree", "yes yes – –", "right", "1/15", true},
		{"all-disagree", "no no – –", "right", "1/15", true},
		{"all-first", "no no a d", "left", "3/5", false},      // 0 + 2 + 4 + 2 against 2 + 0 + 0 + 0
		{"all-last", "yes yes c none", "right", "2/5", false}, // 0 + 2 + 4 + 1 against 2 + 0 + 0 + 1
	} {
		s := straightNamed(t, q, want.name)
		if got := chosen(q, s); got != want.chosen {
			t.Errorf("%s: the answers are %s, want %s", want.name, got, want.chosen)
		}
		if first, lead := q.Paths[s.First].ID, s.Lead.Rat().RatString(); first != want.first || lead != want.lead || s.Balanced != want.balanced {
			t.Errorf("%s: %s leads by %s, balanced %t; want %s by %s, %t", want.name, first, lead, s.Balanced, want.first, want.lead, want.balanced)
		}
	}
}

// The threshold itself is not balanced, a tie always is.
func TestAStraightSheetIsBalancedUnderTheThreshold(t *testing.T) {
	for within, balanced := range map[string]bool{"0.6": false, "0.601": true} {
		q := parsed(t, strings.Replace(leaning, "balanced_within: 0.25", "balanced_within: "+within, 1))
		if s := straightNamed(t, q, "all-first"); s.Balanced != balanced {
			t.Errorf("a lead of 0.6 within %s: balanced is %t, want %t", within, s.Balanced, balanced)
		}
	}
	tied := strings.NewReplacer("balanced_within: 0.25", "balanced_within: 0", "id: b, text: B, traits: {y: 1}", "id: b, text: B").Replace(leaning)
	if s := straightNamed(t, parsed(t, tied), "all-agree"); !s.Balanced || !s.Lead.Tied() {
		t.Errorf("the lead is %s, balanced %t; want a tie", s.Lead.Rat(), s.Balanced)
	}
}

func TestWithoutStatementsNobodyAgreesWithAll(t *testing.T) {
	q := parsed(t, regexp.MustCompile(`(?m)^ +- \{id: (plan|drift),.*\n`).ReplaceAllString(leaning, ""))
	var names []string
	for _, s := range q.StraightSheets() {
		names = append(names, s.Name)
	}
	if want := []string{"all-first", "all-last"}; !slices.Equal(names, want) {
		t.Errorf("the sheets are %v, want %v", names, want)
	}
}

// As many statements as it takes for "no result" do not hide the lead.
func TestALeadIsSeenBehindAFlatSheet(t *testing.T) {
	var more strings.Builder
	for i := range 6 {
		fmt.Fprintf(&more, "      - {id: more-%d, text: I plan %d., scale: agreement, traits: {x: 1}}\n", i, i)
	}
	q := parsed(t, strings.Replace(leaning, "      - {id: plan,", more.String()+"      - {id: plan,", 1))
	s := straightNamed(t, q, "all-agree")
	if verdict := q.Model.Evaluate(s.Sheet).Verdict; verdict != engine.NoResult {
		t.Fatalf("the verdict is %s", verdict)
	}
	if s.Balanced || q.Paths[s.First].ID != "left" {
		t.Errorf("%s leads by %s, balanced %t", q.Paths[s.First].ID, s.Lead.Rat(), s.Balanced)
	}
}
