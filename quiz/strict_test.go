package quiz_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// wanted is what a program may send.
type wanted struct {
	Form    string                 `json:"form"`
	Answers map[string]quiz.Answer `json:"answers"`
}

func TestAStrictReaderTakesWhatItKnows(t *testing.T) {
	var w wanted
	if err := quiz.UnmarshalStrict([]byte(`{"form":"short","answers":{"crowd":"agree"}} `), &w); err != nil {
		t.Fatal(err)
	}
	if w.Form != "short" || w.Answers["crowd"].Options[0] != "agree" {
		t.Errorf("it read %+v", w)
	}
}

func TestAStrictReaderRefusesSlips(t *testing.T) {
	for _, slip := range []struct{ sent, complaint string }{
		{`{"from":"short"}`, `unknown key "from"; did you mean "form"`},
		{`{"Form":"short"}`, `unknown key "Form"`},
		{`{"form":"short","form":"long"}`, `the key "form" is given twice`},
		{`{"form":null}`, `the key "form" is null; leave it out instead`},
		{`{"form":1}`, `the key "form" has the wrong kind of value, a JSON number`},
		{`{"form":"short"}{}`, "there is something after the JSON object"},
		{`{"answers":{"crowd":[]}}`, "the list of options is empty"},
		{`null`, "want a JSON object"},
		{`[]`, "want a JSON object"},
		{`{"form":`, "this is not JSON"},
		{``, "this is not JSON"},
	} {
		err := quiz.UnmarshalStrict([]byte(slip.sent), &wanted{})
		if err == nil || !strings.Contains(err.Error(), slip.complaint) {
			t.Errorf("%s: %v, want %q", slip.sent, err, slip.complaint)
		}
	}
}
