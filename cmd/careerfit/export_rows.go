package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// An exportWish says which sittings are exported, and how.
type exportWish struct {
	// Quiz is the id of the only questionnaire that is wanted; "" for all.
	Quiz string
	// Finished leaves out the sittings that have no result yet.
	Finished bool
	// WithoutIDs leaves out what leads to one sitting: its id, and the times but for the days.
	WithoutIDs bool
}

func (w exportWish) form() url.Values {
	return url.Values{"quiz": {w.Quiz}, "finished": {strconv.FormatBool(w.Finished)}, "without_ids": {strconv.FormatBool(w.WithoutIDs)}}
}

func exportWishOf(form url.Values) exportWish {
	return exportWish{form.Get("quiz"), form.Get("finished") == "true", form.Get("without_ids") == "true"}
}

// An exportedRow is a sitting as it is exported, in the words of what takers download. No secret is in it, nor the
// hash of one.
type exportedRow struct {
	ID            string         `json:"id,omitempty"`
	Questionnaire *exportedTitle `json:"questionnaire,omitempty"`
	Digest        string         `json:"digest"`
	// The times are RFC 3339 in UTC, to the millisecond, or days.
	Started  string `json:"started"`
	Changed  string `json:"changed,omitempty"`
	Finished string `json:"finished,omitempty"`
	Seen     string `json:"seen,omitempty"`
	// Form is "long" or "short"; Asked has the items' ids in the order of a short form.
	Form  string   `json:"form"`
	Asked []string `json:"asked,omitempty"`
	// Answers are by the ids of items and options. Where the questionnaire cannot be read they are Marks: by
	// positions from 0.
	Answers map[string]quiz.Answer `json:"answers,omitzero"`
	Marks   []exportedPosition     `json:"marks,omitempty"`
}

type exportedTitle struct {
	ID       string    `json:"id"`
	Title    quiz.Text `json:"title"`
	Language string    `json:"language"`
}

type exportedPosition struct {
	Options   []int          `json:"options,omitempty"`
	NonAnswer quiz.NonAnswer `json:"non_answer,omitempty"`
}

// exportStep is how many sittings are read at once: little memory, and no long transaction.
const exportStep = 256

// An exporter writes sittings as rows. It compiles each questionnaire once, and keeps nil for one that it cannot.
type exporter struct {
	store   store.Store
	wish    exportWish
	rows    *json.Encoder
	quizzes map[quiz.Digest]*quiz.Quiz
	// unread is the first error of what could not be read, nil if everything could.
	unread error
}

// exportRows writes the sittings that are wished for, in the order in which they were begun. A sitting that cannot be
// read is left out, and one whose questionnaire cannot be has its marks; the error says so.
func exportRows(ctx context.Context, st store.Store, wish exportWish, w io.Writer) error {
	e := &exporter{store: st, wish: wish, rows: json.NewEncoder(w), quizzes: map[quiz.Digest]*quiz.Quiz{}}
	for after := ""; ; {
		page, err := st.List(ctx, after, exportStep)
		if err != nil && !unreadable(err) {
			return err
		}
		e.unread = cmp.Or(e.unread, err)
		for _, s := range page {
			if err := e.export(ctx, s); err != nil {
				return err
			}
			after = s.ID
		}
		if len(page) < exportStep {
			return cmp.Or(e.unmet(), leftOut(e.unread))
		}
	}
}

// unreadable reports whether an error is of what is kept, which does not keep others from being read.
func unreadable(err error) bool {
	return errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNewer)
}

func leftOut(err error) error {
	if err == nil {
		return nil
	}
	return &exitError{exitProblems, fmt.Errorf("what cannot be read is left out; careerfit doctor tells more: %w", err)}
}

// unmet says that no sitting answers the questionnaire that is wished for, and which ones there are.
func (e *exporter) unmet() error {
	var known []string
	for _, q := range e.quizzes {
		if q != nil {
			known = append(known, q.ID)
		}
	}
	if e.wish.Quiz == "" || len(known) == 0 || slices.Contains(known, e.wish.Quiz) {
		return nil
	}
	slices.Sort(known)
	return usageOf(fmt.Errorf("no sitting answers a questionnaire %q; there are: %s", e.wish.Quiz, strings.Join(slices.Compact(known), ", ")))
}

func (e *exporter) export(ctx context.Context, s *quiz.Session) error {
	q, err := e.quizOf(ctx, s.Digest)
	if err != nil || e.wish.Finished && s.Finished.IsZero() || e.wish.Quiz != "" && (q == nil || q.ID != e.wish.Quiz) {
		return err
	}
	return e.rows.Encode(e.row(s, q))
}

// quizOf returns nil for a questionnaire that cannot be read: by this version, or because it is missing or damaged.
func (e *exporter) quizOf(ctx context.Context, digest quiz.Digest) (*quiz.Quiz, error) {
	if q, known := e.quizzes[digest]; known {
		return q, nil
	}
	canonical, err := e.store.Questionnaire(ctx, digest)
	if err != nil && !unreadable(err) && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	e.unread = cmp.Or(e.unread, err)
	q, err := quiz.Open(canonical)
	if err != nil {
		q = nil
	}
	e.quizzes[digest] = q
	return q, nil
}

func (e *exporter) row(s *quiz.Session, q *quiz.Quiz) exportedRow {
	row := exportedRow{Digest: s.Digest.String(), Form: "long"}
	if s.Short() {
		row.Form = "short"
	}
	if e.wish.WithoutIDs {
		row.Started, row.Finished = written(s.Started, time.DateOnly), written(s.Finished, time.DateOnly)
	} else {
		row.ID, row.Started, row.Changed = s.ID, written(s.Started, millis), written(s.Changed, millis)
		row.Finished, row.Seen = written(s.Finished, millis), written(s.Seen, millis)
	}
	row.say(s, q)
	return row
}

// millis is RFC 3339 in UTC, as exact as times are kept.
const millis = "2006-01-02T15:04:05.000Z"

// written is a time in the form; "" where there is none.
func written(t time.Time, form string) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(form)
}

// say puts the answers into the row, by ids if it can.
func (r *exportedRow) say(s *quiz.Session, q *quiz.Quiz) {
	if !reads(q, s) {
		for _, m := range s.Marks {
			r.Marks = append(r.Marks, exportedPosition{m.Options, m.NonAnswer})
		}
		return
	}
	r.Questionnaire, r.Answers = &exportedTitle{q.ID, q.Title, q.Language}, map[string]quiz.Answer{}
	for _, i := range s.Asked {
		r.Asked = append(r.Asked, q.Items[i].ID)
	}
	for i, m := range s.Marks {
		if m.Reached() {
			r.Answers[q.Items[i].ID] = q.Answer(i, m)
		}
	}
}

// reads reports whether the answers are of the questionnaire.
func reads(q *quiz.Quiz, s *quiz.Session) bool {
	if q == nil {
		return false
	}
	_, err := q.Sheet(s.Marks)
	return err == nil
}
