package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// Another browser of the taker sees that there is a link, and can take it back, but not read it.
func TestAnotherDeviceOfTheTaker(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	code := phone.page.code()
	link := phone.shares()
	desk := s.taker().returnsBy(code)
	desk.visits(desk.sitting()+"/share").reads("Link 1", "It was made on another device and can only be shown there")
	if len(desk.links()) > 0 || strings.Contains(string(desk.page.body), link) {
		t.Error("the link is shown where it was not made")
	}
	if own := desk.shares(); own == link {
		t.Error("two browsers make the same link")
	}
	desk.presses("Take it back (Link 1)")
	s.taker().visits(link).sees(http.StatusNotFound, "This link no longer works")
}

// Two devices send the same form: one link is made, and only the device that made it is told so.
func TestALinkOfAnotherDeviceIsNotToldAsMade(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	sitting, desk := phone.sitting(), s.taker().returnsBy(phone.page.code())
	sends := func(who *taker, to string) *taker {
		return who.posts(sitting+"/share", "next", "1", "days", "30", "to", to)
	}
	sends(phone, "").reads("The link is made.")
	for _, to := range []string{"", "summary"} {
		sends(desk, to).isAt(sitting + "/share").reads("It was made on another device").doesNotRead("The link is made.")
	}
	sends(phone, "").reads("The link is made.") // once more on the device that made it
	if made := s.kept(sitting).SharesMade; made != 1 {
		t.Errorf("%d links were made", made)
	}
}
