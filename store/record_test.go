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
		{append(bytes.Clone(whole), 3, 0, 3, 0), store.ErrDamaged, "tag 3 of an extension follows 3"},
	} {
		_, _, err := store.DecodeSession("x", c.record)
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.words) {
			t.Errorf("want %q, got: %v", c.words, err)
		}
	}
}

func TestExtensionsMustAscend(t *testing.T) {
	_, err := store.EncodeSession(sample(), []store.Extension{{Tag: 2}, {Tag: 2}})
	if !errors.Is(err, store.ErrInvalid) {
		t.Errorf("got %v", err)
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

// sessions draws sound sessions, the extreme ones among them.
func sessions() *rapid.Generator[*quiz.Session] {
	hash := rapid.Custom(func(t *rapid.T) quiz.SecretHash {
		return quiz.SecretHash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "hash"))
	}).Filter(func(h quiz.SecretHash) bool { return h != quiz.SecretHash{} })
	last := time.Date(9999, 12, 31, 23, 59, 59, 999e6, time.UTC).UnixMilli()
	at := rapid.Map(rapid.Int64Range(0, last), func(ms int64) time.Time { return time.UnixMilli(ms).UTC() })
	return rapid.Custom(func(t *rapid.T) *quiz.Session {
		return &quiz.Session{
			ID:       sample().ID,
			Digest:   quiz.Digest(hash.Draw(t, "digest")),
			Code:     hash.Draw(t, "code"),
			Owners:   rapid.SliceOfNDistinct(hash, 0, quiz.MaxOwners, rapid.ID).Draw(t, "owners"),
			Marks:    rapid.SliceOf(marks()).Draw(t, "marks"),
			Started:  at.Draw(t, "started"),
			Changed:  at.Draw(t, "changed"),
			Seen:     at.Draw(t, "seen"),
			Finished: rapid.OneOf(rapid.Just(time.Time{}), at).Draw(t, "finished"),
		}
	})
}

func marks() *rapid.Generator[quiz.Mark] {
	option := rapid.OneOf(rapid.IntRange(0, 6), rapid.IntRange(247, 253), rapid.IntRange(0, store.MaxOption))
	return rapid.OneOf(
		rapid.Just(quiz.Mark{}),
		rapid.Map(rapid.SampledFrom(quiz.NonAnswers[:]), func(n quiz.NonAnswer) quiz.Mark { return quiz.Mark{NonAnswer: n} }),
		rapid.Map(rapid.SliceOfNDistinct(option, 1, 5, rapid.ID), func(options []int) quiz.Mark {
			slices.Sort(options)
			return quiz.Mark{Options: options}
		}),
	)
}
