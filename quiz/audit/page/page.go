// Package page shows an audit as one HTML file: it opens without a server and without a network, in a
// light or a dark room, on a phone and on paper.
//
// There is no script in it and nothing that a browser would fetch. Whatever a picture shows stands
// beside it as text: the bars and dots are small drawings without words in the rows of tables, so they
// shrink with the screen while the words do not. Every table says in a sentence what its figures are and
// how they were made. Of a questionnaire with hundreds of careers a table has the rows that an author
// should look at, and says how many more there are; the JSON of the same report has all.
package page

import (
	"embed"
	"fmt"
	"html/template"
	"io"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

//go:embed html
var files embed.FS

// An About says what the page is about, and who wrote it; either may be left out.
type About struct {
	File    string // the content file, as its author calls it
	Program string // with its version
}

// Write writes the page. The report must be one of the questionnaire, and found what check and audit have to say of
// its file; nothing is unfair by this page that is not by them.
func Write(w io.Writer, q *quiz.Quiz, r *audit.Report, about About, found quiz.Problems) error {
	if r.Digest != q.Digest {
		return fmt.Errorf("the report is of the questionnaire %s, not of %s", r.Digest, q.Digest)
	}
	all, err := template.ParseFS(files, "html/*.html")
	if err != nil {
		return fmt.Errorf("read the templates of the page: %w", err)
	}
	style, err := files.ReadFile("html/style.css")
	if err != nil {
		return fmt.Errorf("read the style of the page: %w", err)
	}
	v := newView(q, r, found)
	v.About = about
	v.Style = template.CSS(style) // #nosec G203 -- ours, not the questionnaire's
	if err := all.ExecuteTemplate(w, "page.html", v); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// A view is what the page shows, section by section.
type view struct {
	Style               template.CSS
	About               About
	Title, ID, Language string
	Digest, Seed        string
	Items, Sheets       string
	Summary             summary
	Headlines           []headline
	Flows               []flow
	Reach               reachSection
	Shares              sharesSection
	Standing            []standingTable
	Keys                keysSection
	Influence           influenceSection
	Sensitivity         sensitivitySection
	Backgrounds         []backgroundSection
	Confusion           confusionSection
	Saving              savingSection
	Personas            personasSection
}

func newView(q *quiz.Quiz, r *audit.Report, found quiz.Problems) view {
	s := &showing{Quiz: q, r: r, names: names(q)}
	return view{
		Title: string(q.Title), ID: q.ID, Language: q.Language,
		Digest: q.Digest.String(), Seed: fmt.Sprint(r.Seed),
		Items: thousands(r.Items), Sheets: thousands(r.Sheets),
		Summary: s.summary(found), Headlines: s.headlines(), Flows: s.flows(), Reach: s.reach(), Shares: s.shares(), Standing: s.standing(),
		Keys: s.keys(), Influence: s.influence(), Sensitivity: s.sensitivity(), Backgrounds: s.backgrounds(),
		Confusion: s.confusion(), Saving: s.saving(), Personas: s.personas(),
	}
}

// A showing turns one report into what is shown of it.
type showing struct {
	*quiz.Quiz
	r     *audit.Report
	names map[string]string // of outcomes, by id
}
