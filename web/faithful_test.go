package web_test

import (
	"math/big"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A shown reason is what the answer does: without it the fit moves by just what was shown. So says the
// engine, exactly, and so does the page after the answer was taken back through it, up to the rounding of
// both fits.
func TestTakingAReasonBackMovesTheFitByWhatWasShown(t *testing.T) {
	quizzes, sheets := results(t)
	s := opens(t, offering(append(harbours(t), quizzes[0])...))
	engineMoves, pageMoves := 0, 0
	for n, q := range quizzes {
		if n >= 18 && n%4 > 0 {
			continue
		}
		taker := s.taker()
		taker.visits("/sittings/" + taker.holds(q, sheets[n]).ID + "/result")
		sheet := s.opened(t, q, taker.sitting())
		for i, r := range shownReasons(taker.page) {
			movesAsShown(t, q, sheet, r)
			engineMoves++
			if i > 1 {
				continue // of each result two are taken back through the pages
			}
			again := s.taker()
			again.visits("/sittings/" + again.holds(q, sheets[n]).ID + "/result")
			pageMoves += again.takesBack(r)
		}
	}
	t.Logf("%d reasons by the engine, %d through the pages", engineMoves, pageMoves)
	if engineMoves < 100 || pageMoves < 50 {
		t.Errorf("too little was tried: %d, %d", engineMoves, pageMoves)
	}
}

// shownReason is one reason, and the path that it is told of.
type shownReason struct {
	path, question string
	tenths         int
}

// shownReasons are those of the paths, those of the strongest answer each way first.
func shownReasons(p *page) []shownReason {
	var all []shownReason
	for _, section := range htmlcheck.Elements(p.doc, "section") {
		if class, _ := htmlcheck.Attr(section, "class"); class != "why" {
			continue
		}
		for _, ul := range htmlcheck.Elements(section, "ul") {
			for _, li := range htmlcheck.Elements(ul, "li") {
				if points := classText(li, "points"); points != "" {
					all = append(all, shownReason{tableOf(section), classText(li, "asked"), points10(points)})
				}
			}
		}
	}
	return all
}

// tableOf is the path that the table in the section is about, as in a sentence.
func tableOf(section *html.Node) string {
	for _, region := range htmlcheck.Elements(section, "section") {
		if label, ok := htmlcheck.Attr(region, "aria-label"); ok {
			return strings.TrimPrefix(label, "All contributions for ")
		}
	}
	return ""
}

// points10 reads "+4.2" as 42.
func points10(text string) int {
	digits := strings.NewReplacer("+", "", "−", "-", ".", "").Replace(text)
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return 0
	}
	return int(n.Int64())
}

// movesAsShown looks with the engine what the fit is without the answer.
func movesAsShown(t *testing.T, q *quiz.Quiz, sheet *engine.Sheet, r shownReason) {
	t.Helper()
	path, item := -1, -1
	for i, p := range q.Paths {
		if inSentence(p.Name) == r.path {
			path = i
		}
	}
	for i := range q.Items {
		if string(q.Items[i].Text) == r.question {
			item = i
		}
	}
	without := sheet.Clone()
	without.Clear(item)
	moved := new(big.Rat).Sub(fitOf(q, sheet, path), fitOf(q, without, path))
	if own := q.Model.Contributions(sheet, engine.Paths, path)[item].Rat(); moved.Cmp(own) != 0 {
		t.Errorf("%s: %q moves the fit by %v, its contribution is %v", q.ID, r.question, moved, own)
	}
	off := new(big.Rat).Sub(moved, big.NewRat(int64(r.tenths), 1000))
	if off.Abs(off).Cmp(big.NewRat(1, 1000)) >= 0 {
		t.Errorf("%s: %q moves the fit by %v, shown are %d tenths", q.ID, r.question, moved, r.tenths)
	}
}

func fitOf(q *quiz.Quiz, sheet *engine.Sheet, path int) *big.Rat {
	for _, s := range q.Model.Rank(nil, sheet, engine.Paths) {
		if s.Outcome == path {
			return s.Fit.Rat()
		}
	}
	return nil
}

// takesBack makes a non-answer of the reason's answer by the link beside it; 0 where the new result no longer
// goes into the path.
func (t *taker) takesBack(r shownReason) int {
	t.t.Helper()
	before, ok := t.page.tableFit(r.path)
	if !ok {
		t.t.Fatalf("%s has no table for %q", t.page, r.path)
	}
	t.follows("Change the answer to: " + r.question).presses("Skip")
	after, ok := t.page.tableFit(r.path)
	if !ok {
		return 0
	}
	if off := before - after - r.tenths; off < -1 || off > 1 {
		t.t.Errorf("%q: %d tenths are shown, but without the answer the fit goes from %d to %d", r.question, r.tenths, before, after)
	}
	return 1
}

// tableFit is the fit at the foot of the path's table, in tenths.
func (p *page) tableFit(path string) (int, bool) {
	for _, region := range htmlcheck.Elements(p.doc, "section") {
		if label, _ := htmlcheck.Attr(region, "aria-label"); label == "All contributions for "+path {
			foot := htmlcheck.Elements(htmlcheck.Elements(region, "tfoot")[0], "td")
			return points10(htmlcheck.Text(foot[len(foot)-1])), true
		}
	}
	return 0, false
}
