package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
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
	for _, w := range []io.Writer{file, write, io.Discard} {
		if progressOn(w, "") != nil {
			t.Errorf("%T hears of it", w)
		}
	}
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	told := progressOn(device, " takers")
	if told == nil {
		t.Fatal("a terminal hears nothing")
	}
	told("uniform", 1, 2)
	told.clear()
	progress(nil).clear() // where nobody watches there is nothing to clear
	wantText(t, "on the way", "\runiform takers: 16 of 100\x1b[K", progressLine("uniform takers", 16, 100))
	wantText(t, "at the end", "\r\x1b[K", progressLine("uniform takers", 100, 100))
}
