package main

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// The fourth of six was last noted on the fourth of January, and its taker may have come back until the fifth.
func TestSittingsThatNobodyCameBackToArePurged(t *testing.T) {
	bothWays(t, 6, func(t *testing.T, o *office) {
		dry := o.says(exitOK, "purge", "--yes", "--before", "2020-01-05", "--dry-run")
		if dry.out != "3 sittings would be deleted, last seen before 2020-01-05 00:00 UTC. Nothing was.\n" {
			t.Errorf("it says %q", dry.out)
		}
		done := o.says(exitOK, "purge", "--yes", "--before", "2020-01-05")
		if done.out != "Deleted 3 sittings last seen before 2020-01-05 00:00 UTC.\n" {
			t.Errorf("it says %q", done.out)
		}
		if again := o.says(exitOK, "purge", "--yes", "--before", "2020-01-05"); !strings.HasPrefix(again.out, "Deleted 0 sittings") {
			t.Errorf("it says %q", again.out)
		}
		if got := o.kept(); !slices.Equal(got, o.ids[3:]) {
			t.Errorf("kept: %q, want %q", got, o.ids[3:])
		}
	})
}

// Who came back a moment ago keeps the sitting, however long ago it was begun.
func TestWhatWasSeenSinceIsNotPurged(t *testing.T) {
	bothWays(t, 4, func(t *testing.T, o *office) {
		served := o.server != nil
		o.closes()
		o.atFile(func(st *boltstore.Store) {
			if _, err := st.Update(t.Context(), o.ids[2], func(s *quiz.Session) error { s.Seen = time.Now(); return nil }); err != nil {
				t.Fatal(err)
			}
		})
		if served {
			o.serves()
		}
		if said := o.says(exitOK, "purge", "--yes", "--unused-for", "36h"); !strings.HasPrefix(said.out, "Deleted 3 sittings last seen before ") {
			t.Errorf("it says %q", said.out)
		}
		if got := o.kept(); !slices.Equal(got, []string{o.ids[2]}) {
			t.Errorf("kept: %q, want %q", got, o.ids[2])
		}
	})
}

// More sittings than one step looks at: every step counts, the dry run as the real one.
func TestAPurgeInManySteps(t *testing.T) {
	const many = 2*purgeSize + 10
	bothWays(t, many, func(t *testing.T, o *office) {
		before := o.sitting(many - 2).Started.Truncate(24 * time.Hour).Format(time.DateOnly)
		want := fmt.Sprintf("%d sittings", many-3)
		if dry := o.says(exitOK, "purge", "--dry-run", "--before", before); !strings.HasPrefix(dry.out, want) {
			t.Errorf("it says %q", dry.out)
		}
		if done := o.says(exitOK, "purge", "--yes", "--before", before); !strings.Contains(done.out, want) {
			t.Errorf("it says %q", done.out)
		}
		if got := o.kept(); !slices.Equal(got, o.ids[many-3:]) {
			t.Errorf("kept: %q", got)
		}
	})
}

func TestAPurgePastDamage(t *testing.T) {
	o := opens(t, 4)
	o.spoilsRecord(1)
	for _, args := range [][]string{{"--dry-run"}, {"--yes"}} {
		said := o.says(exitProblems, "purge", append(args, "--before", "2020-01-05")...)
		if !strings.Contains(said.out, "2 sittings") || !strings.Contains(said.err, "what cannot be read stays; careerfit doctor tells more") {
			t.Errorf("it says %q and %q", said.out, said.err)
		}
	}
}

// A clock that is behind the sittings says nothing about how long ago anybody was there; whatever it is told, the purge
// deletes nothing.
func TestAPurgeDoesNotBelieveAClockThatIsBehind(t *testing.T) {
	days := int(time.Since(firstDay())/(24*time.Hour)) + 3
	bothWays(t, 3, func(t *testing.T, o *office) {
		served := o.server != nil
		o.closes()
		late := o.sitting(days)
		o.atFile(func(st *boltstore.Store) {
			if err := st.Create(t.Context(), late); err != nil {
				t.Fatal(err)
			}
		})
		if served {
			o.serves()
		}
		for _, args := range [][]string{{"--before", "2020-01-05", "--yes"}, {"--before", "2020-01-05", "--dry-run"}, {"--unused-for", "36h", "--yes"}} {
			said := o.says(exitFailure, "purge", args...)
			if !strings.Contains(said.err, "but sitting "+late.ID+" was begun "+late.Started.Format("2006-01-02")) || !strings.Contains(said.err, "set the clock right") {
				t.Errorf("%q: it says %q", args, said.err)
			}
		}
		o.says(exitOK, "erase", "--yes", late.ID) // the clock that was wrong is the one by which it was begun
		if said := o.says(exitOK, "purge", "--yes", "--before", "2020-01-04"); !strings.HasPrefix(said.out, "Deleted 2 sittings") {
			t.Errorf("it says %q", said.out)
		}
		if got := o.kept(); !slices.Equal(got, o.ids[2:]) {
			t.Errorf("kept: %q, want %q", got, o.ids[2:])
		}
	})
}

