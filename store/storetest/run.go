package storetest

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/store"
)

// A T is what a story needs of its test.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// A story is one thing that a store promises.
type story struct {
	name string
	tell func(*world)
}

const anyHistory = "any history is as a naive model has it"

// Run holds stores to the contract of [store.Store]. Open returns an empty store and closes it when
// the test that it is given ends.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) { s.tell(newWorld(t, t.Context(), open(t))) })
	}
	t.Run(anyHistory, func(t *testing.T) {
		rapid.Check(t, historyOf(t.Context(), open(t)))
	})
}

func stories() []story {
	var all []story
	for _, chapter := range []func() []story{
		questionnaireStories, findingStories, changingStories, askingStories, sharingStories, owningStories, refusingStories, crowdStories,
		listingStories, purgingStories,
	} {
		all = append(all, chapter()...)
	}
	return all
}

// historyOf returns a property of the store: a random history, told to the store and to a model. All
// histories share the store, and have browsers, codes and sittings of their own.
func historyOf(ctx context.Context, s store.Store) func(*rapid.T) {
	return func(t *rapid.T) {
		h := &history{world: newWorld(t, ctx, s), model: model{}, t: t}
		t.Repeat(map[string]func(*rapid.T){
			"start": h.start, "answer": h.answer, "ask": h.ask, "ask all": h.askAll, "new code": h.newCode, "join": h.join, "forget": h.forget,
			"share": h.share, "revoke": h.revoke, "delete": h.delete, "come back": h.comeBack, "sweep": h.sweep, "fail": h.fail, "": h.agree,
		})
	}
}
