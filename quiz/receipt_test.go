package quiz_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// receiptFor makes the receipt of the session, as a file, and reads it.
func receiptFor(t fatal, q *quiz.Quiz, s *quiz.Session) *quiz.Receipt {
	t.Helper()
	made, err := q.Receipt(s, noon.Add(1234*time.Millisecond), "0.1.0")
	if err != nil {
		t.Fatalf("%v", err)
	}
	r, err := quiz.ParseReceipt(made.JSON())
	if err != nil {
		t.Fatalf("%v\n%s", err, made.JSON())
	}
	return r
}

// answeredBy is a long session of the questionnaire's first persona.
func answeredBy(t testing.TB, q *quiz.Quiz, persona string) *quiz.Session {
	t.Helper()
	s := q.NewSession("019aaa00-0000-7000-8000-000000000001", hash(1), hash(2), morning)
	i := slices.IndexFunc(q.Personas, func(p quiz.Persona) bool { return p.ID == persona })
	for id, a := range q.Personas[i].Answers {
		item, _ := q.Item(id)
		if err := q.Put(s, item, a, noon); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestAReceiptSaysWhatTheWorkedExampleSays(t *testing.T) {
	q := parsed(t, string(mustRead(t, "testdata/ok/worked-example.yaml")))
	line, err := quiz.ParseSheetLine(bytes.SplitN(mustRead(t, "testdata/ok/worked-example.sheets"), []byte("\n"), 2)[0])
	if err != nil {
		t.Fatal(err)
	}
	s := begin(t, q)
	for id, a := range line.Answers {
		put(t, q, s, id, a, noon)
	}
	r, want := receiptFor(t, q, s), resultOf(t, q, s)
	if r.Format != 1 || r.About != quiz.ReceiptAbout || r.Program != "0.1.0" || r.Engine != engine.Version || r.Form != "long" || r.Asked != nil ||
		r.Questionnaire.ID != q.ID || r.Questionnaire.Digest != q.Digest.String() || !r.Made.Equal(noon.Add(1234*time.Millisecond).Truncate(time.Second)) {
		t.Errorf("its head is %+v", r)
	}
	if r.Result.Verdict != want.Verdict || len(r.Result.Paths) != len(want.Paths) || len(r.Result.Careers) != len(want.Careers) || len(r.Result.Courses) != len(want.Courses) {
		t.Errorf("the receipt says %+v, the report %+v", r.Result, want)
	}
	for i, p := range r.Result.Paths {
		if fit, _ := rat(p.Fit).Float64(); p.ID != want.Paths[i].ID || p.Rank != want.Paths[i].Rank || fit != want.Paths[i].Fit {
			t.Errorf("path %d is %+v, in the report %+v", i, p, want.Paths[i])
		}
	}
	if found := q.Verify(r); len(found) > 0 {
		t.Errorf("it differs: %+v", found)
	}
}

// What is not shown is not in the receipt: no career for a straight-liner, and none where a short form has not ranked them.
func TestAReceiptRecommendsNoMoreThanTheResultPage(t *testing.T) {
	q := builtin(t)
	none := receiptFor(t, q, begin(t, q)).Result
	if none.Verdict != "none" || none.Careers != nil || none.Courses != nil || none.Stability != nil || len(none.Paths) != 2 {
		t.Errorf("of an empty sheet it says %+v", none)
	}
	ranked, unranked := 0, 0
	for _, p := range q.Personas {
		s := takesShort(t, q, p.Answers)
		sheet, err := q.ResultSheet(s)
		if err != nil {
			t.Fatal(err)
		}
		r := receiptFor(t, q, s)
		if !s.Short() || r.Form != "short" || len(r.Asked) != len(s.Asked) || r.Result.Courses != nil || r.Result.Coverage.Asked != len(s.Asked) {
			t.Errorf("%s: form %s, %d asked, courses %v", p.ID, r.Form, len(r.Asked), r.Result.Courses)
		}
		if r.Result.Verdict == "none" {
			continue
		}
		if decided := q.ShortForm().CareersDecided(sheet); decided != (r.Result.Careers != nil) || !decided && r.Result.Stability.CareerFlip != nil {
			t.Errorf("%s: decided %t, careers %v", p.ID, decided, r.Result.Careers)
		}
		for _, c := range r.Result.Careers {
			if c.Rank != 0 || c.Path != r.Result.Paths[0].ID {
				t.Errorf("%s: career %+v", p.ID, c)
			}
		}
		ranked, unranked = ranked+one(r.Result.Careers != nil), unranked+one(r.Result.Careers == nil)
	}
	if ranked == 0 || unranked == 0 {
		t.Errorf("careers were ranked %d times, and not %d times", ranked, unranked)
	}
}

// Whatever is answered, in whichever form, the receipt is true; and gone on with, another one is.
func TestAnyReceiptIsTrue(t *testing.T) {
	for _, q := range []*quiz.Quiz{builtin(t), parsed(t, everyKey(t)), parsed(t, string(mustRead(t, "testdata/ok/rules.yaml")))} {
		rapid.Check(t, func(rt *rapid.T) {
			s := q.NewSession("019aaa00-0000-7000-8000-000000000001", hash(1), hash(2), morning)
			if q.HasShort() && rapid.Bool().Draw(rt, "short") {
				if err := q.Shorten(s); err != nil {
					rt.Fatal(err)
				}
			}
			for range rapid.IntRange(0, len(q.Items)).Draw(rt, "answers") {
				item, open := s.NextOpen()
				if !open {
					break
				}
				if err := q.Put(s, item, anyAnswer(rt, q, item), noon); err != nil {
					rt.Fatal(err)
				}
			}
			if rapid.IntRange(0, 3).Draw(rt, "goes on") == 0 {
				s.Lengthen()
			}
			r := receiptFor(rt, q, s)
			if found := q.Verify(r); len(found) > 0 || r.Altered() {
				rt.Fatalf("it differs: %+v", found)
			}
			if s.Short() != (r.Form == "short") || s.Reached() != len(r.Answers) {
				rt.Fatalf("form %s, %d answers", r.Form, len(r.Answers))
			}
		})
	}
}

func TestADifferenceIsToldByItsPlace(t *testing.T) {
	q := builtin(t)
	r := receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID))
	was := r.Result.Paths[0].Fit
	r.Result.Paths[0].Fit, r.Result.Careers = "1", r.Result.Careers[:len(r.Result.Careers)-1]
	found := q.Verify(r)
	want := quiz.Difference{Path: "result.paths[0].fit", Says: `"1"`, Should: `"` + was + `"`}
	if !slices.Contains(found, want) {
		t.Errorf("%+v is not among %+v", want, found)
	}
	if !slices.ContainsFunc(found, func(d quiz.Difference) bool {
		return strings.HasPrefix(d.Path, "result.careers[") && d.Says == "nothing"
	}) {
		t.Errorf("the career that was taken out is not missed: %+v", found)
	}
	if last := found[len(found)-1]; !r.Altered() || !slices.ContainsFunc(found, func(d quiz.Difference) bool { return d.Path == "sum" }) {
		t.Errorf("the sum still fits; last is %+v", last)
	}
}

