package audit

import (
	"context"
	"errors"
	"fmt"

	"github.com/careerfit/careerfit/quiz"
)

// Options say which takers are simulated. The zero value is not among them; see [Defaults].
type Options struct {
	// Takers is how many there are of each population, 1 to MaxTakers.
	Takers int
	// Seed decides who they are.
	Seed uint64
	// Lead is the mean lead of the simulated takers, above 0 and below 1; their sharpness follows
	// from it.
	Lead float64
	// Apart is how many times as far from the middle they stand along what separates the paths, above 0
	// and at most MaxApart.
	Apart float64
	// Progress, unless it is nil, hears now and then how many takers of a population are done, one call
	// at a time.
	Progress func(population string, done, of int)
}

// Limits of the options.
const (
	MaxTakers = 1_000_000
	MaxApart  = 100
)

// Defaults returns the options that the figures of the documentation are made with: 20,000 takers with a
// mean lead of 0.35, twice as far apart on what separates the paths. With the built-in questionnaire
// about 15 % of them have a lead under 0.1.
func Defaults() Options { return Options{Takers: 20_000, Seed: 1, Lead: 0.35, Apart: 2} }

// Check returns what is wrong with the options, a sentence each.
func (o Options) Check() error {
	var errs []error
	if o.Takers < 1 || o.Takers > MaxTakers {
		errs = append(errs, fmt.Errorf("%d takers cannot be simulated; ask for 1 to %d", o.Takers, MaxTakers))
	}
	if !(o.Lead > 0 && o.Lead < 1) {
		errs = append(errs, fmt.Errorf("no takers have a mean lead of %g; ask for one between 0 and 1", o.Lead))
	}
	if !(o.Apart > 0 && o.Apart <= MaxApart) {
		errs = append(errs, fmt.Errorf("takers cannot be %g times as far apart; ask for more than 0 and at most %d", o.Apart, MaxApart))
	}
	return errors.Join(errs...)
}

// A Simulation is what simulated takers show of one questionnaire.
type Simulation struct {
	Questionnaire string      `json:"questionnaire"`
	Digest        quiz.Digest `json:"digest"`
	Items         int         `json:"items"`
	// Takers, Seed, TargetLead and Apart are those of the Options.
	Takers     int     `json:"takers"`
	Seed       uint64  `json:"seed"`
	TargetLead float64 `json:"target_lead"`
	Apart      float64 `json:"apart"`
	// Simulated are the takers that the package comment tells of, Uniform those of the same numbers who
	// choose at random.
	Simulated Figures `json:"simulated"`
	Uniform   Figures `json:"uniform"`
}

// Simulate lets takers answer the questionnaire, in full, in the author's order with a stop where
// nothing can change any more, and in the short form. The result depends on the options alone. The error is
// that of Options.Check, a [*LeadError] or the context's.
func Simulate(ctx context.Context, q *quiz.Quiz, o Options) (Simulation, error) {
	if err := o.Check(); err != nil {
		return Simulation{}, err
	}
	s := Simulation{
		Questionnaire: q.ID, Digest: q.Digest, Items: len(q.Items),
		Takers: o.Takers, Seed: o.Seed, TargetLead: o.Lead, Apart: o.Apart,
	}
	takers, by := NewTakers(q, o.Apart, o.Seed), stopping{q.Model.Settled, q.ShortForm()}
	sharpness, err := takers.Sharpness(ctx, o.Takers, o.Lead)
	if err != nil {
		return Simulation{}, err
	}
	if s.Simulated, err = takers.figures(ctx, by, o, "simulated", sharpness); err != nil {
		return Simulation{}, err
	}
	s.Uniform, err = takers.figures(ctx, by, o, "uniform", 0)
	return s, err
}

// figures lets a population of one sharpness sit.
func (t *Takers) figures(ctx context.Context, by stopping, o Options, population string, sharpness float64) (Figures, error) {
	tell := func(done int) {
		if o.Progress != nil {
			o.Progress(population, done, o.Takers)
		}
	}
	sittings, err := each(ctx, o.Takers, tell, func(number int) sitting {
		return by.sit(t.q.Model, t.Sheet(number, sharpness))
	})
	if err != nil {
		return Figures{}, err
	}
	f := Figures{Sharpness: sharpness}
	for _, s := range sittings {
		f.add(s, len(t.q.Items))
	}
	return f, nil
}
