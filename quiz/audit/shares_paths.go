package audit

import (
	"context"
	"math"
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// countPaths counts, for two paths, the sheets on which each comes first alone, and those on which they
// are level, for so much work at most. The error is the context's.
func countPaths(ctx context.Context, q *quiz.Quiz, work int64) (alone [2]Bracket, tied Bracket, err error) {
	c := newVersus(q.Model, engine.Paths, 0, 1).count(ctx, work)
	alone[0] = bracket(c.wonLeast, c.wonMost, c.all)
	alone[1] = bracket(c.lostLeast, c.lostMost, c.all)
	return alone, c.tied(), ctx.Err()
}

// tied is the share of the sheets on which nobody is ahead.
func (c sheetCount) tied() Bracket {
	least := new(big.Int).Sub(c.all, c.wonMost)
	if least.Sub(least, c.lostMost); least.Sign() < 0 {
		least.SetInt64(0)
	}
	most := new(big.Int).Sub(c.all, c.wonLeast)
	return bracket(least, most.Sub(most, c.lostLeast), c.all)
}

// bracket returns the shares that two counts have of all. Where they differ both ends are rounded
// outwards.
func bracket(least, most, all *big.Int) Bracket {
	low, high := new(big.Rat).SetFrac(least, all), new(big.Rat).SetFrac(most, all)
	if low.Cmp(high) == 0 {
		share, _ := low.Float64()
		return Bracket{share, share, share}
	}
	b := Bracket{Low: outwards(low, 0), High: outwards(high, 1)}
	b.Share = (b.Low + b.High) / 2
	return b
}

// outwards returns a float64 that is the share or lies between it and the limit, as near as can be.
func outwards(share *big.Rat, limit float64) float64 {
	near, _ := share.Float64()
	if by := new(big.Rat).SetFloat64(near).Cmp(share); by > 0 && limit < near || by < 0 && limit > near {
		return math.Nextafter(near, limit)
	}
	return near
}

// sampledBracket is the share of a sample with its 95 % interval.
func sampledBracket(s Share) Bracket {
	low, high := s.Interval()
	return Bracket{s.Float(), low, high}
}
