package page

import (
	"slices"
	"strings"
)

// withNames puts the names of outcomes, traits and items before their ids, for who does not know the file. It does so
// where a message says what it names, as in: the career "nurse"; other quotes are words of the questionnaire.
func (s *showing) withNames(message string) string {
	parts := strings.Split(message, `"`)
	if len(parts)%2 == 0 || !slices.ContainsFunc(parts, endsWithKind) {
		return message
	}
	var b strings.Builder
	for i, part := range parts {
		name := ""
		if i%2 == 1 {
			name = s.nameOf(part)
			part = `"` + part + `"`
		}
		if name != "" {
			part = "“" + name + "” (" + strings.Trim(part, `"`) + ")"
		}
		b.WriteString(part)
	}
	return b.String()
}

// endsWithKind tells whether an id comes next.
func endsWithKind(text string) bool {
	for _, kind := range []string{"path ", "career ", "course ", "trait ", "item "} {
		if strings.HasSuffix(text, kind) {
			return true
		}
	}
	return false
}

// mostName is how many characters of an item's text stand for the item in a sentence.
const mostName = 70

// nameOf returns the name of an outcome or a trait or the words of an item; "" if the id is of none of them, or of
// more than one.
func (s *showing) nameOf(id string) string {
	var all []string
	if name, ok := s.names[id]; ok {
		all = append(all, name)
	}
	for _, t := range s.Traits {
		if t.ID == id {
			all = append(all, string(t.Name))
		}
	}
	if i, ok := s.Item(id); ok {
		all = append(all, shortened(string(s.Items[i].Text), mostName))
	}
	if len(all) != 1 {
		return ""
	}
	return all[0]
}
