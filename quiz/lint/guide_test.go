package lint_test

import (
	"os"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/lint"
)

// The guide tells authors what each rule protects takers from.
func TestTheGuideNamesEveryRule(t *testing.T) {
	guide, err := os.ReadFile("../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range lint.Rules() {
		if !strings.Contains(string(guide), "`"+r.Name+"`") {
			t.Errorf("quiz/content/README.md does not name the rule %s", r.Name)
		}
	}
}
