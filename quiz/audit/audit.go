package audit

import (
	"context"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Of audits a questionnaire. The report depends on the questionnaire and the settings alone, whatever the
// number of processors. The error is that of Settings.Check, the context's or, if a search should ever
// contradict itself, a fault of the program.
func Of(ctx context.Context, q *quiz.Quiz, s Settings) (*Report, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	r := &Report{
		Questionnaire: q.ID, Digest: q.Digest, Items: len(q.Items), Sheets: s.Sheets, Seed: s.Seed,
		Outcomes: outcomes(q), Keys: straightLines(q), Personas: personas(q),
	}
	for _, part := range []func() error{
		func() (err error) { r.Reach, err = reach(ctx, q, s); return },
		func() (err error) { r.Shares, err = shares(ctx, q, s); return },
		func() (err error) { r.Backgrounds, err = backgrounds(ctx, q, s); return },
		func() (err error) { r.Confusion, err = confusion(ctx, q, s, engine.Rho); return },
		func() (err error) { r.Sensitivity, err = sensitivity(ctx, q, s); return },
		func() (err error) { r.Saving, err = saving(ctx, q, s); return },
		func() (err error) { r.Influence, err = influence(ctx, q, r.Confusion, s); return },
	} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return r, nil
}
