package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// How near the occupation of an official wage is to the career is said wherever the wage is.
func TestTheMatchOfAnOfficialWageIsSaid(t *testing.T) {
	for match, words := range map[string]string{"high": "close", "medium": "fair", "low": "loose"} {
		t.Run(match, func(t *testing.T) {
			taker := opens(t, offering(harbour(t, "match: high", "match: "+match))).taker()
			occupation := "Occupation: Captains, Mates & Pilots (53-5021.00). The match with this career is " + words + "."
			taker.takes(outAtSea).reads(occupation)
			taker.visits("/harbour/careers/skipper").reads(occupation)
		})
	}
	unsaid := opens(t, offering(harbour(t, " match: high,", ""))).taker().takes(outAtSea)
	unsaid.reads("Occupation: Captains, Mates & Pilots (53-5021.00)").doesNotRead("The match with this career")
}

func TestWhatIsToBeKnownOfAPayFigureIsSaid(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).reads("For the broader group. Source: Bureau of Ships, May 2025")
	taker.visits("/harbour/careers/skipper").reads("For the broader group. Source: Bureau of Ships, May 2025")
	taker.visits("/harbour/paths/sea").reads("$40,000 a year", "An average. Source: The Harbour Gazette")
}

// A typical wage is one in the middle; a mere range has none.
func TestTheMiddleIsSaidOfATypicalWageOnly(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).reads("Official wage, nearest occupation $89,370 a year in the middle; one in ten earns less")
	if n := strings.Count(taker.page.words(), "in the middle"); n != 1 {
		t.Errorf("%d figures are called those in the middle, want 1", n)
	}
	ranged := opens(t, offering(harbour(t, ` typical: "89370",`, ""))).taker().takes(outAtSea)
	ranged.reads("from $48,000 a year to more than the survey can show").doesNotRead("in the middle")
}

func TestSourcesAreAttributed(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	for _, page := range []string{taker.sitting() + "/result", "/harbour/careers/skipper"} {
		taker.visits(page).reads("Sources The Harbour Gazette, undated, read November 2026. Bureau of Ships: Wages at Sea, May 2025. Public domain.")
	}
	taker.visits("/harbour/careers/fisher").reads("Sources The Harbour Gazette").doesNotRead("Public domain.")
}

func TestWorkplacesAreSaid(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).reads("Where you would work Ships")
	taker.visits("/harbour/careers/skipper").reads("Where you would work Ships")
	taker.visits("/harbour/paths/sea").reads("Where you would work Ships Lighthouses")
}

// readsPay expects all that the questionnaire says of pay figures, and the sources' own words.
func (t *taker) readsPay(figures []quiz.Pay) *taker {
	t.t.Helper()
	for _, pay := range figures {
		if pay.Match != "" {
			words := map[string]string{"high": "close", "medium": "fair", "low": "loose"}[pay.Match]
			t.reads("Occupation: " + string(pay.Occupation) + " (" + pay.Code + "). The match with this career is " + words + ".")
		}
		t.reads(string(pay.Note))
		for _, source := range t.quiz.Sources {
			if source.ID == pay.Source {
				t.reads(string(source.Title), string(source.Attribution))
			}
		}
	}
	return t
}
