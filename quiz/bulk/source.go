package bulk

import (
	"bytes"
	"errors"
	"io"
	"slices"
)

const (
	// MaxRecord is the most bytes that a line of NDJSON or a record of CSV may have, without its end.
	MaxRecord = 1 << 20
	// chunkSize is how much is read at once, where so much is there: enough to make handing it on cheap, and
	// little enough to stay in a processor's cache.
	chunkSize = 64 << 10
)

// A source cuts what it reads into chunks of whole records.
type source struct {
	in        io.Reader
	format    Format
	separator byte // of CSV; a comma until the header was seen
	// rest is what was read behind the last chunk.
	rest []byte
	line int64 // the number of the line on which rest begins
	err  error // that of reading, once there is one
}

// openSource looks at how the input begins, until the format is known. UTF-16 is refused.
func openSource(in io.Reader, format Format) (*source, error) {
	s := &source{in: in, format: format, separator: comma, line: 1}
	for s.err == nil {
		if found := recognise(s.rest); found != Auto && len(s.rest) > 1 || len(s.rest) > chunkSize {
			break
		}
		s.rest = s.read(s.rest)
	}
	if format == Auto {
		s.format = max(recognise(s.rest), NDJSON) // where there is nothing, nothing is wrong
	}
	if isUTF16(s.rest) {
		return nil, &HeaderError{1, errUTF16}
	}
	s.rest = bytes.TrimPrefix(s.rest, mark)
	return s, nil
}

// next fills the chunk with whole records. After the last one it returns the error that ended the reading;
// what stands before any other end than the file's is no record.
func (s *source) next(c *chunk) error {
	c.in, s.rest = append(c.in[:0], s.rest...), s.rest[:0]
	for looked := 0; ; {
		if end := s.wholeRecords(c.in, looked); end > 0 {
			s.rest, c.in = append(s.rest, c.in[end:]...), c.in[:end]
			break
		}
		if s.err != nil {
			if len(c.in) == 0 || !errors.Is(s.err, io.EOF) {
				return s.err
			}
			break
		}
		if looked = len(c.in); looked >= MaxRecord+len("\r\n") {
			s.passOver(c)
			break
		}
		c.in = s.read(c.in)
	}
	c.line = s.line
	s.line += int64(bytes.Count(c.in, newline))
	return nil
}

var newline = []byte{'\n'}

// wholeRecords returns where the last whole record ends, 0 where there is none. What was looked at before
// had none.
func (s *source) wholeRecords(b []byte, looked int) int {
	last := bytes.LastIndexByte(b[looked:], '\n')
	if last < 0 {
		return 0
	}
	last += looked + 1
	if s.format == NDJSON || bytes.IndexByte(b[:last], '"') < 0 {
		return last
	}
	whole := 0
	for {
		end := recordEnd(b[whole:last], s.separator)
		if end < 0 {
			return whole
		}
		whole += end
	}
}

// passOver leaves out what is left of a record that is too long already, up to the end of the line.
func (s *source) passOver(c *chunk) {
	for s.err == nil {
		s.rest = s.read(s.rest[:0])
		if end := bytes.IndexByte(s.rest, '\n'); end >= 0 {
			c.in = append(c.in, '\n')
			s.rest = s.rest[:copy(s.rest, s.rest[end+1:])]
			return
		}
	}
	s.rest = s.rest[:0]
}

// read appends what one Read brings.
func (s *source) read(b []byte) []byte {
	if len(b) == cap(b) {
		b = slices.Grow(b, max(chunkSize, len(b)))
	}
	for range 100 { // as in bufio
		n, err := s.in.Read(b[len(b):cap(b)])
		b, s.err = b[:len(b)+n], err
		if n > 0 || err != nil {
			return b
		}
	}
	s.err = io.ErrNoProgress
	return b
}

// unread puts back what was taken too much.
func (s *source) unread(b []byte, line int64) {
	s.rest, s.line = append(bytes.Clone(b), s.rest...), line
}
