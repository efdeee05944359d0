package quiz_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// The files of testdata/receipts lie on people's disks like this; their questionnaires are in testdata/stored or among the
// vectors. None may ever change: what they say stays true, on every machine, until engine.Version rises.
func TestReceiptsOfLongAgoAreTrue(t *testing.T) {
	files, err := filepath.Glob("testdata/receipts/*.json")
	if err != nil || len(files) < 7 {
		t.Fatalf("there are %d: %v", len(files), err)
	}
	known, sampled := questionnairesOfLongAgo(t), 0
	for _, file := range files {
		r, err := quiz.ParseReceipt(mustRead(t, file))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		q, ok := known[r.Questionnaire.Digest]
		if !ok {
			t.Fatalf("%s: there is no questionnaire %s", file, r.Questionnaire.Digest)
		}
		if found := q.Verify(r); len(found) > 0 {
			t.Errorf("%s differs: %+v", file, found)
		}
		if s := r.Result.Stability; s != nil && s.Retake != nil {
			sampled += one(s.Retake.Sampled > 0)
		}
	}
	if sampled == 0 {
		t.Error("in none is the retake agreement sampled")
	}
}

// questionnairesOfLongAgo are those that never change, by digest.
func questionnairesOfLongAgo(t *testing.T) map[string]*quiz.Quiz {
	t.Helper()
	known := map[string]*quiz.Quiz{}
	stored, _ := filepath.Glob("testdata/stored/*.json")
	vectors, _ := filepath.Glob(vectorsFolder + "/*.json")
	for _, file := range append(stored, vectors...) {
		text := mustRead(t, file)
		var v vector
		if slices.Contains(vectors, file) {
			if err := json.Unmarshal(text, &v); err != nil {
				t.Fatal(err)
			}
			text = compacted(t, v.Questionnaire)
		}
		q, err := quiz.Open(text)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		known[q.Digest.String()] = q
	}
	return known
}

func TestADifferenceIsToldByItsPlace(t *testing.T) {
	q := builtin(t)
	r := receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID))
	was := r.Result.Paths[0].Fit
	r.Result.Paths[0].Fit, r.Result.Careers = "1", r.Result.Careers[:len(r.Result.Careers)-1]
	found := q.Verify(r)
	want := quiz.Difference{Path: "result.paths[0].fit", Says: `"1"`, Should: `"` + was + `"`}
	if !slices.Contains(found, want) {
		t.Errorf("%+v is not among %+v", want, found)
	}
	if !slices.ContainsFunc(found, func(d quiz.Difference) bool {
		return strings.HasPrefix(d.Path, "result.careers[") && d.Says == "nothing"
	}) {
		t.Errorf("the career that was taken out is not missed: %+v", found)
	}
	if last := found[len(found)-1]; !r.Altered() || !slices.ContainsFunc(found, func(d quiz.Difference) bool { return d.Path == "sum" }) {
		t.Errorf("the sum still fits; last is %+v", last)
	}
}

func TestAReceiptThatCannotBeWorkedOutSaysWhy(t *testing.T) {
	q := builtin(t)
	item, other := q.Items[0].ID, parsed(t, everyKey(t))
	for want, alter := range map[string]func(*quiz.Receipt){
		"answers.moon: nothing, for there is no such item":                            func(r *quiz.Receipt) { r.Answers["moon"] = quiz.Chose("full") },
		"answers." + item + `: an answer to the item (item "` + item + `" has no opt`: func(r *quiz.Receipt) { r.Answers[item] = quiz.Chose("moon") },
		"answers." + item + ": nothing, for the item was not asked": func(r *quiz.Receipt) {
			r.Asked = []string{q.Items[1].ID}
			r.Answers = map[string]quiz.Answer{item: r.Answers[item]}
		},
		"asked[1]: an item of the questionnaire, each once": func(r *quiz.Receipt) { r.Asked = []string{item, item} },
		"asked[0]: an item of the questionnaire, each once": func(r *quiz.Receipt) { r.Asked = []string{"moon"} },
		`questionnaire.digest: "` + q.Digest.String():       func(r *quiz.Receipt) { r.Questionnaire.Digest = other.Digest.String() },
	} {
		r := receiptFor(t, q, answeredBy(t, q, q.Personas[0].ID))
		alter(r)
		if found := q.Verify(r); len(found) != 1 || !strings.HasPrefix(found[0].Path+": "+found[0].Should, want) {
			t.Errorf("want %s, got %+v", want, found)
		}
	}
	if _, err := other.Receipt(begin(t, q), noon, ""); err == nil || !strings.Contains(err.Error(), "the session is of the questionnaire "+q.Digest.String()) {
		t.Errorf("a session of another questionnaire has a receipt: %v", err)
	}
}