func TestAReceiptThatCannotBeWorkedOutSaysWhy(t *testing.T) {
	q := builtin(t)
	item, other := q.Items[0].ID, parsed(t, everyKey(t))
	for want, alter := range map[string]func(*quiz.Receipt){
		"answers.moon: nothing, for there is no such item":                            func(r *quiz.Receipt) { r.Answers["moon"] = quiz.Chose("full") },
		"answers." + item + `: an answer to the item (item "` + item + `" has no opt`: func(r *quiz.Receipt) { r.Answers[item] = quiz.Chose("moon") },
		"answers." + item + ": nothing, for the item was not asked": func(r *quiz.Receipt) {
			r.Asked = []string{q.Items[1].ID}
			r.Answers = map[string]quiz.Answer{item: r.Answers[item]}
		},
		"asked[1]: an item of the questionnaire, each once": func(r *quiz.Receipt) { r.Asked = []string{item, item} },
		"asked[0]: an item of the questionnaire, each once": func(r *quiz.Receipt) { r.Asked = []string{"moon"} },
		`questionnaire.digest: "` + q.Digest.String():       func(r *quiz.Receipt) { r.Questionnaire.Digest = other.Digest.String() },
	} {
		r := receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID))
		alter(r)
		if found := q.Verify(r); len(found) != 1 || !strings.HasPrefix(found[0].Path+": "+found[0].Should, want) {
			t.Errorf("want %s, got %+v", want, found)
		}
	}
	if _, err := other.Receipt(begin(t, q), noon, ""); err == nil || !strings.Contains(err.Error(), "the session is of the questionnaire "+q.Digest.String()) {
		t.Errorf("a session of another questionnaire has a receipt: %v", err)
	}
}

func TestWhatIsNoReceiptIsRefusedInWords(t *testing.T) {
	q := builtin(t)
	file := string(receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID)).JSON())
	for words, text := range map[string]string{
		"this is not JSON":                                file[:len(file)/2],
		"there is something after the JSON":               file + "{}",
		"this is no receipt: want":                        `{"format": 1}`,
		`the key "form" is given twice`:                   strings.Replace(file, `"form"`, `"form": "long", "form"`, 1),
		`unknown field "moon"`:                            strings.Replace(file, `"form"`, `"moon": "full", "form"`, 1),
		"at Form there is \"long\", want nothing":         strings.Replace(file, `"form"`, `"Form"`, 1),
		`at warnings`:                                     `{"receipt": 1, "warnings": []}`,
		"nested too deep":                                 strings.Repeat("[", 20) + strings.Repeat("]", 20),
		"at most 4194304 bytes":                           file + strings.Repeat(" ", quiz.MaxReceipt),
		"use a newer careerfit: it says 2, and this prog": strings.Replace(file, `"receipt": 1`, `"moon": [], "receipt": 2`, 1),
	} {
		if words == "at warnings" {
			words = `unknown field "warnings"`
		}
		_, err := quiz.ParseReceipt([]byte(text))
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q, got: %v", words, err)
		}
		if newer := errors.Is(err, quiz.ErrNewerReceipt); newer != strings.Contains(words, "newer") {
			t.Errorf("%s: newer %t", words, newer)
		}
	}
}

// FuzzParseReceipt: whatever comes, it is refused or read as it stands, and working it out harms nothing.
func FuzzParseReceipt(f *testing.F) {
	q, problems := quiz.Parse("f.yaml", mustRead(f, "testdata/ok/every-key.yaml"))
	if q == nil {
		f.Fatal(problems)
	}
	made, err := q.Receipt(answeredBy(f, q, q.Personas[0].ID), noon, "0.1.0")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made.JSON())
	f.Add([]byte(`{"receipt":1,"answers":{"a.b":"c","a":{"non_answer":"skipped"}},"sum":""}`))
	f.Add([]byte(`{"receipt":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := quiz.ParseReceipt(data)
		if err != nil {
			return
		}
		again, err := quiz.ParseReceipt(r.JSON())
		if err != nil || !bytes.Equal(again.JSON(), r.JSON()) {
			t.Fatalf("it is read as something else: %v", err)
		}
		if found := q.Verify(r); len(found) == 0 && r.Altered() {
			t.Fatal("it was altered, and is true")
		}
	})
}
