package lint_test

import (
	"runtime"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
	"github.com/careerfit/careerfit/quiz/lint"
)

// What is allocated in all is at least what the heap holds at once. It may be 200 MB.
func TestALargeQuestionnaireIsCheckedInLittleMemory(t *testing.T) {
	text := []byte(planted.Large(1, allFaults()...).Make(t).Text)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	lint.Check("planted.yaml", text, asOf)
	runtime.ReadMemStats(&after)
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 200 {
		t.Errorf("%d MB were allocated", mb)
	}
}

// BenchmarkCheck checks a file of 60 items and 900 careers, and reads it alone to compare.
func BenchmarkCheck(b *testing.B) {
	text := []byte(planted.Large(1, allFaults()...).Make(b).Text)
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			quiz.Read("planted.yaml", text)
		}
	})
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, problems := lint.Check("planted.yaml", text, asOf); len(problems) != len(allFaults()) {
				b.Fatal(problems)
			}
		}
	})
}
