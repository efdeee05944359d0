package theme

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// check refuses every pair of a scheme without its contrast.
func (r *reading) check(scheme string, s Scheme, set given) {
	hints := map[string]string{}
	for _, p := range s.failing() {
		property := blamed(p, set)
		path := scheme
		if property != "" {
			path = quiz.At(scheme, tokenOf(property))
		}
		if _, told := hints[property]; !told {
			hints[property] = remedy(s, set, property)
		}
		r.refuse(path, "contrast", hints[property], "%s %s on %s %s has a contrast of %s:1 in %s; %s %s at least %g:1",
			called(p.on), s.colour(p.on), called(p.behind), s.colour(p.behind), floor(s.ratio(p)), scheme, p.what, needs(p), p.needs)
	}
}

func needs(p pair) string {
	if p.what == "text" || p.on == "brand" && p.behind == "tint" {
		return "needs"
	}
	return "need"
}

// floor writes a ratio with two places, rounded down so that none looks like enough that is not.
func floor(ratio float64) string { return fmt.Sprintf("%.2f", math.Floor(ratio*100)/100) }

// blamed is which of the colours that the theme sets must change for the pair: the one on top or, where that
// is not the theme's, the one behind. Each may follow from another one. It is empty where the theme sets none.
func blamed(p pair, set given) string {
	for _, property := range []string{p.on, origin(p.on), p.behind, origin(p.behind)} {
		if _, mine := set[property]; mine {
			return property
		}
	}
	return ""
}

// origin is the colour that another one follows from.
func origin(property string) string {
	return map[string]string{"quiet": "ink", "link": "brand", "tint": "brand", hover: "brand", "brand-ink": "brand", "danger-tint": "card"}[property]
}

// remedy names the nearest lightness of the blamed colour with which all pairs that it is blamed for would do.
func remedy(s Scheme, set given, property string) string {
	if property == "" {
		return ""
	}
	try := maps.Clone(s)
	moved, ok := set[property].nearest(func(c Colour) bool {
		try[property] = c
		try.follow(s)
		return !slices.ContainsFunc(try.failing(), func(q pair) bool { return blamed(q, set) == property })
	})
	if !ok {
		return fmt.Sprintf("no lightness of %s does beside the other colours; change those as well", tokenOf(property))
	}
	return fmt.Sprintf("nearest of the same hue: %s: %q, with a lightness of %.0f%% instead of %.0f%%",
		tokenOf(property), moved, 100*moved.lightness(), 100*set[property].lightness())
}

// tokenOf is how a theme's file calls a custom property.
func tokenOf(property string) string {
	for _, token := range tokens() {
		if token.property == property {
			return token.name
		}
	}
	return property
}

// called is how a message calls a colour.
func called(property string) string {
	switch property {
	case "brand-ink":
		return "what is written on buttons,"
	case hover:
		return "brand under a pointer,"
	}
	return tokenOf(property)
}
