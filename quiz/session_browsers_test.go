package quiz_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

func TestASessionIsListedInEightBrowsersAtMost(t *testing.T) {
	s := &quiz.Session{}
	for b := range byte(quiz.MaxOwners + 2) {
		s.AddOwner(hash(b))
	}
	if len(s.Owners) != quiz.MaxOwners || s.OwnedBy(hash(1)) || !s.OwnedBy(hash(2)) || !s.OwnedBy(hash(9)) {
		t.Errorf("the owners are %v", s.Owners)
	}
	s.AddOwner(hash(2)) // came back: now the youngest
	s.AddOwner(hash(20))
	if !s.OwnedBy(hash(2)) || s.OwnedBy(hash(3)) || len(s.Owners) != quiz.MaxOwners {
		t.Errorf("the owners are %v", s.Owners)
	}
	s.RemoveOwner(hash(2))
	s.RemoveOwner(hash(99))
	if s.OwnedBy(hash(2)) || len(s.Owners) != quiz.MaxOwners-1 {
		t.Errorf("the owners are %v", s.Owners)
	}
}

func TestABrowserIsListedOnce(t *testing.T) {
	s := &quiz.Session{}
	for _, b := range []byte{1, 2, 1} {
		s.AddOwner(hash(b))
	}
	if diff := cmp.Diff([]quiz.SecretHash{hash(2), hash(1)}, s.Owners); diff != "" {
		t.Errorf("owners, oldest first (-want +got):\n%s", diff)
	}
}

func TestACloneSharesNothing(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	put(t, q, s, "tasks", quiz.Chose("list", "visit"), noon)
	s.Asked = []int{4, 0}
	c := s.Clone()
	if diff := cmp.Diff(s, c); diff != "" {
		t.Fatalf("(-session +clone):\n%s", diff)
	}
	c.Owners[0], c.Marks[4].Options[0] = hash(9), 3
	c.Marks[0].NonAnswer, c.Asked[1] = quiz.Skipped, 2
	if s.OwnedBy(hash(9)) || s.Asked[1] != 0 || !slices.Equal(s.Marks[4].Options, []int{0, 1}) || s.Marks[0].Reached() {
		t.Errorf("a change of the clone is seen in %+v", s)
	}
}
