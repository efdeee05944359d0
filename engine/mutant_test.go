package engine_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A mutant is a mistake in the proof that a path is settled: the text in the file, which must be there
// once, is taken for another one. TestSettled… of that name must find it.
type mutant struct{ file, text, mistake, by string }

// Most of these are off by one point, or by an item that seldom matters. Completions drawn at random
// find next to none of them.
var mutants = map[string]mutant{
	"a path may end in a tie": {"settled.go",
		"if worst.sign() <= 0 {\n\t\t\treturn Settled{}",
		"if worst.sign() < 0 {\n\t\t\treturn Settled{}", "IsAPathFromOneStepMoreThanTheOpenItemsCanTake"},
	"a career may end in a tie": {"settled.go",
		"return worst.sign() <= 0\n",
		"return worst.sign() < 0\n", "IsACareerFromOneStepMoreThanTheOpenItemsCanTake"},
	"the first path has a point too many": {"settled.go",
		"worst := v.of(first.Fit.Points, rival.Fit.Points)\n\tfor _, i := range opens {\n\t\tworst",
		"worst := v.of(first.Fit.Points+1, rival.Fit.Points)\n\tfor _, i := range opens {\n\t\tworst", "IsWhatEveryCompletionHasInCommon"},
	"one open item is forgotten": {"settled.go",
		"for _, i := range opens {\n\t\tworst = worst",
		"for _, i := range opens[min(1, len(opens)):] {\n\t\tworst = worst", "IsWhatStandsAgainstEveryAdversary"},
	"a lead of the threshold is not clear": {"settled.go",
		"!worst.times(int64(One)).less(v.scale().times(int64(m.spec.BalancedWithin)))",
		"v.scale().times(int64(m.spec.BalancedWithin)).less(worst.times(int64(One)))", "IsClearToTheLastMillionthOfTheThreshold"},
	"any answers are enough": {"settled.go",
		"Coverage{s.Answered(), m.Items()}",
		"Coverage{s.Answered(), s.asked()}", "IsClearOnlyWithEnoughAnswersEvenIfNoMoreCome"},
	"an open item cannot make a sheet flat": {"sheet.go",
		"return c > 0 || c == open }",
		"return c > 0 }", "IsClearOnlyWhereTheSheetCannotBecomeFlat"},
	"what parts a tie helps only one side": {"settled.go",
		"(worst.sign() < 0 || back.sign() < 0)",
		"(worst.sign() < 0 || back.sign() < 0 && false)", "IsNoTieThatAnAnswerPartsWhereTheMeanIsRounded"},
	"nobody joins a tie": {"settled.go",
		"!level && worst.sign() <= 0",
		"!level && worst.sign() < 0", "IsATieThatNothingOpenParts"},
	"nobody leaves an item": {"lead.go",
		"w.less(least) { // by",
		"w.less(least) && false { // by", "CountsALeftItemWhoseMeanIsRounded"},
}

func TestAMistakeInSettledIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the package eleven times")
	}
	t.Run("none", func(t *testing.T) {
		t.Parallel()
		if out, err := settledTests(t, nil); err != nil {
			t.Errorf("without a mistake: %v\n%s", err, out)
		}
	})
	for what, m := range mutants {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			out, err := settledTests(t, map[string]string{m.file: m.mutated(t)})
			if err == nil || !strings.Contains(out, "--- FAIL: TestSettled"+m.by+" ") {
				t.Errorf("TestSettled%s did not find it: %v\n%s", m.by, err, out)
			}
		})
	}
}

func (m mutant) mutated(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(m.file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(source), m.text); n != 1 {
		t.Fatalf("%s has %q %d times; the mistake has to be made anew", m.file, m.text, n)
	}
	return strings.Replace(string(source), m.text, m.mistake, 1)
}

// settledTests are run with other texts in the place of files, and without the package's other tests.
func settledTests(t *testing.T, texts map[string]string) (out string, err error) {
	t.Helper()
	replace, dir := onlySettled(t), t.TempDir()
	for file, text := range texts {
		replace[absolute(t, file)] = filepath.Join(dir, file)
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-vet=off", "-overlay", filepath.Join(dir, "overlay.json"),
		"-run", "^TestSettled", ".", "-rapid.nofailfile", "-rapid.shrinktime=0s", "-rapid.seed=1", "-rapid.checks=40")
	bytes, err := cmd.CombinedOutput()
	return string(bytes), err
}

// onlySettled takes away the test files that the tests of settled can do without.
func onlySettled(t *testing.T) (replace map[string]string) {
	t.Helper()
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	needed := []string{"settled", "adversary", "rounded", "completions", "drawn", "oracle", "limits", "verdict", "invariance"}
	replace = map[string]string{}
	for _, file := range files {
		if !slices.Contains(needed, strings.TrimSuffix(file, "_test.go")) {
			replace[absolute(t, file)] = ""
		}
	}
	return replace
}

func absolute(t *testing.T, file string) string {
	t.Helper()
	path, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
