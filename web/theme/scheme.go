package theme

// A Scheme has the colours of the pages in light or in dark, each by the name of its custom property in the
// stylesheet.
type Scheme map[string]Colour

// Defaults returns the light and the dark scheme of a quiz without a theme, as the stylesheet has them.
func Defaults() (light, dark Scheme) {
	light = Scheme{
		"paper": {0xfb, 0xf8, 0xf3}, "card": {0xff, 0xff, 0xff}, "ink": {0x22, 0x30, 0x2f}, "quiet": {0x58, 0x65, 0x64}, "line": {0xd9, 0xd3, 0xc8},
		"brand": {0x14, 0x59, 0x5c}, "brand-ink": {0xff, 0xff, 0xff}, "link": {0x0f, 0x5a, 0x5e}, "warm": {0xb4, 0x54, 0x1a},
		"tint": {0xe6, 0xf0, 0xee}, "danger": {0xa3, 0x26, 0x1b}, "danger-tint": {0xfb, 0xe9, 0xe6},
	}
	dark = Scheme{
		"paper": {0x14, 0x20, 0x1f}, "card": {0x1c, 0x2a, 0x29}, "ink": {0xec, 0xeb, 0xe6}, "quiet": {0xa9, 0xb5, 0xb3}, "line": {0x3a, 0x4a, 0x48},
		"brand": {0x7f, 0xd0, 0xc8}, "brand-ink": {0x0c, 0x24, 0x23}, "link": {0x8f, 0xd8, 0xd0}, "warm": {0xf0, 0xa8, 0x78},
		"tint": {0x20, 0x37, 0x35}, "danger": {0xff, 0x9d, 0x90}, "danger-tint": {0x3a, 0x22, 0x20},
	}
	return light, dark
}

// A token is a colour that a theme can set, and its custom property.
type token struct{ name, property string }

func tokens() []token {
	return []token{{"paper", "paper"}, {"card", "card"}, {"ink", "ink"}, {"brand", "brand"}, {"accent", "warm"}}
}

// What colours must reach by WCAG 2.2.
const (
	forText    = 4.5 // 1.4.3
	forBorders = 3   // 1.4.11
)

// A pair is a colour on another, what for, and the ratio that it needs.
type pair struct {
	on, behind string
	needs      float64
	what       string
}

// pairs are all that occur on a page. The hover of a button is brighter.
func pairs() []pair {
	return []pair{
		{"ink", "paper", forText, "text"}, {"ink", "card", forText, "text"}, {"ink", "tint", forText, "text"}, {"ink", "danger-tint", forText, "text"},
		{"quiet", "paper", forText, "text"}, {"quiet", "card", forText, "text"}, {"quiet", "tint", forText, "text"},
		{"link", "paper", forText, "links"}, {"link", "card", forText, "links"}, {"link", "tint", forText, "links"},
		{"brand", "paper", forBorders, "buttons"}, {"brand", "card", forBorders, "buttons"}, {"brand", "tint", forBorders, "the frame of what is chosen"},
		{"brand-ink", "brand", forText, "text"}, {"brand-ink", hover, forText, "text"},
		{"warm", "paper", forText, "text"}, {"warm", "card", forText, "text"},
		{"danger", "paper", forText, "text"}, {"danger", "card", forText, "text"}, {"danger", "danger-tint", forText, "text"},
	}
}

// hover is a button's colour under a pointer: brand, brighter by the filter in the stylesheet.
const (
	hover    = "brand hover"
	brighter = 1.12
)

func (s Scheme) colour(name string) Colour {
	if name == hover {
		return s["brand"].brighter(brighter)
	}
	return s[name]
}

// ratio is the contrast of a pair.
func (s Scheme) ratio(p pair) float64 { return Contrast(s.colour(p.on), s.colour(p.behind)) }

// reaches reports whether all pairs with the colour on top have their contrast.
func (s Scheme) reaches(on string) bool {
	for _, p := range pairs() {
		if p.on == on && s.ratio(p) < p.needs {
			return false
		}
	}
	return true
}

// failing are the pairs without their contrast.
func (s Scheme) failing() []pair {
	var all []pair
	for _, p := range pairs() {
		if s.ratio(p) < p.needs {
			all = append(all, p)
		}
	}
	return all
}
