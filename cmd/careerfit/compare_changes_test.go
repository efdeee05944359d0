package main

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/audit"
)

// An author who renamed, or reworded, reads in a line that nobody moves.
func TestAComparisonInWhichNobodyMoves(t *testing.T) {
	const seen = "; the same comes first on all 1000 random sheets, seed 1, and for each of 2 personas\n"
	renames := []string{"{id: walk, text: Walk a dog", "{id: stroll, text: Walk a dog"}
	reword := []string{"You look after the animals.", "Animals need you."}
	for _, c := range []struct {
		edit []string
		want []string
	}{
		{reword, []string{"other texts or facts: 1 path (care)\n", "\nonly texts or facts changed: nobody moves" + seen}},
		{renames, []string{"renamed: option morning/walk is morning/stroll now\n", "\nonly ids changed: nobody moves" + seen}},
		{append(renames, reword...), []string{"\nonly ids, texts or facts changed: nobody moves" + seen}},
		{[]string{"good: 0.5}", "good: 0.4}"}, []string{"changed: good: 0.5 → 0.4\n", "\nno move was found: the same comes first on all", "personas (of all sheets 0.38 % may move, at the end of a 95 % interval)\n"}},
	} {
		got := compareText(t, exampleFile, editedExample(t, c.edit...), false)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("there is no %q in\n%s", want, got)
			}
		}
		if strings.Contains(got, "comes first on 0.00 %") || strings.Count(got, "\n") > 8 {
			t.Errorf("it is long:\n%s", got)
		}
	}
	// A control: one that moves somebody has the figures.
	if got := compareText(t, exampleFile, editedExample(t, "Walk a dog, traits: {animals: 2}", "Walk a dog, traits: {animals: -2}"), false); strings.Contains(got, "nobody moves") ||
		!strings.Contains(got, "changed: points of option morning/walk for animals: 2 → -2\n") || !strings.Contains(got, "another path comes first on ") {
		t.Errorf("somebody moves:\n%s", got)
	}
}

func TestWhatIsSaidOfAPersona(t *testing.T) {
	for _, c := range []struct {
		persona audit.ComparedPersona
		want    string
	}{
		{audit.ComparedPersona{In: "both"}, ""},
		{audit.ComparedPersona{In: "both", Dropped: []string{"a", "b"}}, "the new version cannot take all its answers to a and b; there it goes without them"},
		{audit.ComparedPersona{In: "old"}, "is in the old version alone; its answers were given to the new one, too"},
		{audit.ComparedPersona{In: "new", Dropped: []string{"a"}}, "is in the new version alone; its answers were given to the old one, too/the old version cannot take all its answers to a; there it goes without them"},
	} {
		if got := strings.Join(personaNotes(c.persona), "/"); got != c.want {
			t.Errorf("%+v: %s", c.persona, got)
		}
	}
}

// In a workflow a comparison can be a gate: as many may move as are said to, and not one more.
func TestAComparisonAsAGate(t *testing.T) {
	after := editedExample(t, "Walk a dog, traits: {animals: 2}", "Walk a dog, traits: {animals: -2}")
	compare := func(args ...string) outcome {
		return runCareerfit(t, "", nil, append([]string{"check", "--compare", "--sheets", "1000"}, args...)...)
	}
	compare(exampleFile, after).wants(t, exitOK)
	compare("--at-most", "100", exampleFile, after).wants(t, exitOK)
	compare("--at-most", "0", exampleFile, exampleFile).wants(t, exitOK)
	for _, format := range []string{"text", "json"} {
		got := compare("--at-most", "0.5", "--format", format, exampleFile, after)
		got.wants(t, exitProblems)
		if !strings.Contains(got.err, "another path comes first on ") || !strings.Contains(got.err, " % of the random sheets, more than --at-most 0.5 allows\n") || len(got.out) < 200 {
			t.Errorf("%+v", got)
		}
	}
}

// The share that moves may be as large as is said; careers count like paths, and ties not at all.
func TestHowManyMayMove(t *testing.T) {
	of := func(count int) audit.Share { return audit.Share{Count: count, Of: 1000} }
	for _, c := range []struct {
		paths, careers int
		allowed        bool
	}{{50, 50, true}, {51, 0, false}, {0, 51, false}} {
		found := &audit.Comparison{Paths: audit.GroupMoves{Moved: of(c.paths), Ties: of(900)}, Careers: audit.GroupMoves{Moved: of(c.careers), Ties: of(900)}}
		if err := tooMany(found, 5); (err == nil) != c.allowed {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestTheGateIsAboutAComparison(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"--at-most 5 " + exampleFile, "--at-most is about a comparison; add --compare, or leave it out"},
		{"--compare --at-most 101 a b", "--at-most is a share in percent, from 0 to 100, and cannot be 101"},
		{"--compare --at-most NaN a b", "--at-most is a share in percent, from 0 to 100, and cannot be NaN"},
	} {
		got := runCareerfit(t, "", nil, append([]string{"check"}, strings.Fields(c.args)...)...)
		got.wants(t, exitUsage)
		if !strings.Contains(got.err, c.want) {
			t.Errorf("%s: %s", c.args, got.err)
		}
	}
}
