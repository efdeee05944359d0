package i18n

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
)

// escaped makes texts among the arguments safe to stand in HTML; numbers are.
func (l *Localizer) escaped(args []any) []any {
	safe := make([]any, len(args))
	for i, arg := range args {
		safe[i] = arg
		switch v := arg.(type) {
		case template.HTML:
			safe[i] = markup{string(v), l.root}
		case fmt.Stringer:
			safe[i] = markup{template.HTMLEscapeString(v.String()), l.root}
		default:
			if value := reflect.ValueOf(arg); value.Kind() == reflect.String {
				safe[i] = markup{template.HTMLEscapeString(value.String()), l.root}
			}
		}
	}
	return safe
}

// markup is an argument that is HTML already. The verb u writes it where a link leads.
type markup struct{ text, root string }

// Format writes the argument; as an address only if that leads to a page.
func (m markup) Format(f fmt.State, verb rune) {
	if verb == 'u' {
		m.text = m.address()
	}
	_, _ = io.WriteString(f, m.text) // into the text that is being made
}

// address is one on this site, below its root, or on another: not what a browser would run.
func (m markup) address() string {
	if strings.HasPrefix(m.text, "/") {
		return m.root + m.text
	}
	for _, start := range []string{"#", "?", "https://", "http://"} {
		if strings.HasPrefix(m.text, start) {
			return m.text
		}
	}
	return "#"
}
