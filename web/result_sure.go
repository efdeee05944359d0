package web

import (
	"math"
	"math/big"

	"github.com/careerfit/careerfit/engine"
)

// sure says how far a result can be relied on: three sentences, each with a picture, and the exact numbers.
type sure struct {
	// Level is said in place of all else where paths tie.
	Level string
	// Flips is how many answers would have to change, Weights how far the questions' weights may be off,
	// Retake what a second sitting would bring.
	Flips, Weights, Retake string
	Exact                  []exactRow
	Picture                *picture
	// Whole tells that each fit is measured between the answers that speak least and most for the path.
	Whole    bool
	Opinions opinions
}

// exactRow is one number as exactly as anybody would read it.
type exactRow struct{ Name, Value, Note string }

// sure looks at the path that comes first, which the sentences call by the name.
func (r reading) sure(name string) sure {
	words := sure{Opinions: r.opinions(), Whole: r.Quiz.Rule.Of(engine.Paths) == engine.Share}
	if r.tied() {
		words.Level = upperFirst(r.say.T("%s are exactly level. A different answer may decide between them.", r.list(engine.Paths, r.result.AllFirst(engine.Paths))))
		return words
	}
	flip, tolerance, retake := r.stability.Path, r.stability.Tolerance, *r.stability.Retake
	words.Flips = r.flipSentence(flip, engine.Paths)
	words.Weights = r.say.tolerance(name, tolerance)
	words.Retake = r.say.retake(retake, flip.Possible)
	words.Exact = []exactRow{
		{r.say.T("Lead of the first path"), r.say.lead(r.result.Lead), r.say.T("rounded down")},
		{r.say.T("How far the questions’ weights may be off"), r.say.percentDown(tolerance), r.say.T("rounded down; all else stays as it is: where an empty sheet starts, and what a fit is measured against")},
		{r.say.T("The same path first in a second sitting"), r.say.chance(retake, flip.Possible), r.say.retakeNote(retake, flip.Possible)},
	}
	words.Picture = r.picture(flip, tolerance, retake)
	return words
}

// tolerance says how far weights may be off. Rounding down keeps it true: below the tolerance the path
// is first alone, and only at the tolerance itself may another be level.
func (say speech) tolerance(name string, tolerance *big.Rat) string {
	off := floorOf(tolerance, 100)
	switch {
	case off >= 100:
		return say.T("%s stays first even if some questions counted for next to nothing and others for almost twice as much.", name)
	case off == 0:
		return say.T("It hangs on how much each question counts: weights that are off by less than %s could already put another path level.", say.Percent(0.01, 0))
	}
	return say.T("%s stays first even if some questions counted more than they do and others less, each by less than %s.", name, say.Percent(float64(off)/100, 0))
}

// percentDown writes a share as percents with one decimal, rounded down.
func (say speech) percentDown(share *big.Rat) string {
	return say.Percent(float64(floorOf(share, 1000))/1000, 1)
}

// retake says what a second sitting would bring. "Every time" is said only where no answers whatever could
// put another path first.
func (say speech) retake(chance engine.Chance, flips bool) string {
	rho := say.inHundred(engine.Rho.Float())
	switch {
	case !flips:
		return say.T("If you took the quiz again, and each answer came out a little different with a chance of %s, the same path would be first every time.", rho)
	case vague(chance):
		return say.T("If you took the quiz again, and each answer came out a little different with a chance of %s, how often the same path would be first could not be worked out closely for so long a quiz: %s.", rho, say.times(chance))
	}
	return say.T("If you took the quiz again, and each answer came out a little different with a chance of %s, the same path would be first %s.", rho, say.times(chance))
}

// wide reports whether the bounds lie so far apart that one of them cannot speak for both.
func wide(chance engine.Chance) bool { return chance.High-chance.Low > 0.05 }

// vague reports whether the lower bound says nothing, and the upper one little.
func vague(chance engine.Chance) bool { return wide(chance) && chance.Low < 0.01 }

// exact reports whether the chance is one number, as nearly as anybody would read it.
func exact(chance engine.Chance) bool { return chance.Sampled == 0 && chance.High-chance.Low < 1e-6 }

// hundredths are the bounds of a chance, rounded outwards.
func hundredths(chance engine.Chance) (least, most int) {
	return int(math.Floor(100 * chance.Low)), int(math.Ceil(100 * chance.High))
}

// nearest is a chance that is one number, in hundredths.
func nearest(chance engine.Chance) int { return int(math.Round(100 * chance.Low)) }

// times says how many of 100 second sittings have the same path first, such as "in about 97 of 100 times",
// and never more than is known.
func (say speech) times(chance engine.Chance) string {
	switch least, most := hundredths(chance); {
	case chance.Low >= 0.995:
		return say.T("in more than 99 of 100 times")
	case chance.High < 0.01:
		return say.T("in hardly any of 100 times")
	case vague(chance):
		return say.T("between %d and %d of 100 times", least, most)
	case wide(chance):
		return say.T("in %d to %d of 100 times", least, most)
	case least < 1:
		return say.T("in at most %d of 100 times", most)
	case exact(chance):
		return say.T("in about %d of 100 times", nearest(chance))
	default:
		return say.T("in at least %d of 100 times", least)
	}
}

// chance writes a chance as percents with one decimal, rounded down; a bracket is rounded outwards.
func (say speech) chance(chance engine.Chance, flips bool) string {
	low, high := math.Floor(1000*chance.Low)/1000, math.Ceil(1000*chance.High)/1000
	switch {
	case !flips:
		return say.Percent(1, 1)
	case exact(chance) && low >= 1: // so near that the computed sum is 1
		return say.T("over %s", say.Percent(0.999, 1))
	case exact(chance):
		return say.Percent(low, 1)
	}
	return say.T("between %s and %s", say.Percent(low, 1), say.Percent(high, 1))
}

// retakeNote says how the chance was worked out.
func (say speech) retakeNote(chance engine.Chance, flips bool) string {
	different := say.T("each answer different with a chance of %s: on a scale the answer beside it, else any other; what has no answer stays without", say.inHundred(engine.Rho.Float()))
	switch {
	case !flips:
		return say.T("no other answers put another path first")
	case chance.Sampled > 0:
		return say.T("worked out from %s simulated second sittings, %s interval; %s", say.Number(chance.Sampled), say.Percent(0.99, 0), different)
	case exact(chance):
		return say.T("rounded down; %s", different)
	}
	return different
}
