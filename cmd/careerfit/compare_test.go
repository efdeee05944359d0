package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/audit"
)

// editedExample writes the example questionnaire with these replacements and returns its name.
func editedExample(t *testing.T, replacements ...string) string {
	t.Helper()
	example, err := os.ReadFile(exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.NewReplacer(replacements...).Replace(string(example))
	if len(replacements) > 0 && edited == string(example) {
		t.Fatalf("the example has nothing of %q", replacements)
	}
	name := filepath.Join(t.TempDir(), "edited.yaml")
	if err := os.WriteFile(name, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func compareText(t *testing.T, before, after string, asJSON bool) string {
	t.Helper()
	s := audit.DefaultSettings()
	s.Sheets = 1000
	var out, errs strings.Builder
	if err := (comparing{before, after, s, asJSON, 100, &out, &errs}).run(t.Context()); err != nil || errs.Len() > 0 {
		t.Fatal(err, errs.String())
	}
	return out.String()
}

func TestComparingAFileWithItself(t *testing.T) {
	got := compareText(t, exampleFile, exampleFile, false)
	for _, want := range []string{
		"both have the same content, to the letter\n",
		"nobody moves: the same comes first on all 1000 random sheets, seed 1, and for each of 2 personas\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "rises") || strings.Contains(got, "removed") || strings.Contains(got, "→") {
		t.Errorf("something moves:\n%s", got)
	}
}

// The text is worked out by hand from a comparison that has everything.
func TestTheComparisonShowsTheFigures(t *testing.T) {
	of := func(count int) audit.Share { return audit.Share{Count: count, Of: 1000} }
	c := &audit.Comparison{
		Old: audit.Version{Questionnaire: "q", Items: 3}, New: audit.Version{Questionnaire: "q", Items: 4}, Sheets: 1000, Seed: 7,
		Removed: audit.Parts{Options: []string{"day/none"}}, Added: audit.Parts{Items: []string{"ward", "night"}},
		Renamed: []audit.Renamed{{Kind: "career", Before: "boss", After: "lead"}},
		Changes: []audit.Change{
			{What: "weight of leading for lead", Before: "-1", After: "2"}, {What: "scale of item day", After: "agreement"}, {What: "order of paths"},
		},
		Retold:  []audit.Retold{{Kind: "questionnaire", IDs: []string{"title", "words"}}, {Kind: "item", IDs: []string{"a", "b", "c", "d"}}, {Kind: "option", IDs: []string{"day/desk"}}},
		Rehomed: []audit.Rehomed{{Career: "lead", Before: "product", After: "project"}},
		Personas: []audit.ComparedPersona{
			{ID: "still", In: "both"},
			{ID: "moves", In: "both", Rewritten: true, Dropped: []string{"day"}, Moved: true,
				Before: audit.Persona{Verdict: "clear", Path: "project", Lead: 0.25, Career: "lead"}, After: audit.Persona{Verdict: "balanced", Path: "product", Lead: 0.01}},
		},
		Paths: audit.GroupMoves{
			Shares: []audit.ComparedShare{{ID: "project", Before: of(500), After: of(600)}, {ID: "product", Before: of(500), After: of(400)}},
			Moved:  of(120), Ties: of(10), Explained: 120, Rise: 0.1, Baseline: -0.02,
			Blame: []audit.Blamed{{Item: "ward", Rise: 0.09}, {Item: "day", Rise: 0.05}, {Item: "other", Rise: -0.02}},
		},
		Careers: audit.GroupMoves{Shares: []audit.ComparedShare{{ID: "lead", After: of(1000)}}, Moved: of(0), Ties: of(0)},
	}
	wantText(t, "the text", ""+
		"old  q 000000000000, 3 items\n"+
		"new  q 000000000000, 4 items\n"+
		"renamed: career boss is lead now\n"+
		"removed options: day/none\n"+
		"added items: ward, night\n"+
		"on another path: lead, product → project\n"+
		"changed: weight of leading for lead: -1 → 2\n"+
		"changed: scale of item day: nothing → agreement\n"+
		"changed: order of paths\n"+
		"other texts or facts: the questionnaire's title and words, 4 items (a, b, c …), 1 option (day/desk)\n"+
		"\n"+
		"personas: 1 of 2 get something else\n"+
		"  moves: clear project, lead 0.250, lead → balanced product, lead 0.010\n"+
		"    has other answers in the new version; both versions were given the old answers\n"+
		"    the new version cannot take all its answers to day; there it goes without them\n"+
		"\n"+
		"1000 random sheets, seed 7; what a version lacks is not answered there\n"+
		"\n"+
		"another path comes first on 12.00 % (10.13–14.16)\n"+
		"on a further 1.00 % (0.54–1.83) a path that came first still does, and a tie with it comes or goes\n"+
		"  the lead of the new first path over the old one rises by 0.100 in the mean of 120 of these sheets, of which\n"+
		"    ward                                +0.090\n"+
		"    day                                 +0.050\n"+
		"    all other items                     -0.020\n"+
		"    before any answer                   -0.020\n"+
		"  first, alone or level                                   old                    new\n"+
		"  project                                  50.0 % (46.9–53.1)     60.0 % (56.9–63.0)\n"+
		"  product                                  50.0 % (46.9–53.1)     40.0 % (37.0–43.1)\n"+
		"\n"+
		"another career comes first on 0.00 % (0.00–0.38)\n"+
		"on a further 0.00 % (0.00–0.38) a career that came first still does, and a tie with it comes or goes\n"+
		"  first, alone or level                                   old                    new\n"+
		"  lead                                                      –   100.0 % (99.6–100.0)\n"+
		"in brackets: 95 % intervals\n", comparisonText(c))
}

// Two questionnaires that only share ids are compared, and their author is told what that rests on.
func TestComparingQuestionnairesWithDifferentIDs(t *testing.T) {
	const differ = "their ids differ: what has the same id in both is taken for the same thing\n"
	example, err := os.ReadFile(exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	_, id, _ := strings.Cut(string(example), "\nid: ")
	id, _, _ = strings.Cut(id, "\n")
	if got := compareText(t, exampleFile, editedExample(t, "\nid: "+id, "\nid: another"), false); !strings.Contains(got, differ) {
		t.Errorf("nothing is said of it:\n%s", got)
	}
	if got := compareText(t, exampleFile, editedExample(t, "minutes: 1", "minutes: 2"), false); strings.Contains(got, differ) || strings.Contains(got, "to the letter") {
		t.Errorf("they have one id, and differ:\n%s", got)
	}
}

// A line that would make the text endless is cut, the most changed first.
func TestAComparisonOfMuchIsShort(t *testing.T) {
	var c audit.Comparison
	for n := range 50 {
		id := "career" + string(rune('A'+n%26)) + string(rune('a'+n/26))
		c.Removed.Items = append(c.Removed.Items, id)
		c.Renamed = append(c.Renamed, audit.Renamed{Kind: "item", Before: id, After: id})
		c.Changes = append(c.Changes, audit.Change{What: id})
		c.Rehomed = append(c.Rehomed, audit.Rehomed{Career: id, Before: "a", After: "b"})
		c.Personas = append(c.Personas, audit.ComparedPersona{ID: id, Moved: true})
		c.Careers.Shares = append(c.Careers.Shares, audit.ComparedShare{ID: id, Before: audit.Share{Count: 10, Of: 100}, After: audit.Share{Count: 10 + n, Of: 100}})
	}
	got := comparisonText(&c)
	for _, want := range []string{"now\nand 30 more renamed (see --json)\n", "changed: careerTa\nand 30 more changed (see --json)\n", "careerTa and 30 more (see --json)\n", "\non another path: careerTa, a → b\nand 30 more on another path (see --json)\n", "\n  and 30 more (see --json)\n", "\n  and 30 more, which change less (see --json)\n", "\n  careerXb "} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "\n"); n > 140 {
		t.Errorf("there are %d lines", n)
	}
}

func TestAComparisonAsJSON(t *testing.T) {
	after := editedExample(t, "Walk a dog, traits: {animals: 2}", "Walk a dog, traits: {animals: -2}")
	var got struct {
		Same     bool
		Sheets   int
		Added    struct{ Items []string }
		Personas []struct {
			ID            string
			Moved         bool
			Before, After struct{ Verdict, Path string }
		}
		Paths struct {
			Moved  struct{ Count, Of int }
			Blame  []struct{ Item string }
			Shares []struct{ ID string }
		}
	}
	text := compareText(t, exampleFile, after, true)
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Same || got.Sheets != 1000 || got.Added.Items == nil || got.Paths.Moved.Of != 1000 || got.Paths.Moved.Count < 50 ||
		len(got.Paths.Shares) != 2 || got.Paths.Blame[0].Item != "morning" || len(got.Personas) == 0 || got.Personas[0].Before.Verdict != "clear" {
		t.Errorf("%s", text)
	}
}

// A new version in which a persona fails is compared, for that is what its author wants to know; the exit code
// says that it cannot be used.
func TestComparingAVersionWithAPersonaThatFails(t *testing.T) {
	after := editedExample(t, "id: care\n", "id: cure\n", "Animal care", "Animal cure", "path: care}", "path: events}")
	s := audit.DefaultSettings()
	s.Sheets = 1000
	var out, errs strings.Builder
	var exit *exitError
	if err := (comparing{exampleFile, after, s, false, 100, &out, &errs}).run(t.Context()); !errors.As(err, &exit) || exit.code != exitProblems {
		t.Fatal(err)
	}
	if !strings.Contains(errs.String(), "the first path is cure, expected events [persona]") {
		t.Errorf("standard error: %s", errs.String())
	}
	for _, want := range []string{"removed paths: care\nadded paths: cure\n", "personas: ", ", lead ", " → clear cure, lead "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("there is no %q in\n%s", want, out.String())
		}
	}
}

func TestComparingWhatCannotBe(t *testing.T) {
	good, s := editedExample(t), audit.DefaultSettings()
	broken := editedExample(t, "minutes: 1", "minutes: x")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		ctx           context.Context
		before, after string
		code          int
		want, errs    string
	}{
		{t.Context(), "missing.yaml", good, exitFailure, "there is no file missing.yaml", ""},
		{t.Context(), good, broken, exitProblems, "", broken + ":6:10: error: "},
		{stopped, good, good, exitFailure, "interrupted", ""},
	} {
		var out, errs strings.Builder
		var exit *exitError
		err := comparing{c.before, c.after, s, false, 100, &out, &errs}.run(c.ctx)
		if !errors.As(err, &exit) || exit.code != c.code || err.Error() != c.want || out.Len() > 0 {
			t.Errorf("%s and %s: %v", c.before, c.after, err)
		}
		wantStart(t, errs.String(), c.errs)
	}
	s.Sheets = 10
	var exit *exitError
	if err := (comparing{good, good, s, false, 100, io.Discard, io.Discard}).run(t.Context()); !errors.As(err, &exit) || exit.code != exitUsage {
		t.Errorf("of ten sheets: %v", err)
	}
	s.Sheets = 1000
	for _, asJSON := range []bool{false, true} {
		if err := (comparing{good, good, s, asJSON, 100, full{}, io.Discard}).run(t.Context()); err == nil || err.Error() != "write comparison: no space left" {
			t.Errorf("got %v", err)
		}
	}
}
