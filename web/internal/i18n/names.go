package i18n

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// selfNames has a line for each language, with its code and what it calls itself. They are those of
// golang.org/x/text/language/display, which brings the names of all languages in all languages along: a ninth of the
// program. The tests hold them against it, and write the file (go test -update).
//
//go:embed names.txt
var selfNames string

// byCode has the lines of selfNames.
var byCode = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(selfNames) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		names[code] = name
	}
	return names
})

// Name is what a language calls itself, such as "Español"; its code where that is not known.
func Name(lang string) string {
	name := selfName(language.Make(lang))
	if name == "" {
		return lang
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

// selfName is how the language calls itself in that script, or in that region, or everywhere. In a script that is not
// its usual one it may have no name: whoever reads that script might not read the other.
func selfName(tag language.Tag) string {
	tag, _ = language.All.Compose(tag) // several codes may mean one language
	base, script, region := tag.Raw()
	everywhere, _ := language.Raw.Compose(base)
	usual, _ := everywhere.Script()
	written, _ := tag.Script() // in that region, where no script is named
	if written != usual {
		script = written
	}
	code, names := base.String(), byCode()
	name := names[code+"-"+script.String()]
	if name == "" && written == usual {
		name = cmp.Or(names[code+"-"+region.String()], names[code])
	}
	return name
}
