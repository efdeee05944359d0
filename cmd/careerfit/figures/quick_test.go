package main

import (
	"errors"
	"strings"
	"testing"
)

// Everything that is promised is measured, with the work really done: a client that gets anything else than what it
// asked for ends the whole with an error. What comes of so short a time is not looked at.
func TestEverythingIsMeasured(t *testing.T) {
	var out strings.Builder
	if err := run(t.Context(), quick, "", &out); err != nil && !errors.Is(err, errMissed) {
		t.Fatalf("%v\n%s", err, out.String())
	}
	for _, figure := range []string{
		"durable ÷ (N·W/(N+W)) at 2 ", "durable ÷ by Batch at 4 ", "slowest of 100 answers at 4 ", "answer ÷ Update ", "item page ÷ ready-made bytes ",
		"result page ÷ its template on ready-made data", "program to its first page ", "memory, idle after its first page ", "program's file ",
		"class: requests, none refused or failed ", "class: slowest of 100 requests ",
	} {
		if strings.Count(out.String(), figure) != 1 {
			t.Errorf("%q is not there once:\n%s", figure, out.String())
		}
	}
}

func TestAGroupThatIsNotThereIsSaidSo(t *testing.T) {
	err := run(t.Context(), quick, "answer", &strings.Builder{})
	if err == nil || !strings.Contains(err.Error(), `no group "answer"`) {
		t.Error(err)
	}
}
