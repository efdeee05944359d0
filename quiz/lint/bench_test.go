package lint_test

import (
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
	"github.com/careerfit/careerfit/quiz/lint"
)

// BenchmarkCheck checks a file of 60 items and 900 careers, and reads it alone to compare. The most that the heap
// holds at once is at most what is allocated, B/op.
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
