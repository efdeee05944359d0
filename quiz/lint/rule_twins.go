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
// The least that an item gains an outcome is 0. So two fits move alike only where all gains and means are the
// same parts of the ranges, and are equal only where the offsets are, too: where one column of the table is
// the other in another unit.
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

// column writes all that the table has of the outcome, in the coarsest unit in which it is whole.
func (r ranking) column(c int) string {
	numbers := []int64{r.Range(c), r.Offset(c)}
	for i := range r.model.Items() {
		numbers = append(numbers, r.Means(i)[c])
		for a := range r.model.Alternatives(i) {
			numbers = append(numbers, r.Gains(i, a)[c])
		}
	}
	unit := int64(0)
	for _, n := range numbers {
		unit = gcd(unit, n)
	}
	var column []byte
	for _, n := range numbers {
		column = binary.AppendVarint(column, n/unit)
	}
	return string(column)
}

// gcd returns the greatest common divisor of two numbers that are 0 or above; gcd(0, b) is b.
func gcd(a, b int64) int64 {
	for a != 0 {
		a, b = b%a, a
	}
	return b
}
