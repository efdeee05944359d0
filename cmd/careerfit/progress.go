package main

import (
	"fmt"
	"io"
	"os"
)

// A progress hears how far a part of long work is.
type progress func(part string, done, of int)

// progressOn tells a terminal, in one line that is overwritten, how far the work is; nobody else. What
// is counted is named behind the part, as in "uniform takers".
func progressOn(w io.Writer, counted string) progress {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(part string, done, of int) { fmt.Fprint(f, progressLine(part+counted, done, of)) }
}

// clear makes room for something else to be said.
func (p progress) clear() {
	if p != nil {
		p("", 0, 0)
	}
}

// progressLine overwrites the line before; the last one of a part clears it.
func progressLine(part string, done, of int) string {
	if done == of {
		return "\r\x1b[K"
	}
	return fmt.Sprintf("\r%s: %d of %d\x1b[K", part, done, of)
}
