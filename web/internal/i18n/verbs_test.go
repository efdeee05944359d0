package i18n

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A translation is told with the arguments of the English text: it puts each of them, as what it is. Where there
// is one thing only, the number may go without saying.
func TestTranslationsTakeTheirArguments(t *testing.T) {
	words, told := bundle(t), 0
	for _, lang := range words.Languages[1:] {
		for text, forms := range entries(t, lang) {
			for category, form := range forms {
				told += len(verbs(text))
				if !sameArguments(text, form, category) {
					t.Errorf("%s, %s: %q takes %q, want %q as in %q", lang, category, form, verbs(form), verbs(text), text)
				}
			}
		}
	}
	if told < 100 {
		t.Errorf("only %d arguments were found", told)
	}
}

func TestAMistypedTranslationIsSeen(t *testing.T) {
	for _, c := range []struct {
		text, form Text
		category   string
		same       bool
	}{
		{"%s of %d", "%s de %d", "other", true}, {"%s of %d", "%[2]d de %[1]s", "other", true}, {"%s, %s", "%[2]s, %[1]s, %[1]s", "other", true},
		{"100%% of %s", "el 100 %% de %s", "other", true}, {"%d of %s", "una de %[2]s", "one", true}, {"5% of it", "el 5 % de ello", "other", true},
		{"%d of %s", "una de %s", "one", false}, {"%d of %s", "de %[2]s", "other", false}, {"%s of %d", "%d de %s", "other", false},
		{"%s", "nada", "other", false}, {"%s", "%s %s", "other", false}, {"%s", "%d", "other", false}, {"%s", "% s", "other", false}, {"%s", "%[2]s", "other", false}, {"a", "%s", "other", false},
		{"[a](%s)", "[a](/b)", "other", false}, {"%d%% of %s", "%d% de %s", "other", false},
	} {
		if got := sameArguments(c.text, c.form, c.category); got != c.same {
			t.Errorf("%q and %q, %s: %t", c.text, c.form, c.category, got)
		}
	}
}

// sameArguments reports whether a form of a text takes the arguments that the text does.
func sameArguments(text, form Text, category string) bool {
	want, got := verbs(text), verbs(form)
	if slices.Equal(got, want) {
		return true
	}
	return category == "one" && len(want) > 0 && want[0] == "1d" && slices.Equal(got, want[1:])
}

var verb = regexp.MustCompile(`%(?:%|[-+#0-9.]*(?:\[(\d+)\])?([a-zA-Z]))`)

// verbs are the arguments that a text takes: the place of each, and how it is written. A text without arguments
// is taken as it stands.
func verbs(text Text) []string {
	var all []string
	place := 0
	for _, found := range verb.FindAllStringSubmatch(string(text), -1) {
		if found[2] == "" {
			continue
		}
		place++
		if n, err := strconv.Atoi(found[1]); err == nil {
			place = n
		}
		all = append(all, fmt.Sprint(place, found[2]))
	}
	if len(all) > 0 && strings.Contains(verb.ReplaceAllString(string(text), ""), "%") {
		all = append(all, "a stray %")
	}
	slices.Sort(all)
	return slices.Compact(all)
}
