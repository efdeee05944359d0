package apitest

import (
	"net/url"
	"strings"
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
		{"the document", aboutTheDocument},
		{"questionnaires are read", readingQuestionnaires},
		{"what is not there is asked for", askingForWhatIsNotThere},
		{"sheets are scored", scoringSheets},
		{"refused before it is looked at", refusedAtTheDoor},
	}
}

func TestTheContractHoldsBothWays(t *testing.T) {
	var told []exchange
	all := stories()
	for _, story := range all {
		t.Run(story.name, func(t *testing.T) { told = append(told, story.tell(t).told...) })
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
	t.Run("every change is seen", func(t *testing.T) { checkChanges(t, c, told) })
}

func aboutTheDocument(t *testing.T) *site {
	s := opens(t)
	s.asks(call{operation: "readContract"})
	r := s.request(call{operation: "readContract"})
	r.Method = "HEAD"
	s.makes(r)
	return s
}

// refusedAtTheDoor sends what no operation takes, to each of them.
func refusedAtTheDoor(t *testing.T) *site {
	s := opens(t)
	for path, item := range s.contract.doc.Paths.Map() {
		address := s.root + apiRoot + path
		for method := range item.Operations() {
			s.makes(s.raw(method, address, url.Values{"ghost": {"1"}}, nil))
			s.makes(s.raw(method, address, url.Values{"x": {strings.Repeat("x", 3000)}}, nil))
			large := s.raw(method, address, nil, nil)
			large.Header.Set("X-Large", strings.Repeat("x", 17<<10))
			s.makes(large)
		}
		for _, method := range methods {
			s.makes(s.raw(method, address, nil, nil))
		}
	}
	for _, stray := range []string{"/api", "/api/", "/api/v2/openapi.yaml", "/api/v1/nothing"} {
		s.makes(s.raw("GET", s.root+stray, nil, nil))
	}
	return s
}
