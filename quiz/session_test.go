package quiz_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

var (
	morning = time.Date(2026, 11, 22, 8, 30, 0, 123_456_789, time.FixedZone("UTC+1", 3600))
	noon    = morning.Add(4 * time.Hour)
)

func hash(b byte) (h quiz.SecretHash) {
	h[0] = b
	return h
}

func begin(t *testing.T, q *quiz.Quiz) *quiz.Session {
	t.Helper()
	return q.NewSession("019aaa00-0000-7000-8000-000000000001", hash(1), hash(2), morning)
}

// put records an answer that must be legal.
func put(t *testing.T, q *quiz.Quiz, s *quiz.Session, item string, a quiz.Answer, now time.Time) {
	t.Helper()
	i, ok := q.Item(item)
	if !ok {
		t.Fatalf("there is no item %s", item)
	}
	if err := q.Put(s, i, a, now); err != nil {
		t.Fatal(err)
	}
}

// wantOpen demands the next item to be put; "" when there must be none.
func wantOpen(t *testing.T, q *quiz.Quiz, s *quiz.Session, item string) {
	t.Helper()
	got := ""
	if next, open := s.NextOpen(); open {
		got = q.Items[next].ID
	}
	if got != item {
		t.Errorf("the next open item is %q, want %q", got, item)
	}
}

func TestASittingFromTheFirstItemToTheLast(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	if s.Digest != q.Digest || s.Reached() != 0 || !s.Finished.IsZero() || !s.OwnedBy(hash(2)) {
		t.Errorf("it begins as %+v", s)
	}
	if want := time.Date(2026, 11, 22, 7, 30, 0, 123_000_000, time.UTC); s.Started != want || s.Changed != want || s.Seen != want {
		t.Errorf("it began at %s, want %s to the millisecond", s.Started, want)
	}
	wantOpen(t, q, s, "background")
	put(t, q, s, "background", quiz.Chose("office"), noon)
	put(t, q, s, "like-plans", quiz.Answer{NonAnswer: quiz.DontKnow}, noon)
	wantOpen(t, q, s, "hate-plans")
	put(t, q, s, "rather", quiz.Chose("that"), noon) // out of order, as a deep link allows
	wantOpen(t, q, s, "hate-plans")
	put(t, q, s, "hate-plans", quiz.Answer{NonAnswer: quiz.DoesntApply}, noon)
	wantOpen(t, q, s, "tasks")
	put(t, q, s, "tasks", quiz.Chose("visit", "list"), noon)
	wantOpen(t, q, s, "")
	if s.Reached() != 5 {
		t.Errorf("%d of 5 are reached", s.Reached())
	}
	if got := q.Answer(4, s.Marks[4]); !cmp.Equal(got, quiz.Chose("list", "visit")) {
		t.Errorf("tasks are %v, want the options in the content's order", got)
	}
}

func TestChangingOneAnswerKeepsTheRest(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	put(t, q, s, "background", quiz.Chose("office"), noon)
	put(t, q, s, "rather", quiz.Chose("this"), noon)
	before := s.Clone()
	put(t, q, s, "background", quiz.Chose("ward"), noon.Add(time.Minute))
	if !before.Marks[3].Equal(s.Marks[3]) || s.Marks[0].Equal(before.Marks[0]) {
		t.Errorf("the marks were %v and are %v", before.Marks, s.Marks)
	}
	put(t, q, s, "background", quiz.Answer{NonAnswer: quiz.Skipped}, noon.Add(time.Minute))
	if got := q.Answer(0, s.Marks[0]); got.Answered() || got.NonAnswer != quiz.Skipped {
		t.Errorf("the answer taken back is still %v", got)
	}
}

