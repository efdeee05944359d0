package web_test

import (
	"github.com/careerfit/careerfit/engine"
)

// A rest is what all the ways to end a sitting have in common.
type rest struct {
	path                   string
	pathStays, careerStays bool
	// worst is the end with the least lead, differing one with another result.
	worst, differing byItem
}

// rest tries every end of the sitting whose page is open.
func (t *taker) rest() rest {
	t.t.Helper()
	sheet, err := t.quiz.OngoingSheet(t.site.kept(t.sitting()))
	if err != nil {
		t.t.Fatal(err)
	}
	r := t.quiz.Model.Evaluate(sheet)
	e := ends{t: t, sheet: sheet, least: 2, path: r.Ranked[engine.Paths][0].Outcome, career: t.firstCareer(r)}
	e.rest = rest{path: t.quiz.Paths[e.path].ID, pathStays: true, careerStays: true}
	e.from(0)
	return e.rest
}

// firstCareer is the career that comes first on the first path, −1 where several do.
func (t *taker) firstCareer(r engine.Result) int {
	var first []engine.Standing
	for _, c := range r.Ranked[engine.Careers] {
		if t.quiz.Model.Path(c.Outcome) == r.Ranked[engine.Paths][0].Outcome && (len(first) == 0 || c.Rank == first[0].Rank) {
			first = append(first, c)
		}
	}
	if len(first) != 1 {
		return -1
	}
	return first[0].Outcome
}

// ends goes through all ends, item by item. A path that does not stay ends it.
type ends struct {
	t            *taker
	sheet        *engine.Sheet
	path, career int
	least        float64
	rest         rest
}

func (e *ends) from(item int) {
	switch {
	case !e.rest.pathStays:
	case item == len(e.t.quiz.Items):
		e.judge()
	case !e.sheet.IsOpen(item):
		e.from(item + 1)
	default:
		for a := range e.t.quiz.Model.Alternatives(item) {
			if err := e.sheet.Choose(item, a); err != nil {
				e.t.t.Fatal(err)
			}
			e.from(item + 1)
		}
		e.sheet.Clear(item)
		e.from(item + 1)
		e.sheet.Open(item)
	}
}

// judge looks at one end.
func (e *ends) judge() {
	r := e.t.quiz.Model.Evaluate(e.sheet)
	if r.Verdict != engine.Clear || r.Ranked[engine.Paths][0].Outcome != e.path {
		e.rest.pathStays, e.rest.differing = false, e.answers()
		return
	}
	if e.career < 0 || e.t.firstCareer(r) != e.career {
		e.rest.careerStays = false
	}
	if lead, _ := r.Lead.Rat().Float64(); lead < e.least {
		e.least, e.rest.worst = lead, e.answers()
	}
}

// answers are the sheet's, as a taker gives them.
func (e *ends) answers() byItem {
	answers := byItem{}
	for i, item := range e.t.quiz.Items {
		answers[item.ID] = "[Skip]"
		if a, ok := e.sheet.Alternative(i); ok {
			answers[item.ID] = e.t.quiz.Options(i)[a].ID
		}
	}
	return answers
}
