package web

import (
	"html/template"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A Foot is all that the end of a page depends on: it is the same for all takers.
type Foot struct {
	// Around is the language of the words around the page's own; Apart is the same where the page's is another, and empty
	// otherwise: elements with those words have to say so.
	Around, Apart string
	// Own is the language of the questionnaire's texts on a page whose other words are in another; empty otherwise.
	Own string
	// InOwn says that the questionnaire is in its author's own language, so that at most the words around are translated.
	InOwn bool
	// Base is the address of the quiz's own pages, Explore the words for those of its outcomes.
	Base, Explore string
	// KeyHidden says that no page tells how answers are counted.
	KeyHidden bool
	Notice    quiz.Text
	// Institution leads to whoever runs the site; nil where nobody says.
	Institution *institution
}

// foot writes the end of a page.
func (p *pages) foot(f Foot) (template.HTML, error) {
	return p.feet.get(f, func() (template.HTML, error) {
		var b strings.Builder
		err := p.all.ExecuteTemplate(&b, "foot", f)
		return template.HTML(b.String()), err // #nosec G203 -- html/template has escaped it
	})
}
