package audit

import (
	"context"
	"fmt"
	"math"

	"github.com/careerfit/careerfit/engine"
)

const (
	// maxSharpness is as good as always choosing what one agrees with most.
	maxSharpness = 64
	// leadWithin is how near the takers' mean lead comes to what is wanted.
	leadWithin = 0.0001
	// maxSteps bounds the bisection: the mean lead of few takers goes in steps.
	maxSteps = 40
)

// A LeadError says that no sharpness gives the takers of a questionnaire the mean lead that is wanted.
type LeadError struct {
	// Want is that lead; Random is the mean lead of takers who choose at random, Most that of takers
	// who always choose what they agree with most. All are in [0,1].
	Want, Random, Most float64
}

func (e *LeadError) Error() string {
	return fmt.Sprintf("no takers of this questionnaire have a mean lead of %.3g: it is %.3f for those who choose at random and %.3f for those who always choose what they agree with most; ask for one in between",
		e.Want, e.Random, e.Most)
}

// Sharpness finds, by bisection, the sharpness with which the takers 0 … takers−1 have the mean lead
// that is wanted, in (0,1). The error is a [*LeadError] or the context's.
func (t *Takers) Sharpness(ctx context.Context, takers int, lead float64) (float64, error) {
	random, err := t.meanLead(ctx, takers, 0)
	if err != nil {
		return 0, err
	}
	most, err := t.meanLead(ctx, takers, maxSharpness)
	if err != nil {
		return 0, err
	}
	if lead <= random || lead >= most {
		return 0, &LeadError{lead, random, most}
	}
	low, high := 0.0, float64(maxSharpness)
	for range maxSteps {
		middle := (low + high) / 2
		mean, err := t.meanLead(ctx, takers, middle)
		switch {
		case err != nil:
			return 0, err
		case math.Abs(mean-lead) < leadWithin:
			return middle, nil
		case mean < lead:
			low = middle
		default:
			high = middle
		}
	}
	return high, nil
}

// meanLead returns the mean, over the takers, of the first path's fit less the second's.
func (t *Takers) meanLead(ctx context.Context, takers int, sharpness float64) (float64, error) {
	leads, err := each(ctx, takers, func(int) {}, func(number int) float64 {
		ranked := t.q.Model.Rank(nil, t.Sheet(number, sharpness), engine.Paths)
		return ranked[0].Fit.Float() - ranked[1].Fit.Float()
	})
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for _, lead := range leads {
		sum += lead
	}
	return sum / float64(takers), nil
}
