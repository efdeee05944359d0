package bulk

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
)

// FuzzText: strings and numbers are written as encoding/json writes them.
func FuzzText(f *testing.F) {
	for n, s := range []string{"", "a", "é", `"\`, "\x00\x1f\x7f", "<&>", "\u2028\u2029", "\xff", "\ud7ff\ufffd\U0001f600"} {
		f.Add([]byte(s), uint64(n))
	}
	for _, n := range []float64{0, 1, 0.1, 1e-6, 9.99e-7, 1e-7, 1e-10, 1e20, 1e21, 1e100, 5e-324, math.MaxFloat64, -1.5, 1. / 3} {
		f.Add([]byte("n"), math.Float64bits(n))
	}
	f.Fuzz(func(t *testing.T, s []byte, bits uint64) {
		n := math.Float64frombits(bits)
		if math.IsNaN(n) || math.IsInf(n, 0) {
			n = 0
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := errors.Join(enc.Encode(string(s)), enc.Encode(n)); err != nil {
			t.Fatal(err)
		}
		got := append(appendNumber(append(appendText(nil, s), '\n'), n), '\n')
		if !bytes.Equal(got, want.Bytes()) {
			t.Fatalf("%s is written, want %s", got, want.Bytes())
		}
	})
}

// FuzzCells: cells are written as encoding/csv writes them, but for the empty line, and read again.
func FuzzCells(f *testing.F) {
	for _, row := range []string{"", "a\x1fb", "\x1f", "a,b\x1fc;d\x1fe\tf\x1f\"\"\x1f c", "\r\n\x1f\\.\x1f\u00a0x", "\xff\x1f\x00"} {
		for which := range uint8(len(separators)) {
			f.Add([]byte(row), which)
		}
	}
	f.Fuzz(func(t *testing.T, row []byte, which uint8) {
		separator := separators[int(which)%len(separators)]
		cells := bytes.Split(row, []byte{0x1f})
		var got, want bytes.Buffer
		record := make([]string, len(cells))
		var b []byte
		for i, cell := range cells {
			if record[i] = string(cell); i > 0 {
				b = append(b, separator)
			}
			b = appendCell(b, cell, separator)
		}
		got.Write(endRow(b, 0))
		w := csv.NewWriter(&want)
		w.Comma = rune(separator)
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
		if w.Flush(); want.String() == "\n" {
			want.Reset()
			want.WriteString("\"\"\n")
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("%q is written, want %q", got.Bytes(), want.Bytes())
		}
	})
}

// FuzzRecords: records begin, end and are split as by encoding/csv, however the bytes come.
func FuzzRecords(f *testing.F) {
	for _, text := range []string{
		"a,b\nc,d", "\"a\"\r\n\"b\r\nc\"\n", "\r\n\n\r", "a\"b,\"c\nd\"\n\"e\"f,\"\ng\n", "\"", "\"\"", "\"\"\"", "\"\"\"\"", "a,\"b", ",\n,\"\",\r", "\"a\r\"\r\n\r\r\n", "\"a\"\rb\n",
	} {
		for _, separator := range []byte(separators) {
			f.Add(bytes.ReplaceAll([]byte(text), []byte{comma}, []byte{separator}), uint8(1), uint8(strings.IndexByte(separators, separator)))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte, size, which uint8) {
		separator := separators[int(which)%len(separators)]
		got, want := ownRecords(t, text, int(size), separator), libraryRecords(t, text, separator)
		if !slices.EqualFunc(got, want, readRecord.equal) {
			t.Fatalf("read as\n%+v\nwant\n%+v", got, want)
		}
	})
}

// A readRecord is a record as it was read.
type readRecord struct {
	Line  int64
	Cells []string
	Bad   bool
}

func (r readRecord) equal(s readRecord) bool {
	return r.Line == s.Line && r.Bad == s.Bad && slices.Equal(r.Cells, s.Cells)
}

// inSteps is a reader that brings so many bytes at a time.
type inSteps struct {
	text []byte
	size int
}

func (s *inSteps) Read(b []byte) (int, error) {
	if len(s.text) == 0 {
		return 0, io.EOF
	}
	n := copy(b, s.text[:min(len(s.text), s.size+1)])
	s.text = s.text[n:]
	return n, nil
}

func ownRecords(t *testing.T, text []byte, size int, separator byte) (all []readRecord) {
	src := &source{in: &inSteps{text, size}, format: CSV, separator: separator, line: 1}
	for c := new(chunk); ; {
		if err := src.next(c); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		for r := (records{rest: c.in, separator: separator, line: c.line}); r.next(); {
			s := splitter{separator: separator}
			if len(r.record) == 0 {
				continue
			}
			if s.split(r.record) != nil {
				all = append(all, readRecord{Line: r.begins, Bad: true})
				continue
			}
			read := readRecord{Line: r.begins}
			for _, cell := range s.cells {
				read.Cells = append(read.Cells, string(cell))
			}
			all = append(all, read)
		}
	}
}

func libraryRecords(t *testing.T, text []byte, separator byte) (all []readRecord) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = rune(separator), -1
	for {
		cells, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return all
		case errors.As(err, &wrong):
			all = append(all, readRecord{Line: int64(wrong.StartLine), Bad: true})
		case err != nil:
			t.Fatal(err)
		default:
			line, _ := r.FieldPos(0)
			all = append(all, readRecord{Line: int64(line), Cells: cells})
		}
	}
}
