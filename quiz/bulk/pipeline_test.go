package bulk_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"go.uber.org/goleak"

	"github.com/careerfit/careerfit/quiz/bulk"
)

// Chunks are scored side by side, and some take longer than others; results and complaints stay in order.
func TestTheOrderIsThatOfTheSheets(t *testing.T) {
	q := synthetic(t)
	sheets := takers(q, 5000)
	input := bytes.ReplaceAll(ndjson(t, q, sheets), []byte(`00","answers"`), []byte(`00","answer"`)) // each hundredth is bad
	want := ofNDJSON(t, q, input, false)
	for _, workers := range []int{1, 2, 7} {
		got, s, err := scored(t, q, bytes.NewReader(input), bulk.Options{Workers: workers})
		if err != nil || s.Bad != 50 || s.Scored != 4950 {
			t.Fatal(s, err)
		}
		wantSame(t, got, want)
	}
}

// Whoever sends one sheet and waits for its result is not kept waiting: not by a batch that is not full,
// nor by the bytes that end a line in another way.
func TestEachResultIsWrittenBeforeTheNextSheetIsNeeded(t *testing.T) {
	for format, sheet := range map[bulk.Format]string{bulk.NDJSON: "{\"id\":\"%d\",\"answers\":{}}\r\n", bulk.CSV: "\"%d\",\n"} {
		in, sheets := io.Pipe()
		results, out := io.Pipe()
		done := make(chan error, 1)
		go func() {
			_, err := bulk.Score(t.Context(), synthetic(t), in, out, bulk.Options{In: format, Fields: []string{"id"}})
			done <- err
		}()
		lines := bufio.NewReader(results)
		if format == bulk.CSV {
			fmt.Fprint(sheets, "id,item-number-3\n")
			wantLine(t, lines, "id\n")
		}
		for n := range 3 {
			fmt.Fprintf(sheets, sheet, n)
			wantLine(t, lines, map[bulk.Format]string{bulk.NDJSON: "{\"id\":\"%d\"}\n", bulk.CSV: "%d\n"}[format], n)
		}
		sheets.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func wantLine(t *testing.T, lines *bufio.Reader, format string, args ...any) {
	t.Helper()
	line, err := lines.ReadString('\n')
	if want := fmt.Sprintf(format, args...); err != nil || line != want {
		t.Fatalf("the line is %q, %v; want %q", line, err, want)
	}
}

// Reading that blocks keeps nobody: not who gives up, nor who cannot write any more.
func TestABlockedReadKeepsNobody(t *testing.T) {
	q := synthetic(t)
	ctx, cancel := context.WithCancel(t.Context())
	in, sheets := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := bulk.Score(ctx, q, in, io.Discard, bulk.Options{In: bulk.NDJSON})
		done <- err
	}()
	fmt.Fprint(sheets, "{\"answers\":{}}\n{")
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	go func() {
		_, err := bulk.Score(t.Context(), q, in, full{}, bulk.Options{In: bulk.NDJSON})
		done <- err
	}()
	fmt.Fprint(sheets, "\n{\"answers\":{}}\n{\"answers\":{}}\n")
	if err := <-done; !errors.Is(err, errFull) || err.Error() != "write results: no space left" {
		t.Error(err)
	}
	sheets.Close() // what was left behind ends with its Read
	goleak.VerifyNone(t)
}

var errFull = errors.New("no space left")

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// A disk that becomes full ends the work there, though there are sheets without end.
func TestAFullDiskEndsTheWork(t *testing.T) {
	q := synthetic(t)
	endless := &repeated{text: ndjson(t, q, takers(q, 100)), left: 1 << 60}
	room := &filling{left: 1 << 20}
	s, err := bulk.Score(t.Context(), q, endless, room, bulk.Options{})
	if !errors.Is(err, errFull) || s.Scored == 0 {
		t.Errorf("%+v %v", s, err)
	}
	if _, err := bulk.Score(t.Context(), q, strings.NewReader("id\n"), full{}, bulk.Options{}); !errors.Is(err, errFull) {
		t.Errorf("a header that cannot be written: %v", err)
	}
}

// filling has some room left.
type filling struct{ left int }

func (f *filling) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// repeated is the same sheets again and again, so many bytes in all.
type repeated struct {
	text []byte
	at   int
	left int64
}

func (r *repeated) Read(b []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(int64(len(b)), r.left)], r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	r.left -= int64(n)
	return n, nil
}

// What was read whole is scored, whatever ended the reading; what was not is no sheet.
func TestWhatWasReadIsScoredWhenReadingFails(t *testing.T) {
	broken := errors.New("the cable is out")
	for _, c := range []struct{ sheets, want string }{
		{"{\"id\":\"a\",\"answers\":{}}\n{\"id\"", "{\"id\":\"a\"}\n"}, {"id\na\nb", "id\na\n"}, {"id\na", "id\n"}, {"id", ""}, {"", ""}, {" ", ""}, {"{", ""},
		{"id\n\"" + strings.Repeat("x", bulk.MaxRecord+10), "id\n"},
	} {
		in := io.MultiReader(strings.NewReader(c.sheets), iotest.ErrReader(broken))
		got, _, err := scored(t, questionnaire(t, "smallest"), in, bulk.Options{Fields: []string{"id"}})
		if !errors.Is(err, broken) || err.Error() != "read sheets: the cable is out" || got.results != c.want {
			t.Errorf("%.20q: %q %v", c.sheets, got.results, err)
		}
		got, _, err = scored(t, questionnaire(t, "smallest"), iotest.DataErrReader(strings.NewReader("id\na\nb")), bulk.Options{Fields: []string{"id"}})
		if err != nil || got.results != "id\na\nb\n" {
			t.Errorf("bytes that come with the end: %q %v", got.results, err)
		}
	}
	stuck, _, err := scored(t, questionnaire(t, "smallest"), lazy{}, bulk.Options{})
	if !errors.Is(err, io.ErrNoProgress) || stuck.results != "" {
		t.Errorf("a reader that brings nothing: %v", err)
	}
}

// lazy reads nothing, for ever.
type lazy struct{}

func (lazy) Read([]byte) (int, error) { return 0, nil }

// Progress counts up to all sheets.
func TestProgressCountsTheSheets(t *testing.T) {
	q := synthetic(t)
	var told []int64
	s, err := bulk.Score(t.Context(), q, bytes.NewReader(csvOf(q, takers(q, 3000))), io.Discard, bulk.Options{Progress: func(n int64) { told = append(told, n) }})
	if err != nil || len(told) < 3 || told[len(told)-1] != 3000 || s.Sheets() != 3000 {
		t.Errorf("%v %+v %v", told, s, err)
	}
}
