package web

import (
	"cmp"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// A compareChoice offers two of a browser's sittings to be compared.
type compareChoice struct {
	// Only is the address of the comparison, where there is just one; else two lists are to choose from.
	Only    string
	Selects []compareSelect
}

type compareSelect struct {
	// Name is the field's; First tells that it is the first of the two.
	Name   string
	First  bool
	Chosen string
	Groups []compareGroup
}

// A compareGroup has sittings of one questionnaire: only these can be compared with each other.
type compareGroup struct {
	// Title is empty where there is only one group.
	Title quiz.Text
	Rows  []sittingRow
}

// newCompareChoice offers the two newest sittings of one questionnaire, unless others are chosen; it is nil
// where no two can be compared.
func newCompareChoice(rows []sittingRow, a, b string) *compareChoice {
	groups, n := comparableRows(rows), 0
	for _, group := range groups {
		n += len(group.Rows)
	}
	if n == 0 {
		return nil
	}
	newest := groups[0].Rows
	a, b = cmp.Or(a, newest[1].ID), cmp.Or(b, newest[0].ID)
	choice := &compareChoice{Selects: []compareSelect{{"a", true, a, groups}, {"b", false, b, groups}}}
	if n == 2 {
		choice.Only = compareAddress(newest[1].ID, newest[0].ID)
	}
	return choice
}

// comparableRows groups the sittings that have a result and another one beside them, the newest group first.
func comparableRows(rows []sittingRow) []compareGroup {
	groups := slices.DeleteFunc(rowsByQuiz(rows), func(group compareGroup) bool { return len(group.Rows) < 2 })
	if len(groups) == 1 {
		groups[0].Title = ""
	}
	return groups
}

// rowsByQuiz groups the sittings that have a result.
func rowsByQuiz(rows []sittingRow) (groups []compareGroup) {
	at := map[string]int{}
	for _, row := range rows {
		if !row.Finished || row.Unreadable {
			continue
		}
		n, ok := at[row.Quiz]
		if !ok {
			n = len(groups)
			at[row.Quiz], groups = n, append(groups, compareGroup{Title: row.Title})
		}
		groups[n].Rows = append(groups[n].Rows, row)
	}
	return groups
}

func compareAddress(a, b string) string { return "/results/compare?a=" + a + "&b=" + b }
