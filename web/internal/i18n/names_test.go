package i18n

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var update = flag.Bool("update", false, "write into names.txt what languages call themselves")

// The names are those of the library, all of them.
func TestTheNamesOfLanguagesAreTheLibrarys(t *testing.T) {
	var want strings.Builder
	for _, tag := range display.Self.Supported.Tags() {
		fmt.Fprintf(&want, "%s %s\n", tag, display.Self.Name(tag))
	}
	if *update {
		if err := os.WriteFile("names.txt", []byte(want.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want.String() != selfNames {
		t.Error("the names differ from the library's; go test ./web/internal/i18n -update writes them")
	}
}

// Whatever language is meant, in whatever script and region, it is called as the library calls it.
func TestALanguageIsCalledAsTheLibraryCallsIt(t *testing.T) {
	called := 0
	for _, code := range codes() {
		for _, place := range places() {
			tag, err := language.Parse(code + place)
			if err != nil {
				continue
			}
			got, want := selfName(tag), display.Self.Name(tag)
			if got != want {
				t.Errorf("%s is called %q, by the library %q", code+place, got, want)
			}
			if got != "" {
				called++
			}
		}
	}
	if called < 10_000 {
		t.Errorf("only %d have a name", called)
	}
}

// codes are those of languages that the library names, and of others, old ones and ones that mean another.
func codes() []string {
	all := []string{"und", "iw", "in", "ji", "mo", "no", "sh", "tl", "la", "grc", "cmn", "arb", "swc", "prs", "qaa"}
	for _, tag := range display.Self.Supported.Tags() {
		base, _ := tag.Base()
		all = append(all, base.String())
	}
	return all
}

// places are scripts and regions, as they follow the code of a language.
func places() []string {
	scripts, all := []string{"", "-Latn", "-Cyrl", "-Arab", "-Hans", "-Hant", "-Deva"}, []string{}
	for _, script := range scripts {
		for _, region := range strings.Fields("001 419 AF AT AU CA CD CH CN DE ES GB HK IN IR ME MX NG PK PT RS TW US UZ ZA") {
			all = append(all, script+"-"+region)
		}
		all = append(all, script)
	}
	return all
}

func TestLanguagesCallThemselves(t *testing.T) {
	for lang, want := range map[string]string{"en": "English", "es": "Español", "en-GB": "British English", "de": "Deutsch", "zh-TW": "繁體中文", "qaa": "qaa", "": ""} {
		if got := Name(lang); got != want {
			t.Errorf("%s is called %q", lang, got)
		}
	}
}
