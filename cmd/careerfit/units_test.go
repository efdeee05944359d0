package main

import (
	"math"
	"testing"
	"time"

	"github.com/spf13/pflag"
)

func TestSpansAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"0": 0, "0d": 0, "365d": 8760 * time.Hour, "8760h": 8760 * time.Hour, "12w": 84 * 24 * time.Hour, "90D": 90 * 24 * time.Hour,
		"90m": 90 * time.Minute, "1s": time.Second, "106751d": 106751 * 24 * time.Hour,
	} {
		var s span
		if err := s.Set(text); err != nil || time.Duration(s) != want {
			t.Errorf("%q is %s (%v), want %s", text, time.Duration(s), err, want)
		}
	}
	for _, text := range []string{"", "d", "365", "-1d", "+1d", "1.5d", "1 d", " 1d", "1d ", "1d12h", "1y", "106752d", "99999999999999999999s", "١d", "1e3d", "0x1d"} {
		s := span(time.Minute)
		if s.Set(text) == nil || s != span(time.Minute) {
			t.Errorf("%q is taken as %s", text, s.String())
		}
	}
}

func TestSizesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "2GB": 2e9, "2gb": 2e9, "2G": 2e9, "2m": 2e6, "512MiB": 512 << 20, "4096B": 4096, "1KB": 1000, "1KiB": 1024, "8388607TiB": 8388607 << 40,
	} {
		var s byteSize
		if err := s.Set(text); err != nil || int64(s) != want {
			t.Errorf("%q is %d (%v), want %d", text, s, err, want)
		}
	}
	for _, text := range []string{"", "GB", "2", "2Gi", "-2GB", "2.5GB", "2 GB", "8388608TiB", "99999999999999999999B", "2GBs"} {
		s := byteSize(7)
		if s.Set(text) == nil || s != 7 {
			t.Errorf("%q is taken as %d", text, s)
		}
	}
}

// What a flag shows as its default is what people would write.
func TestSpansAndSizesAreShownAsTheyAreWritten(t *testing.T) {
	for want, shown := range map[string]pflag.Value{
		"365d": new(span(8760 * time.Hour)), "36h": new(span(36 * time.Hour)), "500000000": new(span(time.Second / 2)), "84d": new(span(12 * 7 * 24 * time.Hour)), "0": new(span(0)),
		"2GB": new(byteSize(2e9)), "1GiB": new(byteSize(1 << 30)), "1500MB": new(byteSize(15e8)), "1001B": new(byteSize(1001)),
	} {
		if got := shown.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestSizesInWords(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 bytes", 999: "999 bytes", 18_870_000: "18.9 MB", 2e9: "2.0 GB", math.MaxInt64: "9223372.0 TB"} {
		if got := inWords(bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}

// Whatever is taken is written so that it is taken again, and is the same.
func FuzzSpansAndSizes(f *testing.F) {
	for _, text := range []string{"0", "365d", "12w", "8760h", "2GB", "1GiB", "-1d", "99999999999999999999s", "1µs", "9223372036854775807B"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var first, again span
		if first.Set(text) == nil && (again.Set(first.String()) != nil || again != first || first < 0) {
			t.Errorf("the span %q is %d, and %q is %d", text, first, first.String(), again)
		}
		var size, same byteSize
		if size.Set(text) == nil && (same.Set(size.String()) != nil || same != size || size < 0) {
			t.Errorf("the size %q is %d, and %q is %d", text, size, size.String(), same)
		}
	})
}
