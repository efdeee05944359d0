package audit

import (
	"math"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// fewItems is up to how many items every way to go on can be tried out.
const fewItems = 5

// slow works all figures out again for a small questionnaire: what is settled by trying out every way
// to go on, everything else by taking the result at its word.
type slow struct {
	q     *quiz.Quiz
	m     *engine.Model
	by    stopping
	sheet *engine.Sheet
}

// everyEnd calls see with the result of every way to answer the items from … on, or not to.
func (o slow) everyEnd(from int, see func(engine.Result)) {
	if from == o.m.Items() {
		see(o.m.Evaluate(o.sheet))
		return
	}
	for a := range o.m.Alternatives(from) {
		_ = o.sheet.Choose(from, a)
		o.everyEnd(from+1, see)
	}
	o.sheet.Clear(from)
	o.everyEnd(from+1, see)
	o.sheet.Open(from)
}

// alone returns the path that comes first alone, or −1.
func alone(r engine.Result) int {
	paths := r.Ranked[engine.Paths]
	if paths[0].Fit.Rat().Cmp(paths[1].Fit.Rat()) == 0 {
		return -1
	}
	return paths[0].Outcome
}

// settledAt returns after how many items every end has one path alone in front, and after how many it
// has a clear verdict, too.
func (o slow) settledAt(full *engine.Sheet) (path, clear int) {
	n := o.m.Items()
	path, clear = n, n
	o.sheet = unasked(o.m)
	for asked := range n {
		firsts, allClear := map[int]bool{}, true
		o.everyEnd(asked, func(r engine.Result) {
			firsts[alone(r)] = true
			allClear = allClear && r.Verdict == engine.Clear
		})
		if len(firsts) == 1 && !firsts[-1] {
			path = min(path, asked)
			if allClear {
				clear = min(clear, asked)
			}
		}
		a, _ := full.Alternative(asked)
		_ = o.sheet.Choose(asked, a)
	}
	return path, clear
}

// short asks what the short form asks and returns the sheet, with how many were asked when the path was
// decided first.
func (o slow) short(full *engine.Sheet) (sheet *engine.Sheet, asked, forPath int) {
	sheet = unasked(o.m)
	var decided []bool
	for {
		decided = append(decided, o.by.short.PathDecided(sheet))
		item, more := o.by.short.Next(sheet)
		if !more {
			break
		}
		a, _ := full.Alternative(item)
		_ = sheet.Choose(item, a)
	}
	asked = len(decided) - 1
	if forPath = slices.Index(decided, true); forPath < 0 {
		forPath = asked
	}
	return sheet, asked, forPath
}

// firstCareer returns the ids of the careers that fit best of those on the first path.
func (o slow) firstCareer(s *engine.Sheet) (ids []string) {
	report, most := o.q.Report("", s), -1.0
	for _, c := range report.Careers {
		if c.Path != report.Paths[0].ID {
			continue
		}
		if c.Fit > most {
			ids, most = nil, c.Fit
		}
		if c.Fit == most {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (o slow) firstPaths(s *engine.Sheet) (ids []string) {
	for _, p := range o.q.Report("", s).Paths {
		if p.Rank == 1 {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// figures are what the full sheets show, in the order of figuresOf.
func (o slow) figures(sheets []*engine.Sheet) map[string]float64 {
	f, n, items := map[string]float64{}, float64(len(sheets)), float64(o.m.Items())
	for _, full := range sheets {
		report := o.q.Report("", full)
		f["lead"] += report.Lead / n
		f["close"] += share(report.Lead < 0.1-1e-12) / n
		f[report.Verdict] += 1 / n
		if items <= fewItems {
			path, clear := o.settledAt(full)
			f["path reached"] += share(path < o.m.Items()) / n
			f["clear reached"] += share(clear < o.m.Items()) / n
			f["path saved"] += (1 - float64(path)/items) / n
			f["clear saved"] += (1 - float64(clear)/items) / n
		}
		sheet, asked, forPath := o.short(full)
		f["short saved"] += (1 - float64(asked)/items) / n
		f["short items"] += float64(asked) / n
		f["short for path"] += float64(forPath) / n
		f["changed"] += share(!slices.Equal(o.firstPaths(sheet), o.firstPaths(full))) / n
		if len(o.q.Careers) > 0 && o.by.short.CareersDecided(sheet) {
			f["ranked"]++
			f["same"] += share(slices.Equal(o.firstCareer(sheet), o.firstCareer(full)))
		}
	}
	f["same"] /= max(f["ranked"], 1)
	f["ranked"] /= n
	return f
}

func share(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func figuresOf(f Figures) map[string]float64 {
	return map[string]float64{
		"lead": f.Lead.Float(), "close": f.Close.Float(),
		"clear": f.Verdicts.Clear.Float(), "balanced": f.Verdicts.Balanced.Float(), "none": f.Verdicts.None.Float(),
		"path reached": f.Settled.Path.Reached.Float(), "path saved": f.Settled.Path.Saved.Float(),
		"clear reached": f.Settled.Clear.Reached.Float(), "clear saved": f.Settled.Clear.Saved.Float(),
		"short saved": f.Short.Saved.Float(), "short items": f.Short.Items.Float(), "short for path": f.Short.ForPath.Float(),
		"changed": f.Short.PathChanged.Float(), "ranked": f.Short.Ranked.Float(), "same": f.Short.SameCareer.Float(),
	}
}

func TestFiguresAreThoseOfASlowRecomputation(t *testing.T) {
	for name, text := range map[string]string{"small": small, "three": three, "built-in": string(quiz.BuiltinSource())} {
		q := parsed(t, text)
		takers, sittings := NewTakers(q, 2, 4), 60
		if len(q.Items) > fewItems {
			sittings = 15
		}
		for way, by := range map[string]stopping{
			"engine": {q.Model.Settled, q.ShortForm()},
			"hasty":  {q.Model.Settled, hasty{q.ShortForm(), 2}},
		} {
			for _, sharpness := range []float64{0, 0.7, 3} {
				got, err := takers.figures(t.Context(), by, Options{Takers: sittings}, "", sharpness)
				if err != nil {
					t.Fatal(err)
				}
				var sheets []*engine.Sheet
				for number := range sittings {
					sheets = append(sheets, takers.Sheet(number, sharpness))
				}
				want := slow{q: q, m: q.Model, by: by}.figures(sheets)
				for figure, is := range figuresOf(got) {
					if want, there := want[figure]; there && math.Abs(want-is) > 1e-9 {
						t.Errorf("%s, %s, sharpness %g: %s is %g, want %g", name, way, sharpness, figure, is, want)
					}
				}
				if got.Settled.Changed != 0 || got.Sharpness != sharpness {
					t.Errorf("%s: %d sittings ended otherwise than was proved; sharpness %g", name, got.Settled.Changed, got.Sharpness)
				}
			}
		}
	}
}
