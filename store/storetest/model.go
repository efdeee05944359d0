package storetest

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A model is a store at its most naive: no index, so none can be wrong.
type model map[string]*quiz.Session

func (m model) byCode(code quiz.SecretHash) *quiz.Session {
	for _, s := range m {
		if s.Code == code {
			return s
		}
	}
	return nil
}

func (m model) byOwner(owner quiz.SecretHash) []*quiz.Session {
	var list []*quiz.Session
	for _, s := range m {
		if s.OwnedBy(owner) {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *quiz.Session) int { return cmp.Compare(b.ID, a.ID) })
	return list
}

func (m model) behind(id string) []*quiz.Session {
	var list []*quiz.Session
	for _, s := range m {
		if s.ID > id {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *quiz.Session) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// A history is told to a store and to a model. There are few codes and browsers in it, so that they
// meet.
type history struct {
	*world
	model model
	t     *rapid.T
	ids   []string // of all sittings there ever were
}

var errNo = errors.New("no")

func (h *history) start(t *rapid.T) {
	s := h.sitting(h.drawCode(t))
	for _, b := range rapid.SliceOfN(browser(), 0, 3).Draw(t, "browsers") {
		s.AddOwner(h.secret(b))
	}
	err := h.store.Create(h.ctx, s)
	if h.model.byCode(s.Code) != nil {
		h.refused("a taken code", err, store.ErrExists)
		return
	}
	h.refused("starting", err, nil)
	h.model[s.ID] = s
	h.ids = append(h.ids, s.ID)
}

func (h *history) answer(t *rapid.T) {
	item, option := rapid.IntRange(0, items-1).Draw(t, "item"), rapid.IntRange(0, 300).Draw(t, "option")
	h.change(t, func(s *quiz.Session) {
		if s.Ordered() {
			put(s, item)
		}
		s.Marks[item] = quiz.Mark{Options: []int{option}}
	})
}

// ask makes it a short form, or puts one more item of it.
func (h *history) ask(t *rapid.T) {
	item := rapid.IntRange(0, items-1).Draw(t, "item")
	h.change(t, func(s *quiz.Session) {
		for i, m := range s.Marks {
			if m.Reached() {
				put(s, i)
			}
		}
		put(s, item)
	})
}

func (h *history) askAll(t *rapid.T) { h.change(t, func(s *quiz.Session) { s.Asked = nil }) }

func (h *history) newCode(t *rapid.T) {
	code := h.secret(h.drawCode(t))
	h.change(t, func(s *quiz.Session) { s.Code, s.CodeSerial = code, s.CodeSerial+1 })
}

func (h *history) join(t *rapid.T) {
	owner := h.secret(browser().Draw(t, "browser"))
	h.change(t, func(s *quiz.Session) { s.AddOwner(owner) })
}

func (h *history) forget(t *rapid.T) {
	owner := h.secret(browser().Draw(t, "browser"))
	h.change(t, func(s *quiz.Session) { s.RemoveOwner(owner) })
}

func (h *history) share(t *rapid.T) {
	link := h.world.share("share "+h.drawCode(t), rapid.Bool().Draw(t, "answers"))
	h.change(t, func(s *quiz.Session) { s.AddShare(link) })
}

func (h *history) revoke(t *rapid.T) {
	number := rapid.Uint32Range(1, quiz.MaxShares).Draw(t, "number")
	h.change(t, func(s *quiz.Session) { s.Revoke(number) })
}

// change makes a change in both, as far as it may be made.
func (h *history) change(t *rapid.T, change func(*quiz.Session)) {
	id := h.drawID(t)
	_, err := h.store.Update(h.ctx, id, func(s *quiz.Session) error { change(s); return nil })
	if h.model[id] == nil {
		h.refused("changing what is gone", err, store.ErrNotFound)
		return
	}
	after := h.model[id].Clone()
	change(after)
	if other := h.model.byCode(after.Code); other != nil && other.ID != id {
		h.refused("a taken code", err, store.ErrExists)
		return
	}
	h.refused("changing", err, nil)
	h.model[id] = after
}

// comeBack notes a visit, now and then by a clock that is years ahead.
func (h *history) comeBack(t *rapid.T) {
	at := h.later(time.Minute)
	if rapid.IntRange(0, 3).Draw(t, "clock") == 0 {
		at = at.AddDate(3, 0, 0)
	}
	h.change(t, func(s *quiz.Session) { s.Seen = at })
}

// sweep sweeps all, in steps of any length; histories that were told before are over.
func (h *history) sweep(t *rapid.T) {
	now := h.later(time.Minute)
	before := now.Add(-rapid.SampledFrom([]time.Duration{0, time.Minute, 10 * time.Minute, time.Hour}).Draw(t, "unused for"))
	_, err := h.sweepsAll(before, now, rapid.IntRange(1, 5).Draw(t, "step"))
	h.refused("sweeping", err, nil)
	for id, s := range h.model {
		switch {
		case before.Sub(s.Seen) > 0:
			delete(h.model, id)
		case s.Seen.Sub(now) > 24*time.Hour:
			s.Seen = now
		}
	}
}

func (h *history) fail(t *rapid.T) {
	id, want := h.drawID(t), errNo
	if h.model[id] == nil {
		want = store.ErrNotFound
	}
	_, err := h.store.Update(h.ctx, id, func(s *quiz.Session) error {
		s.Code, s.Owners, s.Marks[0].NonAnswer = h.secret("never"), nil, quiz.Skipped
		return errNo
	})
	h.refused("a change that fails", err, want)
}

func (h *history) delete(t *rapid.T) {
	id, want := h.drawID(t), error(nil)
	if h.model[id] == nil {
		want = store.ErrNotFound
	}
	h.refused("deleting", h.store.Delete(h.ctx, id), want)
	delete(h.model, id)
}

// agree checks that store and model say the same, whichever way they are asked.
func (h *history) agree(*rapid.T) {
	for _, id := range h.ids {
		got, err := h.store.Session(h.ctx, id)
		h.equal("by id", h.model[id], got, err)
	}
	for _, name := range codes() {
		code := h.secret(name)
		got, err := h.store.ByCode(h.ctx, code)
		h.equal("by code", h.model.byCode(code), got, err)
	}
	for _, name := range browsers() {
		h.lists(name, h.model.byOwner(h.secret(name))...)
	}
	if len(h.ids) > 0 { // only this history's lie behind its first one
		h.isList("behind the first", h.model.behind(h.ids[0]), h.page(h.ids[0], len(h.ids)))
	}
}

func (h *history) equal(what string, want, got *quiz.Session, err error) {
	if want == nil {
		h.refused("looking for it "+what, err, store.ErrNotFound)
		return
	}
	h.is(what, want, got, err)
}

func (h *history) drawID(t *rapid.T) string {
	if len(h.ids) == 0 {
		t.Skip("there is no sitting yet")
	}
	return rapid.SampledFrom(h.ids).Draw(t, "sitting")
}

func (h *history) drawCode(t *rapid.T) string { return rapid.SampledFrom(codes()).Draw(t, "code") }

func browser() *rapid.Generator[string] { return rapid.SampledFrom(browsers()) }

func browsers() []string {
	return []string{"b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9"}
}

func codes() []string { return []string{"red", "blue", "green", "yellow", "never"} }
