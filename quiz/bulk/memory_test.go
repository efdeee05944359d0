package bulk_test

import (
	"bytes"
	"flag"
	"io"
	"runtime"
	"testing"

	"github.com/careerfit/careerfit/quiz/bulk"
)

// The full form takes about a minute:
//
//	go test ./quiz/bulk -run Flat -sheets 10000000 -v -timeout 1h
var sheets = flag.Int64("sheets", 200_000, "how many sheets the test of flat memory scores")

// room is what scoring may take, in bytes, however many sheets there are: for two processors a few chunks.
const room = 16 << 20

func TestMemoryIsFlat(t *testing.T) {
	q := synthetic(t)
	for _, input := range []struct {
		name         string
		header, rows []byte
	}{{"NDJSON", nil, ndjson(t, q, takers(q, 1000))}, {"CSV", csvOf(q, nil), csvOf(q, takers(q, 1000))[len(csvOf(q, nil)):]}} {
		t.Run(input.name, func(t *testing.T) {
			before := heap()
			watched := &watchedReader{Reader: io.MultiReader(bytes.NewReader(input.header), &repeated{text: input.rows, left: int64(len(input.rows)) * *sheets / 1000}), every: int64(len(input.rows)) * *sheets / 1000 / 20}
			s, err := bulk.Score(t.Context(), q, watched, io.Discard, bulk.Options{Workers: 2})
			if err != nil || s.Scored != *sheets || s.Bad > 0 || watched.looked < 18 {
				t.Fatalf("%+v %v; looked %d times", s, err, watched.looked)
			}
			if watched.most > before+room {
				t.Errorf("the heap grew by %d bytes, more than %d", watched.most-before, room)
			}
			t.Logf("%d sheets: the heap grew by %d KiB", s.Scored, (watched.most-before)>>10)
		})
	}
}

// A check that cannot fail is none: results that are kept are seen.
func TestMemoryThatGrowsIsSeen(t *testing.T) {
	q := synthetic(t)
	rows := ndjson(t, q, takers(q, 1000))
	before := heap()
	watched := &watchedReader{Reader: &repeated{text: rows, left: int64(len(rows)) * 20}, every: int64(len(rows))}
	var kept bytes.Buffer
	if _, err := bulk.Score(t.Context(), q, watched, &kept, bulk.Options{}); err != nil {
		t.Fatal(err)
	}
	if watched.most <= before+room {
		t.Errorf("%d bytes of results are kept, and the heap is seen to grow by %d", kept.Len(), watched.most-before)
	}
	runtime.KeepAlive(kept)
}

// heap returns the bytes in use once the garbage is gone.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A watchedReader looks at the heap now and then.
type watchedReader struct {
	io.Reader
	every, until int64
	read         int64
	most         uint64
	looked       int
}

func (w *watchedReader) Read(b []byte) (int, error) {
	n, err := w.Reader.Read(b)
	if w.read += int64(n); w.read >= w.until {
		w.most, w.until = max(w.most, heap()), w.read+w.every
		w.looked++
	}
	return n, err
}
