package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever breaks an answer off, what came of it is never taken for the whole.
func TestAnAnswerThatIsNotWholeIsNotTaken(t *testing.T) {
	const text = "all of it"
	sealed := func(w http.Header, bytes int, sum string) {
		w.Set(sealTrailer, fmt.Sprintf(`{"bytes":%d,"sha256":"%s"}`, bytes, sum))
	}
	sum, other := newSealerOf(text).seal(nil).SHA256, newSealerOf("other").seal(nil).SHA256
	for name, c := range map[string]struct {
		answer func(writer)
		says   string
	}{
		"it ends in the middle": {func(w writer) {
			fmt.Fprint(w, text)
			w.flush()
			panic(http.ErrAbortHandler)
		}, "broke off"},
		"it ends without a seal":       {func(w writer) { fmt.Fprint(w, text) }, "broke off"},
		"the seal is of other bytes":   {func(w writer) { fmt.Fprint(w, text); sealed(w.Header(), len(text), other) }, "broke off"},
		"the seal is of more bytes":    {func(w writer) { fmt.Fprint(w, text); sealed(w.Header(), len(text)+1, sum) }, "broke off"},
		"the seal cannot be read":      {func(w writer) { fmt.Fprint(w, text); w.Header().Set(sealTrailer, "whole") }, "broke off"},
		"the seal tells of an error":   {func(w writer) { fmt.Fprint(w, text); newSealerOf(text).sealInto(w.Header(), failure(errNotSaid)) }, errNotSaid.Error()},
		"the server does not know it":  {func(w writer) { w.WriteHeader(http.StatusNotFound) }, "another version of careerfit"},
		"the server refuses it":        {func(w writer) { refuse(w, failure(errNotSaid)) }, errNotSaid.Error()},
		"it is no database, but whole": {func(w writer) { fmt.Fprint(w, text); newSealerOf(text).sealInto(w.Header(), nil) }, "the copy cannot be opened"},
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 0)
			o.pretends(func(w writer) {
				w.Header().Set("Trailer", sealTrailer)
				c.answer(w)
			})
			file := filepath.Join(t.TempDir(), "copy.db")
			said := o.says(exitFailure, "backup", file)
			if !strings.Contains(said.err, c.says) || is(file) {
				t.Errorf("it says %q, and the file is there: %t", said.err, is(file))
			}
		})
	}
}

// A control for the story above: what is whole is passed on.
func TestAnAnswerThatIsWholeIsTaken(t *testing.T) {
	o := opens(t, 0)
	o.pretends(func(w writer) {
		w.Header().Set("Trailer", sealTrailer)
		fmt.Fprint(w, "all of it")
		newSealerOf("all of it").sealInto(w.Header(), nil)
	})
	if said := o.says(exitOK, "backup", "-"); said.out != "all of it" {
		t.Errorf("it passes on %q", said.out)
	}
}

// newSealerOf has sealed the text.
func newSealerOf(text string) *sealer {
	s := newSealer(new(strings.Builder))
	_, _ = s.Write([]byte(text)) // a strings.Builder takes everything
	return s
}

// Whatever an error says, it crosses the socket with its exit code.
func FuzzErrorsCrossTheSocket(f *testing.F) {
	for _, text := range []string{"nothing was changed", "", "a\nb\r\nc", "naïve \x00 \x7f \xff", `"{}`, strings.Repeat("long ", 1000)} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, code int) {
		sent := &trouble{strings.ToValidUTF8(text, "?"), code}
		h := http.Header{}
		newSealerOf("x").sealInto(h, sent.err())
		var wire bytes.Buffer
		if err := h.Write(&wire); err != nil {
			t.Fatal(err)
		}
		arrived, err := textproto.NewReader(bufio.NewReader(io.MultiReader(&wire, strings.NewReader("\r\n")))).ReadMIMEHeader()
		if err != nil {
			t.Fatal(err)
		}
		if got := troubleIn(t, http.Header(arrived)); *got != *sent {
			t.Errorf("%+v arrives as %+v", sent, got)
		}
	})
}

// troubleIn is what a seal tells of an error.
func troubleIn(t *testing.T, h http.Header) *trouble {
	t.Helper()
	var s seal
	if err := json.Unmarshal([]byte(h.Get(sealTrailer)), &s); err != nil || s.Trouble == nil {
		t.Fatalf("the seal %q tells of none: %v", h.Get(sealTrailer), err)
	}
	return s.Trouble
}
