package quiz_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// What a program compiles is what a file of the same content compiles to.
func TestCompilingAgainChangesNothing(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	again, err := quiz.Compile(q.Questionnaire)
	if err != nil {
		t.Fatal(err)
	}
	if again.Digest != q.Digest || again == q {
		t.Errorf("the digest is %s, want %s", again.Digest, q.Digest)
	}
}

func TestCompilingWhatIsChanged(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for want, weights := range map[string]quiz.Points{
		"":                               {"delivery": engine.One},
		`nothing has the id "elsewhere"`: {"elsewhere": engine.One},
		"compile questionnaire: ":        {"delivery": engine.MaxDecimal + 1},
	} {
		changed := *q.Questionnaire
		changed.Paths = slices.Clone(changed.Paths)
		changed.Paths[0].Weights = weights
		got, err := quiz.Compile(&changed)
		if want == "" {
			if err != nil || got.Digest == q.Digest {
				t.Errorf("another weight: %v", err)
			}
			continue
		}
		if got != nil || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("weights %v: %v, want %q", weights, err, want)
		}
	}
}
