package quiz

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// unknownKeys reports the keys of a mapping that the format does not have. A key that may be a known one with a
// slip in it takes that one's place, so that it is not missing, too. It reports whether no more is to be said of
// the mapping, because it was meant as something else.
func (d *document) unknownKeys(n *yaml.Node, path string, fields fields, seen map[string]bool) bool {
	whole := fields.spelledOut(n)
	told := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		_, known := fields.find(key.Value)
		if known || key.Kind != yaml.ScalarNode || told[key.Value] {
			continue
		}
		told[key.Value] = true
		place := Position{key.Line, key.Column}
		if meant := Closest(key.Value, fields.keys()); meant != "" && !seen[meant] && !d.given(at(path, meant)) {
			d.places[at(path, meant)] = place
			whole = ""
		}
		if i > 0 && partOfText(n, i) && partOfText(n, i-2) && !fields.has(n.Content[i-2].Value) { // told with the one before
			continue
		}
		d.report(place, SeverityError, "unknown-key", d.unknownHint(n, i, fields, whole), "unknown key %q", key.Value)
	}
	return whole != "" && len(told) > 0
}

// unknownHint says what to do about the unknown key with the position in the mapping.
func (d *document) unknownHint(n *yaml.Node, i int, fields fields, whole string) string {
	switch {
	case d.full():
		return ""
	case whole != "":
		return whole
	case i > 0 && partOfText(n, i) && n.Content[i-1].Kind == yaml.ScalarNode:
		text := n.Content[i-1].Value
		for ; i < len(n.Content) && partOfText(n, i) && !fields.has(n.Content[i].Value); i += 2 {
			text += ", " + n.Content[i].Value
		}
		return fmt.Sprintf("if this belongs to the text before it, put that whole text in quotes: %q", shortened(text))
	}
	return d.nearest(n.Content[i].Value, fields.keys())
}

// partOfText reports whether the key with the position has no value and stands in brackets: then it may be what
// follows a comma in a text.
func partOfText(n *yaml.Node, i int) bool {
	return n.Style&yaml.FlowStyle != 0 && n.Content[i].Kind == yaml.ScalarNode && isBare(n.Content[i+1])
}

// spelledOut is a hint how an entry is written that an author has cut down to its text, or to "id: text" with an
// id in the place of a key; nothing where it is not such a one.
func (fs fields) spelledOut(n *yaml.Node) string {
	id, text := "", ""
	switch {
	case n.Kind == yaml.ScalarNode && n.Value != "":
		id, text = slug(n.Value), n.Value
	case n.Kind == yaml.MappingNode && len(n.Content) == 2 && n.Content[0].Kind == yaml.ScalarNode && n.Content[1].Kind == yaml.ScalarNode:
		id, text = asID(n.Content[0].Value), n.Content[1].Value
	}
	if len(fs) < 2 || fs[0].key != "id" || !validID(id) || fs.has(id) || strings.TrimSpace(text) == "" {
		return ""
	}
	parts := []string{"id: " + id}
	for _, f := range fs[1:] {
		switch {
		case len(parts) == 1 && f.rule.required:
			parts = append(parts, f.key+": "+inBrackets(shortened(text)))
		case f.rule.required:
			parts = append(parts, f.example())
		}
	}
	return "write {" + strings.Join(parts, ", ") + "}"
}

// asID returns what is an id, or is nearly one.
func asID(s string) string {
	if validID(s) {
		return s
	}
	return slug(s)
}

// inBrackets puts a text in quotes that would not be read as a whole within brackets.
func inBrackets(text string) string {
	if strings.ContainsAny(text, ",:[]{}#&*!|>%@`'\"") {
		return fmt.Sprintf("%q", text)
	}
	return text
}

// shortened cuts a text that a hint repeats.
func shortened(text string) string {
	if runes := []rune(text); len(runes) > 2*maxID {
		return string(runes[:2*maxID]) + "…"
	}
	return text
}
