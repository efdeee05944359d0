package theme

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Style returns the rules that go behind the stylesheet, so that its custom properties are the theme's.
func (t *Theme) Style() string {
	return fmt.Sprintf("\n:root {%s }\n@media (prefers-color-scheme: dark) { :root {%s } }\n", t.Light.properties(), t.Dark.properties())
}

func (s Scheme) properties() string {
	var b strings.Builder
	for _, property := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(&b, " --%s: %s;", property, s[property])
	}
	return b.String()
}
