package quiz_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
)

// boats is a small questionnaire in its first version; replacements make later ones of it.
const boats = `
format: 1
id: boats
language: en
title: Boats
summary: Which boat?
minutes: 1
thresholds: {balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
traits: [{id: sail, name: Sail}]
sections:
  - id: all
    title: All
    items:
      - {id: wind, text: Wind?, options: [{id: much, text: Much, traits: {sail: 1}}, {id: little, text: Little}]}
      - {id: crew, text: Crew?, kind: pick, up_to: 2, options: [{id: two, text: Two}, {id: dog, text: A dog, traits: {sail: 1}}, {id: cat, text: A cat}]}
      - {id: sea, text: Sea?, options: [{id: high, text: High, traits: {sail: 1}}, {id: flat, text: Flat}]}
paths:
  - {id: yacht, name: Yacht, summary: It sails., weights: {sail: 1}}
  - {id: barge, name: Barge, summary: It floats., weights: {sail: -1}}
`

func boatsWith(t testing.TB, replacements ...string) *quiz.Quiz {
	t.Helper()
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(boats, replacements[i]) {
			t.Fatalf("there is no %q", replacements[i])
		}
	}
	return parsed(t, strings.NewReplacer(replacements...).Replace(boats))
}

// said are the answers to a sheet by the ids of its items.
func said(q *quiz.Quiz, marks []quiz.Mark) string {
	var all []string
	for i, m := range marks {
		if a := q.Answer(i, m); a.Reached() {
			all = append(all, fmt.Sprintf("%s: %s%s", q.Items[i].ID, strings.Join(a.Options, "+"), a.NonAnswer))
		}
	}
	return strings.Join(all, ", ")
}

func TestAnswersAreCarriedOverByTheirIDs(t *testing.T) {
	old := boatsWith(t)
	for name, c := range map[string]struct {
		now        *quiz.Quiz
		want, lost string
	}{
		"nothing changed":        {boatsWith(t), "wind: much, crew: dog+cat, sea: dont_know", ""},
		"other words":            {boatsWith(t, "Wind?", "Is it windy?", "Much", "Very"), "wind: much, crew: dog+cat, sea: dont_know", ""},
		"options change places":  {boatsWith(t, "{id: much, text: Much, traits: {sail: 1}}, {id: little, text: Little}", "{id: little, text: Little}, {id: much, text: Much, traits: {sail: 1}}"), "wind: much, crew: dog+cat, sea: dont_know", ""},
		"an option is gone":      {boatsWith(t, "{id: cat, text: A cat}", "{id: owl, text: An owl}"), "wind: much, sea: dont_know", "crew"},
		"only one may be picked": {boatsWith(t, "kind: pick, up_to: 2, ", ""), "wind: much, sea: dont_know", "crew"},
		"one stands alone":       {boatsWith(t, "text: A cat", "text: A cat, alone: true"), "wind: much, sea: dont_know", "crew"},
		"questions are gone":     {boatsWith(t, "id: wind", "id: storm", "id: sea", "id: lake"), "crew: dog+cat", "wind sea"},
	} {
		marks := []quiz.Mark{{Options: []int{0}}, {Options: []int{1, 2}}, {NonAnswer: quiz.DontKnow}}
		carried, lost := c.now.CarryAll(old, marks)
		var ids []string
		for _, i := range lost {
			ids = append(ids, old.Items[i].ID)
		}
		if got := said(c.now, carried); got != c.want || strings.Join(ids, " ") != c.lost {
			t.Errorf("%s: carried %q, want %q; lost %q, want %q", name, got, c.want, ids, c.lost)
		}
	}
}

func TestWhatWasNotReachedIsNeitherCarriedNorLost(t *testing.T) {
	old, now := boatsWith(t), boatsWith(t, "id: wind", "id: storm")
	if carried, lost := now.CarryAll(old, make([]quiz.Mark, 3)); said(now, carried) != "" || lost != nil {
		t.Errorf("carried %v, lost %v", carried, lost)
	}
	if _, _, ok := now.Carry(old, 1, quiz.Mark{}); ok {
		t.Error("nothing is carried")
	}
}

// Whatever is carried is legal where it arrives, and says the same when it is carried back.
func TestCarryingThereAndBack(t *testing.T) {
	versions := []*quiz.Quiz{
		boatsWith(t), boatsWith(t, "id: cat", "id: owl"), boatsWith(t, "kind: pick, up_to: 2, ", ""), boatsWith(t, "id: wind", "id: storm", "text: A cat", "text: A cat, alone: true"),
	}
	rapid.Check(t, func(t *rapid.T) {
		old, now := rapid.SampledFrom(versions).Draw(t, "old"), rapid.SampledFrom(versions).Draw(t, "new")
		marks := make([]quiz.Mark, len(old.Items))
		for i := range marks {
			marks[i] = drawMark(t, old, i)
		}
		carried, lost := now.CarryAll(old, marks)
		if _, err := now.Sheet(carried); err != nil {
			t.Fatal(err)
		}
		back, lostBack := old.CarryAll(now, carried)
		for i, m := range marks {
			if kept := m.Reached() && !slices.Contains(lost, i); kept && !back[i].Equal(m) || !kept && back[i].Reached() {
				t.Errorf("item %s: %+v came back as %+v", old.Items[i].ID, m, back[i])
			}
		}
		if len(lostBack) > 0 {
			t.Errorf("on the way back %v is lost", lostBack)
		}
	})
}

func drawMark(t *rapid.T, q *quiz.Quiz, item int) quiz.Mark {
	kind := rapid.SampledFrom([]string{"open", "non-answer", "answer"}).Draw(t, "kind")
	switch kind {
	case "open":
		return quiz.Mark{}
	case "non-answer":
		return quiz.Mark{NonAnswer: rapid.SampledFrom(quiz.NonAnswers[:]).Draw(t, "non-answer")}
	}
	alternative := rapid.IntRange(0, q.Model.Alternatives(item)-1).Draw(t, "alternative")
	return quiz.Mark{Options: q.Model.Options(item, alternative)}
}

func TestASessionIsTakenOverWithItsResult(t *testing.T) {
	old, now := boatsWith(t), boatsWith(t, "Wind?", "Is it windy?")
	earlier, fresh := begin(t, old), now.NewSession("019aaa00-0000-7000-8000-000000000002", hash(3), hash(4), noon)
	put(t, old, earlier, "wind", quiz.Chose("much"), noon)
	earlier.Finish(noon)
	if err := now.TakeOver(fresh, old, earlier); err != nil {
		t.Fatal(err)
	}
	if said(now, fresh.Marks) != "wind: much" || !fresh.Finished.Equal(fresh.Started) || fresh.Code != hash(3) || fresh.Ordered() {
		t.Errorf("taken over: %+v", fresh)
	}
}

// A short form of the built-in questionnaire goes on where it was, and one that was gone on with has all.
func TestAShortFormIsTakenOverInItsOrder(t *testing.T) {
	q := builtin(t)
	for _, long := range []bool{false, true} {
		earlier := shortened(t, q)
		for range 3 {
			item, _ := earlier.NextOpen()
			put(t, q, earlier, q.Items[item].ID, quiz.Answer{NonAnswer: quiz.DontKnow}, noon)
		}
		if long {
			earlier.Lengthen()
		}
		fresh := begin(t, q)
		if err := q.TakeOver(fresh, q, earlier); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(fresh.Asked, earlier.Asked) || fresh.Reached() != 3 || !fresh.Finished.IsZero() {
			t.Errorf("taken over: %+v\nfrom: %+v", fresh, earlier)
		}
	}
}
