package quiz

import (
	"slices"
	"sync"
)

// editions are one questionnaire in the languages that it can be taken in. Those in further languages are made
// when they are first wanted.
type editions struct {
	languages []string // the author's first
	in        map[string]func() *Quiz
}

// editionsOf finds out which languages are whole: nobody is to meet a page in two of them.
func editionsOf(q *Quiz) *editions {
	e := &editions{languages: []string{q.Language}, in: map[string]func() *Quiz{q.Language: func() *Quiz { return q }}}
	for _, language := range q.AlsoIn {
		if !slices.Contains(e.languages, language) && len(q.Untranslated(language)) == 0 {
			e.languages = append(e.languages, language)
			e.in[language] = sync.OnceValue(func() *Quiz { return q.edition(language) })
		}
	}
	return e
}

// edition returns the quiz with its texts in the language.
func (q *Quiz) edition(language string) *Quiz {
	other := *q
	other.Questionnaire = q.Questionnaire.in(language)
	other.addItems()
	return &other
}

// Languages returns the languages that the questionnaire can be taken in, the author's own first: those in
// which no text is missing.
func (q *Quiz) Languages() []string { return slices.Clone(q.editions.languages) }

// In returns the questionnaire with its texts in one of its Languages; in any other it is as the author
// wrote it. Digest, model, ids and Languages are the same, whichever edition is asked.
func (q *Quiz) In(language string) *Quiz {
	if edition, ok := q.editions.in[language]; ok {
		return edition()
	}
	return q.editions.in[q.editions.languages[0]]()
}
