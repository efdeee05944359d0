package bulk_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

func TestWhatIsAskedForIsWritten(t *testing.T) {
	const sheet = "id,background\nana,ward\n"
	for _, c := range []struct {
		fields string
		out    bulk.Format
		want   string
	}{
		{"fit:nurse,id,rank:nurse", bulk.CSV, "fit:nurse,id,rank:nurse\n0.5319548872180451,ana,1\n"},
		{"fit:nurse,id,rank:nurse,line", bulk.NDJSON, `{"fit:nurse":0.5319548872180451,"id":"ana","rank:nurse":1,"line":2}` + "\n"},
		{"path,paths,warnings", bulk.CSV, "path,paths,warnings\nnurse,nurse;manage,low_coverage\n"},
		{"path,career,band,course,course_fit,career_fit", bulk.NDJSON, `{"path":"nurse","career":"head-nurse","band":"none","course":"basics","course_fit":0.45148247978436656,"career_fit":0.47235023041474655}` + "\n"},
		{"flips,flip_to,tolerance", bulk.CSV, "flips,flip_to,tolerance\n1,manage,0.9713624848551603\n"},
	} {
		if got := told(t, sheet, bulk.Options{Out: c.out, Fields: strings.Split(c.fields, ",")}); got != c.want {
			t.Errorf("%s is\n%s\nwant\n%s", c.fields, got, c.want)
		}
	}
}

// Who comes first together is named together; what is not there is empty, in NDJSON null where it would be a number.
func TestTiesAndWhatIsMissing(t *testing.T) {
	q := questionnaire(t, "smallest")
	fields := []string{"path", "lead", "career", "career_fit", "band", "retake_low", "flips"}
	for out, want := range map[bulk.Format]string{
		bulk.CSV:    "path,lead,career,career_fit,band,retake_low,flips\nmaker;seller,0,,,,,0\n",
		bulk.NDJSON: `{"path":"maker;seller","lead":0,"career":"","career_fit":null,"band":"","retake_low":null,"flips":0}` + "\n",
	} {
		got, _, err := scored(t, q, strings.NewReader("id\na\n"), bulk.Options{Out: out, Fields: fields})
		if err != nil || got.results != want {
			t.Errorf("%s %v, want %s", got.results, err, want)
		}
	}
	got, _, err := scored(t, q, strings.NewReader("id\n\"\"\n"), bulk.Options{Fields: []string{"id"}})
	if err != nil || got.results != "id\n\"\"\n" {
		t.Errorf("an empty id alone is written %q, %v", got.results, err)
	}
}

// Each field that is documented can be asked for, in both formats but for one; and all are valid JSON.
func TestEveryFieldIsThere(t *testing.T) {
	q := synthetic(t)
	sheets := string(ndjson(t, q, takers(q, 3)))
	var every []string
	for _, f := range bulk.Fields() {
		name := strings.Replace(f.Name, "ID", "career-3", 1)
		if f.About == "" || name != "fits" && name != "ranks" {
			every = append(every, name)
		}
	}
	got, _, err := scored(t, q, strings.NewReader(sheets), bulk.Options{Fields: every})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(got.results) {
		var values map[string]any
		if err := json.Unmarshal([]byte(line), &values); err != nil || len(values) != len(every) {
			t.Errorf("%d fields of %d: %v", len(values), len(every), err)
		}
	}
	for _, both := range []string{"fits", "ranks"} {
		got, _, err := scored(t, q, strings.NewReader(sheets), bulk.Options{Out: bulk.CSV, Fields: []string{both}})
		if header, _, _ := strings.Cut(got.results, "\n"); err != nil || strings.Count(header, ",") != 19 {
			t.Errorf("%s: %s %v", both, header, err)
		}
	}
}

func TestAFieldThatIsNotThereIsAnError(t *testing.T) {
	for field, want := range map[string]string{
		"verdct":         `there is no field "verdct"; did you mean "verdict"?`,
		"fit:nurs":       `field "fit:nurs": there is no path, career or course "nurs"; did you mean "nurse"?`,
		"fit":            `there is no field "fit"; did you mean`,
		"":               `there is no field "";`,
		"stability":      `"stability" does not fit into a cell of CSV; take flips,`,
		"id,id":          `the field "id" is asked for twice`,
		"fits,fit:nurse": `the field "fit:nurse" is asked for twice`,
	} {
		_, _, err := scored(t, questionnaire(t, "every-key"), strings.NewReader("id\na\n"), bulk.Options{Fields: strings.Split(field, ",")})
		var wrong *bulk.FieldError
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", field, err, want)
		}
	}
}

// In CSV stability is five columns, which are the figures that NDJSON has.
func TestStabilityInATable(t *testing.T) {
	q := synthetic(t)
	sheets := takers(q, 50)
	got, _, err := scored(t, q, strings.NewReader(string(csvOf(q, sheets))), bulk.Options{Stability: true})
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(got.results, "\n")
	if !strings.HasSuffix(rows[0], ",course,flips,flip_to,tolerance,retake_low,retake_high") {
		t.Error(rows[0])
	}
	for n, s := range sheets {
		sheet := sheetOf(t, q, s)
		sure := q.Stability(sheet)
		var want []string
		want = append(want, string(asJSON(t, len(sure.PathFlip.Changes))), strings.Join(sure.PathFlip.First, ";"), string(asJSON(t, sure.Tolerance)))
		if sure.Retake == nil {
			want = append(want, "", "")
		} else {
			want = append(want, string(asJSON(t, sure.Retake.Low)), string(asJSON(t, sure.Retake.High)))
		}
		if !strings.HasSuffix(rows[n+1], ","+strings.Join(want, ",")) {
			t.Errorf("row %d is %s, want %q", n+1, rows[n+1], want)
		}
	}
}

func sheetOf(t testing.TB, q *quiz.Quiz, s taken) *engine.Sheet {
	t.Helper()
	answers := map[string]quiz.Answer{}
	for i, a := range s.answers {
		answers[q.Items[i].ID] = a
	}
	sheet, err := q.SheetOf(answers)
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}
