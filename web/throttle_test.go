package web_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// strict opens a site with a clock of its own and few of everything: of each, so many at once and one a minute.
func strict(t *testing.T, at *clock, few int, changes ...func(*web.Config)) *site {
	t.Helper()
	rate := web.Rate{Burst: few, Every: time.Minute}
	return opens(t, append([]func(*web.Config){func(c *web.Config) {
		at.set(c)
		c.Limits = web.Limits{Starts: rate, Changes: rate, Misses: rate}
	}}, changes...)...)
}

// begins sends the form of the start page, as somebody whose browser has never been here.
func (s *site) begins(headers ...string) *page {
	s.t.Helper()
	taker := s.taker()
	request := taker.post("/harbour/start", nil)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return taker.fetch(request)
}

// A class of 300 behind one address begins three times in a row without a pause, and all answer as fast as they can.
func TestAClassBehindOneAddress(t *testing.T) {
	at := &clock{time.Now()}
	s := opens(t, at.set)
	for round := range 3 {
		for pupil := range 300 {
			if p := s.begins(); p.status != http.StatusSeeOther {
				t.Fatalf("round %d, pupil %d: %s", round+1, pupil+1, p)
			}
		}
	}
	for range 4 {
		s.taker().takes(outAtSea).seesHeading("Work at sea")
	}
	for pupil := range 600 { // everybody mistypes twice
		taker := s.taker()
		if p := taker.fetch(taker.post("/return", url.Values{"code": {fmt.Sprintf("7K2M 9QXD 4TWB %04d", pupil)}})); p.status != http.StatusUnprocessableEntity {
			t.Fatalf("try %d: %s", pupil, p)
		}
	}
}

func TestTooManyStartsFromOneAddress(t *testing.T) {
	at := &clock{time.Now()}
	s := strict(t, at, 3)
	for range 3 {
		s.begins()
	}
	taker := s.taker()
	taker.visits("/harbour/").presses("Start now").sees(http.StatusTooManyRequests, "Too many are starting at once").reads("Please wait 60 seconds. Then go back")
	if again := taker.page.header.Get("Retry-After"); again != "60" {
		t.Errorf("again after %q", again)
	}
	checkHeaders(t, route{}, taker.page, false)
	if len(taker.cookies()) > 0 {
		t.Error("who is refused is given a cookie")
	}
	s.taker().visits("/harbour/explore").reads("Work at sea") // to read is free
	at.now = at.now.Add(time.Minute)
	taker.visits("/harbour/").presses("Start now").seesHeading("Your return code")
}

func TestTheRefusalIsTranslated(t *testing.T) {
	s := strict(t, &clock{time.Now()}, 1, offering(harbour(t), content(t, "bare")))
	s.begins()
	taker := s.taker()
	request := taker.post("/harbour/start", nil)
	request.Header.Set("Accept-Language", "es")
	taker.sends(request)
	taker.sees(http.StatusTooManyRequests, "Demasiadas personas empiezan a la vez")
	if strings.Contains(string(taker.page.body), "?language=") {
		t.Error("its other languages lead to an address that takes only forms")
	}
	if taker.visits("/nowhere"); !strings.Contains(string(taker.page.body), "?language=") {
		t.Error("a page that was asked for has no other language")
	}
}

// An answer that comes too fast is not lost: the page comes back with what was chosen, and Continue takes it later.
func TestAnAnswerThatComesTooFastIsStillOnThePage(t *testing.T) {
	at := &clock{time.Now()}
	taker := strict(t, at, 2).taker().starts().answers("background", "sailor").answers("tools", "rope")
	sitting, asked := taker.sitting(), taker.page.heading()
	taker.ticks("early").presses("Continue").sees(http.StatusTooManyRequests, asked).reads("Your answer is not saved yet: it came too fast")
	if got := taker.page.ticked(); len(got) != 1 || got[0] != "early" {
		t.Errorf("ticked are %q", got)
	}
	if again := taker.page.header.Get("Retry-After"); again != "60" || !strings.HasPrefix(taker.page.title(), "Error: ") {
		t.Errorf("%q, again after %q", taker.page.title(), again)
	}
	if taker.site.kept(sitting).Marks[2].Reached() {
		t.Error("it was saved all the same")
	}
	at.now = at.now.Add(time.Minute)
	chosen := taker.form("Continue") // as the page stands
	taker.sends(chosen)
	if m := taker.site.kept(sitting).Marks[2]; !m.Reached() {
		t.Errorf("it was lost: %s", taker.page)
	}
}

