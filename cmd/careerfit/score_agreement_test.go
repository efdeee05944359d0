package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

// A line is one line that score writes, read by its documentation.
type line struct {
	ID, Digest, Verdict     string
	Lead, Coverage          float64
	Paths, Careers, Courses []place
	Warnings                []warning
}

type place struct {
	ID, Path string
	Fit      float64
	Rank     int
	PathRank int `json:"path_rank"`
	Band     string
}

type warning struct{ Code, Message string }

// agreement compares score with the oracle.
type agreement struct {
	*naive
	digest string
	// coarse: fits are fractions so coarse that two of them within 1e-9 of each other are equal.
	coarse bool
	seen   map[string]int
}

// compare reads one line of output and holds it against the oracle.
func (a *agreement) compare(t *testing.T, id int, got []byte, sheet naiveSheet) {
	t.Helper()
	var l line
	dec := json.NewDecoder(bytes.NewReader(got))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		t.Fatalf("sheet %d: %v", id, err)
	}
	want := a.report(sheet)
	if l.ID != fmt.Sprint(id) || l.Digest != a.digest || l.Verdict != want.Verdict || l.Coverage != want.Coverage {
		t.Errorf("sheet %d: got %s, digest %.8s, %s, coverage %v; want %s, coverage %v", id, l.ID, l.Digest, l.Verdict, l.Coverage, want.Verdict, want.Coverage)
	}
	if !isNear(l.Lead, want.Lead) {
		t.Errorf("sheet %d: the lead is %v, want %v", id, l.Lead, want.Lead)
	}
	for i, w := range want.Warnings {
		if i >= len(l.Warnings) || l.Warnings[i].Code != w.Code {
			t.Errorf("sheet %d: the warnings are %v, want %v", id, l.Warnings, want.Warnings)
			break
		}
		a.seen[w.Code]++
	}
	if len(l.Warnings) != len(want.Warnings) {
		t.Errorf("sheet %d: the warnings are %v, want %v", id, l.Warnings, want.Warnings)
	}
	a.seen[l.Verdict]++
	a.places(t, id, "paths", l.Paths, want.Paths)
	a.places(t, id, "careers", l.Careers, want.Careers)
	a.places(t, id, "courses", l.Courses, want.Courses)
}

func isNear(a, b float64) bool { return math.Abs(a-b) < near }

// places compares a ranking place by place. Only where fits that are not equal are closer than 1e-9
// may it differ.
func (a *agreement) places(t *testing.T, id int, group string, got, want []place) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("sheet %d: there are %d %s, want %d", id, len(got), group, len(want))
	}
	for i := range got {
		g, w := got[i], want[i]
		if i > 0 && g.Rank == 1+i {
			a.seen["untied"]++
		} else if i > 0 {
			a.seen["tied"]++
		}
		if !isNear(g.Fit, w.Fit) {
			t.Fatalf("sheet %d: %s place %d has the fit %v, want %v", id, group, i, g.Fit, w.Fit)
		}
		w.Fit = g.Fit
		if g == w {
			continue
		}
		if a.coarse || !a.close(got, g) {
			t.Fatalf("sheet %d: %s place %d is %+v, want %+v", id, group, i, g, w)
		}
		a.seen["closer than the oracle can tell"]++
	}
}

// close reports whether another fit, or a band's threshold, is so near that the oracle cannot tell.
func (a *agreement) close(all []place, one place) bool {
	for _, cut := range a.Thresholds.Bands {
		if isNear(cut, one.Fit) {
			return true
		}
	}
	return slices.ContainsFunc(all, func(p place) bool { return p.ID != one.ID && isNear(p.Fit, one.Fit) })
}

// agree scores random sheets by the command's own way, and compares. In a short run, such as the one for races,
// a fifth of them must do.
func agree(t *testing.T, file []byte, count int, coarse bool) map[string]int {
	t.Helper()
	t.Parallel()
	if testing.Short() {
		count /= 5
	}
	q, problems := quiz.Parse("generated.yaml", file)
	if q == nil {
		t.Fatal(problems)
	}
	a := &agreement{naive: readNaive(t, file), digest: q.Digest.String(), coarse: coarse, seen: map[string]int{}}
	input, sheets := a.sheets(t, count)
	out, in := io.Pipe()
	done := make(chan error, 1)
	var complaints bytes.Buffer
	go func() {
		err := scoreSheets(t.Context(), q, bytes.NewReader(input), in, &complaints, bulk.Options{})
		in.Close()
		done <- err
	}()
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	n := 0
	for ; lines.Scan() && n < len(sheets); n++ {
		a.compare(t, n, lines.Bytes(), sheets[n])
	}
	if lines.Err() != nil || n != count {
		t.Fatalf("%d lines came back for %d sheets: %v", n, count, lines.Err())
	}
	if err := <-done; err != nil || complaints.Len() > 0 {
		t.Fatalf("%v: %s", err, complaints.String())
	}
	t.Log(a.seen)
	return a.seen
}

// wantSeen demands that the random sheets met all of these; those of a short run may be too few.
func wantSeen(t *testing.T, seen map[string]int, words ...string) {
	t.Helper()
	for _, word := range words {
		if seen[word] == 0 && !testing.Short() {
			t.Errorf("no sheet was %q; the test tests less than it should", word)
		}
	}
}

func TestScoreAgreesWithTheFormulaOnTheBuiltIn(t *testing.T) {
	seen := agree(t, quiz.BuiltinSource(), 10_000, true)
	wantSeen(t, seen, "clear", "balanced", "none", "low_coverage", "flat_sheet", "career_elsewhere", "tied", "untied")
}

func TestScoreAgreesWithTheFormulaOnAgreementItems(t *testing.T) {
	seen := agree(t, text(t, agreementOnly()), 10_000, true)
	wantSeen(t, seen, "clear", "balanced", "none", "low_coverage", "flat_sheet", "tied_paths", "career_elsewhere", "tied", "untied")
}

func TestScoreAgreesWithTheFormulaOnDirectPoints(t *testing.T) {
	seen := agree(t, text(t, directOnly()), 10_000, true)
	wantSeen(t, seen, "clear", "balanced", "none", "low_coverage", "tied_paths", "career_elsewhere", "tied", "untied")
}

func TestScoreAgreesWithTheFormulaOnNineHundredCareers(t *testing.T) {
	seen := agree(t, text(t, large()), 500, false)
	wantSeen(t, seen, "clear", "balanced", "none", "low_coverage", "flat_sheet", "career_elsewhere", "untied")
	if unsure := seen["closer than the oracle can tell"]; unsure > 100 {
		t.Errorf("%d of 450,000 places were too close to tell", unsure)
	}
}

// The same once through the command as it is called: a file, a flag and standard input.
func TestTheCommandScoreAgreesWithTheFormula(t *testing.T) {
	file := text(t, directOnly())
	name := filepath.Join(t.TempDir(), "direct.yaml")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse(name, file)
	if q == nil {
		t.Fatal(problems)
	}
	a := &agreement{naive: readNaive(t, file), digest: q.Digest.String(), coarse: true, seen: map[string]int{}}
	input, sheets := a.sheets(t, 200)
	got := runCareerfit(t, string(input), nil, "score", "--quiz", name)
	got.wants(t, exitOK)
	lines := bytes.Split(bytes.TrimSuffix([]byte(got.out), []byte("\n")), []byte("\n"))
	if len(lines) != len(sheets) {
		t.Fatalf("%d lines came back for %d sheets", len(lines), len(sheets))
	}
	for i, sheet := range sheets {
		a.compare(t, i, lines[i], sheet)
	}
}
