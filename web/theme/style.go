package theme

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Style returns the rules that go behind the stylesheet, so that its custom properties are the theme's. In dark, the
// logo lies on a plate of the light paper that it was drawn for, with an edge around it. Paper is never dark, and its ink is the stylesheet's.
func (t *Theme) Style() string {
	plate := ""
	if t.Logo != nil {
		plate = fmt.Sprintf(" --plate: %s; --plate-edge: .3rem;", t.Light["paper"])
	}
	return fmt.Sprintf("\n:root {%s }\n@media screen and (prefers-color-scheme: dark) { :root {%s%s } }\n", t.Light.properties(), t.Dark.properties(), plate)
}

func (s Scheme) properties() string {
	var b strings.Builder
	for _, property := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(&b, " --%s: %s;", property, s[property])
	}
	return b.String()
}
