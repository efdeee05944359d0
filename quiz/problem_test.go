package quiz_test

import (
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

func TestATallyNamesEachSeverityThatThereIs(t *testing.T) {
	const e, w, n = quiz.SeverityError, quiz.SeverityWarning, quiz.SeverityNote
	for want, severities := range map[string][]quiz.Severity{
		"2 errors, 1 warning, 3 notes": {n, e, w, n, e, n},
		"1 error, 2 warnings":          {w, e, w},
		"1 note":                       {n},
		"":                             nil,
	} {
		var all quiz.Problems
		for _, s := range severities {
			all = append(all, quiz.Problem{Severity: s})
		}
		if got := all.Tally(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
