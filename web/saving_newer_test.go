package web_test

import (
	"slices"
	"testing"
	"time"

	"github.com/careerfit/careerfit/web"
)

func TestSavingTheSameAgainChangesNothing(t *testing.T) {
	clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	taker := opens(t, clock.set).taker().starts()
	path := taker.page.url.Path
	taker.chooses(path, "answer", "clerk")
	before := taker.site.kept(taker.sitting())
	clock.now = clock.now.Add(time.Hour)
	is(t, "told", taker.chooses(path, "answer", "clerk", "shown", "", "age", "3600000"), reply{status: 200, Shown: "clerk"})
	if after := taker.site.kept(taker.sitting()); !after.Changed.Equal(before.Changed) {
		t.Errorf("changed at %s, then %s", before.Changed, after.Changed)
	}
}

// An answer that was kept while there was no connection does not take the place of one that was given since
// in another place. What is chosen now does, and whoever did not know of it is told.
func TestTheNewerAnswerStays(t *testing.T) {
	const replaced = "Saved. It took the place of an earlier answer: A clerk."
	for _, c := range []struct {
		name  string
		form  []string
		taken bool
		told  string
	}{
		{"chosen before the other one", []string{"shown", "", "age", "600000"}, false, ""},
		{"chosen long before", []string{"shown", "", "age", "99999999999999999"}, false, ""},
		{"chosen after it, on a page that does not know of it", []string{"shown", "", "age", "60000"}, true, replaced},
		{"chosen now", []string{"shown", "", "age", "0"}, true, replaced},
		{"chosen before, and what stands came from the same page", []string{"shown", "", "shown", "clerk", "age", "600000"}, true, ""},
		{"sent by hand", nil, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
			taker := opens(t, clock.set).taker().starts()
			path := taker.page.url.Path
			clock.now = clock.now.Add(20 * time.Minute)
			taker.tab().visits(path).answers("background", "clerk") // elsewhere
			clock.now = clock.now.Add(5 * time.Minute)
			got := taker.chooses(path, append([]string{"answer", "sailor"}, c.form...)...)
			want, stands := reply{status: 200, Shown: "sailor", Told: c.told}, 0
			if !c.taken {
				want, stands = reply{status: 409, Shown: "clerk", Problem: "This question was answered again elsewhere after you chose this. The newer answer stays: A clerk."}, 1
			}
			is(t, "told", got, want)
			if m := taker.site.kept(taker.sitting()).Marks[0]; !slices.Equal(m.Options, []int{stands}) {
				t.Errorf("kept: %+v", m)
			}
		})
	}
}

// What was answered elsewhere for another item is no reason to drop an answer.
func TestAnotherItemIsNoConflict(t *testing.T) {
	clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	taker := opens(t, clock.set).taker().starts()
	path := taker.page.url.Path
	clock.now = clock.now.Add(20 * time.Minute)
	taker.tab().visits(taker.sitting()+"/items/2").answers("tools", "rope")
	is(t, "told", taker.chooses(path, "answer", "sailor", "shown", "", "age", "600000"), reply{status: 200, Shown: "sailor"})
}

// A clock stands still until it is set.
type clock struct{ now time.Time }

func (c *clock) set(cfg *web.Config) { cfg.Now = func() time.Time { return c.now } }

// An answer that waits for its turn in the store does not get younger meanwhile.
func TestAnOlderAnswerThatWaitsForItsTurnStaysOlder(t *testing.T) {
	clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	slow := &faulty{Store: newStore()}
	taker := opens(t, clock.set, keptIn(slow)).taker().starts()
	path := taker.page.url.Path
	taker.tab().visits(path).answers("background", "clerk")
	clock.now = clock.now.Add(10 * time.Millisecond)
	slow.refuse = func(call string) error {
		if call == "Update" {
			clock.now = clock.now.Add(2 * time.Second)
		}
		return nil
	}
	if got := taker.chooses(path, "answer", "sailor", "shown", "", "age", "1000"); got.status != 409 || got.Shown != "clerk" {
		t.Errorf("told: %+v", got)
	}
}
