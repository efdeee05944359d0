package web

import (
	"fmt"
	"math"
	"math/big"

	"github.com/careerfit/careerfit/engine"
)

// sure says how far a result can be relied on: three sentences, the exact numbers, and a picture.
type sure struct {
	// Level is said in place of all else where paths tie.
	Level string
	// Flips is how many answers would have to change, Weights how far the questions' weights may be off,
	// Retake what a second sitting would bring.
	Flips, Weights, Retake string
	Exact                  []exactRow
	Picture                *picture
	Opinions               opinions
}

// exactRow is one number as exactly as anybody would read it.
type exactRow struct{ Name, Value, Note string }

// rho is the chance of another answer in a retake, in words.
const rho = "15 in 100"

// sure looks at the path that comes first, which the sentences call by the name.
func (r reading) sure(name string) sure {
	words := sure{Opinions: r.opinions()}
	if r.tied() {
		words.Level = r.levelPaths() + " are exactly level. A different answer may decide between them."
		return words
	}
	flip, tolerance, retake := r.stability.Path, r.stability.Tolerance, *r.stability.Retake
	words.Flips = r.flipSentence(flip, amongPaths())
	words.Weights = toleranceSentence(name, tolerance)
	words.Retake = retakeSentence(retake, flip.Possible)
	words.Exact = []exactRow{
		{"Lead of the first path", tenthsDown(r.result.Lead.Rat()) + " points of a hundred", "rounded down"},
		{"How far the questions’ weights may be off", tenthsDown(tolerance) + "%", "rounded down; all else stays as it is: where an empty sheet starts, and what a fit is measured against"},
		{"The same path first in a second sitting", chanceWords(retake, flip.Possible), retakeNote(retake, flip.Possible)},
	}
	words.Picture = r.picture(flip, tolerance, retake)
	return words
}

// toleranceSentence says how far weights may be off. Rounding down keeps it true: below the tolerance the path
// is first alone, and only at the tolerance itself may another be level.
func toleranceSentence(name string, tolerance *big.Rat) string {
	off := floorOf(tolerance, 100)
	switch {
	case off >= 100:
		return name + " stays first even if some questions counted for next to nothing and others for almost twice as much."
	case off == 0:
		return "It hangs on how much each question counts: weights that are off by less than 1% could already put another path level."
	}
	return fmt.Sprintf("%s stays first as long as no question counts for as much as %d%% more or less than it does.", name, off)
}

// retakeSentence says what a second sitting would bring. "Every time" is said only where no answers whatever
// could put another path first.
func retakeSentence(chance engine.Chance, flips bool) string {
	const again = "If you took the quiz again, and each answer came out a little different with a chance of " + rho + ", "
	switch {
	case !flips:
		return again + "the same path would be first every time."
	case vague(chance):
		return again + "how often the same path would be first could not be worked out closely for so long a quiz: " + timesWords(chance) + " times."
	}
	return again + "the same path would be first " + timesWords(chance) + " times."
}

// wide reports whether the bounds lie so far apart that one of them cannot speak for both.
func wide(chance engine.Chance) bool { return chance.High-chance.Low > 0.05 }

// vague reports whether the lower bound says nothing, and the upper one little.
func vague(chance engine.Chance) bool { return wide(chance) && chance.Low < 0.01 }

// timesWords say how many of 100 second sittings have the same path first, such as "in about 97 of 100", and
// never more than is known.
func timesWords(chance engine.Chance) string {
	least, most := int(math.Floor(100*chance.Low)), int(math.Ceil(100*chance.High))
	switch {
	case chance.Low >= 0.995:
		return "in more than 99 of 100"
	case chance.High < 0.01:
		return "in hardly any of 100"
	case vague(chance):
		return fmt.Sprintf("between %d and %d of 100", least, most)
	case wide(chance):
		return fmt.Sprintf("in %d to %d of 100", least, most)
	case least < 1:
		return fmt.Sprintf("in at most %d of 100", most)
	case exact(chance):
		return fmt.Sprintf("in about %d of 100", least)
	}
	return fmt.Sprintf("in at least %d of 100", least)
}

// chanceWords write a chance as percents with one decimal, rounded down; a bracket is rounded outwards.
func chanceWords(chance engine.Chance, flips bool) string {
	low, high := math.Floor(1000*chance.Low)/10, math.Ceil(1000*chance.High)/10
	switch {
	case !flips:
		return "100.0%"
	case exact(chance) && low >= 100: // so near that the computed sum is 1
		return "over 99.9%"
	case exact(chance):
		return fmt.Sprintf("%.1f%%", low)
	}
	return fmt.Sprintf("between %.1f%% and %.1f%%", low, high)
}

// exact reports whether the chance is one number, as nearly as anybody would read it.
func exact(chance engine.Chance) bool { return chance.Sampled == 0 && chance.High-chance.Low < 1e-6 }

func retakeNote(chance engine.Chance, flips bool) string {
	const different = "each answer different with a chance of " + rho + ": on a scale the answer beside it, else any other; what has no answer stays without"
	switch {
	case !flips:
		return "no other answers put another path first"
	case chance.Sampled > 0:
		return fmt.Sprintf("worked out from %s simulated second sittings, 99%% interval; %s", thousands(chance.Sampled), different)
	case exact(chance):
		return "rounded down; " + different
	}
	return different
}

// floorOf returns share × whole, rounded down, for a share of at least 0.
func floorOf(share *big.Rat, whole int64) int {
	scaled := new(big.Rat).Mul(share, big.NewRat(whole, 1))
	return int(new(big.Int).Quo(scaled.Num(), scaled.Denom()).Int64())
}

// tenthsDown writes a share as percents with one decimal, rounded down.
func tenthsDown(share *big.Rat) string { return tenths(floorOf(share, 1000)) }