// The script of sittings keeps what is refused with this status, and sends it again.
func TestAScriptIsToldThatItCameTooFast(t *testing.T) {
	taker := strict(t, &clock{time.Now()}, 1).taker().starts().answers("background", "sailor")
	request := taker.post(taker.sitting()+"/items/2", url.Values{"answer": {"rope"}})
	request.Header.Set("Accept", "application/json")
	p := taker.fetch(request)
	var told struct{ Shown, Problem string }
	if err := json.Unmarshal(p.body, &told); err != nil || p.status != http.StatusTooManyRequests || !strings.HasPrefix(told.Problem, "That was too fast.") || told.Shown != "" || p.header.Get("Retry-After") == "" {
		t.Errorf("status %d tells %s (%v)", p.status, p.body, err)
	}
}

func TestTooManyOtherChangesOfASitting(t *testing.T) {
	at := &clock{time.Now()}
	taker := strict(t, at, len(outAtSea)+1).taker().takes(outAtSea)
	sitting := taker.sitting()
	taker.posts(sitting+"/code", "serial", "0").sees(http.StatusTooManyRequests, "That was too fast").reads("this one is not saved yet")
	other := taker.site.taker()
	other.returnsBy(strings.ReplaceAll(taker.visits(sitting+"/code").page.code(), " ", "")) // another browser has its own
	other.posts(sitting+"/code", "serial", "0").seesHeading("Your return code")
}

// Nobody uses up the changes of a sitting that is not theirs.
func TestAStrangerDoesNotSlowDownATaker(t *testing.T) {
	taker := strict(t, &clock{time.Now()}, 2).taker().starts()
	for range 10 {
		stranger := taker.site.taker()
		stranger.posts(taker.sitting()+"/items/1", "answer", "clerk").sees(http.StatusForbidden, "This sitting is not on this device")
		if got := stranger.chooses(taker.sitting()+"/items/1", "answer", "clerk"); got.status != http.StatusForbidden {
			t.Errorf("a stranger's script is told %+v", got)
		}
		taker.posts(taker.sitting()+"/items/1").sees(http.StatusUnprocessableEntity, "What are you now?") // what is no answer costs nothing
	}
	taker.visits(taker.sitting()+"/items/1").answers("background", "sailor").answers("tools", "rope")
}

// manyMayChange leaves the changes of sittings as they usually are.
func manyMayChange(c *web.Config) { c.Limits.Changes = web.Rate{} }

// Codes that are wrong are limited; one that is right always works, also where somebody else guesses.
func TestTooManyWrongCodes(t *testing.T) {
	s := strict(t, &clock{time.Now()}, 3, behind("127.0.0.0/8"), manyMayChange)
	mine := s.taker().starts().visits("/results").follows("Return code").page.code()
	comes := func(from, code string) *taker {
		taker := s.taker()
		request := taker.post("/return", url.Values{"code": {code}})
		request.Header.Set("X-Forwarded-For", from)
		taker.sends(request)
		return taker
	}
	for range 3 {
		comes("203.0.113.1", "W3 7K2M 9QXD 4TWB H3NP").sees(http.StatusUnprocessableEntity, "Come back with your code")
	}
	for range 10 {
		p := comes("203.0.113.1", "W3 7K2M 9QXD 4TWB H3NP").sees(http.StatusTooManyRequests, "Come back with your code").reads("one that is right always works").page
		if again := p.header.Get("Retry-After"); again != "60" {
			t.Errorf("again after %q", again)
		}
		comes("203.0.113.1", mine).reads("Question 1")
	}
	for i := range 50 { // one person with many addresses
		comes(fmt.Sprintf("2001:db8:0:%d::1", i/4), "W3 7K2M 9QXD 4TWB H3NP")
	}
	comes("203.0.113.2", "W3 7K2M 9QXD 4TWB H3NP").sees(http.StatusUnprocessableEntity, "Come back with your code")
	comes("2001:db8:0:1::1", mine).reads("Question 1")
}

