package lint

import (
	"fmt"
	"math"
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// What counts as a head start. A random sheet moves a fit by its spread, the standard deviation; about one
// in fifteen moves it further up than one and a half of these. An outcome that stands as far from the others before
// anybody answers has won, or lost, by what the author wrote and not by what takers say. Where answers move little,
// a tenth of the whole scale is needed besides: less is not seen on a result page.
func headStartSpreads() *big.Rat { return big.NewRat(3, 2) }
func leastHeadStart() *big.Rat   { return big.NewRat(1, 10) }

func headStart() Rule {
	return Rule{
		Name:     "head-start",
		Severity: quiz.SeverityWarning,
		About: "An outcome that, before anybody answers, stands further from the middle of its group than 1.5 times what answers usually move it, " +
			"and 0.1 at least. Of two outcomes the lead counts, with what answers usually move that.",
		worth: func(in *inspection) {
			in.eachRanking(func(r ranking) {
				for _, h := range r.headStarts() {
					in.reportHeadStart(r, h)
				}
			})
		},
	}
}

func (in *inspection) reportHeadStart(r ranking, h start) {
	o, hint, spread := r.outcomes[h.outcome], in.startHint(r, h), h.spread()
	baseline := r.baseline(h.outcome)
	at, _ := baseline.Float64()
	middle, _ := new(big.Rat).Sub(baseline, h.ahead).Float64()
	switch {
	case h.rival >= 0:
		in.reportOutcome(o, hint, "%s has a head start: before anybody answers, its fit is %.3f and that of %q in line %d is %.3f; answers usually move that lead by %.3f",
			o.called(), at, r.outcomes[h.rival].id, in.line(r.outcomes[h.rival]), middle, spread)
	case h.ahead.Sign() > 0:
		in.reportOutcome(o, hint, "%s has a head start: before anybody answers, its fit is %.3f and that in the middle of all is %.3f; answers usually move it by %.3f",
			o.called(), at, middle, spread)
	default:
		in.reportOutcome(o, hint, "%s starts far behind: before anybody answers, its fit is %.3f and that in the middle of all is %.3f; answers usually move it by %.3f",
			o.called(), at, middle, spread)
	}
}

// startHint names the item to look at.
func (in *inspection) startHint(r ranking, h start) string {
	i := r.startItem(h)
	if i < 0 {
		return "bring its weights nearer to those of the others"
	}
	return fmt.Sprintf("most of it comes from the item %q in line %d", in.Quiz.Items[i].ID, in.Position(quiz.At(in.ItemPath(i), "id")).Line)
}

// A start is where an outcome stands before anybody answers, too far from the others.
type start struct {
	outcome int
	// rival is the other of two; −1 among more, where the middle takes its place.
	rival int
	// ahead is how far the baseline is above the middle or the rival's, or below.
	ahead *big.Rat
	// variance is that of the fit, or of the lead over the rival, on random sheets.
	variance *big.Rat
}

func (s start) spread() float64 {
	variance, _ := s.variance.Float64()
	return math.Sqrt(variance)
}

// headStarts returns the outcomes that have one, or that start as far behind.
func (r ranking) headStarts() []start {
	if r.Outcomes() == 2 {
		return r.headStartOfTwo()
	}
	baselines := make([]*big.Rat, r.Outcomes())
	for c := range baselines {
		baselines[c] = r.baseline(c)
	}
	middle := median(baselines)
	var far []start
	for c, baseline := range baselines {
		s := start{outcome: c, rival: -1, ahead: new(big.Rat).Sub(baseline, middle)}
		if s.farEnough() {
			s.variance = r.varianceOf(c)
			far = append(far, s)
		}
	}
	return r.tooFar(far)
}

// headStartOfTwo names the outcome that is ahead.
func (r ranking) headStartOfTwo() []start {
	s := start{outcome: 0, rival: 1, ahead: new(big.Rat).Sub(r.baseline(0), r.baseline(1))}
	if s.ahead.Sign() < 0 {
		s.outcome, s.rival = 1, 0
		s.ahead.Neg(s.ahead)
	}
	if !s.farEnough() {
		return nil
	}
	s.variance = r.varianceOfLead(s.outcome, s.rival)
	return r.tooFar([]start{s})
}

func (s start) farEnough() bool { return new(big.Rat).Abs(s.ahead).Cmp(leastHeadStart()) >= 0 }

// tooFar keeps those who are further off than answers usually move them: whose distance squared is more than
// the variance times the square of what is allowed.
func (r ranking) tooFar(far []start) []start {
	var kept []start
	for _, s := range far {
		allowed := new(big.Rat).Mul(headStartSpreads(), headStartSpreads())
		if new(big.Rat).Mul(s.ahead, s.ahead).Cmp(allowed.Mul(allowed, s.variance)) > 0 {
			kept = append(kept, s)
		}
	}
	return kept
}

// startItem returns the item that lifts the baseline of the outcome most above half of what it can give, or presses
// it down most; the first of several, −1 where none does. By the rules correlation and distance the starts differ by the
// weights themselves, and no item is to blame.
func (r ranking) startItem(s start) int {
	item, most := -1, int64(0)
	for i := range r.model.Items() {
		lift := (2*r.Means(i)[s.outcome] - r.span(s.outcome, i)) * int64(s.ahead.Sign())
		if r.rule == engine.Share && lift > most {
			item, most = i, lift
		}
	}
	return item
}
