package main

import (
	"os"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/web"
)

// Of the questionnaires that come with the program, every outcome has a sheet that puts it first, alone.
func TestEveryOutcomeHasAWay(t *testing.T) {
	for _, file := range []string{"health-informatics.yaml", "new.yaml", "example.yaml"} {
		q := parsedFile(t, "../../quiz/content/"+file)
		told := 0
		for way, err := range ways(t.Context(), q) {
			if err != nil {
				t.Fatal(err)
			}
			told++
			if way.Verdict != web.WayAlone {
				t.Errorf("%s: %s %q: %+v", file, way.Group, way.ID, way)
				continue
			}
			if first := firstOn(t, q, way); !slices.Equal(first, []int{slices.Index(q.IDs(way.Group), way.ID)}) {
				t.Errorf("%s: the sheet for %s %q puts %v first", file, way.Group, way.ID, first)
			}
		}
		if want := len(q.Paths) + len(q.Careers) + len(q.Courses); told != want {
			t.Errorf("%s: %d ways for %d outcomes", file, told, want)
		}
	}
}

// firstOn are the outcomes that the way's sheet puts first.
func firstOn(t *testing.T, q *quiz.Quiz, way web.Way) []int {
	t.Helper()
	answers := map[string]quiz.Answer{}
	for i, options := range way.Sheet {
		answers[q.Items[i].ID] = quiz.Chose(options...)
	}
	marks, err := q.Marks(answers)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	return q.Model.Evaluate(sheet).AllFirst(way.Group)
}

// What an audit says becomes what pages tell, and a certificate's rivals are named once each.
func TestAWayIsWhatTheAuditSays(t *testing.T) {
	leaf := func(rivals ...string) audit.Certificate {
		var c audit.Certificate
		for _, r := range rivals {
			c.Rivals = append(c.Rivals, audit.Multiplier{Rival: r})
		}
		return c
	}
	proof := &audit.Certificate{Item: "x", Branches: []audit.Branch{{Certificate: leaf("c", "a")}, {Certificate: leaf("a")}}}
	for verdict, found := range map[web.WayVerdict]audit.Reach{
		web.WayAlone: {Verdict: audit.Alone}, web.WayLevel: {Verdict: audit.Level, Certificate: proof}, web.WayNever: {Verdict: audit.Never, Certificate: proof},
		web.WayNotAlone: {Verdict: audit.Unknown, Certificate: proof}, web.WayUnknown: {Verdict: audit.Unknown},
	} {
		found.ID, found.Group = "b", "courses"
		way, err := wayOf(found)
		if err != nil || way.Verdict != verdict || way.Group != engine.Courses || way.ID != "b" {
			t.Errorf("%+v became %+v, %v", found, way, err)
		}
		if named := slices.Equal(way.Rivals, []string{"a", "c"}); named != (found.Certificate != nil) {
			t.Errorf("%+v names %v", found, way.Rivals)
		}
	}
	if _, err := wayOf(audit.Reach{ID: "b", Group: "hobbies"}); err == nil {
		t.Error("a group that is not there has a way")
	}
}

// The program's own pages tell them.
func TestServingTellsTheWays(t *testing.T) {
	s := startServe(t, nil, "--addr", "localhost:0", "--data-dir", t.TempDir())
	q := parsedFile(t, "../../quiz/content/health-informatics.yaml")
	for group, id := range map[string]string{"paths": q.Paths[0].ID, "careers": q.Careers[len(q.Careers)-1].ID, "courses": q.Courses[0].ID} {
		s.shows("/health-informatics/"+group+"/"+id+"/answers", "The answers that matter most", "no other is level with it")
	}
}

func parsedFile(t *testing.T, name string) *quiz.Quiz {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse(name, data)
	if q == nil {
		t.Fatal(problems)
	}
	return q
}
