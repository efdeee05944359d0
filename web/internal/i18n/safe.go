package i18n

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
)

// escaped makes texts among the arguments safe to stand in HTML; numbers are.
func escaped(args []any) []any {
	safe := make([]any, len(args))
	for i, arg := range args {
		safe[i] = arg
		switch v := arg.(type) {
		case template.HTML:
			safe[i] = markup(v)
		case fmt.Stringer:
			safe[i] = markup(template.HTMLEscapeString(v.String()))
		default:
			if value := reflect.ValueOf(arg); value.Kind() == reflect.String {
				safe[i] = markup(template.HTMLEscapeString(value.String()))
			}
		}
	}
	return safe
}

// markup is an argument that is HTML already. The verb u writes it where a link leads.
type markup string

// Format writes the argument; as an address only if that leads to a page.
func (m markup) Format(f fmt.State, verb rune) {
	if verb == 'u' && !m.leads() {
		m = "#"
	}
	_, _ = io.WriteString(f, string(m)) // into the text that is being made
}

// leads reports whether an address is one on this site or another: not what a browser would run.
func (m markup) leads() bool {
	for _, start := range []string{"/", "#", "?", "https://", "http://"} {
		if strings.HasPrefix(string(m), start) {
			return true
		}
	}
	return false
}
