package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Progress is for somebody who watches: neither a file nor a pipe hears of it.
func TestProgressIsForTerminals(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer write.Close()
	nowhere, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer nowhere.Close()
	for _, w := range []io.Writer{file, write, nowhere, io.Discard} {
		if progressOn(w, "") != nil {
			t.Errorf("%v hears of it", w)
		}
	}
	progress(nil).clear() // where nobody watches there is nothing to clear
}

// A line stands long enough to be read, and is cleared when its part is done; what is done at once is not told.
func TestProgressIsToldCalmly(t *testing.T) {
	var out strings.Builder
	now := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	told := calmly(&out, " takers", func() time.Time { return now })
	for _, c := range []struct {
		after    time.Duration
		done, of int
		want     string
	}{
		{0, 1, 100, "\runiform takers: 1 %\x1b[K"},
		{100 * time.Millisecond, 2, 100, ""},
		{99 * time.Millisecond, 3, 100, ""},
		{1 * time.Millisecond, 7, 300, "\runiform takers: 2 %\x1b[K"},
		{time.Millisecond, 300, 300, "\r\x1b[K"},
		{time.Millisecond, 300, 300, ""},
		{time.Millisecond, 1, 2, ""},
		{time.Millisecond, 2, 2, ""},
		{time.Second, 1, 2, "\runiform takers: 50 %\x1b[K"},
		{0, 0, 0, "\r\x1b[K"},
	} {
		out.Reset()
		now = now.Add(c.after)
		told("uniform", c.done, c.of)
		wantText(t, fmt.Sprintf("after %s, %d of %d", c.after, c.done, c.of), c.want, out.String())
	}
}
