package web

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// authorPanel stands above every page while authors edit their files.
type authorPanel struct {
	// Version is what the page shows; see desk.
	Version string
	Files   []panelFile
	// Offer is there on the pages of a sitting that has an older version.
	Offer *takeOverOffer
	// Taken tells, after a sitting was taken over, what became of its answers.
	Taken *takenOver
}

// panelFile is what there is to say of one file.
type panelFile struct {
	Name string
	// State says in a sentence what a file with errors means for the pages; empty where it has none.
	State          string
	Errors, Advice panelProblems
}

// panelProblems are problems with their number in words: those that are seen first, and the rest, which
// would push the page itself away. Untold says how many there are beside.
type panelProblems struct {
	Count, Untold string
	First, Rest   []panelProblem
}

type panelProblem struct {
	quiz.Problem
	// Place is file:line:col.
	Place string
	// Excerpt is the line of the file with a caret below it; empty for the file as a whole.
	Excerpt string
}

// maxListed is how many errors, and how many warnings and notes, the panel lists of a file; firstErrors is
// how many errors are seen without a click.
const (
	maxListed   = 40
	firstErrors = 4
)

// authorPanel makes the panel for a page of the questionnaire, or of none in particular.
func (s *Server) authorPanel(c echo.Context, q *quiz.Quiz) *authorPanel {
	if s.reload == nil {
		return nil
	}
	d := s.deskOf(c)
	panel := &authorPanel{Version: d.version}
	for i := range d.drafts {
		// A file that was never without errors has no pages of its own.
		if draft := &d.drafts[i]; q == nil || d.successor(q.ID) == nil || draft == d.successor(q.ID) || draft.offered == nil {
			panel.Files = append(panel.Files, newPanelFile(draft, d.shortName(draft.File)))
		}
	}
	if t, ok := c.Get(shownSitting).(sitting); ok {
		panel.Offer, panel.Taken = s.takeOverOffer(c, t), s.takenOver(c, t)
	}
	return panel
}

// shortName is the name of a file without its directory, if no other file here is called so.
func (d *desk) shortName(file string) string {
	short := filepath.Base(file)
	if other := d.find(func(draft *drafted) bool { return draft.File != file && filepath.Base(draft.File) == short }); other != nil {
		return file
	}
	return short
}

func newPanelFile(d *drafted, name string) panelFile {
	var errors, advice quiz.Problems
	for _, p := range d.Problems {
		if p.Severity == quiz.SeverityError {
			errors = append(errors, p)
		} else {
			advice = append(advice, p)
		}
	}
	f := panelFile{Name: name, Errors: newPanelProblems(name, errors, firstErrors), Advice: newPanelProblems(name, advice, maxListed)}
	switch {
	case len(errors) == 0:
	case d.offered == nil:
		f.State = "Its pages are here as soon as the errors are mended and the file is saved."
	default:
		f.State = "Until they are mended, you see the questionnaire as it was without them."
	}
	return f
}

func newPanelProblems(name string, all quiz.Problems, first int) panelProblems {
	ps := panelProblems{Count: all.Tally()}
	if len(all) == first+1 { // one more takes no more room than saying so
		first++
	}
	if more := len(all) - maxListed; more > 0 {
		ps.Untold, all = fmt.Sprintf("And %d more: “careerfit check” lists them all.", more), all[:maxListed]
	}
	for i, p := range all {
		shown := panelProblem{p, fmt.Sprintf("%s:%d:%d", name, max(p.Line, 1), max(p.Col, 1)), excerpt(p)}
		if i < first {
			ps.First = append(ps.First, shown)
		} else {
			ps.Rest = append(ps.Rest, shown)
		}
	}
	return ps
}

// excerpt is the part of the long form between the problem itself and its hint.
func excerpt(p quiz.Problem) string {
	if p.Source == "" {
		return ""
	}
	bare := p
	bare.Hint = ""
	return strings.TrimRight(strings.TrimPrefix(bare.Long(), p.String()+"\n"), "\n")
}
