package web

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// A title ends where tabs and search engines would cut it, after a word; the page's own words come first.
func TestATitleIsShort(t *testing.T) {
	const site = "Project or product? Careers in health informatics"
	for _, row := range []struct{ title, site, want string }{
		{"My results", "Harbour", "My results – Harbour"},
		{site, site, site},
		{"Paths, careers and courses", site, "Paths, careers and courses – Project or product? Careers in health…"},
		{strings.Repeat("x", 55), site, strings.Repeat("x", 55) + " – Project or…"},
		{strings.Repeat("x", 56), site, strings.Repeat("x", 56)},
		{"Compared: Health Information Management Director and Clinical Informatics Consultant", site, "Compared: Health Information Management Director and Clinical…"},
		{"¿" + strings.Repeat("ñ", 100) + "?", site, "¿" + strings.Repeat("ñ", 68) + "…"},
	} {
		got := wholeTitle(row.title, row.site)
		if got != row.want || utf8.RuneCountInString(got) > longestTitle {
			t.Errorf("%q of %q becomes %q (%d), want %q", row.title, row.site, got, utf8.RuneCountInString(got), row.want)
		}
	}
}
