package main

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A unit is a name that may follow a whole number, and how much of the smallest thing it stands for.
type unit struct {
	name string
	of   int64
}

// errUnit is what is wrong with any number and unit; valueError says what it should have been.
var errUnit = errors.New("no whole number and unit")

// inUnits reads a whole number from 0 up and, behind it, one of the units, in small or capital letters. A 0
// needs none. What does not fit into 63 bits is refused.
func inUnits(text string, units []unit) (int64, error) {
	end := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(text)
	}
	n, err := strconv.ParseInt(text[:end], 10, 64)
	at := slices.IndexFunc(units, func(u unit) bool { return strings.EqualFold(u.name, text[end:]) })
	switch {
	case err == nil && n == 0 && end == len(text):
		return 0, nil
	case err != nil || at < 0 || n > math.MaxInt64/units[at].of:
		return 0, errUnit
	}
	return n * units[at].of, nil
}

// asUnits writes n in the first of the units that leaves nothing over, so that inUnits reads it; without one if all do.
func asUnits(n int64, units []unit) string {
	at := slices.IndexFunc(units, func(u unit) bool { return n%u.of == 0 })
	if n == 0 || at < 0 {
		return strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n/units[at].of, 10) + units[at].name
}
