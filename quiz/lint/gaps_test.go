package lint_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

// The built-in questionnaire has no warning, and of the notes those that its authors know of: in "I often
// picture …" the picturing is what is asked, and how often is left to the reader.
func TestTheBuiltInQuestionnaireIsFreeOfWarnings(t *testing.T) {
	_, problems := lint.Check(quiz.BuiltinFile, quiz.BuiltinSource(), asOf)
	var told []string
	for _, p := range problems {
		told = append(told, fmt.Sprintf("%s: %s [%s]", p.Severity, p.Message, p.Rule))
	}
	if want := []string{`note: each reader takes "often" differently [vague-wording]`}; !slices.Equal(told, want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

// withGaps is a file in the middle of being written: some lines are gone, doubled, moved or spoilt.
func withGaps(sketch []string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		lines := slices.Clone(sketch)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			switch rapid.SampledFrom([]string{"gone", "twice", "moved", "cut", "empty", "zero", "other"}).Draw(t, "edit") {
			case "gone":
				lines = slices.Delete(lines, i, i+1)
			case "twice":
				lines = slices.Insert(lines, i, lines[i])
			case "moved":
				j := rapid.IntRange(0, len(lines)-1).Draw(t, "to")
				lines[i], lines[j] = lines[j], lines[i]
			case "cut":
				lines[i] = lines[i][:rapid.IntRange(0, len(lines[i])).Draw(t, "at")]
			case "empty":
				lines[i], _, _ = strings.Cut(lines[i], ": ")
			case "zero":
				lines[i] = strings.NewReplacer("1", "0").Replace(lines[i])
			case "other":
				lines[i] = strings.NewReplacer("hands", "feet", "agreement", "agreemnt", "[guild]", "[]", "joiner", "", "text: ", "text: \"\" # ").Replace(lines[i])
			}
		}
		return strings.Join(lines, "\n")
	})
}

// Whatever is left of a file, the rules look at it without falling over, and what they say of it is at a
// place that is there and where nothing else is wrong.
func TestFilesWithGapsAreLookedAt(t *testing.T) {
	base, err := os.ReadFile(baseFile)
	if err != nil {
		t.Fatal(err)
	}
	sketch := strings.NewReplacer("I like a long talk.", "I often talk and don't listen.", "A leg to repair", "A letter to a customer.", "[joiner]", "[]").Replace(string(base))
	advised, read := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		text := withGaps(strings.Split(sketch, "\n")).Draw(t, "file")
		file, problems := lint.Check("quiz.yaml", []byte(text), asOf)
		lines := strings.Split(text, "\n")
		errors := map[quiz.Position]bool{}
		for _, p := range problems {
			if p.Line < 1 || p.Line > len(lines) || p.Col < 1 || p.Source != strings.TrimSuffix(lines[p.Line-1], "\r") {
				t.Fatalf("this is nowhere: %s", p.Long())
			}
			errors[p.Position] = errors[p.Position] || p.Severity == quiz.SeverityError
		}
		for _, p := range problems {
			if p.Severity != quiz.SeverityError {
				advised++
				if errors[p.Position] {
					t.Fatalf("this is told of what has an error: %s", p)
				}
			}
		}
		if file.Questionnaire != nil && file.Quiz == nil {
			read++
		}
	})
	if advised < 20 || read < 10 {
		t.Errorf("%d pieces of advice, %d files read in part: that tries nothing", advised, read)
	}
}
