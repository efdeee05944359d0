package page

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/quiz/internal/planted"
)

// eachLeaf calls f with every figure and word in the value, and how to get there.
func eachLeaf(v reflect.Value, path string, f func(path string, leaf reflect.Value)) {
	if big, ok := v.Interface().(*big.Int); ok && big != nil {
		f(path, v)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachLeaf(v.Elem(), path, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachLeaf(v.Field(i), path+"."+v.Type().Field(i).Name, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachLeaf(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f)
		}
	case reflect.Array: // the digest
	default:
		f(path, v)
	}
}

// changed changes a leaf so much that whoever shows it shows something else, and returns how to undo it.
func changed(leaf reflect.Value) func() {
	old := reflect.New(leaf.Type()).Elem()
	old.Set(leaf)
	switch leaf.Kind() {
	case reflect.Pointer:
		leaf.Set(reflect.ValueOf(big.NewInt(987654321)))
	case reflect.Float64:
		leaf.SetFloat(leaf.Float()/2 + 0.0037)
	case reflect.Int:
		leaf.SetInt(leaf.Int() + 17)
	case reflect.Int64:
		leaf.SetInt(leaf.Int() + 170_000)
	case reflect.Uint64:
		leaf.SetUint(leaf.Uint() + 17)
	case reflect.Bool:
		leaf.SetBool(!leaf.Bool())
	case reflect.String:
		leaf.SetString(leaf.String() + "-other")
	}
	return func() { leaf.Set(old) }
}

// Every figure of a report is on the page: whichever is changed, the page changes.
func TestEveryFigureIsShown(t *testing.T) {
	q := parsed(t, smallQuiz)
	r := made(q)
	page, looked := written(t, q, r), 0
	eachLeaf(reflect.ValueOf(r).Elem(), "", func(path string, leaf reflect.Value) {
		// Careers stand beside the first background, for all of them. The page's own words say how many items there are and which group an outcome belongs to, by whose
		// name it is filed; a lead is shown where a sheet is, a bound where there is none.
		if strings.HasPrefix(path, ".Backgrounds[1].Careers") && strings.HasSuffix(path, ".ID") || path == ".Questionnaire" || strings.HasSuffix(path, ".Group") || leaf.IsZero() && (strings.HasSuffix(path, ".Lead") || strings.HasSuffix(path, ".Bound")) || strings.HasSuffix(path, "Certificate.Item") && leaf.IsZero() {
			return
		}
		undo := changed(leaf)
		if looked++; written(t, q, r) == page {
			t.Errorf("%s is not shown", path)
		}
		undo()
	})
	if looked < 300 {
		t.Errorf("only %d figures were looked at", looked)
	}
	if written(t, q, r) != page {
		t.Error("the same report makes another page")
	}
}

// Careers and courses have a row a pair, with the items that decide most.
func TestPairsOfCareersNameTheItemsThatDecideMost(t *testing.T) {
	q := parsed(t, smallQuiz)
	r := made(q)
	r.Influence = append(r.Influence, audit.Pair{Group: "careers", A: "joiner", B: "nurse", Spread: 0.2468, Items: []audit.ItemInfluence{
		{ID: "dates", Share: 0.1}, {ID: "chaos", Share: 0.5}, {ID: "tools", Share: 0.37}, {ID: "from", Share: 0.03}}},
		audit.Pair{Group: "careers", A: "joiner", B: "smith"})
	page := strings.ReplaceAll(written(t, q, r), "\u00a0", " ")
	for _, want := range []string{"chaos 50 %, tools 37 % and dates 10 %", "24.7 %", "no answer tells them apart"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Index(page, "Joiner – Smith") > strings.Index(page, "Joiner – Nurse") {
		t.Error("what is hardest to tell apart does not come first")
	}
}

// Nine hundred careers make a page that can still be opened and read; it says what it leaves out.
func TestAPageOfVeryManyCareers(t *testing.T) {
	q := parsed(t, planted.Large(1).Make(t).Text)
	r := made(q)
	page := written(t, q, r)
	if len(page) > 3<<20 {
		t.Errorf("the page has %d bytes", len(page))
	}
	for _, want := range []string{"880 more careers are not shown here", "880 more of these, nearer to the middle, are not shown here", "888 more careers, which the background moves less, are"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if n := strings.Count(page, "<tr>"); n > 600 {
		t.Errorf("the tables have %d rows", n)
	}
	for _, problem := range faults(t, page) {
		t.Error(problem)
	}
}

// What cannot come first is shown before all that can, however many there are.
func TestWhatCannotComeFirstIsShownFirst(t *testing.T) {
	q := parsed(t, planted.Large(1).Make(t).Text)
	r := made(q)
	for i := range r.Reach {
		r.Reach[i] = audit.Reach{ID: r.Reach[i].ID, Group: r.Reach[i].Group, Verdict: audit.Alone, Lead: 0.5}
	}
	r.Reach[700].Verdict, r.Reach[700].Lead, r.Reach[700].Bound = audit.Unknown, 0, 0.3
	r.Reach[800].Verdict, r.Reach[800].Lead = audit.Never, 0
	r.Reach[500].Lead = 0.001
	s := &showing{Quiz: q, r: r, names: names(q)}
	rows := s.reach().Rows
	for n, want := range []int{800, 700, 500} {
		if rows[n].ID != r.Reach[want].ID {
			t.Errorf("row %d is %s, want %s", n, rows[n].ID, r.Reach[want].ID)
		}
	}
	if len(rows) != wholeRows {
		t.Errorf("%d rows", len(rows))
	}
}

func TestAReportOfAnotherQuestionnaireIsRefused(t *testing.T) {
	q := parsed(t, smallQuiz)
	other := parsed(t, strings.Replace(smallQuiz, "A small one", "Another", 1))
	if err := Write(&strings.Builder{}, q, made(other), About{}, nil); err == nil || !strings.Contains(err.Error(), "the report is of the questionnaire") {
		t.Errorf("got %v", err)
	}
}

// full takes nothing more.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestAPageThatCannotBeWrittenIsAnError(t *testing.T) {
	q := parsed(t, smallQuiz)
	if err := Write(full{}, q, made(q), About{}, nil); err == nil || err.Error() != "write the page: no space left" {
		t.Errorf("got %v", err)
	}
}

// The smallest questionnaire has neither careers nor courses, traits, background or personas.
func TestWhatIsNotThereIsNotShown(t *testing.T) {
	q := parsed(t, `format: 1
id: bare
language: en
title: Bare
summary: Two paths.
minutes: 1
thresholds: {balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
sections:
  - id: s
    title: S
    items:
      - {id: i, text: Which?, options: [{id: a, text: A, points: {one: 1}}, {id: b, text: B, points: {two: 1}}]}
paths: [{id: one, name: One, summary: One.}, {id: two, name: Two, summary: Two.}]
`)
	r := &audit.Report{Digest: q.Digest, Shares: audit.Shares{Exact: true, Paths: []audit.PathShare{{ID: "one", Alone: audit.Bracket{Share: 0.5, Low: 0.5, High: 0.5}}, {ID: "two", Alone: audit.Bracket{Share: 0.5, Low: 0.5, High: 0.5}}}}}
	page := written(t, q, r)
	for _, not := range []string{`id="background"`, "Careers, first", "Pairs of", "matrix", `id="confusion"`, `#confusion`, "Career changes"} {
		if strings.Contains(page, not) {
			t.Errorf("the page shows %q", not)
		}
	}
	for _, want := range []string{"directly, without a trait", "The file has no personas.", "Nobody was simulated."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if found := faults(t, page); len(found) > 0 {
		t.Error(found)
	}
}

// A figure says what it is: what it is compared with, how it came about, and what else it is not.
func TestFiguresSayWhatTheyAre(t *testing.T) {
	q := parsed(t, smallQuiz)
	r := made(q)
	r.Keys[0].Lead = 0
	page := strings.ReplaceAll(written(t, q, r), "\u00a0", " ")
	for _, want := range []string{
		"<td>several, level <small", "was tuned until the mean lead is 35 %, so that", "<small>even 50.0 %</small>", "<small>even 100.0 %</small>",
		"Of careers that are level the first in the file alone counts here", "% stayed</small>", "The plots go from 0 to 80 %.</span></caption>",
		`from the file <span class="id">small.yaml</span>; digest <span`, "(careerfit 1).",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	r.Saving = r.Saving[1:]
	if strings.Contains(written(t, q, r), "was tuned") {
		t.Error("takers are explained that are not there")
	}
}

// What is folded away is not on paper, so paper does not point to it.
func TestPaperDoesNotPointToWhatIsFoldedAway(t *testing.T) {
	q := parsed(t, smallQuiz)
	page := written(t, q, made(q))
	if n := strings.Count(page, " are below."); n != 1 || !strings.Contains(page, `<span class="screen">The sheets and the proofs are below.</span> <span class="paper">`) {
		t.Errorf("%d sentences point to what is below", n)
	}
	screen, print, _ := strings.Cut(page, "@media print")
	if !strings.Contains(screen, "caption .paper { display: none; }") || !strings.Contains(print, "caption .screen { display: none; }") || !strings.Contains(print, "caption .paper { display: inline; }") {
		t.Error("both are shown on screen or on paper")
	}
}
