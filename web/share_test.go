package web_test

import (
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Somebody with a link sees the result. Nothing on the page leads into the sitting, and nothing of the reader
// is kept.
func TestASharedResultIsToBeLookedAt(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting, code := taker.sitting(), taker.page.code()
	friend := s.taker().visits(taker.shares()).seesHeading("Work at sea").
		reads("Somebody who took this quiz shows you the result", "A clear result", "Careers that come first", "Skipper", "9 of 9 questions have an answer.")
	if friend.page.title() != "A shared result – Where in the harbour?" {
		t.Errorf("the title is %q", friend.page.title())
	}
	if len(friend.cookies()) > 0 || len(friend.page.header["Set-Cookie"]) > 0 {
		t.Errorf("the reader is given %v", friend.cookies())
	}
	if strings.Contains(string(friend.page.body), "/sittings/") || strings.Contains(string(friend.page.body), code) || len(htmlcheck.Elements(friend.page.doc, "form")) > 0 {
		t.Errorf("the page leads into the sitting:\n%s", friend.page.body)
	}
	friend.visits(sitting+"/result").sees(http.StatusForbidden, "This sitting is not on this device")
	friend.visits("/results").reads("This browser knows of no sittings")
}

// A link shows the result as it stands.
func TestASharedResultChangesWithTheAnswers(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(torn)
	link := taker.shares()
	s.taker().visits(link).seesHeading("Balanced between work at sea and office work")
	taker.visits(taker.sitting() + "/items/3?from=result").answersAgain("early").seesHeading("Work at sea")
	s.taker().visits(link).seesHeading("Work at sea")
}

// A reader's visits are no visits of the taker's: how long a sitting is kept is not up to them.
func TestLookingAtASharedResultWritesNothing(t *testing.T) {
	var days atomic.Int64
	s := opens(t, onDay(&days))
	taker := s.taker().takes(outAtSea)
	link, before := taker.shares(), s.kept(taker.sitting())
	days.Store(10)
	s.taker().visits(link).seesHeading("Work at sea")
	if after := s.kept(taker.sitting()); !reflect.DeepEqual(before, after) {
		t.Errorf("%+v became %+v", before, after)
	}
}

// onDay sets the clock to so many days after a Sunday morning.
func onDay(days *atomic.Int64) func(*web.Config) {
	return func(c *web.Config) {
		c.Now = func() time.Time {
			return time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC).Add(time.Duration(days.Load()) * 24 * time.Hour)
		}
	}
}

func TestALinkWorksForAsLongAsWasChosen(t *testing.T) {
	for _, life := range []string{"7", "30", "90"} {
		var days atomic.Int64
		s := opens(t, onDay(&days))
		taker := s.taker().takes(outAtSea)
		last, _ := strconv.ParseInt(life, 10, 64)
		taker.visits(taker.sitting() + "/share").ticks(life).presses("Make a link")
		link := taker.newestLink()
		days.Store(last - 1)
		s.taker().visits(link).seesHeading("Work at sea")
		days.Store(last)
		s.taker().visits(link).sees(http.StatusNotFound, "This link no longer works")
		taker.visits(taker.sitting() + "/share").doesNotRead("Your links")
	}
}

// Thirty days is what whoever changes nothing gets, and no answers.
func TestALinkIsCautiousUnlessToldOtherwise(t *testing.T) {
	var days atomic.Int64
	taker := opens(t, onDay(&days)).taker().takes(outAtSea)
	taker.visits(taker.sitting()+"/share").presses("Make a link").reads("Works until 22 December 2026, without your answers.", "Made on 22 November 2026.")
}

// Whatever is wrong with a link, the answer is the same: it tells neither that there was a link, nor that there
// is a sitting.
func TestALinkThatDoesNotWorkTellsNothing(t *testing.T) {
	var days atomic.Int64
	s := opens(t, onDay(&days))
	taker, gone := s.taker().takes(outAtSea), s.taker().takes(outAtSea)
	code := strings.ReplaceAll(taker.page.code(), " ", "")
	revoked := taker.shares()
	taker.presses("Take it back (Link 1)").reads("The link is taken back.")
	deleted := gone.shares()
	gone.posts(gone.sitting() + "/delete")
	expired := taker.shares()
	days.Store(60)
	works := taker.shares()
	path, token := works[:strings.LastIndex(works, "/")+1], works[strings.LastIndex(works, "/")+1:]
	s.taker().visits(works).seesHeading("Work at sea")
	want := s.taker().visits(revoked).sees(http.StatusNotFound, "This link no longer works").page
	for what, link := range map[string]string{
		"expired": expired, "of a sitting that is deleted": deleted, "without a token": path + "x", "with another token": path + strings.Repeat("7", len(token)),
		"cut short": works[:len(works)-1], "with more": works + "A", "with the code": path + code,
		"to no sitting": "/share/01890000-0000-7000-8000-000000000000/" + token, "to what is no id": "/share/x/" + token,
	} {
		got := s.taker().visits(link).page
		for _, ofEach := range []string{"Date", "X-Request-Id"} {
			want.header.Del(ofEach)
			got.header.Del(ofEach)
		}
		if got.status != want.status || string(got.body) != string(want.body) || !reflect.DeepEqual(got.header, want.header) {
			t.Errorf("a link %s: %s %v", what, got, got.header)
		}
	}
}

