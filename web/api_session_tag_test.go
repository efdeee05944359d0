package web_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestTheTagChangesWithWhatTheStateSays(t *testing.T) {
	s := opens(t)
	p := s.keeper("harbour", "long")
	seen := map[string]string{p.tag: "begun"}
	for _, c := range []struct{ method, path, body string }{
		{"PUT", "/answers/background", `"clerk"`}, {"PUT", "/answers/background", `"sailor"`}, {"PUT", "/answers/tools", `["rope", "crane"]`},
		{"DELETE", "/answers/tools", ""}, {"POST", "/finish", ""},
	} {
		time.Sleep(2 * time.Millisecond) // the session knows its changes to the millisecond
		p.does(c.method, c.path, c.body).is(http.StatusOK)
		if before, known := seen[p.tag]; known {
			t.Errorf("%s %s leaves the tag as it was when %s", c.method, c.path, before)
		}
		seen[p.tag] = c.path
	}
	last := p.tag
	for _, c := range []struct{ method, path, body string }{
		{"PUT", "/answers/background", `"sailor"`}, {"DELETE", "/answers/tools", ""}, {"POST", "/finish", ""}, {"POST", "/long", ""}, {"GET", "", ""},
	} {
		if p.does(c.method, c.path, c.body).is(http.StatusOK); p.tag != last {
			t.Errorf("%s %s a second time changes the tag", c.method, c.path)
		}
	}
	s.opensBy(p.code)
	s.taker().returnsBy(p.code)
	if p.state(); p.tag != last {
		t.Error("whoever comes by the code changes the tag")
	}
}

func TestTheSameAnswerTwiceIsTheSameState(t *testing.T) {
	p := opens(t).keeper("harbour", "long")
	first := p.does("PUT", "/answers/tools", `["rope", "crane"]`).is(http.StatusOK)
	time.Sleep(2 * time.Millisecond)
	again := p.does("PUT", "/answers/tools", `["crane", "rope"]`).is(http.StatusOK)
	if string(first.body) != string(again.body) || first.header.Get("ETag") != again.header.Get("ETag") {
		t.Errorf("%s\nthen\n%s", first.body, again.body)
	}
}

func TestIfNoneMatch(t *testing.T) {
	p := opens(t).keeper("harbour", "long")
	for header, status := range map[string]int{
		p.tag: http.StatusNotModified, "W/" + p.tag: http.StatusNotModified, "*": http.StatusNotModified,
		`"other", ` + p.tag: http.StatusNotModified, `"other"`: http.StatusOK, "no tag": http.StatusOK,
	} {
		for _, method := range []string{"GET", "HEAD"} {
			a := p.with("If-None-Match", header).does(method, "", "").is(status)
			if a.header.Get("ETag") != p.tag || (len(a.body) > 0) != (status == http.StatusOK && method == "GET") {
				t.Errorf("%s with %s: %v %s", method, header, a.header, a.body)
			}
		}
	}
}

