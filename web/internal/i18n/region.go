package i18n

import (
	"slices"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Regional returns the Localizer for the language that writes numbers, money and dates as the region does that a
// browser's Accept-Language asks for with that language; where it asks for none, that for the language everywhere.
func (b *Bundle) Regional(lang, accepted string) *Localizer {
	return b.spoken.of(wishOf([]string{lang, accepted}), func() *Localizer { return b.regionally(lang, accepted) })
}

func (b *Bundle) regionally(lang, accepted string) *Localizer {
	everywhere := b.Localizer(lang)
	tag := regionOf(everywhere.Lang, accepted)
	if tag == language.Und {
		return everywhere
	}
	known, ok := b.regional.Load(tag)
	if !ok {
		made := everywhere.in(tag)
		same, _ := b.alike.LoadOrStore(made.manner(), made)
		known, _ = b.regional.LoadOrStore(tag, same)
	}
	return known.(*Localizer)
}

// regionOf is the first of the wishes that is for the language and names a region; of all else that it says, such as
// what digits look like, nothing is kept.
func regionOf(lang, accepted string) language.Tag {
	wanted, _, err := language.ParseAcceptLanguage(accepted)
	if err != nil {
		return language.Und
	}
	for _, tag := range wanted {
		code, _ := tag.Base()
		if region, sure := tag.Region(); sure == language.Exact && code.String() == lang {
			own, _ := language.Compose(code, region)
			return own
		}
	}
	return language.Und
}

// in is the Localizer with the ways of a region.
func (l *Localizer) in(region language.Tag) *Localizer {
	ways := region
	if slices.Contains([]string{"en-150", "en-CH"}, region.String()) {
		ways = language.English // the formats that the library has for these write 82.000, which nobody there does
	}
	return &Localizer{Lang: l.Lang, tag: l.tag, region: region, printer: message.NewPrinter(ways), entries: l.entries, root: l.root}
}

// manner shows how numbers, money and dates are written: Localizers of a language that differ in nothing else are one.
func (l *Localizer) manner() string {
	return l.Lang + l.Decimal(82000.5, 1) + l.Percent(0.5, 0) + l.Money(1, "USD") + l.Money(1, "SEK") + l.Date(time.Unix(0, 0))
}

// latinAmerican reports whether Spanish is written as in America.
func (l *Localizer) latinAmerican() bool {
	return l.region == language.LatinAmericanSpanish || l.region.Parent() == language.LatinAmericanSpanish
}

// monthFirst reports whether the month comes before the day where English is written.
func (l *Localizer) monthFirst() bool {
	return slices.Contains([]string{"en-US", "en-CA", "en-PH"}, l.region.String())
}
