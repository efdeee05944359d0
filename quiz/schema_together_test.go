package quiz_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// Which keys go with which kind of item the schema knows, too; a value that says nothing is let through.
func TestTheSchemaKnowsTheKindsOfItems(t *testing.T) {
	s, sound := schema(t), string(mustRead(t, "testdata/base.yaml"))
	const before = "      - id: rather # the one"
	for item, want := range map[string]bool{
		"scale: agreement":              true,
		"scale: agreement, kind: scale": true,
		"OPTIONS":                       true,
		"OPTIONS, kind: pair":           true,
		"OPTIONS, kind: pick, up_to: 2": true,
		"OPTIONS, reversed: false":      true,
		"OPTIONS, traits: {}":           true,
		"help: Nothing to choose from":  false,
		"kind: scale":                   false,
		"scale: agreement, OPTIONS":     false,
		"scale: agreement, kind: pair":  false,
		"scale: agreement, up_to: 2":    false,
		"OPTIONS, kind: scale":          false,
		"OPTIONS, reversed: true":       false,
		"OPTIONS, traits: {hands: 1}":   false,
		"OPTIONS, points: {maker: 1}":   false,
		"OPTIONS, kind: pick":           false,
		"OPTIONS, up_to: 2":             false,
		"OPTIONS, kind: pair, up_to: 2": false,
		"MORE, kind: pair":              false,
		"MORE, kind: pick, up_to: 2":    true,
		"ALONE, kind: pick, up_to: 2":   true,
		"ALONE":                         false,
		"scale: agreement, help: '   '": false,
	} {
		const two = "options: [{id: a, text: Wood, traits: {hands: 1}}, {id: b, text: Stone, traits: {words: 1}}"
		item = strings.NewReplacer("OPTIONS", two+"]", "MORE", two+", {id: c, text: Clay}]", "ALONE", two+", {id: c, text: None, alone: true}]").Replace(item)
		file := []byte(strings.Replace(sound, before, "      - {id: new, text: A new one, "+item+"}\n"+before, 1))
		if err := against(s, file); (err == nil) != want {
			t.Errorf("%s: %v", item, err)
		}
		if q, problems := quiz.Parse("f.yaml", file); (q != nil) != want {
			t.Errorf("%s: %v", item, problems)
		}
	}
}
