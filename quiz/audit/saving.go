package audit

import (
	"context"
	"errors"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const (
	// savingTakers is how many takers of each kind show what stopping early saves; large questionnaires
	// have fewer, so that savingWork is not exceeded by much, but leastTakers.
	savingTakers = 2000
	leastTakers  = 200
	savingWork   = 2_000_000_000
)

// saving returns what stopping early saves takers who choose at random and, unless no takers of the
// questionnaire have the mean lead that is usual for them, simulated ones.
func saving(ctx context.Context, q *quiz.Quiz, s Settings) ([]Saving, error) {
	o, n := Defaults(), takersOf(q.Model)
	takers := NewTakers(q, o.Apart, s.Seed)
	uniform, err := takers.saving(ctx, n, "uniform", 0, s)
	if err != nil {
		return nil, err
	}
	sharpness, err := takers.Sharpness(ctx, n, o.Lead)
	var none *LeadError
	if errors.As(err, &none) {
		return []Saving{uniform}, nil
	}
	if err != nil {
		return nil, err
	}
	simulated, err := takers.saving(ctx, n, "simulated", sharpness, s)
	return []Saving{simulated, uniform}, err
}

// takersOf returns how many takers sit. Asked item after item, each has all outcomes ranked as often as
// there are items, for which all items are added up; and to find their sharpness each chooses among all
// alternatives up to maxSteps times.
func takersOf(m *engine.Model) int {
	one := m.Items() * m.Items() * (m.Outcomes(engine.Paths) + m.Outcomes(engine.Careers))
	for i := range m.Items() {
		one += maxSteps * m.Alternatives(i)
	}
	return min(savingTakers, max(leastTakers, savingWork/one))
}

// saving lets a population of one sharpness sit in the author's order.
func (t *Takers) saving(ctx context.Context, takers int, population string, sharpness float64, s Settings) (Saving, error) {
	by, m := stopping{settled: t.q.Model.Settled}, t.q.Model
	tell := s.tell("saving of " + population + " takers")
	sittings, err := each(ctx, takers, func(done int) { tell(done, takers) }, func(number int) sitting {
		full := t.Sheet(number, sharpness)
		return by.inOrder(m, full, m.Evaluate(full))
	})
	saved := Saving{Takers: population}
	for _, one := range sittings {
		saved.Lead.add(one.lead.Float())
		saved.Settled.add(one, m.Items())
	}
	return saved, err
}
