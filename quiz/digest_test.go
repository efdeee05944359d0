package quiz_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/careerfit/careerfit/quiz"
)

// parsed compiles a text that must be sound.
func parsed(t testing.TB, text string) *quiz.Quiz {
	t.Helper()
	q, problems := quiz.Parse("f.yaml", []byte(text))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

func everyKey(t testing.TB) string {
	t.Helper()
	return string(mustRead(t, "testdata/ok/every-key.yaml"))
}

func TestTheDigestIsNotOverCommentsSpacingAndOrder(t *testing.T) {
	text := everyKey(t)
	want := parsed(t, text).Digest
	for story, same := range map[string]string{
		"a comment":                   text + "# the end\n",
		"an empty line":               strings.Replace(text, "\nminutes", "\n\nminutes", 1),
		"another order of keys":       strings.Replace(text, "minutes: 3\n", "", 1) + "minutes: 3\n",
		"another order of points":     strings.Replace(text, "{plan: 2, care: -1}", "{care: -1, plan: 2}", 1),
		"another order in an answer":  strings.Replace(text, "tasks: [list]", "tasks: list", 1),
		"quotes":                      strings.Replace(text, "title: Every key", "title: \"Every key\"", 1),
		"a folded text":               strings.Replace(text, "title: Every key", "title: >-\n  Every\n  key", 1),
		"the same number differently": strings.Replace(text, "best: 0.65", "best: +0.650", 1),
		"the same amount differently": strings.Replace(text, "60_000", "\"60,000\"", 1),
		"JSON":                        asJSON(t, text),
	} {
		if same == text {
			t.Fatalf("%s: nothing was changed", story)
		}
		if parsed(t, same).Digest != want {
			t.Errorf("%s: the digest is another", story)
		}
	}
}

// asJSON writes the same content in JSON, which is YAML too, with the keys of all maps sorted.
func asJSON(t *testing.T, text string) string {
	t.Helper()
	var tree any
	if err := yaml.Load([]byte(text), &tree); err != nil {
		t.Fatal(err)
	}
	data, err := json.MarshalIndent(tree, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Whatever is changed in a value, even in one that no result depends on, makes it another questionnaire.
func TestTheDigestIsOverEveryValue(t *testing.T) {
	text := everyKey(t)
	lines := strings.Split(text, "\n")
	seen := map[quiz.Digest]string{parsed(t, text).Digest: "the original"}
	for old, changed := range map[string]string{
		"Every key\n": "Every  key.\n", "en-GB": "en", "minutes: 3": "minutes: 4", "balanced_within: 0.05": "balanced_within: 0.051", "[What this is.]": "[What that is.]",
		"Nobody stands": "Somebody stands", "label: Ask us": "label: Ask me", "https://survey.example/": "https://survey.example/x", "May 2025": "June 2025",
		"value: +1.5": "value: 1.25", "name: Caring": "name: Nursing", "es: Elige la más cercana.": "es: Elige una.", "en-GB: Choose the nearest.": "en-GB: Choose one.", "languages: [es]": "languages: [es, fr]", "optional: true": "optional: false",
		"nurse: 0.5": "nurse: 0.501", "weight: 1.5": "weight: 1.501", "reversed: true": "reversed: false", "up_to: 2": "up_to: 3", "alone: true": "alone: false",
		"[Plan.]": "[Plans.]", "50,000": "50,001", "You know offices.": "You know rooms.", "{plan: 2, care: -1}": "{plan: 2.001, care: -1}", "status: Required": "status: Elective",
		"Somebody with plans": "Somebody with a plan", "match: high": "match: low", "id: basics": "id: basic",
	} {
		other := strings.ReplaceAll(strings.Join(lines, "\n"), old, changed)
		if old == "id: basics" {
			other = strings.NewReplacer("{basics: 0.25}", "{basic: 0.25}", "course: basics", "course: basic").Replace(other)
		}
		if other == text {
			t.Fatalf("%q is not in the file", old)
		}
		q := parsed(t, other)
		if before, twice := seen[q.Digest]; twice {
			t.Errorf("%q → %q has the digest of %s", old, changed, before)
		}
		seen[q.Digest] = old
	}
}

// The file with every key has every key: what is added to the format must be added to it.
func TestEveryKeyOfTheFormatIsInTheCorpus(t *testing.T) {
	q := parsed(t, everyKey(t))
	seen := map[string]bool{}
	walkFields(reflect.ValueOf(*q.Questionnaire), seen)
	for name, set := range seen {
		if !set {
			t.Errorf("%s is nowhere set in testdata/ok/every-key.yaml", name)
		}
	}
}

// walkFields notes for each field of the structs below v whether it is set anywhere.
func walkFields(v reflect.Value, seen map[string]bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			seen[name] = seen[name] || !v.Field(i).IsZero()
			walkFields(v.Field(i), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkFields(v.Index(i), seen)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			walkFields(v.MapIndex(key), seen)
		}
	}
}

func TestAStoredQuestionnaireIsTheSame(t *testing.T) {
	for _, file := range append(corpus(t, "ok"), "content/health-informatics.yaml") {
		q := parsed(t, string(mustRead(t, file)))
		opened, err := quiz.Open(q.Canonical)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		again, err := json.Marshal(opened.Questionnaire)
		if err != nil || !bytes.Equal(again, q.Canonical) || opened.Digest != q.Digest {
			t.Errorf("%s: what was stored comes back as something else: %v", file, err)
		}
		for _, p := range q.Personas {
			before, after := reportOfAnswers(t, q, p.ID, p.Answers), reportOfAnswers(t, opened, p.ID, p.Answers)
			if !reflect.DeepEqual(before, after) {
				t.Errorf("%s: persona %s gets another result", file, p.ID)
			}
		}
	}
}

// The files of testdata/stored lie on people's disks like this. Each is named by its digest and beside it
// stands what its sheets gave; neither may ever change.
func TestQuestionnairesOfOldServersOpenForEver(t *testing.T) {
	files, err := filepath.Glob("testdata/stored/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are none: %v", err)
	}
	for _, file := range files {
		q, err := quiz.Open(mustRead(t, file))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if name := strings.TrimSuffix(filepath.Base(file), ".json"); q.Digest.String() != name {
			t.Errorf("%s opens with the digest %s", file, q.Digest)
		}
		var got bytes.Buffer
		for line := range bytes.Lines(mustRead(t, strings.TrimSuffix(file, ".json")+".sheets")) {
			if err := json.NewEncoder(&got).Encode(reportOf(t, q, line)); err != nil {
				t.Fatal(err)
			}
		}
		if want := mustRead(t, strings.TrimSuffix(file, ".json")+".want"); !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: a saved session gets another result:\n%s", file, got.String())
		}
	}
}

