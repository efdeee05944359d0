package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

func TestTheProblemsStandAboveEveryPage(t *testing.T) {
	a := editsHarbour(t).saves("harbour.yaml", noSlip, slip)
	for _, r := range append(routesOf(a.taker), route{"", "/nowhere", 404, 0, false}) {
		if r.get == http.StatusMovedPermanently || r.get == http.StatusFound || r.get == 0 || r.name == "/static/:file" || strings.HasSuffix(r.name, ".json") {
			continue
		}
		a.visits(r.example)
		a.isTold("harbour.yaml: 1 error")
	}
}

// A problem is shown as `careerfit check` prints it: the place, the line and a caret below the column.
func TestAProblemIsShownWithItsLine(t *testing.T) {
	a := editsHarbour(t).saves("harbour.yaml", noSlip, slip)
	a.visits("/harbour/")
	problem := a.drafts()[0].Problems[0]
	place := fmt.Sprintf("harbour.yaml:%d:%d", problem.Line, problem.Col)
	excerpt := ""
	for _, pre := range htmlcheck.Elements(a.page.doc, "pre") {
		excerpt = pre.FirstChild.Data
		break
	}
	lines := strings.Split(excerpt, "\n")
	if len(lines) != 2 || !strings.HasSuffix(lines[0], slip) || strings.Index(lines[1], "^") != strings.Index(lines[0], "balanced_witin") {
		t.Errorf("the line is shown as\n%s", excerpt)
	}
	a.isTold(place)
}

// Errors are open, advice is closed, and both have their numbers outside.
func TestErrorsAreOpenAndAdviceIsClosed(t *testing.T) {
	a := editsHarbour(t)
	d := a.drafts()[0]
	warning := quiz.Problem{File: "harbour.yaml", Severity: quiz.SeverityWarning, Rule: "w", Message: "one thing"}
	note := quiz.Problem{File: "harbour.yaml", Severity: quiz.SeverityNote, Rule: "n", Message: "another thing"}
	fault := quiz.Problem{File: "harbour.yaml", Severity: quiz.SeverityError, Rule: "e", Message: "the worst"}
	for _, c := range []struct {
		problems quiz.Problems
		is       string
	}{
		{nil, ""},
		{quiz.Problems{warning, note, note}, "closed harbour.yaml: 1 warning, 2 notes"},
		{quiz.Problems{note, fault, warning}, "open harbour.yaml: 1 error; closed harbour.yaml: 1 warning, 1 note"},
	} {
		d.Problems = c.problems
		if err := a.site.server.Replace([]web.Draft{d}); err != nil {
			t.Fatal(err)
		}
		a.visits("/privacy")
		var seen []string
		for _, details := range htmlcheck.Elements(a.aside(), "details") {
			state := "closed "
			if _, open := htmlcheck.Attr(details, "open"); open {
				state = "open "
			}
			seen = append(seen, state+htmlcheck.Text(htmlcheck.Elements(details, "summary")[0]))
		}
		if got := strings.Join(seen, "; "); got != c.is {
			t.Errorf("got %q, want %q", got, c.is)
		}
	}
}

func TestManyProblemsAreCutShort(t *testing.T) {
	a := editsHarbour(t)
	d := a.drafts()[0]
	for i := range 100 {
		d.Problems = append(d.Problems, quiz.Problem{File: "harbour.yaml", Severity: quiz.SeverityNote, Rule: "n", Message: fmt.Sprintf("thing number %d.", i)})
	}
	if err := a.site.server.Replace([]web.Draft{d}); err != nil {
		t.Fatal(err)
	}
	a.visits("/harbour/")
	a.isTold("100 notes", "thing number 39.", "And 60 more: “careerfit check” lists them all.").isNotTold("thing number 40.")
}

// What stands in a file is text, whatever it looks like.
func TestTextsOfTheFileAreShownAsText(t *testing.T) {
	a := editsHarbour(t).saves("harbour.yaml", noSlip, "\"<script>alert(1)</script>\": 1")
	a.visits("/harbour/")
	a.isTold(`<script>alert(1)</script>`)
	if strings.Contains(string(a.page.body), "<script>alert") {
		t.Error("the file's text is part of the page's own")
	}
}

// A file that never was without errors has no page of its own, so that the others' pages tell of it.
func TestAFileWithoutAPageIsToldOfBesideTheOthers(t *testing.T) {
	a := edits(t, "harbour.yaml", string(source(t, "harbour")), "bare.yaml", "format: 1\n")
	a.visits("/").isAt("/harbour/")
	a.isTold("harbour.yaml: no problems", "bare.yaml: ")
}

// The first errors are seen at once, the rest at a click: they would push the page away.
func TestManyErrorsLeaveRoomForThePage(t *testing.T) {
	a := editsHarbour(t)
	for n, want := range map[int]string{4: "", 5: "", 6: "2 more", 30: "26 more", 90: "36 more"} {
		d := a.drafts()[0]
		for i := range n {
			d.Problems = append(d.Problems, quiz.Problem{File: "harbour.yaml", Rule: "e", Message: fmt.Sprintf("fault %d", i)})
		}
		if err := a.site.server.Replace([]web.Draft{d}); err != nil {
			t.Fatal(err)
		}
		a.visits("/harbour/")
		a.isTold(fmt.Sprintf("harbour.yaml: %d errors", n), "fault 3", fmt.Sprintf("fault %d", min(n, 40)-1))
		more := ""
		for _, s := range htmlcheck.Elements(a.aside(), "summary")[1:] {
			more += htmlcheck.Text(s)
		}
		if more != want {
			t.Errorf("of %d errors it keeps back %q, want %q", n, more, want)
		}
	}
}

// Files go by their short names, unless two are called alike.
func TestTheNamesOfFiles(t *testing.T) {
	a := edits(t, "one/quiz.yaml", string(source(t, "harbour")), "two/bare.yaml", string(source(t, "bare")))
	a.visits("/results")
	a.isTold("quiz.yaml: no problems", "bare.yaml: no problems").isNotTold("one/", "two/")
	a = edits(t, "one/quiz.yaml", string(source(t, "harbour")), "two/quiz.yaml", string(source(t, "bare")))
	a.visits("/results")
	a.isTold("one/quiz.yaml: no problems", "two/quiz.yaml: no problems")
}
