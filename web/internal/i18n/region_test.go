package i18n

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// written shows how a Localizer writes numbers, percents, sums and days.
func written(l *Localizer) string {
	day := time.Date(2026, 11, 2, 23, 0, 0, 0, time.UTC)
	all := []string{l.Number(82000), l.T("%d", 82000), l.Decimal(49.8, 1), l.Percent(0.025, 1), l.Money(82000, "USD"), l.Money(7000, "SEK"), l.Date(day)}
	return strings.ReplaceAll(strings.Join(all, " | "), "\u00a0", "_")
}

func TestNumbersAreWrittenAsInTheRegionThatIsAskedFor(t *testing.T) {
	words := bundle(t)
	everywhere := map[string]string{
		"en": "82,000 | 82,000 | 49.8 | 2.5% | $82,000 | 7,000_SEK | 2 November 2026",
		"es": "82.000 | 82.000 | 49,8 | 2,5_% | 82.000_US$ | 7.000_SEK | 2 de noviembre de 2026",
	}
	mexican := "82,000 | 82,000 | 49.8 | 2.5_% | US$_82,000 | SEK_7,000 | 2 de noviembre de 2026"
	british := "82,000 | 82,000 | 49.8 | 2.5% | US$82,000 | 7,000_SEK | 2 November 2026"
	for _, c := range []struct{ lang, accepted, want string }{
		{"es", "", everywhere["es"]}, {"es", "es", everywhere["es"]}, {"es", "es-ES", everywhere["es"]}, {"es", "es-MX;;", everywhere["es"]}, {"es", "en-US,fr-CA", everywhere["es"]},
		{"es", "es-MX", mexican}, {"es", "es-419", mexican}, {"es", "es-US,es", mexican}, {"es", "es-DO", mexican}, {"es", "en-GB,es;q=0.9,es-PE;q=0.8", mexican}, {"es", "es-MX;q=0.9,es-ES;q=0.5", mexican},
		{"es", "es-AR", "82.000 | 82.000 | 49,8 | 2,5_% | US$_82.000 | SEK_7.000 | 2 de noviembre de 2026"},
		{"es", "es-CR", "82_000 | 82_000 | 49,8 | 2,5_% | US$_82_000 | SEK_7_000 | 2 de noviembre de 2026"},
		{"en", "", everywhere["en"]}, {"en", "es-MX", everywhere["en"]}, {"en-GB", "en", everywhere["en"]}, {"en", "en-GB", british}, {"en", "en-CH", british},
		{"en", "en-US,en;q=0.5", "82,000 | 82,000 | 49.8 | 2.5% | $82,000 | 7,000_SEK | November 2, 2026"},
		{"en", "en-DE", "82.000 | 82.000 | 49,8 | 2,5_% | US$82.000 | 7.000_SEK | 2 November 2026"},
		{"es", "es-MX-u-nu-deva", mexican}, {"en", "en-GB-u-nu-arab-hc-h12", british},
	} {
		l := words.Regional(c.lang, c.accepted)
		if got := written(l); got != c.want || l.Lang != c.lang[:2] {
			t.Errorf("%s for %q, in %s:\n%s, want\n%s", c.lang, c.accepted, l.Lang, got, c.want)
		}
	}
}

// Each manner of writing has templates of its own, so there are few, however many regions are asked for.
func TestRegionsThatWriteAlikeShareALocalizer(t *testing.T) {
	words, seen := bundle(t), map[*Localizer]bool{}
	for _, region := range language.Supported.Regions() {
		for _, lang := range words.Languages {
			seen[words.Regional(lang, lang+"-"+region.String())] = true
		}
	}
	if len(seen) < 8 || len(seen) > 16 {
		t.Errorf("%d localizers", len(seen))
	}
	if words.Regional("es", "es-MX") != words.Regional("es", "es-PE") || words.Regional("es", "es-ES") != words.Localizer("es") {
		t.Error("two are made where one would do")
	}
}

// Whatever a browser asks for, numbers are digits, and the words stay in the language.
func FuzzAnAcceptedLanguage(f *testing.F) {
	for _, seed := range []string{"", "*", "es-MX", "ar-EG", "es-u-nu-arab", "en-IN-u-nu-deva;q=0.5", "es-ZZ", "en-150", ";;", "en-\xff", "es-" + strings.Repeat("a-", 2000), "i-klingon", "es-MX;q=NaN", "x-es-MX"} {
		f.Add(seed)
	}
	words := bundle(f)
	f.Fuzz(func(t *testing.T, accepted string) {
		for _, lang := range words.Languages {
			l := words.Regional(lang, accepted)
			got := l.Number(82000)
			if l.Lang != lang || !slices.Contains([]string{"82,000", "82.000", "82\u00a0000"}, got) || !strings.Contains(l.Money(82000, "USD"), got) {
				t.Errorf("%s for %q: %q in %s", lang, accepted, got, l.Lang)
			}
		}
	})
}
