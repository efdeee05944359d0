package main

import "time"

// A span is the value of a flag that takes a span of time as people write it: 365d, 12w, 8760h; 0 needs no
// unit. It has no sign, is whole seconds, and at most about 292 years.
type span time.Duration

// spanUnits are what a span is written in, the first of which that fits; so weeks are only read.
func spanUnits() []unit {
	return []unit{{"d", int64(24 * time.Hour)}, {"h", int64(time.Hour)}, {"m", int64(time.Minute)}, {"s", int64(time.Second)}, {"w", int64(7 * 24 * time.Hour)}}
}

// Set reads a span, and leaves it as it was if the text is none.
func (s *span) Set(text string) error {
	n, err := inUnits(text, spanUnits())
	if err == nil {
		*s = span(n)
	}
	return err
}

// String writes the span so that Set reads it.
func (s *span) String() string { return asUnits(int64(*s), spanUnits()) }

// Type names the kind of flag.
func (s *span) Type() string { return "span" }
