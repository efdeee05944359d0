package web

import (
	"math/big"
	"strings"

	"github.com/careerfit/careerfit/engine"
)

// aVerdict names a verdict in the middle of a sentence.
func (say speech) aVerdict(v engine.Verdict) string {
	switch v {
	case engine.Clear:
		return say.T("a clear result")
	case engine.Balanced:
		return say.T("a balanced result")
	}
	return say.T("no clear result")
}

// verdict names a verdict.
func (say speech) verdict(v engine.Verdict) string {
	switch v {
	case engine.Clear:
		return say.T("A clear result")
	case engine.Balanced:
		return say.T("A balanced result")
	}
	return say.T("No clear result")
}

// lookOf is the class of a verdict's colour.
func lookOf(v engine.Verdict) string {
	switch v {
	case engine.Clear:
		return "verdict-clear"
	case engine.Balanced:
		return "verdict-balanced"
	}
	return "verdict-none"
}

// lead says a lead in points of a hundred, rounded down: a lead under the author's cut is never told as
// one that reaches it. Every page writes leads with one decimal.
func (say speech) lead(l engine.Lead) string {
	if floorOf(l.Rat(), 1000) == 0 {
		return say.T("less than %s points of a hundred", say.tenths(1))
	}
	return say.T("%s points of a hundred", say.tenthsDown(l.Rat()))
}

// tenthsDown writes a share in hundredths with one decimal, rounded down.
func (say speech) tenthsDown(share *big.Rat) string { return say.tenths(floorOf(share, 1000)) }

// sentences puts whole sentences one after the other; those that are empty are left out.
func sentences(all ...string) string {
	var told []string
	for _, s := range all {
		if s != "" {
			told = append(told, s)
		}
	}
	return strings.Join(told, " ")
}
