package quiz_test

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
)

// scalars are texts, numbers and truths of all looks, sound and not.
var scalars = []string{
	"1", "2", "+1", "-1", "007", "0.5", "+0.5", "-0.125", "1.0001", "1000", "1001", "1e2", ".5", "0x10", "1_000", "2026-11-01", "true", "false", "True", "null", "~",
	"a", "a-b", "A", "a b", " a", "a ", "é", "-", "yes", "no", "#", "50,000", "82000", "0", "USD", "usd", "en", "en-GB", "share", "pick", "clear", "skipped", "high",
	"https://a.example", "HTTP://a.example", "ftp://a.example", ".nan", ".inf", "", " ", "agreement", "plan", "nurse", "1990", "2025", strings.Repeat("x", 40), strings.Repeat("long ", 30), "12", "120", "121",
}

// bend changes one place of a content file: a scalar becomes another, an entry is taken out or doubled, or
// something becomes a list.
func bend(t *rapid.T, n *yaml.Node) {
	var all []*yaml.Node
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		all = append(all, n)
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(n.Content[0])
	at := rapid.SampledFrom(all).Draw(t, "place")
	step := map[yaml.Kind]int{yaml.MappingNode: 2, yaml.SequenceNode: 1}[at.Kind]
	switch {
	case at.Kind == yaml.ScalarNode:
		text := rapid.SampledFrom(scalars).Draw(t, "scalar")
		style := rapid.SampledFrom([]yaml.Style{0, yaml.DoubleQuotedStyle}).Draw(t, "style")
		*at = yaml.Node{Kind: yaml.ScalarNode, Value: text, Style: style}
	case len(at.Content) == 0:
	case rapid.Bool().Draw(t, "take out"):
		i := step * rapid.IntRange(0, len(at.Content)/step-1).Draw(t, "entry")
		at.Content = slices.Delete(slices.Clone(at.Content), i, i+step)
	case rapid.Bool().Draw(t, "double"):
		at.Content = append(at.Content, at.Content[:step]...)
	default:
		inner := *at
		*at = yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{&inner}}
	}
}

func TestWhatTheParserTakesTheSchemaTakes(t *testing.T) {
	s := schema(t)
	sound := mustRead(t, "testdata/ok/every-key.yaml")
	taken, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		var n yaml.Node
		if err := yaml.Load(sound, &n); err != nil {
			t.Fatal(err)
		}
		bend(t, &n)
		text, err := yaml.Dump(&n)
		if err != nil {
			t.Skip("what cannot be written is no file")
		}
		q, _ := quiz.Parse("f.yaml", text)
		if q == nil {
			refused++
			return
		}
		taken++
		if err := against(s, text); err != nil {
			t.Fatalf("the parser takes what the schema refuses: %v\n%s", err, text)
		}
	})
	if taken < 5 || refused < 5 {
		t.Errorf("of the files drawn the parser took %d and refused %d", taken, refused)
	}
}
