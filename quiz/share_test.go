package quiz_test

import (
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A link taken back never comes again: its number is not given twice.
func TestShareLinksAreNumberedForEver(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC)
	s := &quiz.Session{}
	add := func(life time.Duration) bool { return s.AddShare(quiz.Share{Made: now, Expires: now.Add(life)}) }
	for range quiz.MaxShares {
		if !add(time.Hour) {
			t.Fatal("there is no room")
		}
	}
	if add(time.Hour) {
		t.Error("there is room for one more than may be")
	}
	s.Revoke(2)
	s.Revoke(2)
	if !add(2*time.Hour) || s.Shares[quiz.MaxShares-1].Number != quiz.MaxShares+1 {
		t.Errorf("the links are %+v", s.Shares)
	}
	now = now.Add(time.Hour)
	if !s.Shares[0].Expired(now) || s.Shares[quiz.MaxShares-1].Expired(now) {
		t.Error("a link stops working neither before nor after the time it was given")
	}
	if !add(time.Hour) || len(s.Shares) != 2 || s.SharesMade != quiz.MaxShares+2 {
		t.Errorf("what has expired makes no room: %+v, %d made", s.Shares, s.SharesMade)
	}
}

func TestACopyHasLinksOfItsOwn(t *testing.T) {
	s := &quiz.Session{Shares: []quiz.Share{{Number: 1}}}
	s.Clone().Shares[0].Number = 2
	if s.Shares[0].Number != 1 {
		t.Error("the copy shares them")
	}
}
