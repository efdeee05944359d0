package main

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/careerfit/careerfit/quiz"
)

// A logged text becomes a line of the log, of the level.
type logged struct {
	handler slog.Handler
	level   slog.Level
}

func (l logged) Write(text []byte) (int, error) {
	return slog.NewLogLogger(l.handler, l.level).Writer().Write(text)
}

// graded returns where w takes what is as severe as s. The log has a level for it; whatever else is written to does not
// tell them apart.
func graded(w io.Writer, s quiz.Severity) io.Writer {
	if l, ok := w.(logged); ok {
		return logged{l.handler, [...]slog.Level{slog.LevelError, slog.LevelWarn, slog.LevelInfo}[s]}
	}
	return w
}

// writeProblems writes all that is to be said of each.
func writeProblems(w io.Writer, found quiz.Problems) {
	for _, p := range found {
		fmt.Fprint(graded(w, p.Severity), p.Long())
	}
}
