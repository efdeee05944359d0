package web_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The figures of two paths show the lead that is told beside them, to the tenth that rounding down takes; and the
// result, the page for an adviser and the list of sittings have the same ones.
func TestThePathsFiguresShowTheirLead(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(harbour(t), builtin))
	random := rand.New(rand.NewPCG(51, 52))
	seen := 0
	for n := range 60 {
		taker := s.taker()
		session := taker.hands(s.quizzes[n%2], random)
		if taker.visits("/sittings/" + session.ID + "/result"); taker.page.part("rivals") == nil {
			continue
		}
		shown, lead := taker.page.figures(t), taker.page.lead(t)
		if off := shown[0] - shown[1] - lead; off < -1 || off > 1 {
			t.Errorf("%v: a lead of %d tenths is told beside %v", session.Marks, lead, shown)
		}
		if paper := taker.visits("/sittings/" + session.ID + "/summary").page.figures(t); !slices.Equal(paper, shown) {
			t.Errorf("paper has %v, the result %v", paper, shown)
		}
		taker.visits("/results").reads(fmt.Sprintf("Fit %d.%d%%,", shown[0]/10, shown[0]%10))
		seen++
	}
	if seen < 30 {
		t.Errorf("only %d results were seen", seen)
	}
}

var figureForm, leadForm = regexp.MustCompile(`(\d+\.\d)%`), regexp.MustCompile(`ahead of the second by (\d+\.\d) points`)

// figures are the fits of the paths in tenths of a point, the highest first.
func (p *page) figures(t *testing.T) (all []int) {
	t.Helper()
	for _, m := range figureForm.FindAllStringSubmatch(htmlcheck.Text(p.part("rivals")), -1) {
		all = append(all, tenths(t, m[1]))
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all
}

// lead is the one that the page tells, in tenths of a point, rounded down: 0 where there is as good as none.
func (p *page) lead(t *testing.T) int {
	t.Helper()
	if m := leadForm.FindStringSubmatch(p.words()); m != nil {
		return tenths(t, m[1])
	}
	return 0
}
