package web_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
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
	toleranceForm = regexp.MustCompile(` each by less than (\d+)%`)
	retakeForm    = regexp.MustCompile(`(in about|in at least|in at most|in|between) (\d+)(?: (?:to|and) (\d+))? of 100 times\.$`)
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

// retakeAgrees expects bounds that the chance keeps to, and that are not a hundredth too far off.
func retakeAgrees(says string, chance engine.Chance, flips bool) []string {
	ok, exact := false, chance.Sampled == 0 && chance.High-chance.Low < 1e-6
	wide := chance.High-chance.Low > 0.05
	switch m := retakeForm.FindStringSubmatch(says); {
	case m != nil && m[3] != "": // two bounds
		ok = isUnder(m[2], chance.Low) && isOver(m[3], chance.High) && wide && (m[1] == "between") == (chance.Low < 0.01) &&
			strings.Contains(says, "could not be worked out closely") == (m[1] == "between")
	case m != nil && m[1] == "in at most":
		ok = isOver(m[2], chance.High) && !wide && chance.Low < 0.01
	case m != nil && m[1] == "in about":
		ok = isNearest(m[2], chance.Low) && exact
	case m != nil:
		ok = isUnder(m[2], chance.Low) && !wide && !exact
	case strings.HasSuffix(says, "first every time."):
		ok = !flips
	case strings.HasSuffix(says, "more than 99 of 100 times."):
		ok = chance.Low >= 0.995 && flips
	case strings.HasSuffix(says, "in hardly any of 100 times."):
		ok = chance.High < 0.01
	}
	if !ok {
		return []string{fmt.Sprintf("%q of %+v", says, chance)}
	}
	return nil
}

// isUnder reports whether so many of a hundred are the chance, rounded down.
func isUnder(percent string, chance float64) bool {
	n, err := strconv.ParseFloat(percent, 64)
	return err == nil && n/100 <= chance && chance < (n+1)/100
}

// isNearest reports whether so many of a hundred are the chance, rounded to the nearest.
func isNearest(percent string, chance float64) bool {
	n, err := strconv.ParseFloat(percent, 64)
	return err == nil && math.Abs(n/100-chance) <= 0.005+1e-9
}

// isOver reports whether so many of a hundred are the chance, rounded up.
func isOver(percent string, chance float64) bool {
	n, err := strconv.ParseFloat(percent, 64)
	return err == nil && (n-1)/100 < chance && chance <= n/100
}

// Of very long questionnaires the chance is known within bounds only; the page says what they allow.
func TestTheSecondSittingOfALongQuiz(t *testing.T) {
	inexact := 0
	for n, paths := range []int{2, 2, 3} {
		random := rand.New(rand.NewPCG(9, uint64(n)))
		q := longQuiz(t, random, paths)
		s := opens(t, offering(q))
		taker := s.taker()
		session := taker.holds(q, drawnMarks(t, q, random))
		taker.visits("/sittings/" + session.ID + "/result")
		sheet := s.opened(t, q, "/sittings/"+session.ID)
		chance, ok := q.Model.Retake(sheet, engine.Rho)
		if !ok {
			t.Fatal("it is a tie")
		}
		for _, fault := range retakeAgrees(firstSure(taker.page, 2), chance, true) {
			t.Errorf("%d paths: %s", paths, fault)
		}
		if chance.Sampled > 0 || chance.High-chance.Low > 1e-6 {
			inexact++
			taker.doesNotRead("first in about")
		}
	}
	if inexact == 0 {
		t.Error("all chances are exact")
	}
}

// longQuiz has 300 questions of eight options, which give points with three decimals, drawn.
func longQuiz(t *testing.T, random *rand.Rand, paths int) *quiz.Quiz {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: 1\nid: long\nlanguage: en\ntitle: A long one\nsummary: It has no end.\nminutes: 60\nthresholds:\n  balanced_within: 0.001\n  min_coverage: 0.1\n  bands: {best: 0.8, great: 0.6, good: 0.4}\nsections:\n  - id: all\n    title: All\n    items:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "      - id: q%d\n        text: Question %d?\n        options:\n", i, i)
		for o := range 8 {
			fmt.Fprintf(&b, "          - {id: o%d, text: Answer %d, points: {p0: %.3f, p1: %.3f}}\n", o, o, 9*random.Float64(), 9*random.Float64())
		}
	}
	b.WriteString("paths:\n")
	for p := range paths {
		fmt.Fprintf(&b, "  - {id: p%d, name: Path %d, summary: One of them.}\n", p, p)
	}
	text := b.String()
	if paths > 2 {
		text = strings.ReplaceAll(text, "points: {p0: 1", "points: {p2: 1, p0: 1")
	}
	q, problems := quiz.Parse("long.yaml", []byte(text))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

func TestALevelResultSaysNothingOfHowSureItIs(t *testing.T) {
	opens(t).taker().takes(torn).reads("Work at sea and office work are exactly level. A different answer may decide between them.", "Several share the first place: work at sea and office work.").
		doesNotRead("You would have to change", "If you took the quiz again", "stays first", "Answers to change")
}

func TestTheExactNumbersAreOneClickAway(t *testing.T) {
	opens(t).taker().takes(logKeeper).reads("The exact numbers", "worked out from 10,000 simulated second sittings, 99% interval", "a chance of 15 in 100")
}
