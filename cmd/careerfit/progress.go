package main

import (
	"fmt"
	"io"
	"time"
)

// A progress hears how far a part of long work is.
type progress func(part string, done, of int)

// progressOn tells a terminal, in one line that is overwritten, how far the work is; nobody else. What
// is counted is named behind the part, as in "uniform takers".
func progressOn(w io.Writer, counted string) progress {
	if !isTerminal(w) {
		return nil
	}
	return calmly(w, counted, time.Now)
}

// betweenTold is how long a line of progress stands at least: nobody reads faster, and a slow connection
// has better things to carry.
const betweenTold = 200 * time.Millisecond

// calmly tells how far the work is now and then, and clears the line at the end of a part.
func calmly(w io.Writer, counted string, now func() time.Time) progress {
	var told time.Time
	stands := false // a line
	return func(part string, done, of int) {
		switch at := now(); {
		case done >= of && stands:
			fmt.Fprint(w, "\r\x1b[K")
			stands = false
		case done < of && at.Sub(told) >= betweenTold:
			fmt.Fprintf(w, "\r%s%s: %d %%\x1b[K", part, counted, 100*done/of)
			told, stands = at, true
		}
	}
}

// clear makes room for something else to be said.
func (p progress) clear() {
	if p != nil {
		p("", 0, 0)
	}
}
