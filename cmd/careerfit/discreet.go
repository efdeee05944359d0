package main

import (
	"log/slog"
	"net/netip"
	"regexp"
	"strings"
)

// discreetly returns what keeps out of a log, in messages and errors of whatever origin, the addresses of people and
// the ids of sittings: Go's server names who sent what it could not read, and an error of the network both ends.
func discreetly() func(groups []string, a slog.Attr) slog.Attr {
	// All of an id or an address is written in these: hexadecimal digits around a sign.
	ids := regexp.MustCompile(`(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	runs := regexp.MustCompile(`(?i)[0-9a-f]*[.:][0-9a-f.:]*`)
	return func(_ []string, a slog.Attr) slog.Attr {
		text, ok := wordsOf(a.Value)
		if !ok {
			return a
		}
		text = ids.ReplaceAllLiteralString(text, "(sitting)")
		return slog.String(a.Key, runs.ReplaceAllStringFunc(text, withoutAddress))
	}
}

// wordsOf returns what a value says in words, where it does.
func wordsOf(v slog.Value) (text string, ok bool) {
	if v.Kind() == slog.KindString {
		return v.String(), true
	}
	err, ok := v.Any().(error)
	if ok {
		text = err.Error()
	}
	return text, ok
}

// withoutAddress hides an address, with its port if it has one and whatever punctuation is around it.
func withoutAddress(run string) string {
	for _, text := range []string{run, strings.TrimRight(run, ".:"), strings.Trim(run, ".:")} {
		_, err := netip.ParseAddr(text)
		_, portErr := netip.ParseAddrPort(text)
		if err == nil || portErr == nil {
			return strings.Replace(run, text, "(address)", 1)
		}
	}
	return run
}
