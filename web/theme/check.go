package theme

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// check refuses each colour of a scheme that leaves pairs without their contrast: one problem for one slip, with
// the worst of the pairs and where else it shows.
func (r *reading) check(scheme string, s Scheme, set given) {
	for _, b := range s.blames(set) {
		path := scheme
		if b.property != "" {
			path = quiz.At(scheme, tokenOf(b.property))
		}
		worst := b.pairs[0]
		r.refuse(path, "contrast", remedy(s, set, b.property), "%s %s on %s %s has a contrast of %s:1 in %s; %s %s at least %g:1%s",
			called(worst.on), s.colour(worst.on), called(worst.behind), s.colour(worst.behind), floor(s.ratio(worst)), scheme,
			worst.what, needs(worst), worst.needs, alsoFor(b.pairs[1:]))
	}
}

// A blame is a colour that the theme sets, and the pairs for which it must change, the worst first.
type blame struct {
	property string
	pairs    []pair
}

// blames sorts the failing pairs by the colour that must change for them.
func (s Scheme) blames(set given) []blame {
	var all []blame
	for _, p := range s.failing() {
		property := blamed(p, set)
		i := slices.IndexFunc(all, func(b blame) bool { return b.property == property })
		if i < 0 {
			i, all = len(all), append(all, blame{property: property})
		}
		all[i].pairs = append(all[i].pairs, p)
	}
	for _, b := range all {
		slices.SortStableFunc(b.pairs, func(p, q pair) int { return cmp.Compare(s.ratio(p)/p.needs, s.ratio(q)/q.needs) })
	}
	return all
}

// alsoFor says which other pairs lack theirs.
func alsoFor(pairs []pair) string {
	if len(pairs) == 0 {
		return ""
	}
	var all []string
	for _, p := range pairs {
		all = append(all, called(p.on)+" on "+called(p.behind))
	}
	slices.Sort(all)
	return "; too little also for " + strings.Join(all, ", ")
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

// called is how a message calls a colour, by what it is for where it has no name in a theme's file.
func called(property string) string {
	names := map[string]string{
		"brand-ink": "button text", hover: "brand under a pointer", "quiet": "quiet text", "link": "links",
		"tint": "notes", "danger-tint": "error notes", "danger": "error text",
	}
	if name, ok := names[property]; ok {
		return name
	}
	return tokenOf(property)
}
