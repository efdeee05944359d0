package web_test

import (
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A balanced result shows the courses of all its paths at once and names none of them the first choice, as its
// verdict does not choose; a clear one does.
func TestABalancedResultChoosesNoCourse(t *testing.T) {
	s := opens(t)
	torn := s.taker().takes(torn).seesHeading("Balanced between work at sea and office work").doesNotRead("First choice for you")
	same(t, "courses in sight", torn.page.coursesInSight(), []string{"SEA 101: Knots", "Ledgers"})
	clear := s.taker().takes(outAtSea).seesHeading("Work at sea").reads("First choice for you")
	same(t, "courses in sight", clear.page.coursesInSight(), []string{"SEA 101: Knots"})
}

// coursesInSight are those that are shown without opening anything.
func (p *page) coursesInSight() (names []string) {
	for _, li := range htmlcheck.Elements(p.doc, "li") {
		if class, _ := htmlcheck.Attr(li, "class"); class == "card course" && !folded(li) {
			names = append(names, texts(htmlcheck.Elements(li, "h3"))...)
		}
	}
	return names
}

// folded reports whether something stands in details that are closed.
func folded(n *html.Node) bool {
	for p := range n.Ancestors() {
		if _, open := htmlcheck.Attr(p, "open"); p.Data == "details" && !open {
			return true
		}
	}
	return false
}
