package web

import (
	"fmt"
	"math"
	"math/big"
	"strings"

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
		Answers: boxes(r.put(), len(flip.Changes)), Needed: count(len(flip.Changes), "answer", "answers"),
		From: 500 - half, Wide: 2 * half, Off: fmt.Sprintf("±%d%%", floorOf(tolerance, 100)),
		Again: int(math.Floor(1000 * chance.Low)), AgainWords: shortChance(chance, flip.Possible),
	}
	if !flip.Possible {
		p.Needed, p.Again = "none would do", 1000
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

// shortChance is the retake agreement for the picture.
func shortChance(chance engine.Chance, flips bool) string {
	if !flips {
		return "every time"
	}
	return strings.TrimPrefix(timesWords(chance), "in ")
}
