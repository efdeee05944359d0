package web

import (
	"math"
	"math/big"

	"github.com/careerfit/careerfit/engine"
)

// picture shows how sure a result is: three bars, one for each sentence. All lengths are in thousandths
// of the picture's width.
type picture struct {
	// Answers is a box for each question that was put, those that would have to change marked first.
	Answers []box
	Needed  string
	// From and Wide are the band of weights that leave the path first, around the middle.
	From, Wide int
	Off        string
	// Again is the share of second sittings with the same path, at least; More is how much more it may be,
	// where that is not known closely.
	Again, More int
	AgainWords  string
}

// box is one question.
type box struct {
	X, Wide int
	Marked  bool
}

// mostBoxes is how many boxes can be told apart on a phone; more questions share them.
const mostBoxes = 60

func (r reading) picture(flip engine.Flip, tolerance *big.Rat, chance engine.Chance) *picture {
	half := floorOf(tolerance, 500)
	p := &picture{
		Answers: boxes(r.put(), len(flip.Changes)), Needed: r.say.N(len(flip.Changes), "%d answer", "%d answers"),
		From: 500 - half, Wide: 2 * half, Off: "±" + r.say.Percent(float64(floorOf(tolerance, 100))/100, 0),
		Again: int(math.Floor(1000 * chance.Low)), AgainWords: r.say.ofHundred(chance, flip.Possible),
	}
	if !flip.Possible {
		p.Needed, p.Again = r.say.T("none would do"), 1000
	} else if wide(chance) {
		p.More = int(math.Ceil(1000*chance.High)) - p.Again
	}
	return p
}

// put is how many questions the result rests on, answered or not.
func (r reading) put() int { return len(r.Quiz.Items) - len(openItems(r.sheet, r.Quiz)) }

// boxes divides the width among the questions.
func boxes(questions, marked int) []box {
	n := min(questions, mostBoxes)
	all := make([]box, n)
	for i := range all {
		from, to := 1000*i/n, 1000*(i+1)/n
		all[i] = box{from, max(to-from-6, 4), i*questions < marked*n}
	}
	return all
}

// ofHundred is the retake agreement as it stands over its bar: what times says, in fewer words.
func (say speech) ofHundred(chance engine.Chance, flips bool) string {
	switch least, most := hundredths(chance); {
	case !flips:
		return say.T("every time")
	case chance.Low >= 0.995:
		return say.T("more than 99 of 100")
	case chance.High < 0.01:
		return say.T("hardly any of 100")
	case wide(chance):
		return say.T("%d to %d of 100", least, most)
	case least < 1:
		return say.T("at most %d of 100", most)
	case exact(chance):
		return say.T("about %d of 100", nearest(chance))
	default:
		return say.T("at least %d of 100", least)
	}
}
