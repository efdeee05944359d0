package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/careerfit/careerfit/store"
)

// purgeSize is how many sittings one step looks at. Takers wait for no more than one step.
const purgeSize = 256

// A purgeWish is one step of a sweep.
type purgeWish struct {
	// Before is the moment before which a sitting was last seen if it is to go.
	Before time.Time
	// After is the id behind which to begin; "" is the beginning.
	After string
	// DryRun counts what would go.
	DryRun bool
}

// A purgeStep is how far a step came; Next is where to go on, "" at the end.
type purgeStep struct {
	Next   string `json:"next"`
	Purged int    `json:"purged"`
	// Unread says what could not be read, and stays; "" if everything could.
	Unread string `json:"unread,omitempty"`
}

func (w purgeWish) form() url.Values {
	return url.Values{"before": {w.Before.UTC().Format(time.RFC3339Nano)}, "after": {w.After}, "dry_run": {strconv.FormatBool(w.DryRun)}}
}

func purgeWishOf(form url.Values) (purgeWish, error) {
	before, err := time.Parse(time.RFC3339Nano, form.Get("before"))
	if err != nil {
		return purgeWish{}, usageOf(errors.New("before is no time as in RFC 3339"))
	}
	return purgeWish{before, form.Get("after"), form.Get("dry_run") == "true"}, nil
}

// purgeStepOf goes one step, or counts what it would delete. Visits in the future stay as they are noted: by one look at
// the clock nobody can tell whether they are wrong, or the clock.
func purgeStepOf(ctx context.Context, st store.Store, wish purgeWish, now time.Time) (step purgeStep, err error) {
	if err := notBehind(ctx, st, now); err != nil {
		return step, err
	}
	if wish.DryRun {
		step, err = countStep(ctx, st, wish)
	} else {
		step.Next, step.Purged, err = st.Purge(ctx, wish.Before, now.AddDate(1000, 0, 0), wish.After, purgeSize)
	}
	if unreadable(err) {
		step.Unread, err = err.Error(), nil
	}
	return step, err
}

// notBehind refuses a clock by which a sitting is still to be begun.
func notBehind(ctx context.Context, st store.Store, now time.Time) error {
	late, err := st.List(ctx, lastIDOf(now.Add(store.Ahead)), 1)
	if len(late) == 0 {
		return butUnreadable(err)
	}
	return fmt.Errorf("by the clock of this machine it is %s, but sitting %s was begun %s: set the clock right; if it is right, erase that sitting first",
		now.UTC().Format(minutes), late[0].ID, late[0].Started.UTC().Format(minutes))
}

// minutes is how moments are told.
const minutes = "2006-01-02 15:04 UTC"

func countStep(ctx context.Context, st store.Store, wish purgeWish) (step purgeStep, err error) {
	page, err := st.List(ctx, wish.After, purgeSize)
	for _, s := range page {
		if s.Seen.Before(wish.Before) {
			step.Purged++
		}
	}
	if len(page) == purgeSize {
		step.Next = page[len(page)-1].ID
	}
	return step, err
}
