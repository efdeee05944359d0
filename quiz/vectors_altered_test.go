package quiz_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A check that cannot fail is none: a vector with one number altered is seen.
func TestAnAlteredVectorIsSeen(t *testing.T) {
	file := filepath.Join(vectorsFolder, "every-kind.json")
	text := string(mustRead(t, file))
	for _, old := range []string{`"lead": "`, `"rank": 1`, `"fit": "`, `"verdict": "`, `"answered": `, `"tolerance": "`, `"to": "`} {
		altered := filepath.Join(t.TempDir(), "altered.json")
		if err := os.WriteFile(altered, []byte(strings.Replace(text, old, old+"1", 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		if string(vectorNow(t, altered)) == string(mustRead(t, altered)) {
			t.Errorf("%s is altered, and nobody sees it", old)
		}
	}
}

// What the vectors are to try is in them.
func TestTheVectorsHaveEverything(t *testing.T) {
	seen := map[string]int{}
	files, _ := filepath.Glob(vectorsFolder + "/*.json")
	for _, file := range files {
		var v vector
		if err := json.Unmarshal(mustRead(t, file), &v); err != nil {
			t.Fatal(err)
		}
		q, err := quiz.Open(v.Questionnaire)
		if err != nil {
			t.Fatal(err)
		}
		for g := range engine.NumGroups {
			seen[q.Rule.Of(g).String()]++
		}
		seen[fmt.Sprint(min(len(q.Paths), 3), " paths")]++
		for _, item := range q.Items {
			seen["reversed"] += one(item.Reversed)
			seen["pick"] += one(item.UpTo > 1)
			seen["pick 3"] += one(item.UpTo > 2)
			seen["weight"] += one(item.Weight != nil && item.Weight.Places() > 0)
			seen["background"] += one(item.Background)
			seen["direct"] += one(len(item.Points) > 0)
		}
		for _, s := range v.Sheets {
			seen[s.Verdict]++
			seen["open"] += len(s.Open)
			for _, w := range s.Warnings {
				seen[w]++
			}
			for _, a := range s.Answers {
				seen[string(a.NonAnswer)]++
			}
			seen["flip"] += one(len(s.PathFlip.Changes) == 1)
			seen["flips"] += one(len(s.PathFlip.Changes) > 1)
			seen["no flip"] += one(!s.PathFlip.Possible)
			seen["a third comes first"] += one(len(s.PathFlip.Changes) > 0 && !slices.Contains(s.PathFlip.First, s.Paths[1].ID))
			seen["no tolerance"] += one(s.Tolerance == "0")
			seen["tolerance"] += one(strings.Contains(s.Tolerance, "/"))
			seen["any weights"] += one(s.Tolerance == "1")
			seen["career flip"] += one(s.CareerFlip != nil && len(s.CareerFlip.Changes) > 0)
			for _, c := range s.Careers {
				seen["band "+c.Band]++
			}
		}
	}
	for _, want := range []string{"share", "correlation", "distance", "2 paths", "3 paths", "reversed", "pick", "pick 3", "weight", "direct", "clear", "balanced", "none", "open",
		"low_coverage", "flat_sheet", "tied_paths", "career_elsewhere", "skipped", "dont_know", "doesnt_apply", "band best", "band great", "band good", "band none",
		"flip", "flips", "no flip", "a third comes first", "no tolerance", "tolerance", "any weights", "career flip", "background"} {
		if seen[want] == 0 {
			t.Errorf("no vector has %s", want)
		}
	}
}
