package quiz

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed content/new.yaml
var newContent string

// newYear is the year of the pay figures in content/new.yaml.
const newYear = 2026

// New returns a small questionnaire that works, with comments for somebody who writes their first one. Its
// id is [NewID]'s. Its pay figures are of the year, so that they are not old on the day that it is made.
func New(name string, year int) []byte {
	text := strings.Replace(newContent, "\nid: my-quiz ", "\nid: "+NewID(name)+" ", 1)
	return []byte(strings.ReplaceAll(text, fmt.Sprintf("year: %d,", newYear), fmt.Sprintf("year: %d,", max(year, newYear))))
}

// NewID makes an id of a name: small letters and digits, whatever is between them being a hyphen. It is
// "my-quiz" where that leaves nothing, too much, or an id that is not to be had.
func NewID(name string) string {
	id := slug(name)
	taken := append(ReservedIDs(), "null") // which YAML takes for no value
	if !validID(id) || slices.Contains(taken, id) {
		return "my-quiz"
	}
	return id
}

// slug is a name in small letters and digits, whatever is between them being a hyphen.
func slug(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}
