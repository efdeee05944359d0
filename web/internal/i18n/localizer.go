package i18n

import (
	"html/template"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A Text is English that takers read, and the key to what it is in other languages. A constant that is
// used as a Text is a message; the tests find them by this type.
type Text string

// A Localizer tells texts in one language. It is safe for use by several goroutines.
type Localizer struct {
	// Lang is the code of the language, such as "es".
	Lang    string
	tag     language.Tag
	region  language.Tag // as is written there; language.Und where the language is written as everywhere
	printer *message.Printer
	entries func() (map[Text]forms, error) // read once
	root    string                         // goes before the addresses on this site
	rich    sync.Map                       // of Text to string: formats whose markup is HTML already
	numbers memo[string]                   // as they are written
}

// Err tells why the catalogue cannot be read. All texts are English then.
func (l *Localizer) Err() error {
	_, err := l.entries()
	return err
}

// T tells a text.
func (l *Localizer) T(text Text, args ...any) string {
	return l.print(string(l.translated(text, "other")), args)
}

// N tells a text in the form that goes with the number, which is the format's first argument: one is the
// English text for 1, many the one for all others.
func (l *Localizer) N(n int, one, many Text, args ...any) string {
	return l.print(string(l.counted(n, one, many)), append([]any{n}, args...))
}

// Rich tells a text with links and strong words, written as [words](%s) and **words**. Arguments are
// escaped; markup in them stays what it is.
func (l *Localizer) Rich(text Text, args ...any) template.HTML {
	return l.html(l.translated(text, "other"), args)
}

// RichN is Rich for texts that have a form for each number.
func (l *Localizer) RichN(n int, one, many Text, args ...any) template.HTML {
	return l.html(l.counted(n, one, many), append([]any{n}, args...))
}

// counted returns the form of a text that goes with the number.
func (l *Localizer) counted(n int, one, many Text) Text {
	entries, _ := l.entries() // [Localizer.Err]
	if _, ok := entries[many]; ok {
		return l.translated(many, l.category(n))
	}
	if n == 1 {
		return one
	}
	return many
}

func (l *Localizer) category(n int) string {
	form := plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)
	return map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}[form]
}

func (l *Localizer) translated(text Text, category string) Text {
	entries, _ := l.entries() // [Localizer.Err]
	entry, ok := entries[text]
	if !ok {
		return text
	}
	return entry.form(category)
}

func (l *Localizer) print(format string, args []any) string {
	if len(args) == 0 {
		return format
	}
	return l.printer.Sprintf(format, args...)
}

var (
	strong = regexp.MustCompile(`\*\*(.+?)\*\*`)
	link   = regexp.MustCompile(`\[([^\]]+)\]\((%(?:\[\d+\])?)s\)`)
)

// html turns a format's markup into HTML, once, and then fills in the arguments.
func (l *Localizer) html(text Text, args []any) template.HTML {
	ready, ok := l.rich.Load(text)
	if !ok {
		escaped := template.HTMLEscapeString(string(text))
		escaped = link.ReplaceAllString(escaped, `<a href="${2}u">$1</a>`)
		ready, _ = l.rich.LoadOrStore(text, strong.ReplaceAllString(escaped, `<strong>$1</strong>`))
	}
	return template.HTML(l.print(ready.(string), l.escaped(args))) // #nosec G203 -- the format is ours and the arguments are escaped
}

// List joins words as a sentence does: "a", "a and b", "a, b and c".
func (l *Localizer) List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := words[len(words)-1]
	return strings.Join(words[:len(words)-1], ", ") + l.and(last) + last
}

// and is what stands before the last of several words. Spanish says "e" before the sound of an i.
func (l *Localizer) and(next string) string {
	if l.Lang != "es" {
		return " and "
	}
	next = strings.TrimLeft(strings.ToLower(next), "¿¡«“\"")
	if strings.HasPrefix(next, "i") || strings.HasPrefix(next, "í") || strings.HasPrefix(next, "hi") && !strings.HasPrefix(next, "hie") {
		return " e "
	}
	return " y "
}