// Each time a code opens a sitting something is written; who has one code cannot have that done without end.
func TestOneCodeIsNotWrittenWithoutEnd(t *testing.T) {
	at := &clock{time.Now()}
	s := strict(t, at, 3)
	mine := s.taker().starts().visits("/results").follows("Return code").page.code()
	other := s.taker().starts().visits("/results").follows("Return code").page.code()
	for range 3 {
		s.taker().returnsBy(mine).reads("Question 1")
	}
	s.taker().returnsBy(mine).sees(http.StatusTooManyRequests, "That was too fast")
	s.taker().returnsBy(other).reads("Question 1")
	at.now = at.now.Add(time.Minute)
	s.taker().returnsBy(mine).reads("Question 1")
}

// Whoever was sent a link knows the address of the sitting, and cannot lock out whoever has its code.
func TestAStrangerDoesNotSpendTheVisitsByCode(t *testing.T) {
	taker := strict(t, &clock{time.Now()}, 3).taker().starts()
	code := taker.visits("/results").follows("Return code").page.code()
	for range 10 {
		taker.site.taker().posts(taker.sitting()+"/items/1", "answer", "clerk").sees(http.StatusForbidden, "This sitting is not on this device")
	}
	taker.site.taker().returnsBy(code).reads("Question 1")
}

func TestTooManyLinksThatDoNotWork(t *testing.T) {
	s := strict(t, &clock{time.Now()}, 20)
	taker := s.taker().takes(outAtSea)
	link := taker.shares()
	made := link[:len(link)-26] + strings.Repeat("7", 26)
	for range 20 {
		s.taker().visits(made).sees(http.StatusNotFound, "This link no longer works")
	}
	s.taker().visits(made).sees(http.StatusTooManyRequests, "Too many tries").reads("a code that is right always works")
	s.taker().visits(link).seesHeading("Work at sea")
}

// A store that fails says nothing about a code or a link.
func TestAStoreThatFailsIsNoMiss(t *testing.T) {
	var fails atomic.Bool
	s := strict(t, &clock{time.Now()}, 3, manyMayChange, keptIn(&faulty{Store: newStore(), refuse: func(string) error {
		if fails.Load() {
			return store.ErrClosed
		}
		return nil
	}}))
	link := s.taker().takes(outAtSea).shares()
	fails.Store(true)
	for range 4 {
		s.taker().posts("/return", "code", "W3 7K2M 9QXD 4TWB H3NP").sees(http.StatusServiceUnavailable, "The quiz is restarting")
		s.taker().visits(link).sees(http.StatusServiceUnavailable, "The quiz is restarting")
	}
	fails.Store(false)
	s.taker().posts("/return", "code", "W3 7K2M 9QXD 4TWB H3NP").sees(http.StatusUnprocessableEntity, "Come back with your code")
}

