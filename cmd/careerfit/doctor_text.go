package main

import (
	"fmt"
	"io"
	"time"
)

// print tells people what was found.
func (f diagnosis) print(w io.Writer) {
	how := "no server holds it"
	if f.Served {
		how = "looked at through the server that holds it"
	}
	fmt.Fprintf(w, "%s: %s\n", f.File, how)
	if f.FileBytes > 0 {
		f.printCounts(w)
	}
	for _, p := range f.Problems {
		fmt.Fprintf(w, "problem: %s\n", p)
	}
	if f.Untold > 0 {
		fmt.Fprintf(w, "and %s more\n", counted(f.Untold, "problem"))
	}
	for _, n := range f.Notes {
		fmt.Fprintf(w, "note: %s\n", n)
	}
	if len(f.Problems) == 0 {
		fmt.Fprintln(w, "no problems")
	}
}

func (f diagnosis) printCounts(w io.Writer) {
	fmt.Fprintf(w, "  %s, %d of them finished", counted(f.Sessions, "sitting"), f.Finished)
	if !f.Oldest.IsZero() {
		fmt.Fprintf(w, "; begun from %s to %s", f.Oldest.UTC().Format(time.DateOnly), f.Newest.UTC().Format(time.DateOnly))
	}
	fmt.Fprintf(w, "\n  %s, %s, %s\n", counted(f.Questionnaires, "questionnaire"), counted(f.Codes, "return code"), counted(f.Owners, "place")+" in lists of browsers")
	fmt.Fprintf(w, "  %s, of which %.0f %% is free\n", inWords(f.FileBytes), 100*float64(f.FreeBytes)/float64(max(f.FileBytes, 1)))
}
