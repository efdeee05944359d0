package web

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

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

// forms are the options of items as they are written. Questionnaires come and go, so that it forgets all when it is full.
type forms struct {
	mu    sync.RWMutex
	known map[formKey]itemForms
}

// A formKey is an item of a questionnaire in one language.
type formKey struct {
	quiz *quiz.Quiz
	item int
}

// maxForms is of how many items the options stay written.
const maxForms = 5000

// options writes the options of an item, those chosen marked.
func (s *Server) options(c echo.Context, q *quiz.Quiz, i int, chosen []int) (template.HTML, error) {
	key := formKey{q, i}
	s.forms.mu.RLock()
	both, ok := s.forms.known[key]
	s.forms.mu.RUnlock()
	if !ok {
		var err error
		if both, err = s.writeOptions(c, q, i); err != nil {
			return "", err
		}
		s.forms.keep(key, both)
	}
	options := slices.Clone(both[0])
	for _, o := range chosen {
		options[o] = both[1][o]
	}
	return template.HTML(strings.Join(options, "\n")), nil // #nosec G203 -- html/template has escaped each
}

func (f *forms) keep(key formKey, both itemForms) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.known == nil || len(f.known) >= maxForms {
		f.known = map[formKey]itemForms{}
	}
	f.known[key] = both
}

func (s *Server) writeOptions(c echo.Context, q *quiz.Quiz, i int) (both itemForms, err error) {
	pages, err := s.pagesIn(s.sayOn(c, q)) // an option has no words of the site's
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