// What was accepted once opens, whatever today's rules say: a reserved id, a pair of three, a scale that
// falls, a reference to a source that is not there, a persona who fails.
func TestTodaysRulesDoNotCloseAStoredQuestionnaire(t *testing.T) {
	canonical := string(parsed(t, everyKey(t)).Canonical)
	for old, changed := range map[string]string{
		`"id":"every-key"`:       `"id":"api"`,
		`"minutes":3`:            `"minutes":5000`,
		`"kind":"choice"`:        `"kind":"guess"`,
		`"sources":["survey"]`:   `"sources":["gone"]`,
		`"expect":{"verdict":`:   `"expect":{"path":"nurse","verdict":`,
		`"balanced_within":0.05`: `"balanced_within":0.0501`,
		`"title":"Every key"`:    `"title":"` + strings.Repeat("long ", 100) + `"`,
	} {
		other := strings.ReplaceAll(canonical, old, changed)
		if other == canonical {
			t.Fatalf("%s is not in the canonical form", old)
		}
		if q, err := quiz.Open([]byte(other)); err != nil || q.Digest == parsed(t, everyKey(t)).Digest {
			t.Errorf("%s → %.40s: %v", old, changed, err)
		}
	}
}

func TestWhatCannotBeOpenedIsRefusedInWords(t *testing.T) {
	canonical := string(parsed(t, everyKey(t)).Canonical)
	for words, data := range map[string]string{
		"unexpected EOF; it may need a newer careerfit":                     canonical[:len(canonical)/2],
		"its format 2 is not known; use a newer careerfit":                  strings.Replace(canonical, `"format":1`, `"format":2`, 1),
		`unknown field "moon"; it may need a newer careerfit`:               strings.Replace(canonical, `"format":1`, `"format":1,"moon":2`, 1),
		`the rule "charm" is not known; use a newer careerfit`:              strings.Replace(canonical, `"rule":{"paths":"share"`, `"rule":{"paths":"charm"`, 1),
		`nothing has the id "kitchen"`:                                      strings.Replace(canonical, `"path":"nurse","name"`, `"path":"kitchen","name"`, 1),
		`nothing has the id "odd"`:                                          strings.Replace(canonical, `"traits":{"plan":1}`, `"traits":{"odd":1}`, 1),
		"one of the outcomes that option ward gives points to":              strings.Replace(canonical, `"points":{"manage":-0.125,`, `"points":{"chef":1,`, 1),
		"item 1: has 0 options":                                             strings.Replace(canonical, `"scale":"agreement"`, `"scale":"gone"`, 1),
		"paths, outcome 1: no answer moves its fit":                         strings.NewReplacer(`"weights":{"care":2,"plan":-1}`, `"weights":{}`, `"nurse":0.5`, `"nurse":0`).Replace(canonical),
		`want a number such as 2, -1 or 0.125, with at most six decimal pl`: strings.Replace(canonical, `"weight":1.5`, `"weight":1e3`, 1),
	} {
		if _, err := quiz.Open([]byte(data)); err == nil || !strings.Contains(err.Error(), words) || !strings.Contains(err.Error(), "questionnaire: ") {
			t.Errorf("want %q, got: %v", words, err)
		}
	}
}

func TestADigestIsReadAsItIsWritten(t *testing.T) {
	digest := parsed(t, smallest(t)).Digest
	if back, err := quiz.ParseDigest(digest.String()); err != nil || back != digest {
		t.Errorf("%s is read as %s, %v", digest, back, err)
	}
	for _, text := range []string{"", "abc", strings.Repeat("g", 64), strings.ToUpper(digest.String()), digest.String() + "00", digest.String()[1:]} {
		if _, err := quiz.ParseDigest(text); err == nil || !strings.Contains(err.Error(), "want 64 hexadecimal digits") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
