package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhatCannotBeCompared(t *testing.T) {
	coast := harbour(t, "id: harbour", "id: coast", "title: Where in the harbour?", "title: Where on the coast?")
	taker := opens(t, offering(harbour(t), coast)).taker().takes(outAtSea)
	first, half := taker.sitting(), taker.starts().fills(outAtSea[:3]).sitting()
	taker.quiz = coast
	other := taker.takes(outAtSea).sitting()
	taker.visits("/results").doesNotRead("Compare")
	taker.visits("/results/compare").seesHeading("Compare two sittings").reads("Two sittings of the same quiz can be compared, once both have a result.")
	for _, c := range []struct{ a, b, why string }{
		{first, first, "Choose two different sittings."}, {first, half, "has no result yet"}, {half, first, "has no result yet"}, {first, other, "of different quizzes"},
	} {
		taker.comparing(c.a, c.b).sees(http.StatusUnprocessableEntity, "Compare two sittings").reads("There is a problem", c.why)
		if !strings.HasPrefix(taker.page.title(), "Error: ") {
			t.Errorf("the title is %q", taker.page.title())
		}
	}
	for _, query := range []string{"?a=" + id(first) + "&b=nowhere", "?a=x&b=y"} {
		taker.visits("/results/compare"+query).sees(http.StatusNotFound, "This sitting is not here")
	}
}

// Whoever has named only one of the two chooses the other.
func TestOneSittingIsNotEnoughToCompare(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	first := taker.sitting()
	taker.takes(torn)
	taker.takes(logKeeper)
	for _, query := range []string{"?a=" + id(first), "?a=" + id(first) + "&b=", "?b=" + id(first), "?a=&b="} {
		taker.visits("/results/compare"+query).sees(http.StatusOK, "Compare two sittings").doesNotRead("There is a problem")
		if named := query[1:2]; strings.Contains(query, id(first)) {
			if _, chosen := taker.choices(named); chosen != id(first) {
				t.Errorf("%s: %q is chosen", query, chosen)
			}
		}
	}
}

func TestNobodyComparesSittingsOfOthers(t *testing.T) {
	s := opens(t)
	theirs := s.taker().takes(outAtSea).sitting()
	taker := s.taker().takes(torn)
	own := taker.sitting()
	for _, pair := range [][2]string{{own, theirs}, {theirs, own}} {
		taker.comparing(pair[0], pair[1]).sees(http.StatusForbidden, "This sitting is not on this device").doesNotRead("Work at sea")
	}
	s.taker().comparing(own, theirs).sees(http.StatusForbidden, "This sitting is not on this device")
}
