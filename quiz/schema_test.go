package quiz_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// schema compiles what an editor would be given.
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(quiz.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("careerfit.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("careerfit.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tree reads YAML as an editor does, which knows texts, numbers and truths apart by their looks.
func tree(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return tree(n.Content[0])
	case yaml.MappingNode:
		o := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			o[n.Content[i].Value] = tree(n.Content[i+1])
		}
		return o
	case yaml.SequenceNode:
		list := []any{}
		for _, entry := range n.Content {
			list = append(list, tree(entry))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		text := strings.TrimPrefix(n.Value, "+")
		if r, ok := new(big.Rat).SetString(text); ok {
			return json.Number(r.FloatString(9))
		}
	}
	return n.Value
}

// against says what the schema has against a file; nil if nothing.
func against(s *jsonschema.Schema, file []byte) error {
	var n yaml.Node
	if err := yaml.Load(file, &n); err != nil {
		return err
	}
	return s.Validate(tree(&n))
}

func TestTheSchemaTakesWhatIsSound(t *testing.T) {
	s := schema(t)
	for _, file := range append(corpus(t, "ok"), "testdata/base.yaml", "content/health-informatics.yaml", "content/example.yaml", "content/new.yaml") {
		if err := against(s, mustRead(t, file)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// What one value alone shows to be wrong, the schema refuses, too. The rules on the right need more than
// that, or more than a schema can say.
func TestTheSchemaRefusesWhatItsShapeShows(t *testing.T) {
	s := schema(t)
	shape := []string{"unknown-key", "missing-key", "empty", "type", "too-long", "too-many", "too-few", "id", "language", "word", "threshold"}
	refused := 0
	for _, file := range corpus(t, "err") {
		_, problems := check(t, file)
		shown := slices.ContainsFunc(problems, func(p quiz.Problem) bool {
			return slices.Contains(shape, p.Rule) && !strings.Contains(p.Message, "the bands do not fall")
		})
		var n yaml.Node
		if yaml.Load(mustRead(t, file), &n) != nil { // told by every editor
			continue
		}
		if err := s.Validate(tree(&n)); shown && err == nil {
			t.Errorf("%s goes through, though\n%s", filepath.Base(file), problems.Error())
		} else if err != nil {
			refused++
		}
		if problems.Count(quiz.SeverityError) == 0 && s.Validate(tree(&n)) != nil {
			t.Errorf("%s can be used, but the schema says %v", file, s.Validate(tree(&n)))
		}
	}
	if refused < 15 {
		t.Errorf("the schema refuses %d files only", refused)
	}
}

// One slip is enough, of whatever kind.
func TestTheSchemaRefusesEverySlip(t *testing.T) {
	s, sound := schema(t), string(mustRead(t, "testdata/ok/every-key.yaml"))
	for from, to := range map[string]string{
		"format: 1\n":             "format: 2\n",
		"minutes: 3":              "minutes: 121",
		"language: en-GB":         "language: English",
		"title: Every key":        "titel: Every key",
		"    title: Work\n":       "    title: Work\n    colour: red\n",
		"summary: Leads nurses.":  "summary: ",
		"summary: Cares.":         "summary: {en-GB: [Cares.]}",
		"help: Any office.":       "help: {en-GB: " + strings.Repeat("x", 301) + "}",
		"text: About you.":        "text: {}",
		"text: Knowing what":      "text: {English: Knowing what}, name: Knowing what",
		"languages: [es]":         "languages: [Spanish]",
		"id: head-nurse":          "id: " + strings.Repeat("x", 41),
		"kind: pair":              "kind: pear",
		"balanced_within: 0.05":   "balanced_within: 1.05",
		"weight: 1.5":             "weight: 0",
		"reversed: true":          "reversed: maybe",
		"up_to: 2":                "up_to: 1.5",
		"careers: share":          "careers: shares",
		"typical: 70000":          "typical: 0",
		"currency: USD, source":   "currency: usd, source",
		"https://survey.example/": "survey.example",
		"{plan: 2, care: -1}":     "{plan: 2, Care: -1}",
		"weights: {plan: 1}":      "weights: {plan: 1001}",
		"does: [Learn.]":          "does: Learn.",
		"non_answer: skipped":     "non_answer: skip",
		"tasks: [list]":           "tasks: []",
		"expect: {verdict: none}": "expect: none",
		"expect: {path: nurse}":   "expect: {}",
		`{low: "50,000", typical: 60_000, high: "#", `: "{",
		"[Pay is a range.]":                            `["  "]`,
		"text: This, ":                                 "",
		"steps: [Ask someone.]":                        "steps: [" + strings.Repeat("a, ", 11) + "]",
		"{id: later, label: Without an":                "{id: later, label: " + strings.Repeat("x", 80) + " Without an",
	} {
		other := strings.Replace(sound, from, to, 1)
		if other == sound {
			t.Fatalf("%q is not in the file", from)
		}
		if against(s, []byte(other)) == nil {
			t.Errorf("%q in place of %q goes through", to, from)
		}
		if q, _ := quiz.Parse("f.yaml", []byte(other)); q != nil {
			t.Errorf("%q in place of %q is no slip", to, from)
		}
	}
}

// Every key says in a sentence what it is for, and the schema shows it.
func TestEveryKeyIsExplained(t *testing.T) {
	var walk func(reflect.Type, map[reflect.Type]bool)
	walk = func(at reflect.Type, seen map[reflect.Type]bool) {
		for at.Kind() == reflect.Slice || at.Kind() == reflect.Map || at.Kind() == reflect.Pointer {
			at = at.Elem()
		}
		if at.Kind() != reflect.Struct || at == reflect.TypeFor[quiz.Answer]() || seen[at] {
			return
		}
		seen[at] = true
		for i := range at.NumField() {
			f := at.Field(i)
			if f.Tag.Get("rule") == "-" { // no key of the file
				continue
			}
			about := f.Tag.Get("about")
			if !strings.ContainsAny(about[max(len(about)-1, 0):], ".?") || !bytes.Contains(quiz.Schema(), []byte(jsonText(t, about))) {
				t.Errorf("%s.%s is explained by %q", at.Name(), f.Name, about)
			}
			walk(f.Type, seen)
		}
	}
	seen := map[reflect.Type]bool{}
	walk(reflect.TypeFor[quiz.Questionnaire](), seen)
	if len(seen) < 15 {
		t.Errorf("only %d structs were seen", len(seen))
	}
}

func jsonText(t *testing.T, s string) string {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The words that may stand at a place are those that the rest of the program knows.
func TestTheWordsOfTheFormatAreThoseOfTheProgram(t *testing.T) {
	var rules, verdicts, nonAnswers []string
	for r := range engine.NumRules {
		rules = append(rules, r.String())
	}
	for _, v := range []engine.Verdict{engine.Clear, engine.Balanced, engine.NoResult} {
		verdicts = append(verdicts, v.String())
	}
	for _, n := range []quiz.NonAnswer{quiz.Skipped, quiz.DontKnow, quiz.DoesntApply} {
		nonAnswers = append(nonAnswers, string(n))
	}
	for name, words := range map[string][]string{
		"rules": rules, "verdicts": verdicts, "non-answers": nonAnswers, "kinds": {quiz.KindChoice, quiz.KindPair, quiz.KindPick, quiz.KindScale},
	} {
		var shown bytes.Buffer
		if err := json.Compact(&shown, quiz.Schema()); err != nil {
			t.Fatal(err)
		}
		if want := `"enum":["` + strings.Join(words, `","`) + `"]`; !strings.Contains(shown.String(), want) {
			t.Errorf("the schema has not the %s %s", name, want)
		}
	}
}