// Visits that were noted in the future stay so. Who noted them as of now, by a clock that is behind, would have the
// next sweep by a right one delete them.
func TestAPurgeLeavesVisitsAsTheyAreNoted(t *testing.T) {
	bothWays(t, 3, func(t *testing.T, o *office) {
		seen := time.Now().AddDate(1, 0, 0).UTC().Truncate(time.Millisecond)
		served := o.server != nil
		o.closes()
		o.atFile(func(st *boltstore.Store) {
			if _, err := st.Update(t.Context(), o.ids[1], func(s *quiz.Session) error { s.Seen = seen; return nil }); err != nil {
				t.Fatal(err)
			}
		})
		if served {
			o.serves()
		}
		o.says(exitOK, "purge", "--yes", "--before", "2020-01-05")
		if got := o.kept(); !slices.Equal(got, o.ids[1:2]) {
			t.Errorf("kept: %q, want %q", got, o.ids[1])
		}
		o.atFile(func(st *boltstore.Store) {
			if s, err := st.Session(t.Context(), o.ids[1]); err != nil || !s.Seen.Equal(seen) {
				t.Errorf("the visit is noted at %v, error %v, want %v", s.Seen, err, seen)
			}
		})
	})
}

func TestWhatAPurgeCannotBeTold(t *testing.T) {
	o := opens(t, 1)
	for _, c := range []struct {
		args []string
		says string
	}{
		{nil, "say either --unused-for, such as 90d, or --before, such as 2026-01-31"},
		{[]string{"--unused-for", "90d", "--before", "2026-01-31"}, "say either"},
		{[]string{"--unused-for", "0"}, "say either"},
		{[]string{"--unused-for", "soon"}, `--unused-for must be a span of time in s, m, h, d or w, such as 5s, 36h, 12w or 365d, but it is "soon"`},
		{[]string{"--unused-for", "-1d"}, "must be a span of time"},
		{[]string{"--before", "31.1.2026"}, `--before must be a day, such as 2026-01-31, but it is "31.1.2026"`},
		{[]string{"--before", "9999-01-01"}, "is still to come; every sitting would be deleted"},
		{[]string{"now"}, `"now"`},
		{[]string{"--before", "2020-01-05"}, "there is nobody here to ask; add --yes if you are sure"},
	} {
		if said := o.says(exitUsage, "purge", c.args...); !strings.Contains(said.err, c.says) {
			t.Errorf("%q: it says %q", c.args, said.err)
		}
	}
	if got := o.kept(); len(got) != 1 {
		t.Errorf("kept: %q", got)
	}
}

// At a terminal, one line tells how far the purge came: by when the sittings were begun, on the way to now.
func TestAPurgeTellsHowFarItCame(t *testing.T) {
	var told []string
	p := progress(func(part string, done, of int) { told = append(told, fmt.Sprintf("%s %d of %d", part, done, of)) })
	at := p.byTime(firstDay().Add(100 * time.Hour))
	o := &office{t: t, bare: opens(t, 0).bare}
	for n := range 3 {
		at(o.sitting(n).ID)
	}
	at("") // the end
	day := 24 * 60 * 60
	want := []string{fmt.Sprint("purge 0 of ", 360_000), fmt.Sprintf("purge %d of 360000", day), fmt.Sprintf("purge %d of 360000", 2*day)}
	if !slices.Equal(told, want) {
		t.Errorf("it tells %q, want %q", told, want)
	}
	progress(nil).byTime(time.Now())(store.NewID()) // without a terminal nobody is told
}

// A visit is noted to a day: what may have been visited since stays.
func TestAPurgeAllowsForHowVisitsAreNoted(t *testing.T) {
	const day = 24 * time.Hour
	for age, want := range map[time.Duration]string{3*day + time.Hour: "0 ", 4*day - time.Hour: "0 ", 4*day + time.Hour: "1 "} {
		o := opens(t, 1)
		o.atFile(func(st *boltstore.Store) {
			if _, err := st.Update(t.Context(), o.ids[0], func(s *quiz.Session) error { s.Seen = time.Now().Add(-age); return nil }); err != nil {
				t.Fatal(err)
			}
		})
		if said := o.says(exitOK, "purge", "--dry-run", "--unused-for", "3d"); !strings.HasPrefix(said.out, want) {
			t.Errorf("%s after a visit was noted, it says %q", age, said.out)
		}
	}
}

// What a command asks for arrives as it was asked.
func TestWishesCrossTheSocket(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.Custom(func(t *rapid.T) string { return rapid.String().Draw(t, "id") })
		purge := purgeWish{time.UnixMilli(rapid.Int64Range(-1<<45, 1<<47).Draw(t, "before")).UTC(), id.Draw(t, "after"), rapid.Bool().Draw(t, "dry")}
		if got, err := purgeWishOf(purge.form()); err != nil || got != purge {
			t.Errorf("%+v arrives as %+v, %v", purge, got, err)
		}
		export := exportWish{id.Draw(t, "questionnaire"), rapid.Bool().Draw(t, "finished"), rapid.Bool().Draw(t, "without ids")}
		if got := exportWishOf(export.form()); got != export {
			t.Errorf("%+v arrives as %+v", export, got)
		}
		find := findWish{ids: rapid.SliceOfN(id, 1, 5).Draw(t, "ids")}
		if rapid.Bool().Draw(t, "code") {
			find.code = new(quiz.SecretHash(sha256.Sum256([]byte(find.ids[0]))))
		}
		if got, err := findWishOf(find.form()); err != nil || !reflect.DeepEqual(got, find) {
			t.Errorf("%+v arrives as %+v, %v", find, got, err)
		}
	})
	for _, form := range []url.Values{{"code_hash": {"abc"}}, {"code_hash": {""}}, {"before": {"soon"}}} {
		_, findErr := findWishOf(form)
		_, purgeErr := purgeWishOf(form)
		if purgeErr == nil || form.Has("code_hash") && findErr == nil {
			t.Errorf("%v is taken", form)
		}
	}
}
