package quiz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// A NonAnswer says why an item was not answered. It is kept apart from every answer: it moves
// nothing.
type NonAnswer string

// The non-answers. An item that was not reached yet has none of them.
const (
	Skipped     NonAnswer = "skipped"
	DontKnow    NonAnswer = "dont_know"
	DoesntApply NonAnswer = "doesnt_apply"
)

// NonAnswers are all of them, in the order in which pages offer them.
var NonAnswers = [...]NonAnswer{DontKnow, DoesntApply, Skipped}

// An Answer is what the taker gave for one item: the ids of the options chosen (one, except for
// pick items), or a non-answer. The zero Answer is an item not reached.
//
// In JSON and in personas it is "option", ["option", …] or {"non_answer": "skipped"}.
type Answer struct {
	Options   []string
	NonAnswer NonAnswer
}

// Chose returns the answer that consists of the options.
func Chose(options ...string) Answer { return Answer{Options: options} }

// Reached reports whether the taker gave anything, an answer or a non-answer.
func (a Answer) Reached() bool { return len(a.Options) > 0 || a.NonAnswer != "" }

// Answered reports whether options were chosen.
func (a Answer) Answered() bool { return len(a.Options) > 0 }

var errAnswerForm = errors.New(`want "option", ["option", …] or {"non_answer": "skipped"|"dont_know"|"doesnt_apply"}`)

// MarshalJSON writes one option as a string, several as a list.
func (a Answer) MarshalJSON() ([]byte, error) {
	switch {
	case a.NonAnswer != "":
		return json.Marshal(map[string]NonAnswer{"non_answer": a.NonAnswer})
	case len(a.Options) == 1:
		return json.Marshal(a.Options[0])
	}
	return json.Marshal(a.Options)
}

// UnmarshalJSON reads the three forms. An empty list, a null and anything else are errors.
func (a *Answer) UnmarshalJSON(b []byte) error {
	*a = Answer{}
	switch b = bytes.TrimSpace(b); {
	case bytes.HasPrefix(b, []byte(`"`)):
		var option string
		if err := json.Unmarshal(b, &option); err != nil || option == "" {
			return errAnswerForm
		}
		a.Options = []string{option}
	case bytes.HasPrefix(b, []byte(`[`)):
		if err := json.Unmarshal(b, &a.Options); err != nil || slices.Contains(a.Options, "") {
			return errAnswerForm
		}
		if len(a.Options) == 0 {
			return errors.New("the list of options is empty; give at least one, or a non-answer")
		}
	case bytes.HasPrefix(b, []byte(`{`)):
		return a.unmarshalNonAnswer(b)
	default:
		return errAnswerForm
	}
	return nil
}

func (a *Answer) unmarshalNonAnswer(b []byte) error {
	var form map[string]NonAnswer // a struct would take "Non_Answer" as well
	if err := json.Unmarshal(b, &form); err != nil || len(form) != 1 || form["non_answer"] == "" || uniqueKeys(b) != nil {
		return errAnswerForm
	}
	if a.NonAnswer = form["non_answer"]; !a.NonAnswer.valid() {
		return fmt.Errorf("unknown non-answer %q; known: skipped, dont_know, doesnt_apply", a.NonAnswer)
	}
	return nil
}

func (n NonAnswer) valid() bool { return n == Skipped || n == DontKnow || n == DoesntApply }
