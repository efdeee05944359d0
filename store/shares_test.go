package store_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// What an older version carried along unread is a share link again for this one, and the other way round.
func TestAnOlderVersionCarriesShareLinksAlong(t *testing.T) {
	s := sample()
	s.AddShare(quiz.Share{Hash: filled(0xa1), Made: s.Started, Expires: s.Started.Add(time.Hour), Answers: true})
	with := encode(t, s, nil)
	without := encode(t, sample(), nil)
	if !bytes.HasPrefix(with, without) {
		t.Fatal("what an older version reads of the record is altered")
	}
	read, extra, err := store.DecodeSession(s.ID, slices.Concat(without, with[len(without):]))
	if diff := cmp.Diff(s, read); err != nil || len(extra) > 0 || diff != "" {
		t.Errorf("read with %v, error %v:\n%s", extra, err, diff)
	}
}

func TestDamagedShareLinksAreRefusedInWords(t *testing.T) {
	whole := encode(t, sample(), nil)
	link := func(number byte, tail ...byte) []byte {
		return slices.Concat([]byte{number}, bytes.Repeat([]byte{0xa1}, 32), tail)
	}
	for _, c := range []struct {
		words string
		value []byte
	}{
		{"number of share links is no number", nil},
		{"none was made", []byte{0}},
		{"number of share links is no number in its shortest form", []byte{0x81, 0}},
		{"number of share links (4294967296) is more", []byte{0x80, 0x80, 0x80, 0x80, 0x10}},
		{"ends within the secret of a share link", []byte{1, 1, 0xa1}},
		{"share link 2 follows 0, and 1 were made", append([]byte{1}, link(2, 5, 5, 0)...)},
		{"share link 0 follows 0", append([]byte{1}, link(0, 5, 5, 0)...)},
		{"share link 1 follows 1", slices.Concat([]byte{2}, link(1, 5, 5, 0), link(1, 5, 5, 0))},
		{"not in its one form", append([]byte{1}, link(1, 5, 5, 2)...)},
		{"not in its one form", append([]byte{1}, link(1, 5, 0, 0)...)},
		{"not in its one form", append([]byte{1}, link(1, 0xff, 0xb7, 0xff, 0x90, 0xfd, 0xce, 0x39, 1, 0)...)},
		{"ends within the share link", append([]byte{1}, link(1, 5, 5)...)},
	} {
		record := slices.Concat(whole, []byte{3, byte(len(c.value))}, c.value)
		_, _, err := store.DecodeSession("x", record)
		if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("want %q, got: %v", c.words, err)
		}
	}
}
