package audit

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An observer notes what one sheet after the other shows. It is for one goroutine at a time.
type observer struct {
	seen           *wonTally
	sheet          []int32 // at hand
	paths, careers *firsts
	onPath         [][]int // the careers of each path
	best           []int   // of the careers on one path
	model          *engine.Model
	answers        *engine.Sheet // the same sheet
}

func newObserver(q *quiz.Quiz, by scorings) *observer {
	first := by.firsts()
	o := &observer{
		seen: newWonTally(q), sheet: make([]int32, len(q.Items)), paths: first[0], careers: first[1],
		onPath: make([][]int, len(q.Paths)), model: q.Model, answers: q.Model.NewSheet(),
	}
	for c := range q.Careers {
		o.onPath[q.Model.Path(c)] = append(o.onPath[q.Model.Path(c)], c)
	}
	return o
}

// observe counts what the sheet at hand shows.
func (o *observer) observe() {
	o.seen.sheets++
	o.seen.verdicts[o.verdict()]++
	paths := o.paths.on(o.sheet)
	for _, p := range paths {
		o.seen.paths[p]++
	}
	if len(paths) == 1 {
		o.seen.alone[paths[0]]++
	} else {
		o.seen.tied++
	}
	o.observeCareers(paths)
}

// observeCareers does so for the careers, where these paths come first.
func (o *observer) observeCareers(paths []int) {
	careers := o.careers.on(o.sheet)
	outside := len(careers) > 0
	for _, c := range careers {
		o.seen.careers[c]++
		outside = outside && !slices.Contains(paths, o.model.Path(c))
	}
	if outside {
		o.seen.outside++
	}
	for _, p := range paths {
		o.best = o.careers.firstOf(o.best[:0], o.careers.totals, o.onPath[p])
		for _, c := range o.best {
			o.seen.onPath[c]++
		}
	}
}

// verdict asks the engine for it.
func (o *observer) verdict() engine.Verdict {
	for i, a := range o.sheet {
		if err := o.answers.Choose(i, int(a)); err != nil {
			panic(err) // unreachable: random sheets have alternatives that there are
		}
	}
	return o.model.Verdict(o.answers)
}