// People copy links from paper, and programs take the marks around a link for a part of it. What can mean only one
// link is taken for it.
func TestALinkThatWasCopiedByHandWorks(t *testing.T) {
	s := opens(t)
	link := s.taker().takes(outAtSea).shares()
	cut := strings.LastIndex(link, "/") + 1
	path, token := link[:cut], link[cut:]
	for _, copied := range []string{
		link + "/", link + "//", link + ".", link + ",", link + ")", link + "%20", link + "%3E", link + "?", link + "%E2%80%9D.", link + "%0A", link + "%2F", link + "%E2%80%8B", link + "%2F%EF%BB%BF",
		path + "%20" + token, path + strings.ToLower(token), "/share" + strings.ToUpper(path[len("/share"):]) + token, path + token[:13] + "-" + token[13:], path + token[:13] + "%20%20" + token[13:],
		path + strings.NewReplacer("0", "o", "1", "l").Replace(token),
	} {
		s.taker().visits(copied).seesHeading("Work at sea")
	}
	other := "Z"
	if strings.HasSuffix(token, other) {
		other = "Y"
	}
	for _, wrong := range []string{path + token[:25] + other, path + token[:25] + "U", path + token + "A", path + "." + token[1:]} {
		s.taker().visits(wrong).sees(http.StatusNotFound, "This link no longer works").reads("Check that the address was copied as a whole")
	}
}

func TestALinkIsTakenBackAtOnceAndForGood(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	first, second := taker.shares(), taker.shares()
	taker.presses("Take it back (Link 1)").reads("The link is taken back.", "Link 2").doesNotRead("Link 1")
	s.taker().visits(first).sees(http.StatusNotFound, "This link no longer works")
	s.taker().visits(second).seesHeading("Work at sea")
	if third := taker.shares(); third == first || third == second {
		t.Error("a link comes again")
	}
	taker.posts(taker.sitting()+"/share/revoke", "number", "1").reads("Link 2", "Link 3") // once more does no harm
}

func TestWhoDoesNotHoldASittingSharesNothing(t *testing.T) {
	s := opens(t)
	theirs := s.taker().takes(outAtSea)
	theirs.shares()
	before := s.kept(theirs.sitting())
	for _, other := range []*taker{s.taker(), s.taker().takes(torn)} {
		for _, path := range []string{"/share", "/summary", "/summary?link=1"} {
			other.visits(theirs.sitting()+path).sees(http.StatusForbidden, "This sitting is not on this device")
		}
		other.posts(theirs.sitting()+"/share", "next", "2", "days", "30").sees(http.StatusForbidden, "This sitting is not on this device")
		other.posts(theirs.sitting()+"/share/revoke", "number", "1").sees(http.StatusForbidden, "This sitting is not on this device")
	}
	if after := s.kept(theirs.sitting()); !reflect.DeepEqual(before, after) {
		t.Errorf("%+v became %+v", before, after)
	}
}

// A double click, a second tab and the browser's back button make no second link.
func TestAFormSentTwiceMakesOneLink(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	taker.visits(taker.sitting() + "/share")
	again := func() { taker.posts(taker.sitting()+"/share", "next", "1", "days", "30") }
	again()
	link := taker.newestLink()
	again()
	if len(taker.links()) != 1 || taker.newestLink() != link {
		t.Errorf("there are %d links", len(taker.links()))
	}
	taker.presses("Take it back (Link 1)")
	again() // what was taken back stays so
	if len(taker.links()) > 0 {
		t.Error("the link is back")
	}
	s.taker().visits(link).sees(http.StatusNotFound, "This link no longer works")
}

func TestFiveLinksAtATime(t *testing.T) {
	var days atomic.Int64
	s := opens(t, onDay(&days))
	taker := s.taker().takes(outAtSea)
	for range quiz.MaxShares {
		taker.shares()
	}
	taker.reads("There are as many links as can be at a time.").posts(taker.sitting()+"/share", "next", strconv.Itoa(quiz.MaxShares+1), "days", "30")
	if links := taker.links(); len(links) != quiz.MaxShares || len(slices.Compact(slices.Sorted(slices.Values(links)))) != quiz.MaxShares {
		t.Errorf("there are %d links", len(links))
	}
	if taker.page.words() == "" || strings.Contains(taker.page.words(), "The link is made.") {
		t.Error("it says that a link was made")
	}
	days.Store(30)
	taker.shares()
	if links := s.kept(taker.sitting()).Shares; len(links) != 1 || links[0].Number != quiz.MaxShares+1 {
		t.Errorf("after all have expired there are %+v", links)
	}
}

func TestOnlyWhatHasAResultIsShared(t *testing.T) {
	s := opens(t)
	taker := s.taker().starts().fills(outAtSea[:8])
	sitting := taker.sitting()
	taker.visits(sitting + "/share").seesHeading("Check your answers")
	taker.visits(sitting + "/summary").seesHeading("Check your answers")
	taker.posts(sitting+"/share", "next", "1", "days", "30").seesHeading("Check your answers")
	if made := s.kept(sitting).SharesMade; made > 0 {
		t.Error("a link was made")
	}
}

func TestAFormForALinkThatNobodySends(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	for _, fields := range [][]string{
		{}, {"days", "30"}, {"next", "1"}, {"next", "1", "days", "36500"}, {"next", "1", "days", "0"}, {"next", "1", "days", "-7"},
		{"next", "4294967297", "days", "30"}, {"next", "x", "days", "30"},
	} {
		taker.posts(sitting+"/share", fields...).sees(http.StatusBadRequest, "The form could not be read")
	}
	taker.posts(sitting+"/share/revoke", "number", "x").sees(http.StatusBadRequest, "The form could not be read")
	taker.posts(sitting+"/share", "next", "4294967295", "days", "30").seesHeading("Share your result")
	if kept := s.kept(sitting); kept.SharesMade > 0 {
		t.Errorf("%+v", kept.Shares)
	}
}
