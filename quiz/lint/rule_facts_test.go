package lint_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz/lint"
)

func TestWhereTheFactsComeFrom(t *testing.T) {
	paths := pathsWith("")
	wantTold(t, "no-source", paths)
	wantTold(t, "no-source", strings.Replace(paths, ", sources: [guild]", "", 1), `2: the path "maker" does not say where its facts come from`)
	wantTold(t, "no-source", strings.Replace(paths, "sources: [guild]", "sources: []", 1), `2: the path "maker" does not say`)
	wantTold(t, "no-source", strings.ReplaceAll(paths, ", sources: [guild]", ""), "2: none of the 2 paths says where its facts come from")
	wantTold(t, "no-source", strings.Replace(paths, "sources: [guild]", "pay: [{typical: 1, currency: USD, source: guild}]", 1))
}

func TestTheOnlyCourseIsCalledByItsName(t *testing.T) {
	wantTold(t, "no-source", "courses:\n  - {id: carving, name: Carving, summary: How., for: [joiner], weights: {hands: 1}}\n", `2: the course "carving" does not say`)
}

// paid has one pay figure of one source, in line 3.
func paid(year, source string) string {
	return "careers:\n  - {id: joiner, path: maker, name: Joiner, summary: Makes., weights: {hands: 1}, pay:\n    [{typical: 1, currency: USD, " + year + "source: guild}]}\n" +
		"sources:\n  - {id: guild, title: What the guild tells" + source + "}\n"
}

// The day of the tests lies in 2026.
func TestHowOldPayIs(t *testing.T) {
	wantTold(t, "old-pay", paid("year: 2026, ", ""))
	wantTold(t, "old-pay", paid("year: 2023, ", ", date: May 1999"))
	wantTold(t, "old-pay", paid("year: 2022, ", ", date: May 2026"), "3: the pay of the career \"joiner\" is of 2022, more than 3 years before 2026 (look for a newer one)")
	wantTold(t, "old-pay", paid("", ", date: from 2021 to 2023"))
	wantTold(t, "old-pay", paid("", ", date: 2023 with figures from 2021"))
	wantTold(t, "old-pay", paid("", ", date: from 2021 to 2022"), "3: the pay of the career \"joiner\" is of 2022 at the latest, more than 3 years before 2026")
	wantTold(t, "old-pay", paid("", ", read: May 2022"), "3: the pay of the career \"joiner\" is of 2022 at the latest")
	wantTold(t, "old-pay", paid("", ", date: undated, read: May 2026"))
	wantTold(t, "old-pay", paid("", ", date: undated"))
	wantTold(t, "old-pay", paid("", ""), "3: nothing tells of what year the pay of the career \"joiner\" is")
	wantTold(t, "old-pay", strings.Replace(paid("", ""), "source: guild", "source: gild", 1))
	wantTold(t, "old-pay", paid("", ", date: page 20221"))
}

// Ages are those of the day that the check is told, to the year.
func TestTheDayOfTheCheckCounts(t *testing.T) {
	for _, c := range []struct {
		day  string
		want int
	}{{"2025-12-31", 0}, {"2026-01-01", 1}, {"0001-01-01", 0}} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		_, problems := lint.Check("quiz.yaml", onBase(t, paid("year: 2022, ", "")), lint.Options{AsOf: day})
		if got := strings.Count(fmt.Sprint(problems), "[old-pay]"); got != c.want {
			t.Errorf("as of %s: %d problems", c.day, got)
		}
	}
}

func TestACourseThatNothingLeadsTo(t *testing.T) {
	const course = "courses:\n  - {id: carving, name: Carving, summary: How., %weights: {hands: 1}, sources: [guild]}\n"
	wantTold(t, "lone-course", strings.Replace(course, "%", "for: [maker], ", 1))
	wantTold(t, "lone-course", strings.Replace(course, "%", "for: [makr], ", 1)) // told as that
	wantTold(t, "lone-course", strings.Replace(course, "%", "for: [], ", 1), `2: nothing leads to the course "carving"`)
	wantTold(t, "lone-course", strings.Replace(course, "%", "", 1), `2: nothing leads to the course "carving"`)
}

func TestPersonasStandForEveryPath(t *testing.T) {
	const bench = "personas:\n  - {id: at-the-bench, role: Makes., answers: {rather: make}, expect: {path: maker}}\n"
	wantTold(t, "no-personas", "")
	wantTold(t, "no-personas", bench, `no persona expects the path "seller"`)
	wantTold(t, "no-personas", "personas: []\n", "1: there are no personas")
	wantTold(t, "no-personas", strings.Replace(bench, "path: maker", "career: joiner", 1), `the path "maker"`, `the path "seller"`)
	wantTold(t, "no-personas", strings.Replace(bench, "path: maker", "path: makr", 1)) // an error comes first
}
