package quiz_test

import (
	"bytes"
	"slices"
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
	if none.Verdict != "none" || slices.Contains(none.Warnings, "career_elsewhere") || none.Careers != nil || none.Courses != nil || none.Stability != nil || len(none.Paths) != 2 {
		t.Errorf("of an empty sheet it says %+v", none)
	}
	ranked, unranked, elsewhere := 0, 0, 0
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
		whole := q.Model.Evaluate(sheet).Warnings
		elsewhere += one(slices.ContainsFunc(whole, func(w engine.Warning) bool { return w.Code == engine.CareerElsewhere }))
		if slices.Contains(r.Result.Warnings, string(engine.CareerElsewhere)) {
			t.Errorf("%s: careers that are not ranked are told of in %v", p.ID, r.Result.Warnings)
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
	if ranked == 0 || unranked == 0 || elsewhere == 0 {
		t.Errorf("careers were ranked %d times, and not %d times; %d times one elsewhere is first", ranked, unranked, elsewhere)
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
