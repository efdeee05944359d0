package store_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := sessions().Draw(t, "session")
		record, err := store.EncodeSession(want, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, extra, err := store.DecodeSession(want.ID, record)
		if err != nil || len(extra) > 0 {
			t.Fatalf("extensions %v, error %v", extra, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestNothingIsSharedWithTheRecord(t *testing.T) {
	for _, k := range keptV1() {
		record := encode(t, k.session, k.extra)
		s, extra, err := store.DecodeSession(k.session.ID, record)
		if err != nil {
			t.Fatal(err)
		}
		clear(record) // as a store's page is reused after the transaction
		if diff := cmp.Diff(k.session, s); diff != "" {
			t.Errorf("%s changed with its record:\n%s", k.name, diff)
		}
		if diff := cmp.Diff(k.extra, extra); diff != "" {
			t.Errorf("%s: extensions changed with the record:\n%s", k.name, diff)
		}
	}
}

func TestAppendingToAMarkLeavesItsNeighbourAlone(t *testing.T) {
	want := sample()
	want.Marks = []quiz.Mark{{Options: []int{1}}, {Options: []int{2}}}
	s, _, err := store.DecodeSession(want.ID, encode(t, want, nil))
	if err != nil {
		t.Fatal(err)
	}
	s.Marks[0].Options = append(s.Marks[0].Options, 9)
	if got := s.Marks[1].Options; !slices.Equal(got, []int{2}) {
		t.Errorf("the neighbour's options became %v", got)
	}
}

func TestASittingOf24ItemsIsSmall(t *testing.T) {
	s := sample()
	s.Marks = slices.Repeat([]quiz.Mark{{Options: []int{3}}}, 24)
	s.Changed, s.Seen = s.Started.Add(5*time.Minute), s.Started.Add(30*24*time.Hour)
	s.Finished = s.Changed
	record := encode(t, s, nil)
	if len(record) > 140 {
		t.Errorf("%d bytes", len(record))
	}
	t.Logf("%d bytes", len(record))
	for item := range s.Marks {
		s.Asked = append(s.Asked, item)
	}
	short := encode(t, s, nil)
	if len(short) != len(record)+2+24 {
		t.Errorf("%d bytes, %d as a short form", len(record), len(short))
	}
	s.AddShare(quiz.Share{Hash: filled(0xa1), Made: s.Changed, Expires: s.Changed.Add(90 * 24 * time.Hour)})
	if shared := encode(t, s, nil); len(shared) > len(short)+50 {
		t.Errorf("%d bytes, %d with a share link", len(short), len(shared))
	}
}

// A server of an older version carries the order of a short form along unread, and takes it for a long
// form, in which any item may be answered.
func TestASittingThatAnOlderVersionWentOnWithCanBeWrittenAgain(t *testing.T) {
	record := encode(t, sample(), nil)
	record[len(record)-1] = 7 // item 2 is answered
	record = append(record, 2, 1, 0)
	s, _, err := store.DecodeSession(sample().ID, record)
	if err != nil || !slices.Equal(s.Asked, []int{0, 2}) || !s.Marks[2].Reached() {
		t.Fatalf("read as %+v, error %v", s, err)
	}
	encode(t, s, nil)
	s.Asked = []int{0}
	if _, err := store.EncodeSession(s, nil); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("this version itself writes an answer to what was never put, error %v", err)
	}
}

func TestTimesAreCutToTheMillisecondInUTC(t *testing.T) {
	s := sample()
	s.Changed = time.Date(2026, 11, 22, 9, 0, 0, 1_999_999, time.FixedZone("CET", 3600))
	got, _, err := store.DecodeSession(s.ID, encode(t, s, nil))
	if want := time.Date(2026, 11, 22, 8, 0, 0, 1e6, time.UTC); err != nil || got.Changed != want {
		t.Errorf("read %v (error %v), want %v", got.Changed, err, want)
	}
}

func TestADamagedRecordIsRefusedInWords(t *testing.T) {
	whole := encode(t, sample(), nil)
	with := func(at int, b ...byte) []byte { return slices.Concat(whole[:at], b, whole[at+len(b):]) }
	end := len(whole)
	for _, c := range []struct {
		record []byte
		kind   error
		words  string
	}{
		{nil, store.ErrDamaged, "ends within the version"},
		{with(0, 0), store.ErrDamaged, "no version 0"},
		{with(0, 2), store.ErrNewer, "version 2, this one reads up to 1"},
		{whole[:40], store.ErrDamaged, "ends within the return code"},
		{whole[:end-1], store.ErrDamaged, "3 marks do not fit"},
		{with(65, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f), store.ErrDamaged, "start"},
		{with(71, 0x80, 0x00), store.ErrDamaged, "shortest form"},
		{with(end-1, 4), store.ErrDamaged, "number of options"},
		{append(with(end-1, 4), 2, 9, 9), store.ErrDamaged, "do not ascend"},
		{append(with(end-1, 4), 1, 9), store.ErrDamaged, "a mark of 1 options"},
		{append(with(end-1, 5), 9), store.ErrDamaged, "option 9 is written as a far one"},
		{append(bytes.Clone(whole), 1, 9), store.ErrDamaged, "ends within the extension"},
		{append(bytes.Clone(whole), 4, 0, 4, 0), store.ErrDamaged, "tag 4 of an extension follows 4"},
		{append(bytes.Clone(whole), 2, 0), store.ErrDamaged, "puts no item"},
		{append(bytes.Clone(whole), 2, 1, 3), store.ErrDamaged, "puts item 3, there are 3"},
		{append(bytes.Clone(whole), 2, 3, 1, 0, 1), store.ErrDamaged, "puts item 1 twice"},
		{append(bytes.Clone(whole), 2, 2, 0x81, 0x00), store.ErrDamaged, "position of an item is no number in its shortest form"},
		{append(bytes.Clone(whole), 2, 2, 1, 0x80), store.ErrDamaged, "position of an item is no number"}, // trailing
		{append(bytes.Clone(whole), 2, 3, 0xff, 0xff, 0x7f), store.ErrDamaged, "is more than 65535"},
		{append(bytes.Clone(whole), 2, 1, 0, 2, 1, 1), store.ErrDamaged, "tag 2 of an extension follows 2"},
		{append(bytes.Clone(whole), 2, 1, 0, 1, 1, 1), store.ErrDamaged, "tag 1 of an extension follows 2"},
	} {
		_, _, err := store.DecodeSession("x", c.record)
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("want %q, got: %v", c.words, err)
		}
	}
}

func TestExtensionsMustAscend(t *testing.T) {
	for words, extra := range map[string][]store.Extension{
		"tag 4 of an extension follows 4": {{Tag: 4}, {Tag: 4}},
		"tag 4 of an extension follows 5": {{Tag: 5}, {Tag: 4}},
		"tag 3 of an extension follows 3": {{Tag: 3, Value: []byte{1}}}, // the session's own
		"tag 2 of an extension follows 3": {{Tag: 2, Value: []byte{0}}},
	} {
		_, err := store.EncodeSession(sample(), extra)
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q, got: %v", words, err)
		}
	}
	if _, err := store.EncodeSession(sample(), []store.Extension{{Tag: 4}, {Tag: 5}}); err != nil {
		t.Errorf("in order they are refused: %v", err)
	}
}

func BenchmarkEncodeSession(b *testing.B) {
	s := sample()
	s.Marks = slices.Repeat([]quiz.Mark{{Options: []int{3}}}, 24)
	for b.Loop() {
		if _, err := store.EncodeSession(s, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeSession(b *testing.B) {
	s := sample()
	s.Marks = slices.Repeat([]quiz.Mark{{Options: []int{3}}}, 24)
	record, err := store.EncodeSession(s, nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := store.DecodeSession(s.ID, record); err != nil {
			b.Fatal(err)
		}
	}
}

// sample returns the simplest sound session: three items, one browser, nothing answered.
func sample() *quiz.Session { return keptV1()[0].session }

func encode(t *testing.T, s *quiz.Session, extra []store.Extension) []byte {
	t.Helper()
	record, err := store.EncodeSession(s, extra)
	if err != nil {
		t.Fatal(err)
	}
	return record
}
