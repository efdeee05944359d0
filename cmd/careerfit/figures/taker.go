package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/careerfit/careerfit/quiz"
)

// A taker has a sitting on a server, and the forms of two answers to each item, made before. What they send next always
// changes the answer that stands, and knows of it.
type taker struct {
	host, cookie, sitting string
	// forms are the second option of each item and then the first.
	forms [][]byte
	next  int
}

// newTaker begins a sitting and gives the first option for each item.
func newTaker(host string, q *quiz.Quiz) (*taker, error) {
	l, err := dial(host)
	if err != nil {
		return nil, err
	}
	defer l.close()
	begun, err := l.send(posting(host, "/"+q.ID+"/start", "", ""))
	if err != nil || begun.status != http.StatusSeeOther || begun.cookie == "" {
		return nil, fmt.Errorf("begin a sitting: %+v, %w", begun, err)
	}
	t := &taker{host: host, cookie: begun.cookie, sitting: strings.TrimSuffix(begun.location, "/code")}
	for i := range q.Items {
		if err := t.answers(l, t.form(q, i, "", option(q, i, 0))); err != nil {
			return nil, err
		}
	}
	for turn := range 2 {
		for i := range q.Items {
			t.forms = append(t.forms, t.form(q, i, option(q, i, turn), option(q, i, 1-turn)))
		}
	}
	return t, nil
}

func option(q *quiz.Quiz, item, n int) string { return q.Options(item)[n].ID }

func (t *taker) form(q *quiz.Quiz, item int, shown, answer string) []byte {
	form := url.Values{"shown": {shown}, "answer": {answer}}
	return posting(t.host, t.itemPath(item), t.cookie, form.Encode())
}

func (t *taker) itemPath(item int) string { return fmt.Sprintf("%s/items/%d", t.sitting, item+1) }

// answer sends the next answer.
func (t *taker) answer(l *line) error {
	form := t.forms[t.next]
	t.next = (t.next + 1) % len(t.forms)
	return t.answers(l, form)
}

// answers sends a form, and wants to be led on.
func (t *taker) answers(l *line, form []byte) error {
	a, err := l.send(form)
	if err != nil {
		return err
	}
	if a.status != http.StatusSeeOther || !strings.HasPrefix(a.location, t.sitting+"/") || strings.Contains(a.location, "replaced") {
		return fmt.Errorf("an answer is not kept as it should be: status %d, leads to %q", a.status, a.location)
	}
	return nil
}

// finish answers as the first persona of the questionnaire does, and asks for the result.
func (t *taker) finish(q *quiz.Quiz) error {
	return once(t.host, func(l *line) error {
		for i, item := range q.Items {
			a := q.Personas[0].Answers[item.ID]
			form := url.Values{"answer": a.Options, "say": {string(a.NonAnswer)}}
			if err := t.answers(l, posting(t.host, t.itemPath(i), t.cookie, form.Encode())); err != nil {
				return err
			}
		}
		return t.answers(l, posting(t.host, t.sitting+"/finish", t.cookie, ""))
	})
}

// reads is a way to ask for a page, which must be there.
func reads(request []byte) func(*line) error {
	return func(l *line) error {
		a, err := l.send(request)
		if err == nil && (a.status != http.StatusOK || a.length == 0) {
			err = fmt.Errorf("a page is not there: status %d, %d bytes", a.status, a.length)
		}
		return err
	}
}

// newTakers begins sittings, all at once.
func newTakers(host string, q *quiz.Quiz, n int) ([]*taker, error) {
	all, errs := make([]*taker, n), make([]error, n)
	var wait sync.WaitGroup
	for i := range all {
		wait.Go(func() { all[i], errs[i] = newTaker(host, q) })
	}
	wait.Wait()
	return all, errors.Join(errs...)
}
