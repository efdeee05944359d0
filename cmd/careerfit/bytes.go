package main

import (
	"fmt"
	"math"
)

// A byteSize is the value of a flag that takes a size as people write it: 2GB or 2G, 512MiB, 4096B; 0 needs no
// unit. It counts bytes, has no sign, and fits into an int, as large as that is on the machine.
type byteSize int

func byteUnits() []unit {
	return []unit{{"TiB", 1 << 40}, {"TB", 1e12}, {"GiB", 1 << 30}, {"GB", 1e9}, {"MiB", 1 << 20}, {"MB", 1e6}, {"KiB", 1 << 10}, {"KB", 1e3}, {"B", 1},
		{"T", 1e12}, {"G", 1e9}, {"M", 1e6}, {"K", 1e3}} // these are only read
}

// Set reads a size, and leaves it as it was if the text is none.
func (s *byteSize) Set(text string) error {
	n, err := inUnits(text, byteUnits())
	if err == nil && n > math.MaxInt {
		err = errUnit
	}
	if err == nil {
		*s = byteSize(n)
	}
	return err
}

// String writes the size so that Set reads it.
func (s *byteSize) String() string { return asUnits(int64(*s), byteUnits()) }

// Type names the kind of flag.
func (s *byteSize) Type() string { return "size" }

// inWords is a number of bytes, rounded as people say it: 18.9 MB.
func inWords(bytes int64) string {
	for _, u := range []unit{{"TB", 1e12}, {"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}} {
		if bytes >= u.of {
			return fmt.Sprintf("%.1f %s", float64(bytes)/float64(u.of), u.name)
		}
	}
	return fmt.Sprintf("%d bytes", bytes)
}
