package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestAChangeCarriesUnknownExtensionsAlong(t *testing.T) {
	extra := []store.Extension{{Tag: 9, Value: []byte("shared with an adviser")}, {Tag: 1 << 40, Value: []byte{0}}}
	s := sample()
	changed, err := store.Change(s.ID, encode(t, s, extra), func(s *quiz.Session) error {
		s.Marks[2] = quiz.Mark{Options: []int{4}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	after, kept, err := store.DecodeSession(s.ID, changed.Record)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(extra, kept); diff != "" {
		t.Errorf("extensions (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(changed.After, after); diff != "" {
		t.Errorf("After is not what is kept (-After +kept):\n%s", diff)
	}
	if diff := cmp.Diff(s, changed.Before); diff != "" {
		t.Errorf("Before was touched (-want +got):\n%s", diff)
	}
}

func TestAChangeKeepsNoHandleOnTheOutcome(t *testing.T) {
	s, escaped := sample(), (*quiz.Session)(nil)
	s.Asked = []int{2, 0}
	changed, err := store.Change(s.ID, encode(t, s, nil), func(s *quiz.Session) error { escaped = s; return nil })
	if err != nil {
		t.Fatal(err)
	}
	escaped.Owners[0], escaped.Marks[0].NonAnswer, escaped.Asked[0] = filled(0xee), quiz.Skipped, 1
	if diff := cmp.Diff(s, changed.After); diff != "" {
		t.Error(diff)
	}
}

func TestAChangeOfARecordThatIsNotUnderstoodIsNotMade(t *testing.T) {
	record := encode(t, sample(), nil)
	record[0] = 2
	_, err := store.Change(sample().ID, record, func(*quiz.Session) error {
		t.Error("the change was called")
		return nil
	})
	if !errors.Is(err, store.ErrNewer) {
		t.Errorf("got %v", err)
	}
}

func TestAnErrorOfTheChangeIsReturnedAsItIs(t *testing.T) {
	no := errors.New("no")
	if _, err := store.Change(sample().ID, encode(t, sample(), nil), func(*quiz.Session) error { return no }); err != no {
		t.Errorf("got %v", err)
	}
}
