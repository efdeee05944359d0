package lint

import (
	"encoding/binary"

	"github.com/careerfit/careerfit/quiz"
)

func twins() Rule {
	return Rule{
		Name:     "twins",
		Severity: quiz.SeverityWarning,
		About: "Two paths, two careers or two courses that get the same fit whatever is answered: " +
			"no taker can be told which of the two suits them better.",
		worth: func(in *inspection) {
			in.eachRanking(func(r ranking) {
				for c, first := range r.twins() {
					if first != c {
						in.reportOutcome(r.outcomes[c], "let a weight differ, or make one of the two",
							"%s gets the same fit as %q in line %d, whatever is answered", r.outcomes[c].called(), r.outcomes[first].id, in.line(r.outcomes[first]))
					}
				}
			})
		},
	}
}

// twins returns for every outcome the first one that gets the same fit on every sheet: mostly itself.
//
// The least that an item gains an outcome is 0. So two fits move alike only where all gains are the same parts of the
// ranges, and are equal only where the offsets are, too. A table has every outcome in the coarsest unit that
// does, so both columns are the same then, number by number.
func (r ranking) twins() []int {
	first, seen := make([]int, r.Outcomes()), make(map[string]int, r.Outcomes())
	for c := range first {
		column := r.column(c)
		if _, ok := seen[column]; !ok {
			seen[column] = c
		}
		first[c] = seen[column]
	}
	return first
}

// column writes all that the table has of the outcome but the means, which follow from the gains.
func (r ranking) column(c int) string {
	var column []byte
	column = binary.AppendVarint(column, r.Range(c))
	column = binary.AppendVarint(column, r.Offset(c))
	for i := range r.model.Items() {
		for a := range r.model.Alternatives(i) {
			column = binary.AppendVarint(column, r.Gains(i, a)[c])
		}
	}
	return string(column)
}
