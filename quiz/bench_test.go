package quiz_test

import (
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// personaSheet is the first persona's sheet of the built-in questionnaire; the items from a number on
// are open.
func personaSheet(b *testing.B, openFrom int) (*quiz.Quiz, *engine.Sheet) {
	b.Helper()
	q, _ := quiz.Builtin()
	marks, err := q.Marks(q.Personas[0].Answers)
	if err != nil {
		b.Fatal(err)
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		b.Fatal(err)
	}
	for i := openFrom; i < len(q.Items); i++ {
		sheet.Open(i)
	}
	return q, sheet
}

// BenchmarkBuiltinResult is all that a result page asks of the engine but the reasons.
func BenchmarkBuiltinResult(b *testing.B) {
	q, sheet := personaSheet(b, 24)
	background, _ := q.BackgroundItem()
	b.ReportAllocs()
	for b.Loop() {
		q.Model.Evaluate(sheet)
		q.Model.Stability(sheet, engine.Rho)
		q.Model.Contrasts(sheet, background)
	}
}

// BenchmarkBuiltinRetake is the dearest part of it.
func BenchmarkBuiltinRetake(b *testing.B) {
	q, sheet := personaSheet(b, 24)
	b.ReportAllocs()
	for b.Loop() {
		q.Model.Retake(sheet, engine.Rho)
	}
}

func BenchmarkBuiltinSettled(b *testing.B) {
	q, sheet := personaSheet(b, 12)
	b.ReportAllocs()
	for b.Loop() {
		q.Model.Settled(sheet)
	}
}

// BenchmarkBuiltinCertainty looks up the certainty of the path; "gaps" has no place in the order and
// works it out.
func BenchmarkBuiltinCertainty(b *testing.B) {
	for name, open := range map[string]int{"gaps": 12, "empty": 0} {
		q, sheet := personaSheet(b, open)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				q.ShortForm().Certainty(sheet)
			}
		})
	}
}

func BenchmarkBuiltinShortFormNext(b *testing.B) {
	q, sheet := personaSheet(b, 12)
	b.ReportAllocs()
	for b.Loop() {
		q.ShortForm().Next(sheet)
	}
}
