package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/careerfit/careerfit/quiz"
)

func TestWhatOnlyOneVersionHas(t *testing.T) {
	c := compared(t, parsed(t, small), parsed(t, edited), 1000)
	want := [2]Parts{
		{Items: []string{"rather"}, Options: []string{"day/none", "like/lists"}, Careers: []string{"programs"}},
		{Items: []string{"instead"}, Options: []string{"day/lab", "like/maps"}, Careers: []string{"plants"}},
	}
	if diff := cmp.Diff(want, [2]Parts{c.Removed, c.Added}, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var ids []string
	for _, s := range c.Careers.Shares {
		ids = append(ids, fmt.Sprint(s.ID, s.Before.Of, s.After.Of))
	}
	if diff := cmp.Diff([]string{"programs1000 0", "projects1000 1000", "nurse1000 1000", "guide1000 1000", "plants0 1000"}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a version lacks is not answered there; a pick keeps what is left of it.
func TestSheetsForBothVersions(t *testing.T) {
	before, after := parsed(t, small), parsed(t, edited)
	both := newBothSheets(before, after, 1)
	written := map[string][]string{}
	for _, item := range both.items {
		for _, answer := range item.answers {
			var parts [2]string
			for v, q := range []*quiz.Quiz{before, after} {
				parts[v] = "–"
				if answer[v] != notAnswered {
					parts[v] = strings.Join(alternativeIDs(q, item.at[v], int(answer[v])), "+")
				}
			}
			written[item.id] = append(written[item.id], parts[0]+" "+parts[1])
		}
	}
	agreement := []string{"disagree disagree", "neither neither", "agree agree"}
	if diff := cmp.Diff(map[string][]string{
		"orderly": agreement, "chaotic": agreement,
		"day": {"desk desk", "ward ward", "none –", "– lab"},
		"like": {
			"lists –", "talks talks", "both both", "neither neither", "lists+talks talks", "lists+both both", "talks+both both+talks",
			"– maps", "both both+maps", "talks talks+maps",
		},
		"rather": {"this –", "that –"}, "instead": {"– this", "– that"},
	}, written); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Sheets for two versions with the same items are those of either.
func TestSheetsForVersionsWithTheSameItems(t *testing.T) {
	q := builtin(t)
	both := newBothSheets(q, q, 5)
	room := both.room()
	for number := range 50 {
		both.fill(room, number)
		want := randomSheet(q, 5, number)
		if !slices.Equal(room.of[0], want) || !slices.Equal(room.of[1], want) {
			t.Fatalf("sheet %d: %v, want %v", number, room, want)
		}
	}
}