// Somebody with ever new addresses fills no disk: who starts then waits, who has begun goes on.
func TestAFloodOfStarts(t *testing.T) {
	for name, c := range map[string]struct {
		from   string // of which each start has another
		begun  int
		others map[string]int
	}{
		"from one network of an organisation": {"2001:db8:0:%x::1", 4 * 3, map[string]int{"2001:db8:1::1": 303, "203.0.113.1": 303}},
		"from everywhere":                     {"2001:db8:%x::1", 20 * 3, map[string]int{"2600::1": 429, "203.0.113.1": 303}},
		"from everywhere, by IPv4":            {"203.0.113.%d", 20*3 - 1, map[string]int{"2600::1": 303, "198.51.100.1": 429}},
	} {
		t.Run(name, func(t *testing.T) {
			at := &clock{time.Now()}
			s := strict(t, at, 3, behind("127.0.0.0/8"), manyMayChange)
			taker := s.taker().starts() // by IPv4
			begun := 0
			for i := range 100 {
				if s.begins("X-Forwarded-For", fmt.Sprintf(c.from, i)).status == http.StatusSeeOther {
					begun++
				}
			}
			if want := c.begun; begun != want {
				t.Errorf("%d were begun, want %d", begun, want)
			}
			for from, want := range c.others {
				if p := s.begins("X-Forwarded-For", from); p.status != want {
					t.Errorf("%s: %s, want %d", from, p, want)
				}
			}
			taker.fills(outAtSea).presses("See my result").seesHeading("Work at sea")
			at.now = at.now.Add(time.Minute)
			if p := s.begins("X-Forwarded-For", fmt.Sprintf(c.from, 101)); p.status != http.StatusSeeOther {
				t.Errorf("a minute later: %s", p)
			}
		})
	}
}

// behind says which proxies are trusted.
func behind(networks ...string) func(*web.Config) {
	return func(c *web.Config) {
		for _, network := range networks {
			c.TrustedProxies = append(c.TrustedProxies, netip.MustParsePrefix(network))
		}
	}
}

// Only a proxy that the operator has named is believed about addresses.
func TestWhoIsBelievedAboutAddresses(t *testing.T) {
	for name, c := range map[string]struct {
		change   func(*web.Config)
		client   string
		believed bool
		told     int // how often the operator is told of --trusted-proxy
	}{
		"no proxy is named":              {behind(), "203.0.113.%d", false, 1},
		"another one is named":           {behind("10.0.0.0/8"), "203.0.113.%d", false, 1},
		"the proxy is named":             {behind("127.0.0.1/32"), "203.0.113.%d", true, 0},
		"its network is named":           {behind("10.0.0.0/8", "127.0.0.0/8"), "203.0.113.%d", true, 0},
		"it is named, for people inside": {behind("127.0.0.1/32"), "192.168.7.%d", true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := strict(t, &clock{time.Now()}, 2, c.change)
			refused := 0
			for i := range 10 {
				if s.begins("X-Forwarded-For", fmt.Sprintf(c.client, i)).status == http.StatusTooManyRequests {
					refused++
				}
			}
			if want := map[bool]int{true: 0, false: 8}[c.believed]; refused != want {
				t.Errorf("%d are refused, want %d", refused, want)
			}
			if said := strings.Count(s.log.String(), "--trusted-proxy"); said != c.told || strings.Contains(s.log.String(), "203.0.113") {
				t.Errorf("it is said %d times:\n%s", said, s.log)
			}
		})
	}
}

// One browser holds a thousand sittings at most, however it comes by them: pages list them all. None is lost.
func TestABrowserHoldsAThousandSittings(t *testing.T) {
	s := opens(t)
	taker := s.taker().starts()
	sitting, now := taker.sitting(), time.Now().Add(-time.Hour)
	owner := s.kept(sitting).Owners[0]
	for range 998 {
		id := store.NewID()
		if err := s.store.Create(t.Context(), taker.quiz.NewSession(id, sha256.Sum256([]byte(id)), owner, now)); err != nil {
			t.Fatal(err)
		}
	}
	other := s.taker().takes(outAtSea)
	code := other.visits(other.sitting() + "/code").page.code()
	taker.answers("background", "sailor").visits("/harbour/").presses("Start a new one").seesHeading("Your return code") // the thousandth
	last := taker.page.code()
	taker.follows("First question").answers("background", "sailor")
	taker.visits("/harbour/").presses("Start a new one").sees(http.StatusConflict, "This browser has too many sittings").reads("their return codes still open them")
	taker.returnsBy(code).sees(http.StatusConflict, "This browser has too many sittings")
	taker.returnsBy(last).isAsked("tools") // which it holds already
	taker.visits("/results").follows("Delete all of your sittings")
	taker.visits("/results").presses("Forget on this device").visits("/return")
	taker.returnsBy(last).isAsked("tools")
}
