package apitest

import (
	"testing"
)

// A story is told to a site of its own; every exchange of it is held against the contract.
type story struct {
	name string
	tell func(t *testing.T) *site
}

// stories are all of them. Together they show everything that the document promises.
func stories() []story {
	return []story{
		{"all in good order", allInGoodOrder},
		{"refused at the door", refusedAtTheDoor},
		{"no such method or address", astray},
		{"without the secret, or with another one", strangers},
		{"bodies that are none", noBodies},
		{"a store that fails", failingStore},
		{"too fast", tooFast},
		{"from other sites", fromOtherSites},
		{"below a path", belowAPath},
		{"questionnaires are read", readingQuestionnaires},
		{"what is not there is asked for", askingForWhatIsNotThere},
		{"sheets are scored", scoringSheets},
		{"sittings of every sort", sittings},
		{"a session's life", aSessionsLife},
	}
}

func TestTheContractHoldsBothWays(t *testing.T) {
	var told []exchange
	all, heard := stories(), 0
	for _, story := range all {
		t.Run(story.name, func(t *testing.T) {
			told = append(told, story.tell(t).told...)
			heard++
		})
	}
	if heard < len(all) {
		t.Logf("%d of %d stories were told: what they show together is not looked at", heard, len(all))
		return
	}
	c := opens(t).contract
	for _, loose := range c.looseness() {
		t.Error(loose)
	}
	l := newLedger(c)
	told = l.essential(told)
	for _, missing := range l.missing() {
		t.Error(missing)
	}
	if t.Failed() {
		return // what follows would be about the same
	}
	t.Run("every lie is seen", func(t *testing.T) { checkLies(t, c, told) })
	t.Run("every change is seen", func(t *testing.T) { checkChanges(t, l, told) })
}