func TestTheSameAnswerAgainChangesNothing(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	put(t, q, s, "tasks", quiz.Chose("list", "visit"), noon)
	before := s.Clone()
	put(t, q, s, "tasks", quiz.Chose("visit", "list"), noon.Add(time.Hour)) // a double click, an hour later
	if diff := cmp.Diff(before, s); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestAnIllegalAnswerLeavesTheSessionAsItWas(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	put(t, q, s, "tasks", quiz.Chose("list"), noon)
	before := s.Clone()
	for words, step := range map[string]struct {
		item   int
		answer quiz.Answer
	}{
		`item "tasks" has no option "lst"; did you mean "list"? known: list, visit, both, none`: {4, quiz.Chose("lst")},
		`item "tasks": an option is chosen twice`:                                               {4, quiz.Chose("list", "list")},
		`item "tasks": 3 options are chosen, at most 2 may be`:                                  {4, quiz.Chose("list", "visit", "both")},
		`item "tasks": an option that stands alone is chosen together with others`:              {4, quiz.Chose("list", "none")},
		`item "rather": 2 options are chosen, at most 1 may be`:                                 {3, quiz.Chose("this", "that")},
		`item "rather": nothing is chosen`:                                                      {3, quiz.Answer{}},
		`item "rather": unknown non-answer "perhaps"`:                                           {3, quiz.Answer{NonAnswer: "perhaps"}},
		`item "like-plans" has no option "maybe"; known: no, middle, yes`:                       {1, quiz.Chose("maybe")},
	} {
		err := q.Put(s, step.item, step.answer, noon.Add(time.Hour))
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q, got: %v", words, err)
		}
	}
	if diff := cmp.Diff(before, s); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestAnAnswerIsNotBothAnAnswerAndNone(t *testing.T) {
	q := parsed(t, everyKey(t))
	if m, err := q.Mark(3, quiz.Answer{Options: []string{"this"}, NonAnswer: quiz.Skipped}); err == nil {
		t.Errorf("it is taken as %+v", m)
	}
}

func TestFinishingIsNotedOnceAndSaysNothingForTheTaker(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	put(t, q, s, "rather", quiz.Chose("this"), noon)
	s.Finish(noon)
	first := s.Finished
	s.Finish(noon.Add(time.Hour))
	if first.IsZero() || s.Finished != first {
		t.Errorf("finished at %s, then at %s", first, s.Finished)
	}
	if got := q.Answer(0, s.Marks[0]); got.Reached() {
		t.Errorf("the first item, which was not reached, is %+v", got)
	}
	if got := q.Answer(3, s.Marks[3]); !cmp.Equal(got, quiz.Chose("this")) {
		t.Errorf("what was said became %+v", got)
	}
}

func TestASessionScoresAsItsAnswersDo(t *testing.T) {
	q := parsed(t, everyKey(t))
	for _, p := range q.Personas {
		s := begin(t, q)
		for item, a := range p.Answers {
			put(t, q, s, item, a, noon)
		}
		sheet, err := q.Sheet(s.Marks)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(reportOfAnswers(t, q, p.ID, p.Answers), q.Report(p.ID, sheet)); diff != "" {
			t.Errorf("%s (-answers +session):\n%s", p.ID, diff)
		}
	}
}

func TestMarksOfAnotherQuestionnaireAreRefused(t *testing.T) {
	q := parsed(t, everyKey(t))
	for words, marks := range map[string][]quiz.Mark{
		"there are 1 answers for 5 items":     make([]quiz.Mark, 1),
		"item 0: there is no option 2":        {{Options: []int{2}}, {}, {}, {}, {}},
		"item 4: the options [0 3] cannot be": {{}, {}, {}, {}, {Options: []int{0, 3}}},
	} {
		if _, err := q.Sheet(marks); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("want %q, got: %v", words, err)
		}
	}
}

func TestASittingIsAShortFormOnceAnItemWasPut(t *testing.T) {
	s := begin(t, parsed(t, everyKey(t)))
	if s.Short() || s.Clone().Asked != nil {
		t.Errorf("it begins as a short form, %v", s.Asked)
	}
	s.Asked = append(s.Asked, 3)
	if !s.Short() || !s.Clone().Short() {
		t.Error("it is a long form still")
	}
}

func TestAShortFormGoesOnInTheOrderInWhichItAsked(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	s.Asked = []int{4, 1, 3}
	wantOpen(t, q, s, "tasks")
	put(t, q, s, "like-plans", quiz.Answer{NonAnswer: quiz.Skipped}, noon) // the second, by a deep link
	wantOpen(t, q, s, "tasks")
	put(t, q, s, "tasks", quiz.Chose("list"), noon)
	wantOpen(t, q, s, "rather")
	put(t, q, s, "rather", quiz.Chose("this"), noon)
	wantOpen(t, q, s, "") // though the author's first item was never put
	s.Asked = append(s.Asked, 2)
	wantOpen(t, q, s, "hate-plans")
	if s.Reached() != 3 {
		t.Errorf("%d are reached, want 3", s.Reached())
	}
	s.Asked = nil
	wantOpen(t, q, s, "background")
}

func TestTheBackgroundItemIsTheFirstMarked(t *testing.T) {
	if i, ok := parsed(t, everyKey(t)).BackgroundItem(); !ok || i != 0 {
		t.Errorf("item %d, %t", i, ok)
	}
	if i, ok := parsed(t, smallest(t)).BackgroundItem(); ok {
		t.Errorf("item %d asks about the background", i)
	}
}

func TestAScaleAsksItsPrompt(t *testing.T) {
	q := parsed(t, everyKey(t))
	if got := q.Prompt(1); got != "How far do you agree?" {
		t.Errorf("the agreement item asks %q", got)
	}
	if got := q.Prompt(0); got != "" {
		t.Errorf("the choice asks %q", got)
	}
}
