package audit

import (
	"context"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const (
	// sensitivitySheets is how many random sheets each kind of weight is tried with; large questionnaires
	// have fewer, so that sensitivityWork additions are not exceeded by much, but leastSheets.
	sensitivitySheets = 20_000
	leastSheets       = 1_000
	sensitivityWork   = 15_000_000_000
	// compilations is how many times each kind of weight is changed. Large tables take long to compile: they
	// have fewer, so that compileWork cells are not exceeded by much, but leastCompilations. Sheets of one
	// compilation move together, so the fewer there are in each, the truer is the interval of the share.
	compilations      = 400
	leastCompilations = 20
	compileWork       = 6_000_000
)

// sensitivity returns what changes on random sheets when weights are a fifth larger or smaller. Every
// compilation has sheets of its own, and the first outcomes of each are compared with those it has by the
// weights as they are.
func sensitivity(ctx context.Context, q *quiz.Quiz, s Settings) (Sensitivity, error) {
	t := newTrial(q, s)
	r := Sensitivity{Compilations: t.compilations, Sheets: t.sheets}
	var err error
	if r.Items, err = t.moved(ctx, "weights of items", t.compilations, t.itemsVaried); err != nil {
		return r, err
	}
	if r.Outcomes, err = t.moved(ctx, "weights of outcomes", t.compilations, t.outcomesVaried); err != nil {
		return r, err
	}
	// Of each item two compilations, one by one fifth less and one by one more.
	tries, err := t.tries(ctx, "weights of single items", 2*len(q.Items), 2, t.oneVaried)
	for i, item := range q.Items {
		r.ByItem = append(r.ByItem, ItemMoved{item.ID, movedIn(tries[2*i : 2*i+2])})
	}
	return r, err
}

// A trial compiles a questionnaire with other weights and compares.
type trial struct {
	q      *quiz.Quiz
	by     scorings
	random sheets
	seed   uint64
	// sheets are divided between the compilations.
	sheets, compilations int
	tell                 func(part string) func(done, of int)
}

func newTrial(q *quiz.Quiz, s Settings) *trial {
	t := &trial{q: q, by: newScorings(q.Model), random: randomSheets(q.Model, s.Seed), seed: s.Seed, tell: s.tell}
	outcomes, alternatives := len(t.by[0].all)+len(t.by[1].all), 0
	for _, n := range t.random.alternatives {
		alternatives += n
	}
	all := 2 * len(q.Items) * outcomes * (len(q.Items) + 2)
	t.sheets = min(s.Sheets, sensitivitySheets, max(leastSheets, int(sensitivityWork/int64(all))))
	t.compilations = min(t.sheets, compilations, max(leastCompilations, compileWork/(alternatives*outcomes)))
	return t
}

// moved tries a number of changes of one kind, each with its part of the sheets.
func (t *trial) moved(ctx context.Context, part string, compilations int, vary func(number int) *quiz.Questionnaire) (Moved, error) {
	tries, err := t.tries(ctx, part, compilations, compilations, vary)
	return movedIn(tries), err
}

// tries makes the compilations 0 … n−1, every parts of which share all the sheets.
func (t *trial) tries(ctx context.Context, part string, n, parts int, vary func(number int) *quiz.Questionnaire) ([]Moved, error) {
	tell := t.tell(part)
	return eachInParts(ctx, n, 1, func(done int) { tell(done, n) }, func(number int) Moved {
		return t.try(vary(number), number%parts, parts)
	})
}

// try compares on every sheet whose number has the remainder.
func (t *trial) try(varied *quiz.Questionnaire, remainder, divisor int) Moved {
	q, err := quiz.Compile(varied)
	if err != nil {
		return Moved{Refused: 1}
	}
	var m Moved
	sheet, before, after := make([]int32, len(t.q.Items)), t.by.firsts(), newScorings(q.Model).firsts()
	for number := remainder; number < t.sheets; number += divisor {
		t.random.fill(sheet, number)
		m.Path.add(apart(before[0].on(sheet), after[0].on(sheet)))
		m.Career.add(apart(before[1].on(sheet), after[1].on(sheet)))
	}
	return m
}

// movedIn adds up.
func movedIn(tries []Moved) Moved {
	var sum Moved
	for _, m := range tries {
		sum.Path.Count, sum.Path.Of = sum.Path.Count+m.Path.Count, sum.Path.Of+m.Path.Of
		sum.Career.Count, sum.Career.Of = sum.Career.Count+m.Career.Count, sum.Career.Of+m.Career.Of
		sum.Refused += m.Refused
	}
	return sum
}

// itemsVaried has the weight of every item a fifth larger or smaller.
func (t *trial) itemsVaried(number int) *quiz.Questionnaire {
	r := newLuck(t.seed, "items", number)
	return withItemWeights(t.q, func(_ int, w engine.Decimal) engine.Decimal { return fifth(w, r.IntN(2) == 0) })
}

// outcomesVaried has every weight of every trait for an outcome a fifth larger or smaller.
func (t *trial) outcomesVaried(number int) *quiz.Questionnaire {
	r := newLuck(t.seed, "outcomes", number)
	return withTraitWeights(t.q, func(w engine.Decimal) engine.Decimal { return fifth(w, r.IntN(2) == 0) })
}

// oneVaried has the weight of one item a fifth smaller (even numbers) or larger (odd ones).
func (t *trial) oneVaried(number int) *quiz.Questionnaire {
	return withItemWeights(t.q, func(item int, w engine.Decimal) engine.Decimal {
		if item != number/2 {
			return w
		}
		return fifth(w, number%2 == 1)
	})
}
