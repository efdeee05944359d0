package quiz_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

// FuzzParse: nothing that an author can write makes the parser or a rule fall over, and what is accepted is
// the same questionnaire when it comes back from a store. The files of testdata/fuzz were made to harm, or
// harmed once.
func FuzzParse(f *testing.F) {
	for _, folder := range []string{"testdata", "testdata/ok", "testdata/err"} {
		files, err := filepath.Glob(folder + "/*.yaml")
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			f.Add(mustRead(f, file), uint64(1))
		}
	}
	shape := schema(f)
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		read, problems := lint.Check("f.yaml", data, lint.Options{AsOf: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)})
		q := read.Quiz
		if failed := problems.Count(quiz.SeverityError) > 0; failed != (q == nil) {
			t.Fatalf("quiz: %t; problems:\n%s", q != nil, problems.Error())
		}
		for _, p := range problems {
			if p.Message == "" || p.Rule == "" || (p.Line < 1 || p.Col < 1) && p.Rule != "too-many" || p.Long() == "" {
				t.Fatalf("a problem without its parts: %+v", p)
			}
		}
		if q == nil {
			return
		}
		wantSameWhenOpened(t, q, seed)
		if err := against(shape, data); err != nil {
			t.Fatalf("the parser takes what the schema refuses: %v", err)
		}
	})
}

func wantSameWhenOpened(t *testing.T, q *quiz.Quiz, seed uint64) {
	t.Helper()
	opened, err := quiz.Open(q.Canonical)
	if err != nil || opened.Digest != q.Digest {
		t.Fatalf("stored, it does not open as itself: %v", err)
	}
	for _, language := range q.Languages() {
		before, _ := json.Marshal(q.In(language).Questionnaire)
		after, err := json.Marshal(opened.In(language).Questionnaire)
		if err != nil || !bytes.Equal(before, after) {
			t.Fatalf("stored, it says in %s\n%s, not\n%s: %v", language, after, before, err)
		}
	}
	r, here, there := rand.New(rand.NewPCG(seed, 0)), q.Model.NewSheet(), opened.Model.NewSheet()
	for i := range q.Items {
		if r.IntN(4) == 0 {
			continue
		}
		a := r.IntN(q.Model.Alternatives(i))
		if err := errors.Join(here.Choose(i, a), there.Choose(i, a)); err != nil {
			t.Fatal(err)
		}
	}
	before, after := q.Report("a", here), opened.Report("a", there)
	if !reflect.DeepEqual(before, after) {
		t.Fatalf("stored, it reports\n%+v, not\n%+v", after, before)
	}
	for g := range engine.NumGroups {
		for _, s := range q.Model.Evaluate(here).Ranked[g] {
			if s.Fit.Points < 0 || s.Fit.Points > s.Fit.Range {
				t.Fatalf("%s %d has the fit %s", g, s.Outcome, s.Fit.Rat())
			}
		}
	}
}

// FuzzParseSheetLine: an accepted line is JSON in which no object has a key twice, and says what
// encoding/json says that it says.
func FuzzParseSheetLine(f *testing.F) {
	for _, seed := range []string{
		`{"id":"a","answers":{"x":"y"}}`, `{"id":"a","answers":{"x":["y","z"],"w":{"non_answer":"skipped"}}}`, `{"answers":{}}`, `{"id":"a","answers":{"x":[]}}`,
		`{"id":"a","id":"b","answers":{}}`, `{"id":"a","answers":{"x":"y","x":"z"}}`, `{"ID":"a","answers":{}}`, `{"answers":{"x":{"non_answer":"skipped","non_answer":"dont_know"}}}`,
		`{"answers":{"\ud800":"y"}}`, `{"answers":{"x":"y"}}{}`, `[[[[[[[[[[`, `{"id":"\u0000","answers":{"":"é"}}`, "", "null", `{"id":"a","answers":null}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		s, err := quiz.ParseSheetLine(line)
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		var plain struct {
			ID      string                     `json:"id"`
			Answers map[string]json.RawMessage `json:"answers"`
		}
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&plain); err != nil {
			t.Fatalf("accepted, but encoding/json says: %v", err)
		}
		if plain.ID != s.ID || len(plain.Answers) != len(s.Answers) || s.Answers == nil {
			t.Fatalf("read as %+v, encoding/json reads %+v", s, plain)
		}
		if keys := countKeys(t, line); keys != keysOf(s, line) {
			t.Fatalf("%d keys stand in %s, which is read as %+v", keys, line, s)
		}
		for item, a := range s.Answers {
			var back quiz.Answer
			text, err := json.Marshal(a)
			if err == nil {
				err = json.Unmarshal(text, &back)
			}
			if err != nil || !reflect.DeepEqual(a, back) || a.Answered() == (a.NonAnswer != "") {
				t.Fatalf("item %q: %+v comes back as %+v, %v", item, a, back, err)
			}
		}
	})
}

// countKeys counts the keys of all objects in the line.
func countKeys(t *testing.T, line []byte) int {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(line))
	keys, inObject, expectKey := 0, []bool{false}, false
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return keys
		}
		if err != nil {
			t.Fatalf("accepted, but not JSON: %v", err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			inObject = append(inObject, token == json.Delim('{'))
			expectKey = inObject[len(inObject)-1]
			continue
		case json.Delim('}'), json.Delim(']'):
			inObject = inObject[:len(inObject)-1]
		default:
			if expectKey {
				keys, expectKey = keys+1, false
				continue
			}
		}
		expectKey = inObject[len(inObject)-1]
	}
}

// keysOf counts the keys that a line with this content has when none is given twice.
func keysOf(s quiz.SheetLine, line []byte) int {
	var top map[string]json.RawMessage
	if json.Unmarshal(line, &top) != nil {
		return -1
	}
	keys := len(top) + len(s.Answers)
	for _, a := range s.Answers {
		if a.NonAnswer != "" {
			keys++
		}
	}
	return keys
}
