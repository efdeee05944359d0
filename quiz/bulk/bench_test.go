package bulk_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/careerfit/careerfit/quiz/bulk"
)

// BenchmarkSheets scores sheets of 24 items by 20 outcomes on all processors, with the output that there is by
// default, and says how many a second. The figures to reach on two: 150,000 as NDJSON, 400,000 as CSV.
//
//	go test ./quiz/bulk -run '^$' -bench Sheets
func BenchmarkSheets(b *testing.B) {
	q := synthetic(b)
	sheets := takers(q, 50_000)
	for _, input := range []struct {
		name string
		text []byte
	}{{"NDJSON", ndjson(b, q, sheets)}, {"CSV", csvOf(q, sheets)}} {
		b.Run(input.name, func(b *testing.B) {
			b.ReportAllocs()
			var scored int64
			for b.Loop() {
				s, err := bulk.Score(b.Context(), q, bytes.NewReader(input.text), io.Discard, bulk.Options{})
				if err != nil || s.Bad > 0 {
					b.Fatal(err, s.Bad)
				}
				scored += s.Scored
			}
			b.ReportMetric(float64(scored)/b.Elapsed().Seconds(), "sheets/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}
