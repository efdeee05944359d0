package quiz_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

func TestAnAnswerHasThreeForms(t *testing.T) {
	for form, want := range map[string]quiz.Answer{
		`"make"`:                         quiz.Chose("make"),
		`["make"]`:                       quiz.Chose("make"),
		`["make","sell"]`:                quiz.Chose("make", "sell"),
		` [ "sell" , "make" ] `:          quiz.Chose("sell", "make"),
		`{"non_answer":"skipped"}`:       {NonAnswer: quiz.Skipped},
		`{"non_answer":"dont_know"}`:     {NonAnswer: quiz.DontKnow},
		` {"non_answer":"doesnt_apply"}`: {NonAnswer: quiz.DoesntApply},
	} {
		var got quiz.Answer
		if err := json.Unmarshal([]byte(form), &got); err != nil {
			t.Errorf("%s: %v", form, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
		if got.Answered() != (got.NonAnswer == "") || !got.Reached() {
			t.Errorf("%s: answered %t, reached %t", form, got.Answered(), got.Reached())
		}
	}
}

func TestWhatIsNoAnswerIsRefused(t *testing.T) {
	const form = `want "option", ["option", …] or {"non_answer": "skipped"|"dont_know"|"doesnt_apply"}`
	for text, words := range map[string]string{
		`[]`:                             "the list of options is empty; give at least one, or a non-answer",
		` [ ] `:                          "the list of options is empty",
		`{"non_answer":"perhaps"}`:       `unknown non-answer "perhaps"; known: skipped, dont_know, doesnt_apply`,
		`""`:                             form,
		`null`:                           form,
		`true`:                           form,
		`1`:                              form,
		`[1]`:                            form,
		`[["make"]]`:                     form,
		`[""]`:                           form,
		`["make",null]`:                  form,
		`{}`:                             form,
		`{"non_answer":null}`:            form,
		`{"non_answer":""}`:              form,
		`{"Non_Answer":"skipped"}`:       form,
		`{"nonanswer":"skipped"}`:        form,
		`{"non_answer":["skipped"]}`:     form,
		`{"non_answer":"skipped","o":1}`: form,
	} {
		var a quiz.Answer
		if err := json.Unmarshal([]byte(text), &a); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: want %q, got %+v, %v", text, words, a, err)
		}
	}
}

func TestAnAnswerIsWrittenAsItIsRead(t *testing.T) {
	for want, a := range map[string]quiz.Answer{
		`"make"`:                     quiz.Chose("make"),
		`["make","sell"]`:            quiz.Chose("make", "sell"),
		`{"non_answer":"dont_know"}`: {NonAnswer: quiz.DontKnow},
	} {
		text, err := json.Marshal(a)
		if err != nil || string(text) != want {
			t.Errorf("%+v is written as %s, %v", a, text, err)
		}
		var back quiz.Answer
		if err := json.Unmarshal(text, &back); err != nil || !cmp.Equal(a, back) {
			t.Errorf("%s comes back as %+v, %v", text, back, err)
		}
	}
}

func TestTheOldAnswerDoesNotShineThrough(t *testing.T) {
	a := quiz.Chose("make", "sell")
	if err := json.Unmarshal([]byte(`{"non_answer":"skipped"}`), &a); err != nil || !cmp.Equal(a, quiz.Answer{NonAnswer: quiz.Skipped}) {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestASheetLineIsReadStrictly(t *testing.T) {
	s, err := quiz.ParseSheetLine([]byte(` {"answers":{"rather":"make","tasks":["a","b"],"where":{"non_answer":"skipped"}},"id":"é"} `))
	if err != nil {
		t.Fatal(err)
	}
	want := quiz.SheetLine{ID: "é", Answers: map[string]quiz.Answer{
		"rather": quiz.Chose("make"), "tasks": quiz.Chose("a", "b"), "where": {NonAnswer: quiz.Skipped},
	}}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	const form = `want {"id": "…", "answers": {"<item>": …}}`
	for text, words := range map[string]string{
		`{"id":"a"}`:                             `the key "answers" is missing`,
		`null`:                                   `the key "answers" is missing`,
		`[]`:                                     form,
		`"a"`:                                    form,
		`{"id":1,"answers":{}}`:                  `the id is no text; write it in quotes`,
		`{"id":"a","answers":null}`:              form,
		`{"id":"a","answers":[]}`:                form,
		`{"id":"a","answers":{"x":[]}}`:          `item "x": the list of options is empty; give at least one, or a non-answer`,
		`{"id":"a","answers":{"x":null}}`:        `item "x": want "option"`,
		`{"id":"a","answers":{"x":"y","x":"z"}}`: `the key "x" is given twice`,
		`{"id":"a","id":"b","answers":{}}`:       `the key "id" is given twice`,
		`{"id":"a","\u0069d":"b","answers":{}}`:  `the key "id" is given twice`,
		`{"answers":{"x":{"non_answer":"skipped","non_answer":"dont_know"}}}`: `the key "non_answer" is given twice`,
		`{"id":"a","answer":{}}`:               `unknown key "answer"; did you mean "answers"? known: id, answers`,
		`{"ID":"a","answers":{}}`:              `unknown key "ID"; did you mean "id"?`,
		`{"id":"a","answers":{},"Answers":{}}`: `unknown key "Answers"`,
		`{"id":"a","answers":{}} {}`:           "there is something after the JSON object",
		`{"id":"a","answers":{}}]`:             "there is something after the JSON object",
		`{"id":"a","answers":{`:                "this is not JSON: it ends in the middle",
		`{"id":"a","answers":{"x"`:             "this is not JSON: it ends in the middle",
		`{"id":"a","answers":{"x":"y",}}`:      "this is not JSON: invalid character",
		`{id:"a"}`:                             "this is not JSON: invalid character",
		``:                                     "this is not JSON: it ends in the middle",
		strings.Repeat("[", 100):               "the JSON is nested too deep",
		`{"answers":{"x":[[[[[[[[1]]]]]]]]}}`:  "the JSON is nested too deep",
	} {
		if s, err := quiz.ParseSheetLine([]byte(text)); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: want %q, got %+v, %v", text, words, s, err)
		}
	}
}
