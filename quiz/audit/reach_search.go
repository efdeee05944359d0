package audit

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// A search looks for a sheet on which an outcome comes first, or for a proof that there is none.
//
// It plays a game: one side chooses among rivals, the other among sheets, and what is paid is the lead
// of the outcome over the rival. Each side has a few choices to begin with; the game of these is solved, and
// both sides get their best reply to that added, until neither has a better one (the double oracle of
// H. B. McMahan, G. J. Gordon and A. Blum, 2003). A mixture of rivals against which every sheet falls
// short is a certificate. It is sparse, so tables of hundreds of outcomes cost little, with direct points
// or without. Where a mixture of sheets falls behind no rival there is no certificate, and yet no sheet:
// then the search tries the sheets near the mixture, and branches.
type search struct {
	*contest
	ctx  context.Context // ends it early
	of   int
	aim  aim
	left int // how many more branches it may make
	luck *rand.Rand
}

// A finding is a witness or a proof or, with neither, how far ahead the outcome might come.
type finding struct {
	witness []int32
	proof   *proof
	bound   float64
}

// maxRounds bounds the rounds of a game, and triesNear the sheets tried near a mixture.
const (
	maxRounds = 150
	triesNear = 24
)

// run searches from a position on, branching where it must.
func (s *search) run(at *position) finding {
	f := s.play(at)
	if f.witness != nil || f.proof != nil || s.left <= 0 || s.ctx.Err() != nil {
		return f
	}
	item, parts := at.divide()
	if item < 0 {
		return f
	}
	s.left--
	whole, bound := &proof{item: item, parts: parts}, math.Inf(-1)
	for _, part := range parts {
		found := s.run(at.within(s, item, part))
		if found.witness != nil {
			return found
		}
		if found.proof == nil {
			bound = max(bound, found.bound)
		}
		whole.branches = append(whole.branches, found.proof)
	}
	if slices.Contains(whole.branches, nil) {
		return finding{bound: min(bound, f.bound)}
	}
	return finding{proof: whole}
}

// play plays the game of a position to its end.
func (s *search) play(at *position) finding {
	f := finding{bound: 1} // no lead is larger
	for round := 0; round < maxRounds && s.ctx.Err() == nil; round++ {
		if f.witness = s.near(at.sheets[len(at.sheets)-1].sheet, at.allowed); f.witness != nil {
			return f
		}
		chances, ok := at.solve()
		if !ok {
			return f
		}
		reply, bound := s.reply(at.rivals, chances, at.allowed)
		f.bound = min(f.bound, bound)
		if bound <= closeTo {
			if f.proof = s.prove(at, chances); f.proof != nil {
				return f
			}
		}
		least, more := at.extend(s, reply, bound)
		if least > closeTo { // no rival beats the mixture, so there is no certificate
			f.witness = s.around(at)
			return f
		}
		if !more {
			return f
		}
	}
	return f
}

// near returns a witness that the sheet, or a climb from there, leads to.
func (s *search) near(sheet []int32, allowed [][]int32) []int32 {
	top := s.climb(s.of, sheet, allowed)
	if ok, _ := s.reaches(s.of, top, s.aim); ok {
		return top
	}
	return nil
}

// around looks for a witness among sheets that answer every item as one of the mixture's sheets does.
func (s *search) around(at *position) []int32 {
	for range triesNear {
		sheet := make([]int32, len(at.allowed))
		for i := range sheet {
			sheet[i] = at.drawn(s.luck.Float64()).sheet[i]
		}
		if found := s.near(sheet, at.allowed); found != nil {
			return found
		}
	}
	return nil
}

// reply returns the sheet that does best against a mixture of rivals, and how well: no sheet has a larger
// least lead than that.
func (s *search) reply(rivals []int, chances []float64, allowed [][]int32) (sheet []int32, bound float64) {
	worth := func(row []float64) float64 {
		sum := row[s.of]
		for r, chance := range chances {
			sum -= float64(chance * row[rivals[r]]) // rounded, so that no processor fuses the two
		}
		return sum
	}
	sheet, bound = make([]int32, len(allowed)), worth(s.offsets)
	for i, alternatives := range allowed {
		most := math.Inf(-1)
		for _, a := range alternatives {
			if w := worth(s.row(i, a)); w > most {
				most, sheet[i] = w, a
			}
		}
		bound += most
	}
	return sheet, bound
}
