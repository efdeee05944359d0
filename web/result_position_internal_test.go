package web

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// readingOf is what a sheet of drawn answers says, some of them none.
func readingOf(t *testing.T, q *quiz.Quiz, random *rand.Rand) reading {
	t.Helper()
	sheet := q.Model.NewSheet()
	for i := range q.Items {
		if random.IntN(5) == 0 {
			sheet.Clear(i)
		} else if err := sheet.Choose(i, random.IntN(q.Model.Alternatives(i))); err != nil {
			t.Fatal(err)
		}
	}
	return reading{sitting: sitting{nil, q, english(t)}, sheet: sheet, result: q.Model.Evaluate(sheet), base: "/" + q.ID}
}

// off reports whether a length in thousandths is not that share of the picture, to the nearest.
func off(thousandths int, share float64) bool {
	return math.Abs(float64(thousandths)-1000*share) > 0.5001
}

// Between two paths the answers stand as far from the middle as one of them is ahead of the other, on its
// side; each path keeps its end, and the band is as wide as the author's cut.
func TestTheScaleStandsWhereTheFitsAre(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	uneven := pier(t, "weights: {making: -1}}", "weights: {making: -1, care: 0.5}}", "balanced_within: 0.05", "balanced_within: 0")
	left, right := 0, 0
	for n := range 300 {
		r := readingOf(t, []*quiz.Quiz{builtin, uneven}[n%2], random)
		fits := map[string]float64{}
		for _, s := range r.result.Ranked[engine.Paths] {
			fits[r.Quiz.Paths[s.Outcome].ID] = s.Fit.Float()
		}
		p, first, second := r.position(), r.Quiz.Paths[0].ID, r.Quiz.Paths[1].ID
		if p.Paths[0].Path.ID != first || p.Paths[1].Path.ID != second {
			t.Fatal("the paths have changed their ends")
		}
		middle, lead := 0.5, fits[second]-fits[first]
		if off(p.Scale.Marker, middle+lead/2) || off(p.Scale.Wide, math.Abs(lead)/2) || off(p.Scale.From, min(middle, middle+lead/2)) {
			t.Errorf("fits %v are drawn as %+v", fits, *p.Scale)
		}
		cut := r.Quiz.Thresholds.BalancedWithin.Float()
		if off(p.Scale.BandFrom, middle-cut/2) || off(p.Scale.BandWide, cut) {
			t.Errorf("a cut of %v is drawn as %+v", cut, *p.Scale)
		}
		if p.Paths[0].First != (lead <= 0) || p.Paths[1].First != (lead >= 0) {
			t.Errorf("fits %v, first are %t and %t", fits, p.Paths[0].First, p.Paths[1].First)
		}
		left, right = left+one(lead < 0), right+one(lead > 0)
	}
	if left < 50 || right < 50 {
		t.Errorf("%d stand on the left and %d on the right: too few to tell", left, right)
	}
}

// one is 1 where it is so, and 0 where it is not.
func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Of more paths each has its bar, the best first.
func TestBarsAreAsLongAsTheFits(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	third := pier(t, "weights: {making: -1}}", "weights: {making: -1}}\n  - {id: rest, name: Rest, summary: You watch., weights: {care: 1}}")
	for range 100 {
		r := readingOf(t, third, random)
		p := r.position()
		if p.Scale != nil || len(p.Paths) != 3 {
			t.Fatalf("three paths are shown as %+v", p)
		}
		for i, row := range p.Paths {
			s := r.result.Ranked[engine.Paths][i]
			if off(row.Bar, s.Fit.Float()) || row.Path != &r.Quiz.Paths[s.Outcome] || row.First != (s.Rank == 1) || row.Address != "/pier/paths/"+row.Path.ID {
				t.Errorf("%+v is shown as %+v", s, row)
			}
		}
	}
}

// The bars of reasons lie on their side of the middle, as long as what they say in points, by one measure.
func TestReasonsAreDrawnByOneMeasure(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 26))
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	both := 0
	for range 100 {
		r := readingOf(t, builtin, random)
		r.Session = &quiz.Session{ID: "x", Marks: make([]quiz.Mark, len(builtin.Items))}
		why := r.reasons(engine.Paths, r.first())
		most := 0
		for _, row := range append(why.For, why.Against...) {
			most = max(most, row.Tenths, -row.Tenths)
		}
		for _, row := range why.For {
			if row.Tenths <= 0 || row.From != 500 || off(row.Wide, float64(row.Tenths)/float64(2*most)) {
				t.Errorf("for, of at most %d: %+v", most, row)
			}
		}
		for _, row := range why.Against {
			if row.Tenths >= 0 || row.From+row.Wide != 500 || off(row.Wide, float64(-row.Tenths)/float64(2*most)) {
				t.Errorf("against, of at most %d: %+v", most, row)
			}
		}
		both += one(len(why.For) > 0 && len(why.Against) > 0)
	}
	if both < 50 {
		t.Errorf("only %d have reasons both ways", both)
	}
}

// A path that comes first though it fits less than it would without any answer is said to do so, and no other.
func TestTheLeastBadPathIsSaidToBe(t *testing.T) {
	random := rand.New(rand.NewPCG(27, 28))
	third := pier(t, "weights: {making: -1}}", "weights: {making: 1, care: -1}}\n  - {id: rest, name: Rest, summary: You watch., weights: {making: 1, care: 1}}")
	empty := third.Model.NewSheet()
	for i := range third.Items {
		empty.Clear(i)
	}
	start := map[int]float64{}
	for _, s := range third.Model.Rank(nil, empty, engine.Paths) {
		start[s.Outcome] = s.Fit.Float()
	}
	least, others := 0, 0
	for range 300 {
		r := readingOf(t, third, random)
		fit := r.result.Ranked[engine.Paths][0].Fit.Float()
		if below := fit < start[r.first()]-1e-9; below != (r.leastWords() != "") {
			t.Errorf("fit %v, without answers %v: %q", fit, start[r.first()], r.leastWords())
		} else if below {
			least++
		} else {
			others++
		}
	}
	if least < 20 || others < 20 {
		t.Errorf("%d fit less and %d do not: too few to tell", least, others)
	}
}
