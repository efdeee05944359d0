package main

import (
	"context"
	"errors"
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

// purgeStepOf goes one step, or counts what it would delete.
func purgeStepOf(ctx context.Context, st store.Store, wish purgeWish, now time.Time) (step purgeStep, err error) {
	if wish.DryRun {
		step, err = countStep(ctx, st, wish, now)
	} else {
		step.Next, step.Purged, err = st.Purge(ctx, wish.Before, now, wish.After, purgeSize)
	}
	if unreadable(err) {
		step.Unread, err = err.Error(), nil
	}
	return step, err
}

func countStep(ctx context.Context, st store.Store, wish purgeWish, now time.Time) (step purgeStep, err error) {
	page, err := st.List(ctx, wish.After, purgeSize)
	for _, s := range page {
		if store.FateOf(s, wish.Before, now) == store.Go {
			step.Purged++
		}
	}
	if len(page) == purgeSize {
		step.Next = page[len(page)-1].ID
	}
	return step, err
}
