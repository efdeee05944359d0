package web_test

import (
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

func TestComingBackIntoTheMiddleOnAnotherDevice(t *testing.T) {
	s := opens(t)
	phone := s.taker().starts().fills(outAtSea[:5])
	sitting, code := phone.sitting(), phone.visits(phone.sitting()+"/code").page.code()
	desk := s.taker().returnsBy(code).isAt(sitting + "/items/6").isAsked("engines")
	desk.fills(outAtSea[5:]).presses("See my result").seesHeading("Work at sea").reads("The return code of this sitting was made on another device")
	phone.visits(sitting).isAt(sitting + "/result").seesHeading("Work at sea").reads(code)
}

func TestComingBackToTheResult(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	for _, typed := range []string{
		phone.page.code(), strings.ToLower(phone.page.code()), strings.ReplaceAll(phone.page.code(), " ", "-"),
		strings.ReplaceAll(phone.page.code(), " ", ""), "  " + phone.page.code() + "\t", strings.ReplaceAll(phone.page.code(), "0", "o"),
	} {
		s.taker().returnsBy(typed).isAt(phone.sitting() + "/result").seesHeading("Work at sea")
	}
}

func TestACodeThatOpensNothingComesBackAsItWasTyped(t *testing.T) {
	s := opens(t)
	code := s.taker().takes(outAtSea).page.code()
	for typed, words := range map[string]string{
		"":                            "Enter the whole code",
		"7K2M":                        "Enter the whole code",
		code[:18]:                     "Enter the whole code",
		code + "A":                    "Enter the whole code",
		"7K2M 9QXD 4TWB H3N?":         "Enter the whole code",
		"UUUU UUUU UUUU UUUU":         "Enter the whole code",
		"W3 7K2M 9QXD 4TWB H3NP":      "No sitting has this code",
		`"><script>alert(1)</script>`: "Enter the whole code",
		"' OR 1=1 --":                 "Enter the whole code",
		"７Ｋ２Ｍ":                        "Enter the whole code",
	} {
		taker := s.taker().returnsBy(typed).sees(http.StatusUnprocessableEntity, "Come back with your code").reads("There is a problem", words)
		if kept := taker.field("code"); kept != strings.TrimSpace(typed) && kept != typed {
			t.Errorf("typed %q, the page kept %q", typed, kept)
		}
		if strings.Contains(string(taker.page.body), "<script") || !strings.HasPrefix(taker.page.title(), "Error: ") {
			t.Errorf("typed %q: title %q, page\n%s", typed, taker.page.title(), taker.page.body)
		}
		taker.visits("/results").reads("This browser knows of no sittings")
	}
}

func TestAVeryLongCodeIsNotRepeated(t *testing.T) {
	taker := opens(t).taker().returnsBy(strings.Repeat("7K2M ", 1000)).sees(http.StatusUnprocessableEntity, "Come back with your code")
	if taker.field("code") != "" {
		t.Error("the page repeats it all")
	}
}

func TestACodeInAnAddressIsNotRead(t *testing.T) {
	s := opens(t)
	code := s.taker().takes(outAtSea).page.code()
	s.taker().posts("/return?code="+strings.ReplaceAll(code, " ", "")).sees(http.StatusUnprocessableEntity, "Come back with your code")
}

func TestANewCodeEndsTheOldOne(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	old := phone.page.code()
	desk := s.taker().returnsBy(old)
	desk.follows("Make a new one").reads("cannot be shown here").presses("Make a new code").seesHeading("Your return code")
	fresh := desk.page.code()
	if fresh == "" || fresh == old {
		t.Fatalf("the new code is %q, the old one %q", fresh, old)
	}
	s.taker().returnsBy(old).sees(http.StatusUnprocessableEntity, "Come back with your code")
	s.taker().returnsBy(fresh).seesHeading("Work at sea")
	phone.visits(phone.sitting() + "/code").reads("cannot be shown here")
	desk.posts(desk.sitting() + "/code").seesHeading("Your return code")
	if again := desk.page.code(); again != fresh {
		t.Errorf("a double click made %q of %q", again, fresh)
	}
}

// Somebody has seen a code. Whatever browsers do later, it must not work again.
func TestACodeThatWasReplacedNeverWorksAgain(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	seen := phone.page.code()
	phone.visits(phone.sitting() + "/code").presses("Make a new code").seesHeading("Your return code")
	fresh := phone.page.code()
	if fresh == "" || fresh == seen {
		t.Fatalf("the new code is %q, the old one %q", fresh, seen)
	}
	desk := s.taker().returnsBy(fresh)
	desk.visits(desk.sitting() + "/code").presses("Make a new code").seesHeading("Your return code")
	phone.visits(phone.sitting() + "/code").presses("Make a new code").seesHeading("Your return code")
	for _, old := range []string{seen, fresh, desk.page.code()} {
		s.taker().returnsBy(old).sees(http.StatusUnprocessableEntity, "Come back with your code")
	}
	s.taker().returnsBy(phone.page.code()).seesHeading("Work at sea")
}

// Later it may be somebody else at the same computer.
func TestStartingAgainLaterIsAnotherSitting(t *testing.T) {
	var clock atomic.Int64 // seconds
	s := opens(t, func(c *web.Config) { c.Now = func() time.Time { return time.Unix(1_800_000_000+clock.Load(), 0) } })
	taker := s.taker().starts()
	first := taker.sitting()
	taker.starts()
	if taker.sitting() != first {
		t.Error("a double click starts two sittings")
	}
	clock.Store(60)
	taker.starts()
	if taker.sitting() == first {
		t.Error("a minute later the first one's sitting, with its code, is handed out")
	}
}

func TestASittingIsListedInEightBrowsersAtMost(t *testing.T) {
	s := opens(t)
	first := s.taker().takes(outAtSea)
	sitting, code := first.sitting(), first.page.code()
	var others []*taker
	for range quiz.MaxOwners {
		others = append(others, s.taker().returnsBy(code).seesHeading("Work at sea"))
	}
	first.visits(sitting+"/result").sees(http.StatusForbidden, "This sitting is not on this device")
	for _, other := range others {
		other.visits(sitting + "/result").seesHeading("Work at sea")
	}
	first.returnsBy(code).seesHeading("Work at sea").reads(code)
}

func TestForgettingOnASharedComputer(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting, code := taker.sitting(), taker.page.code()
	second := taker.takes(torn).sitting()
	taker.visits("/results").presses("Forget on this device").isAt("/results").reads("This browser knows of no sittings")
	if len(taker.cookies()) > 0 {
		t.Errorf("the browser still has %v", taker.cookies())
	}
	for _, address := range []string{sitting, second} {
		taker.visits(address+"/result").sees(http.StatusForbidden, "This sitting is not on this device")
		if owners := s.kept(address).Owners; len(owners) > 0 {
			t.Errorf("%s is still listed in %d browsers", address, len(owners))
		}
	}
	taker.returnsBy(code).isAt(sitting + "/result").seesHeading("Work at sea")
	taker.visits("/results").reads("Work at sea").doesNotRead("Balanced")
}

func TestForgettingWhatWasNeverKnown(t *testing.T) {
	opens(t).taker().posts("/forget").isAt("/results").reads("This browser knows of no sittings")
}

func TestOneBrowserForgetsAndTheOtherDoesNot(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	desk := s.taker().returnsBy(phone.page.code())
	desk.posts("/forget")
	phone.visits("/results").reads("Work at sea")
	desk.visits("/results").reads("This browser knows of no sittings")
}

func TestDeletingIsForGood(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	sitting, code := phone.sitting(), phone.page.code()
	desk := s.taker().returnsBy(code)
	phone.visits("/results").follows("Delete").seesHeading("Delete this sitting?").reads("Work at sea").follows("Keep it").seesHeading("Work at sea")
	phone.follows("Delete this sitting").presses("Delete for good").isAt("/results").reads("This browser knows of no sittings")
	desk.visits("/results").reads("This browser knows of no sittings")
	desk.visits(sitting+"/result").sees(http.StatusNotFound, "This sitting is not here")
	s.taker().returnsBy(code).sees(http.StatusUnprocessableEntity, "Come back with your code").reads("may also have been deleted")
	phone.posts(sitting + "/delete").isAt("/results").seesHeading("My results")
	phone.visits("/harbour/").doesNotRead("You have already begun")
}

func TestOnlyWhoHoldsASittingChangesIt(t *testing.T) {
	s := opens(t)
	theirs := s.taker().starts().fills(outAtSea[:2])
	before := s.kept(theirs.sitting())
	for _, other := range []*taker{s.taker(), s.taker().starts()} {
		for _, path := range []string{"/items/1", "/finish", "/long", "/code", "/delete"} {
			if p := other.fetch(other.post(theirs.sitting()+path, url.Values{"answer": {"clerk"}})); p.status != http.StatusForbidden {
				t.Errorf("%s", p)
			}
			if after := s.kept(theirs.sitting()); !reflect.DeepEqual(after, before) {
				t.Fatalf("%s changed %+v to %+v", path, before, after)
			}
		}
	}
}

// returnsBy enters a code as somebody who has just come.
func (t *taker) returnsBy(code string) *taker {
	t.t.Helper()
	return t.visits("/results").follows("Enter a code").seesHeading("Come back with your code").types("code", code).presses("Open my sitting")
}

// Retention will count from the last visit, so visits are noted, but not each page of them.
func TestVisitsAreNotedToADay(t *testing.T) {
	var clock atomic.Int64 // hours
	s := opens(t, func(c *web.Config) {
		c.Now = func() time.Time { return time.Unix(1_800_000_000, 0).Add(time.Duration(clock.Load()) * time.Hour) }
	})
	taker := s.taker().takes(outAtSea)
	sitting, code := taker.sitting(), taker.page.code()
	seen := func() time.Time { return s.kept(sitting).Seen }
	first := seen()
	clock.Store(23)
	if taker.visits(taker.sitting() + "/result"); !seen().Equal(first) {
		t.Error("a page within a day is written down")
	}
	clock.Store(49)
	if taker.visits(taker.sitting() + "/result"); seen().Sub(first) != 49*time.Hour {
		t.Errorf("the last visit is %s after the first", seen().Sub(first))
	}
	clock.Store(50)
	if taker.visits(taker.sitting() + "/items/1?from=result").answersAgain("clerk"); seen().Sub(first) != 50*time.Hour {
		t.Errorf("after an answer the last visit is %s after the first", seen().Sub(first))
	}
	clock.Store(-1000) // somebody set the clock back: whoever comes now did not come earlier
	taker.visits(taker.sitting() + "/result").visits(taker.sitting() + "/items/1?from=result").answersAgain("clerk")
	s.taker().returnsBy(code)
	if seen().Sub(first) != 50*time.Hour {
		t.Errorf("by a clock that was set back the last visit is %s after the first", seen().Sub(first))
	}
}

// A page may be open for long, and its answer be the first that the server hears of this browser again.
func TestAnAnswerFromAPageLeftOpenIsAVisit(t *testing.T) {
	var hours atomic.Int64
	s := opens(t, func(c *web.Config) {
		c.Now = func() time.Time { return time.Unix(1_800_000_000, 0).Add(time.Duration(hours.Load()) * time.Hour) }
	})
	taker := s.taker().starts().ticks("sailor")
	page := taker.page
	for _, later := range []struct {
		days  int64
		again bool
	}{{0, false}, {300, true}} {
		hours.Store(24 * later.days)
		taker.page = page
		p := taker.fetch(taker.form("Continue"))
		if told := strings.Contains(p.header.Get("Set-Cookie"), "Max-Age=31536000"); p.status != http.StatusSeeOther || told != later.again {
			t.Errorf("after %d days: %s, the browser is told its token again: %v", later.days, p, told)
		}
	}
}
