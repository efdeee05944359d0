package web_test

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The percent that a career shows never belongs to another band than the one that it stands under, on the page of
// the result and on that for an adviser.
func TestTheShownPercentLiesInTheShownBand(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(harbour(t), builtin))
	random := rand.New(rand.NewPCG(21, 22))
	seen := map[string]int{}
	for n := range 120 {
		q, taker := s.quizzes[n%2], s.taker()
		sitting := "/sittings/" + taker.hands(q, random).ID
		for _, fit := range append(taker.visits(sitting+"/result").page.cardFits(), taker.visits(sitting+"/summary").page.lineFits()...) {
			seen[fit.band]++
			if want := bandOf(q, fit.percent); fit.band != want {
				t.Errorf("%s: %d%% stands under %q, and belongs to %q", q.ID, fit.percent, fit.band, want)
			}
		}
	}
	if len(seen) != 4 {
		t.Errorf("only these bands were seen: %v", seen)
	}
}

// shownFit is how well a career fits by what a page says.
type shownFit struct {
	band    string
	percent int
}

var bandAndPercent = regexp.MustCompile(`(Best|Great|Good|Weaker) fit,? (\d+)%`)

// fitsIn are the bands and percents that a text names.
func fitsIn(text string) (fits []shownFit) {
	for _, found := range bandAndPercent.FindAllStringSubmatch(text, -1) {
		percent, _ := strconv.Atoi(found[2]) // cannot fail: digits
		fits = append(fits, shownFit{found[1] + " fit", percent})
	}
	return fits
}

// cardFits are those of the cards on the page of a result, each with the heading that it stands under.
func (p *page) cardFits() (fits []shownFit) {
	band := ""
	for _, n := range htmlcheck.Elements(p.doc, "") {
		if n.Data == "h3" {
			band = htmlcheck.Text(n)
		}
		if class, _ := htmlcheck.Attr(n, "class"); class == "fit" {
			fits = append(fits, fitsIn(band+" "+htmlcheck.Text(n))...)
		}
	}
	return fits
}

// lineFits are those in the list of careers on the page for an adviser.
func (p *page) lineFits() (fits []shownFit) {
	for _, li := range htmlcheck.Elements(p.doc, "li") {
		fits = append(fits, fitsIn(htmlcheck.Text(li))...)
	}
	return fits
}

// bandOf is the band that a whole percent belongs to, by the cuts of the questionnaire.
func bandOf(q *quiz.Quiz, percent int) string {
	fit, cuts := float64(percent)/100+1e-9, q.Thresholds.Bands
	switch {
	case fit >= cuts.Best.Float():
		return "Best fit"
	case fit >= cuts.Great.Float():
		return "Great fit"
	case fit >= cuts.Good.Float():
		return "Good fit"
	}
	return "Weaker fit"
}
