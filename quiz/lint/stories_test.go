package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/lint"
)

// toldBy returns what one rule says of an example, completed by the base: the line, the message and the hint.
func toldBy(t *testing.T, rule, example string) []string {
	t.Helper()
	if names, _ := wantedAbout(); !slices.Contains(names, rule) {
		t.Fatalf("there is no rule %s", rule)
	}
	_, problems := lint.Check("quiz.yaml", onBase(t, example), asOf)
	var told []string
	for _, p := range problems {
		if p.Rule == rule {
			told = append(told, fmt.Sprintf("%d: %s (%s)", p.Line, p.Message, p.Hint))
		}
	}
	return told
}

// wantTold fails unless the rule says these things, each recognized by a part of it, in this order.
func wantTold(t *testing.T, rule, example string, parts ...string) {
	t.Helper()
	told := toldBy(t, rule, example)
	alike := len(told) == len(parts)
	for i := range min(len(told), len(parts)) {
		alike = alike && strings.Contains(told[i], parts[i])
	}
	if !alike {
		t.Errorf("%s: of\n%s\nis told\n\t%s\nwant\n\t%s", rule, example, strings.Join(told, "\n\t"), strings.Join(parts, "\n\t"))
	}
}

// items is a section with the items, the first of them in line 5, and behind them the one that the base's
// personas answer.
func items(lines ...string) string {
	text := "sections:\n  - id: you\n    title: You\n    items:\n"
	for _, line := range append(lines, "{id: rather, text: Rather what?, options: [{id: make, text: Make a chair, traits: {hands: 1}}, {id: sell, text: Sell a chair, traits: {words: 1}}]}") {
		text += "      - " + line + "\n"
	}
	return text
}

// statement is an agreement item that says the text, in line 5.
func statement(text string) string {
	return items(fmt.Sprintf("{id: said, text: %q, scale: agreement, traits: {hands: 1}}", text))
}

// question is an item with two options, the first with the text, in line 5.
func question(text, option string) string {
	return items(fmt.Sprintf("{id: asked, text: %q, options: [{id: a, text: %q, traits: {hands: 1}}, {id: b, text: Another, traits: {words: 1}}]}", text, option))
}
