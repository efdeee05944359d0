package main

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// purgeFlags are what `careerfit purge` can be told.
type purgeFlags struct {
	dataDir, before string
	unusedFor       span
	dryRun, yes     bool
}

func newPurge(now func() time.Time) *cobra.Command {
	var f purgeFlags
	cmd := &cobra.Command{
		Use:   "purge",
		Short: "Delete the sittings that nobody came back to",
		Long: "Delete the sittings that were last seen long ago, and every way to them, whether a server runs or not. Visits are\n" +
			"noted to a day, so that a sitting may stay a day longer than it must. It goes in small steps, between which takers\n" +
			"are served; a server with --retention does the same by itself. Where by the clock a sitting is still to be begun,\n" +
			"it may be behind, and nothing is deleted. Say either --unused-for or --before. How many would go is told before it\n" +
			"asks whether they shall; a program that runs this says --yes.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			before, err := f.moment(now())
			if err != nil {
				return usageOf(err)
			}
			return failed(f.purge(cmd, before, now()))
		},
	}
	dataDirFlag(cmd, &f.dataDir, "delete from the sittings kept in this `DIRECTORY`")
	cmd.Flags().Var(&f.unusedFor, "unused-for", "delete what was not seen for this `SPAN`, such as 90d, 12w or 36h")
	cmd.Flags().StringVar(&f.before, "before", "", "delete what was last seen before this `DAY` began (in UTC), as in 2026-01-31")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "count, and delete nothing")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "do not ask before it is done")
	return cmd
}

// moment is the time before which a sitting was last seen if it is to go.
func (f purgeFlags) moment(now time.Time) (time.Time, error) {
	if (f.unusedFor == 0) == (f.before == "") {
		return time.Time{}, errors.New("say either --unused-for, such as 90d, or --before, such as 2026-01-31")
	}
	if f.before == "" {
		return now.Add(-time.Duration(f.unusedFor)), nil
	}
	day, err := time.Parse(time.DateOnly, f.before)
	if err != nil {
		return time.Time{}, fmt.Errorf("--before must be a day, such as 2026-01-31, but it is %q", f.before)
	}
	if day.After(now) {
		return time.Time{}, fmt.Errorf("--before %s is still to come; every sitting would be deleted", f.before)
	}
	return day, nil
}

// purge deletes what is due, or counts it. What could not be read is told once, at the end. It holds the file while it
// counts and while it deletes, and not while a person thinks.
func (f purgeFlags) purge(cmd *cobra.Command, before, now time.Time) error {
	wish := purgeWish{Before: before.Add(-visitsNotedTo), DryRun: f.dryRun}
	if err := f.agreed(cmd, wish, before, now); err != nil {
		return err
	}
	return atDesk(cmd, f.dataDir, boltstore.Options{ReadOnly: f.dryRun}, func(d desk) error {
		sum, err := sweepThrough(cmd, d, wish, now)
		return errors.Join(err, f.told(cmd, sum, before))
	})
}

// agreed asks whether what is due is to be deleted, unless it need not or nothing is.
func (f purgeFlags) agreed(cmd *cobra.Command, wish purgeWish, before, now time.Time) error {
	if f.yes || f.dryRun {
		return nil
	}
	wish.DryRun = true
	var due purgeStep
	err := atDesk(cmd, f.dataDir, boltstore.Options{}, func(d desk) (err error) {
		if err := askable(cmd); err != nil { // before it takes the time to count
			return err
		}
		due, err = sweepThrough(cmd, d, wish, now)
		return err
	})
	if err != nil || due.Purged == 0 {
		return err
	}
	return confirm(cmd, false, fmt.Sprintf("Delete %s last seen before %s for good?", counted(due.Purged, "sitting"), before.UTC().Format(minutes)))
}

// sweepThrough goes step by step until the end of what is kept.
func sweepThrough(cmd *cobra.Command, d desk, wish purgeWish, now time.Time) (sum purgeStep, err error) {
	tell := progressOn(cmd.ErrOrStderr(), "")
	defer tell.clear()
	standsAt := tell.byTime(now)
	for more := true; more; more = wish.After != "" {
		step, err := d.purge(cmd.Context(), wish)
		if err != nil {
			return sum, err
		}
		wish.After = step.Next
		sum.Purged += step.Purged
		sum.Unread = cmp.Or(sum.Unread, step.Unread)
		standsAt(step.Next)
	}
	return sum, nil
}

// byTime tells how far a walk through the sittings came: from the first step on, by when the sitting was begun at which
// it stands.
func (p progress) byTime(now time.Time) func(id string) {
	first := int64(0)
	return func(id string) {
		key, ok := store.ParseID(id)
		if p == nil || !ok {
			return
		}
		begun, _ := key.Time().UnixTime()
		first = cmp.Or(first, begun)
		p("purge", int(begun-first), int(now.Unix()-first))
	}
}

// told says what was deleted, and what could not be read.
func (f purgeFlags) told(cmd *cobra.Command, sum purgeStep, before time.Time) error {
	what := "Deleted %s last seen before %s.\n"
	if f.dryRun {
		what = "%s would be deleted, last seen before %s. Nothing was.\n"
	}
	fmt.Fprintf(cmd.OutOrStdout(), what, counted(sum.Purged, "sitting"), before.UTC().Format(minutes))
	if sum.Unread != "" {
		return &exitError{exitProblems, fmt.Errorf("what cannot be read stays; careerfit doctor tells more: %s", sum.Unread)}
	}
	return nil
}
