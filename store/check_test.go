package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestSoundSessionsMayBeKept(t *testing.T) {
	for _, k := range keptV1() {
		if err := store.CheckSession(k.session); err != nil {
			t.Errorf("%s: %v", k.name, err)
		}
	}
}

func TestUnsoundSessionsAreRefusedInWords(t *testing.T) {
	for words, spoil := range map[string]func(*quiz.Session){
		`id ""`:                      func(s *quiz.Session) { s.ID = "" },
		`id "019AAA`:                 func(s *quiz.Session) { s.ID = strings.ToUpper(s.ID) },
		"return code's hash":         func(s *quiz.Session) { s.Code = quiz.SecretHash{} },
		"hash of owner 0 is not set": func(s *quiz.Session) { s.Owners[0] = quiz.SecretHash{} },
		"owner 1 is listed twice":    func(s *quiz.Session) { s.Owners = append(s.Owners, s.Owners[0]) },
		"9 owners are more than 8": func(s *quiz.Session) {
			for b := range byte(quiz.MaxOwners) {
				s.Owners = append(s.Owners, filled(b+1))
			}
		},
		"65536 marks": func(s *quiz.Session) { s.Marks = make([]quiz.Mark, 1<<16) },
		`mark 1: not a sound session: unknown non-answer "maybe"`: func(s *quiz.Session) { s.Marks[1].NonAnswer = "maybe" },
		"both an answer":            func(s *quiz.Session) { s.Marks[1] = quiz.Mark{Options: []int{1}, NonAnswer: quiz.Skipped} },
		"options [-1]":              func(s *quiz.Session) { s.Marks[1].Options = []int{-1} },
		"options [65536]":           func(s *quiz.Session) { s.Marks[1].Options = []int{65536} },
		"options [2 1]":             func(s *quiz.Session) { s.Marks[1].Options = []int{2, 1} },
		"options [2 2]":             func(s *quiz.Session) { s.Marks[1].Options = []int{2, 2} },
		"puts item 3, there are 3":  func(s *quiz.Session) { s.Asked = []int{0, 3} },
		"puts item -1, there are 3": func(s *quiz.Session) { s.Asked = []int{-1} },
		"puts item 0 twice":         func(s *quiz.Session) { s.Asked = []int{0, 1, 0} },
		"item 2 is reached, and the short form never put it": func(s *quiz.Session) {
			s.Asked, s.Marks[0], s.Marks[2] = []int{0}, quiz.Mark{Options: []int{1}}, quiz.Mark{NonAnswer: quiz.Skipped}
		},
		"6 share links are more than 5": func(s *quiz.Session) {
			s.SharesMade, s.Shares = 6, slices.Repeat([]quiz.Share{shareOf(1)}, quiz.MaxShares+1)
		},
		"share link 1 follows 1, and 3 were made": func(s *quiz.Session) { s.SharesMade, s.Shares = 3, []quiz.Share{shareOf(1), shareOf(1)} },
		"share link 0 follows 0":                  func(s *quiz.Session) { s.SharesMade, s.Shares = 3, []quiz.Share{shareOf(0)} },
		"share link 2 follows 0, and 1 were made": func(s *quiz.Session) { s.SharesMade, s.Shares = 1, []quiz.Share{shareOf(2)} },
		"hash of share link 1 is not set": func(s *quiz.Session) {
			s.SharesMade, s.Shares = 1, []quiz.Share{shareOf(1)}
			s.Shares[0].Hash = quiz.SecretHash{}
		},
		"share link 1 expires before it is made": func(s *quiz.Session) {
			s.SharesMade, s.Shares = 1, []quiz.Share{shareOf(1)}
			s.Shares[0].Expires = s.Shares[0].Made
		},
		"share link 1 (from 0001-01-01": func(s *quiz.Session) {
			s.SharesMade, s.Shares = 1, []quiz.Share{shareOf(1)}
			s.Shares[0].Made = time.Time{}
		},
		"time started is not set":    func(s *quiz.Session) { s.Started = time.Time{} },
		"time changed is not set":    func(s *quiz.Session) { s.Changed = time.Time{} },
		"time seen is not set":       func(s *quiz.Session) { s.Seen = time.Time{} },
		"time started (1969-12-31":   func(s *quiz.Session) { s.Started = time.UnixMilli(-1).UTC() },
		"time finished (10000-01-01": func(s *quiz.Session) { s.Finished = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
		"not between 1970 and 9999":  func(s *quiz.Session) { s.Seen = time.Date(1<<40, 1, 1, 0, 0, 0, 0, time.UTC) },
	} {
		s := sample()
		spoil(s)
		err := store.CheckSession(s)
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q, got: %v", words, err)
		}
		if _, err := store.EncodeSession(s, nil); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%q is encoded all the same", words)
		}
	}
	if err := store.CheckSession(nil); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("no session at all: %v", err)
	}
}

// shareOf is a sound share link.
func shareOf(number uint32) quiz.Share {
	made := sample().Started
	return quiz.Share{Number: number, Hash: filled(0xa1), Made: made, Expires: made.Add(time.Hour)}
}

func TestAnIDHasOneSpelling(t *testing.T) {
	const id = "019aaa00-0000-7000-8000-00000000000f"
	if key, ok := store.ParseID(id); !ok || key.String() != id {
		t.Errorf("%s is read as %v, %t", id, key, ok)
	}
	for _, other := range []string{
		"", "x", strings.ToUpper(id), "{" + id + "}", "urn:uuid:" + id, strings.ReplaceAll(id, "-", ""), id + " ",
		"019aaa00-0000-4000-8000-00000000000f", "019aaa00-0000-7000-0000-00000000000f", strings.Repeat("a", 1<<20),
	} {
		if _, ok := store.ParseID(other); ok {
			t.Errorf("%.50q is taken for an id", other)
		}
	}
}

func TestNewIDsAscend(t *testing.T) {
	var ids []string
	for range 10_000 {
		ids = append(ids, store.NewID())
	}
	if !slices.IsSorted(ids) || len(slices.Compact(ids)) != 10_000 {
		t.Error("ids are out of order or repeat")
	}
	if _, ok := store.ParseID(ids[0]); !ok {
		t.Errorf("%s is no id", ids[0])
	}
}

func TestAnIDTellsWhenItWasMade(t *testing.T) {
	if got, want := store.MadeAt("01890000-0000-7000-8000-000000000000"), time.UnixMilli(0x018900000000); !got.Equal(want) {
		t.Errorf("%v, want %v", got, want)
	}
	before := time.Now().Truncate(time.Millisecond)
	if at := store.MadeAt(store.NewID()); at.Before(before) || at.After(time.Now()) {
		t.Errorf("made at %v, about %v", at, before)
	}
	if at := store.MadeAt("none"); !at.IsZero() {
		t.Errorf("no id was made at %v", at)
	}
}
