package web_test

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// firstSure is one of the sentences of how sure a result is.
func firstSure(p *page, n int) string {
	if part := p.part("sure"); part != nil {
		return htmlcheck.Text(htmlcheck.Elements(part, "li")[n])
	}
	return ""
}

var (
	flipsForm     = regexp.MustCompile(`at least (\d+) answers?`)
	toleranceForm = regexp.MustCompile(` as much as (\d+)% more or less`)
	retakeForm    = regexp.MustCompile(`about (\d+) of 100 times`)
)

// agrees compares the three sentences with the engine, looks by itself whether they are true, and returns
// what is wrong with them.
func agrees(q *quiz.Quiz, sheet *engine.Sheet, p *page, w whatIf) (faults []string) {
	flip := q.Model.PathFlip(sheet)
	chance, _ := q.Model.Retake(sheet, engine.Rho)
	faults = append(faults, flipsAgree(q, sheet, firstSure(p, 0), flip, w)...)
	faults = append(faults, weightsAgree(q, sheet, firstSure(p, 1))...)
	return append(faults, retakeAgrees(firstSure(p, 2), chance, flip.Possible)...)
}

// flipsAgree expects the sentence to say how many changes are told, and that without any one of them the
// first path stays.
func flipsAgree(q *quiz.Quiz, sheet *engine.Sheet, says string, flip engine.Flip, w whatIf) (faults []string) {
	said := 0
	switch m := flipsForm.FindStringSubmatch(says); {
	case m != nil:
		said, _ = strconv.Atoi(m[1])
	case strings.Contains(says, "ne other answer would be enough"):
		said = 1
	case !strings.HasSuffix(says, "the same path would come first.") || flip.Possible:
		faults = append(faults, fmt.Sprintf("%q of %+v", says, flip))
	}
	if said != len(flip.Changes) || said != len(w.changes) {
		faults = append(faults, fmt.Sprintf("%q, but %d changes are told, and %d are the fewest", says, len(w.changes), len(flip.Changes)))
	}
	before := q.Model.Rank(nil, sheet, engine.Paths)[0].Outcome
	for without := range flip.Changes {
		if now := q.Model.Rank(nil, allBut(sheet, flip.Changes, without), engine.Paths); now[0].Outcome != before || now[1].Rank == 1 {
			faults = append(faults, fmt.Sprintf("%q: without change %d it comes to the same", says, without))
		}
	}
	return faults
}

// allBut is the sheet after all changes but one.
func allBut(sheet *engine.Sheet, changes []engine.Change, without int) *engine.Sheet {
	other := sheet.Clone()
	for i, c := range changes {
		if i != without && (c.To < 0 || other.Choose(c.Item, c.To) != nil) {
			other.Clear(c.Item)
		}
	}
	return other
}

// weightsAgree puts every weight off by the share that the page says, each way that hurts most.
func weightsAgree(q *quiz.Quiz, sheet *engine.Sheet, says string) (faults []string) {
	percent := int64(-1)
	switch m := toleranceForm.FindStringSubmatch(says); {
	case m != nil:
		percent, _ = strconv.ParseInt(m[1], 10, 64)
	case strings.Contains(says, "next to nothing"):
		percent = 100
	case strings.Contains(says, "less than 1%"):
		percent = 0
	}
	if percent < 0 || leastLead(q, sheet, percent).Sign() < 0 {
		faults = append(faults, fmt.Sprintf("%q is too much", says))
	}
	if percent < 100 && leastLead(q, sheet, percent+1).Sign() > 0 {
		faults = append(faults, fmt.Sprintf("%q is less than it could say", says))
	}
	return faults
}

// leastLead is the first path's least lead when every question may count that many percent more or less.
func leastLead(q *quiz.Quiz, sheet *engine.Sheet, percent int64) *big.Rat {
	ranked := q.Model.Rank(nil, sheet, engine.Paths)
	own := q.Model.Contributions(sheet, engine.Paths, ranked[0].Outcome)
	var least *big.Rat
	for _, rival := range ranked[1:] {
		lead := new(big.Rat).Sub(ranked[0].Fit.Rat(), rival.Fit.Rat())
		for i, c := range q.Model.Contributions(sheet, engine.Paths, rival.Outcome) {
			d := new(big.Rat).Sub(own[i].Rat(), c.Rat())
			lead.Sub(lead, d.Mul(d.Abs(d), big.NewRat(percent, 100)))
		}
		if least == nil || lead.Cmp(least) < 0 {
			least = lead
		}
	}
	return least
}

// retakeAgrees expects a share that the chance reaches, and not more than a hundredth under it.
func retakeAgrees(says string, chance engine.Chance, flips bool) []string {
	ok := false
	switch m := retakeForm.FindStringSubmatch(says); {
	case m != nil:
		share, _ := strconv.ParseFloat(m[1], 64)
		ok = share/100 <= chance.Low && chance.Low < (share+1)/100
	case strings.HasSuffix(says, "first every time."):
		ok = !flips
	case strings.HasSuffix(says, "more than 99 of 100 times."):
		ok = chance.Low >= 0.995 && flips
	case strings.HasSuffix(says, "in hardly any of 100 times."):
		ok = chance.Low < 0.01
	}
	if !ok {
		return []string{fmt.Sprintf("%q of %+v", says, chance)}
	}
	return nil
}

func TestALevelResultSaysNothingOfHowSureItIs(t *testing.T) {
	opens(t).taker().takes(torn).reads("The first two paths are exactly level.", "Several share the first place: work at sea and office work.").
		doesNotRead("You would have to change", "If you took the quiz again", "stays first", "Answers to change")
}

func TestTheExactNumbersAreOneClickAway(t *testing.T) {
	opens(t).taker().takes(logKeeper).reads("The exact numbers", "worked out from 10,000 simulated second sittings, 99% interval", "a chance of 15 in 100")
}
