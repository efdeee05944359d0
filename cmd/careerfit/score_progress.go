package main

import (
	"fmt"
	"io"
	"time"
)

// A sheetCount tells a terminal, in one line that is overwritten, how many sheets were read, and how many a second.
// It is nil where nobody watches.
type sheetCount struct {
	w           io.Writer
	now         func() time.Time
	start, told time.Time
	stands      bool // a line
}

// sheetsTold counts for a terminal, unless the results are written there, too.
func sheetsTold(w, results io.Writer) *sheetCount {
	if !isTerminal(w) || isTerminal(results) {
		return nil
	}
	return newSheetCount(w, time.Now)
}

func newSheetCount(w io.Writer, now func() time.Time) *sheetCount {
	at := now()
	return &sheetCount{w: w, now: now, start: at, told: at}
}

// tell says now and then how many sheets were read so far.
func (c *sheetCount) tell(sheets int64) {
	if c == nil {
		return
	}
	at := c.now()
	if at.Sub(c.told) < betweenTold {
		return
	}
	fmt.Fprintf(c.w, "\r%d sheets, %.0f a second\x1b[K", sheets, float64(sheets)/at.Sub(c.start).Seconds())
	c.told, c.stands = at, true
}

// clear makes room for something else to be said.
func (c *sheetCount) clear() {
	if c != nil && c.stands {
		fmt.Fprint(c.w, "\r\x1b[K")
		c.stands = false
	}
}
