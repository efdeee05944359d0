package web

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// optionForm is what the template of an option is filled with.
type optionForm struct {
	ID, Field    string
	Text, Help   quiz.Text
	Pick, Chosen bool
}

// The options of an item are the same for all takers but for the mark of what was chosen: so both ways of each are
// written once.
type itemForms [2][]string

// A formKey is an item of a questionnaire in one language.
type formKey struct {
	quiz *quiz.Quiz
	item int
}

// options writes the options of an item, those chosen marked.
func (s *Server) options(c echo.Context, q *quiz.Quiz, i int, chosen []int) (template.HTML, error) {
	both, err := s.forms.get(formKey{q, i}, func() (itemForms, error) { return s.writeOptions(c, q, i) })
	if err != nil {
		return "", err
	}
	options := slices.Clone(both[0])
	for _, o := range chosen {
		options[o] = both[1][o]
	}
	return template.HTML(strings.Join(options, "\n")), nil // #nosec G203 -- html/template has escaped each
}

func (s *Server) writeOptions(c echo.Context, q *quiz.Quiz, i int) (both itemForms, err error) {
	pages, err := s.pagesIn(s.sayOn(c, q), false) // an option has no words of the site's
	if err != nil {
		return both, err
	}
	for o, option := range q.Options(i) {
		form := optionForm{option.ID, "option-" + strconv.Itoa(o+1), option.Text, option.Help, q.Items[i].Kind == quiz.KindPick, false}
		for n := range both {
			form.Chosen = n == 1
			var b strings.Builder
			if err := pages.all.ExecuteTemplate(&b, "option", form); err != nil {
				return both, err
			}
			both[n] = append(both[n], b.String())
		}
	}
	return both, nil
}
