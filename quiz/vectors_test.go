package quiz_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const vectorsFolder = "../engine/testdata/vectors"

// A vector is a file of the conformance vectors; the README beside them says what is in it.
type vector struct {
	Vector        int                                     `json:"vector"`
	About         string                                  `json:"about"`
	Digest        string                                  `json:"digest"`
	Questionnaire json.RawMessage                         `json:"questionnaire"`
	Baselines     map[string]map[string]string            `json:"baselines"`
	Contributions map[string]map[string]map[string]places `json:"contributions"`
	Sheets        []vectorSheet                           `json:"sheets"`
}

// places are numbers by the ids of outcomes.
type places map[string]string

type vectorSheet struct {
	About    string                 `json:"about"`
	Answers  map[string]quiz.Answer `json:"answers"`
	Open     []string               `json:"open,omitempty"`
	Verdict  string                 `json:"verdict"`
	Lead     string                 `json:"lead"`
	Coverage quiz.ReceiptCoverage   `json:"coverage"`
	Warnings []string               `json:"warnings"`
	Paths    []quiz.ReceiptPlace    `json:"paths"`
	Careers  []quiz.ReceiptCareer   `json:"careers"`
	Courses  []quiz.ReceiptPlace    `json:"courses"`
	// The rest is about how sure that is.
	Tolerance  string           `json:"tolerance"`
	PathFlip   quiz.FlipReport  `json:"path_flip"`
	CareerFlip *quiz.FlipReport `json:"career_flip,omitempty"`
}

// TestConformanceVectors: the engine gives exactly what other programs are tested against. With -update, it writes down
// what it gives.
func TestConformanceVectors(t *testing.T) {
	files, err := filepath.Glob(vectorsFolder + "/*.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("there are %d: %v", len(files), err)
	}
	for _, file := range files {
		got := vectorNow(t, file)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(string(mustRead(t, file)), string(got)); diff != "" {
			t.Errorf("%s gives something else; if that is meant, engine.Version rises (-want +got):\n%s", file, diff)
		}
	}
}

// vectorNow is the file as it would be written now: its questionnaire and answers, with what they give.
func vectorNow(t *testing.T, file string) []byte {
	t.Helper()
	var v vector
	dec := json.NewDecoder(bytes.NewReader(mustRead(t, file)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	q, err := quiz.Open(compacted(t, v.Questionnaire))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	v.Digest, v.Baselines, v.Contributions = q.Digest.String(), baselinesOf(q), contributionsOf(q)
	for i := range v.Sheets {
		v.Sheets[i].evaluate(t, q)
	}
	return asIndented(t, v)
}

// compacted is JSON without spaces, as questionnaires are digested.
func compacted(t *testing.T, text []byte) []byte {
	t.Helper()
	var line bytes.Buffer
	if err := json.Compact(&line, text); err != nil {
		t.Fatal(err)
	}
	return line.Bytes()
}

func asIndented(t *testing.T, v any) []byte {
	t.Helper()
	var line, text bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&text, line.Bytes(), "", " "); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func baselinesOf(q *quiz.Quiz) map[string]map[string]string {
	all := map[string]map[string]string{}
	for g := range engine.NumGroups {
		all[g.String()] = map[string]string{}
		for c, id := range q.IDs(g) {
			all[g.String()][id] = q.Model.Baseline(g, c).Rat().RatString()
		}
	}
	return all
}

// contributionsOf has what every answer to every item contributes to every outcome: by group, item and answer.
func contributionsOf(q *quiz.Quiz) map[string]map[string]map[string]places {
	all := map[string]map[string]map[string]places{}
	for g := range engine.NumGroups {
		all[g.String()] = map[string]map[string]places{}
		for i, item := range q.Items {
			of := map[string]places{}
			for a := range q.Model.Alternatives(i) {
				sheet := q.Model.NewSheet()
				_ = sheet.Choose(i, a)
				of[strings.Join(q.Answer(i, quiz.Mark{Options: q.Model.Options(i, a)}).Options, " ")] = contributed(q, sheet, g, i)
			}
			all[g.String()][item.ID] = of
		}
	}
	return all
}

func contributed(q *quiz.Quiz, sheet *engine.Sheet, g engine.Group, item int) places {
	of := places{}
	for c, id := range q.IDs(g) {
		of[id] = q.Model.Contributions(sheet, g, c)[item].Rat().RatString()
	}
	return of
}

// evaluate fills in what the sheet gives.
func (s *vectorSheet) evaluate(t *testing.T, q *quiz.Quiz) {
	t.Helper()
	marks, err := q.Marks(s.Answers)
	if err != nil {
		t.Fatalf("%s: %v", s.About, err)
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatalf("%s: %v", s.About, err)
	}
	for _, id := range s.Open {
		i, ok := q.Item(id)
		if _, answered := s.Answers[id]; !ok || answered {
			t.Fatalf("%s: %s is no item, or answered", s.About, id)
		}
		sheet.Open(i)
	}
	r := q.Model.Evaluate(sheet)
	s.Verdict, s.Lead, s.Coverage = r.Verdict.String(), r.Lead.Rat().RatString(), quiz.ReceiptCoverage(r.Coverage)
	s.Warnings, s.Careers = []string{}, []quiz.ReceiptCareer{}
	for _, w := range r.Warnings {
		s.Warnings = append(s.Warnings, string(w.Code))
	}
	s.Paths, s.Courses = placesOf(r.Ranked[engine.Paths], q.IDs(engine.Paths)), placesOf(r.Ranked[engine.Courses], q.IDs(engine.Courses))
	for _, c := range r.Ranked[engine.Careers] {
		s.Careers = append(s.Careers, quiz.ReceiptCareer{ID: q.Careers[c.Outcome].ID, Path: q.Careers[c.Outcome].Path,
			Fit: c.Fit.Rat().RatString(), Rank: c.Rank, PathRank: c.PathRank, Band: c.Band.String()})
	}
	stability := q.Stability(sheet)
	s.Tolerance, s.PathFlip, s.CareerFlip = q.Model.Tolerance(sheet).RatString(), stability.PathFlip, stability.CareerFlip
}

func placesOf(standings []engine.Standing, ids []string) []quiz.ReceiptPlace {
	all := []quiz.ReceiptPlace{}
	for _, s := range standings {
		all = append(all, quiz.ReceiptPlace{ID: ids[s.Outcome], Fit: s.Fit.Rat().RatString(), Rank: s.Rank})
	}
	return all
}
