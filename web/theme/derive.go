package theme

import "maps"

// given are the colours of a scheme that a theme sets, by custom property.
type given = Scheme

// A Follower is a colour that a theme sets in one scheme only, as the other scheme has it.
type Follower struct {
	Scheme, Token string // as in "dark", "brand"
	Set, Made     Colour // what the theme says, and what follows from it
}

// followers are the colours of a scheme that follow from the other one's.
func followers(scheme string, s Scheme, set, other given) (all []Follower) {
	for _, property := range shared() {
		_, mine := set[property]
		if theirs, ok := other[property]; ok && !mine {
			all = append(all, Follower{scheme, tokenOf(property), theirs, s[property]})
		}
	}
	return all
}

// shared are the colours that a scheme takes from the other one where it has none of its own.
func shared() []string { return []string{"brand", "warm"} }

// derive makes a scheme of what is set for it, what is set for the other one, and how it is without a theme.
func derive(set, other given, without Scheme) Scheme {
	s := maps.Clone(without)
	maps.Copy(s, set)
	if len(set) == 0 && len(other) == 0 {
		return s
	}
	for _, property := range shared() {
		if _, mine := set[property]; mine {
			continue
		}
		if colour, theirs := other[property]; theirs {
			s[property] = colour
		}
		s.fit(property)
	}
	s.follow(without)
	return s
}

// follow makes the colours that follow from others.
func (s Scheme) follow(without Scheme) {
	s["tint"] = s["card"].mixed(s["brand"], 0.1)
	s["line"] = s["paper"].mixed(s["ink"], 0.17)
	s["quiet"] = s["ink"].mixed(s["paper"], 0.28)
	for share := 0.26; share >= 0 && !s.reaches("quiet"); share -= 0.02 {
		s["quiet"] = s["ink"].mixed(s["paper"], share)
	}
	s["brand-ink"] = s.onBrand()
	s["link"] = s["brand"]
	s.fit("link")
	s["danger-tint"] = s["card"].mixed(without["danger"], 0.1)
	s["danger"] = without["danger"]
	s.fit("danger")
}

// fit makes a colour lighter or darker until it can be told from what it stands on. Where nothing helps it
// stays, and is told with the others.
func (s Scheme) fit(property string) {
	try := maps.Clone(s)
	s[property], _ = s[property].nearest(func(c Colour) bool {
		try[property] = c
		try["tint"] = try["card"].mixed(try["brand"], 0.1)
		try["brand-ink"] = try.onBrand()
		return try.reaches(property) && (property != "brand" || try.reaches("brand-ink"))
	})
}

// onBrand is black or white: what can be read better on a button, with the pointer on it and without.
func (s Scheme) onBrand() Colour {
	black, white := Colour{}, Colour{255, 255, 255}
	least := func(c Colour) float64 { return min(Contrast(c, s.colour("brand")), Contrast(c, s.colour(hover))) }
	if least(black) > least(white) {
		return black
	}
	return white
}