func TestIfMatch(t *testing.T) {
	p := opens(t).keeper("harbour", "long")
	for _, c := range []struct {
		header string
		status int
	}{
		{p.tag, http.StatusOK}, {"*", http.StatusOK}, {`"other", ` + p.tag, http.StatusOK}, {p.tag + `,W/"other"`, http.StatusOK},
		{`"other"`, http.StatusPreconditionFailed}, {"W/" + p.tag, http.StatusPreconditionFailed}, {`""`, http.StatusPreconditionFailed},
		{`"x,` + strings.Trim(p.tag, `"`) + `,y"`, http.StatusPreconditionFailed},
		{strings.Trim(p.tag, `"`), http.StatusBadRequest}, {"", http.StatusBadRequest}, {p.tag + " " + p.tag, http.StatusBadRequest}, {"*, " + p.tag, http.StatusBadRequest},
	} {
		for _, call := range []struct{ method, path string }{{"DELETE", "/answers/tools"}, {"POST", "/long"}} { // which change nothing here
			a := p.with("If-Match", c.header).does(call.method, call.path, "")
			switch {
			case a.status != c.status:
				t.Errorf("%s %s with If-Match %s: %d, want %d", call.method, call.path, c.header, a.status, c.status)
			case a.status == http.StatusPreconditionFailed:
				a.refuses(c.status, "changed-since", "new ETag")
			case a.status == http.StatusBadRequest:
				a.refuses(c.status, "bad-request", "If-Match is no list of tags")
			}
		}
	}
	p.with("If-Match", `"other"`).does("PUT", "/answers/background", `"clerk"`).refuses(http.StatusPreconditionFailed, "changed-since", "nothing was changed")
	p.with("If-Match", `"other"`).does("POST", "/finish", "").refuses(http.StatusPreconditionFailed, "changed-since", "nothing was changed")
	p.with("If-Match", p.tag).does("DELETE", "", "").refuses(http.StatusBadRequest, "bad-request", "Leave If-Match out")
	if state := p.state(); state.Progress.Reached != 0 || state.Finished != nil {
		t.Errorf("it became %+v", state)
	}
}

// Two who know the same state change it at the same time: one is let in, and the other is told.
func TestOfTwoWritersOneIsTold(t *testing.T) {
	meets := &meeting{Store: newStore()}
	p := opens(t, keptIn(meets)).keeper("harbour", "long")
	if got := p.writesTwice(meets, p.tag); !slices.Equal(got, []int{http.StatusOK, http.StatusPreconditionFailed}) {
		t.Errorf("they are answered %v", got)
	}
	if state := p.state(); state.Progress.Reached != 1 {
		t.Errorf("kept: %+v", state)
	}
}

// The story fails where the tag is looked at before it is a change's turn, and where nobody looks at it.
func TestTwoWritersAreSeenToOverlap(t *testing.T) {
	early := &meeting{Store: newStore(), early: true}
	p := opens(t, keptIn(early)).keeper("harbour", "long")
	if got := p.writesTwice(early, p.tag); !slices.Equal(got, []int{http.StatusOK, http.StatusOK}) {
		t.Errorf("in a store whose turns overlap they are answered %v", got)
	}
	meets := &meeting{Store: newStore()}
	p = opens(t, keptIn(meets)).keeper("harbour", "long")
	if got := p.writesTwice(meets, "*"); !slices.Equal(got, []int{http.StatusOK, http.StatusOK}) {
		t.Errorf("whoever asks for no tag is answered %v", got)
	}
}

// writesTwice sends two changes with the same If-Match at the same time, and returns their statuses, the lower first.
func (k *keeper) writesTwice(at *meeting, tag string) []int {
	k.t.Helper()
	both := []*apiAnswer{nil, nil}
	var all sync.WaitGroup
	at.expect(len(both))
	for i, item := range []string{"waves", "storms"} {
		writer := k.with("If-Match", tag)
		all.Go(func() { both[i] = writer.calls("PUT", "/sessions/"+k.id+"/answers/"+item, `"agree"`) })
	}
	all.Wait()
	statuses := []int{both[0].status, both[1].status}
	slices.Sort(statuses)
	return statuses
}

// A meeting is a store in which changes wait for each other before any is made. Early ones are made of what the session
// was before.
type meeting struct {
	store.Store
	early bool
	here  *sync.WaitGroup
}

// expect makes the next changes wait until there are so many.
func (m *meeting) expect(n int) {
	m.here = &sync.WaitGroup{}
	m.here.Add(n)
}

func (m *meeting) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	if m.here == nil {
		return m.Store.Update(ctx, id, change)
	}
	before, err := m.Session(ctx, id)
	if err != nil {
		return nil, err
	}
	m.here.Done()
	m.here.Wait()
	if !m.early {
		return m.Store.Update(ctx, id, change)
	}
	if err := change(before); err != nil {
		return nil, err
	}
	return m.Store.Update(ctx, id, func(s *quiz.Session) error {
		*s = *before
		return nil
	})
}
