package vectors_test

import (
	"cmp"
	"encoding/json"
	"math/big"
	"slices"
)

// A placed outcome is one on its way to its rank.
type placed struct {
	vectorPlace
	fit *big.Rat
}

// ranked are the outcomes of a group, best first, with their ranks.
func (g group) ranked(chosen []string) (all []placed) {
	for n, id := range g.ids {
		fit := g.fit(n, chosen)
		all = append(all, placed{vectorPlace{ID: id, Fit: fit.RatString()}, fit})
	}
	slices.SortStableFunc(all, func(a, b placed) int { return b.fit.Cmp(a.fit) })
	for i := range all {
		all[i].Rank = i + 1
		if i > 0 && all[i].fit.Cmp(all[i-1].fit) == 0 {
			all[i].Rank = all[i-1].Rank
		}
	}
	return all
}

// sheetFaults are what this checker finds otherwise in one sheet.
func (c *checker) sheetFaults(s vectorSheet) (faults []string) {
	expect := func(same bool, what string) {
		if !same {
			faults = append(faults, s.About+": "+what)
		}
	}
	var q vectorQuiz
	_ = json.Unmarshal(c.file.Questionnaire, &q)
	chosen, answered := c.chosen(s)
	paths, careers := c.groups["paths"].ranked(chosen), careersOf(q, c.groups["careers"].ranked(chosen))
	expect(slices.Equal(places(paths), s.Paths), "paths")
	expect(slices.Equal(places(careers), s.Careers), "careers")
	expect(slices.Equal(places(c.groups["courses"].ranked(chosen)), s.Courses), "courses")
	lead, asked := difference(paths[0].fit, paths[1].fit), len(c.items)-len(s.Open)
	expect(lead.RatString() == s.Lead, "lead")
	expect(answered == s.Coverage.Answered && asked == s.Coverage.Asked, "coverage")
	low := asked == 0 || big.NewRat(int64(answered), int64(asked)).Cmp(fraction(q.Thresholds.MinCoverage)) < 0
	flat := c.flat(s)
	verdict := "clear"
	switch {
	case low, flat:
		verdict = "none"
	case lead.Sign() == 0, lead.Cmp(fraction(q.Thresholds.BalancedWithin)) < 0:
		verdict = "balanced"
	}
	expect(verdict == s.Verdict, "verdict")
	var warnings []string
	for _, w := range []struct {
		code string
		is   bool
	}{{"low_coverage", low}, {"flat_sheet", flat}, {"tied_paths", lead.Sign() == 0}, {"career_elsewhere", elsewhere(paths, careers)}} {
		if w.is {
			warnings = append(warnings, w.code)
		}
	}
	expect(slices.Equal(warnings, s.Warnings), "warnings")
	expect(c.tolerance(paths, chosen).RatString() == s.Tolerance, "tolerance")
	expect(c.flip("paths", paths, chosen, s.Open).is(s.PathFlip), "path_flip")
	var onPath []placed
	for _, career := range careers {
		if career.Path == paths[0].ID && lead.Sign() > 0 {
			onPath = append(onPath, career)
		}
	}
	expect(len(onPath) == 0 && s.CareerFlip == nil || len(onPath) > 0 && c.flip("careers", onPath, chosen, s.Open).is(s.CareerFlip), "career_flip")
	return faults
}

// chosen is the answer to each item, as a key, and how many there are.
func (c *checker) chosen(s vectorSheet) (chosen []string, answered int) {
	for _, item := range c.items {
		var options []vectorOption
		for _, o := range item.Options {
			list, _ := s.Answers[item.ID].([]any)
			if s.Answers[item.ID] == o.ID || slices.Contains(list, any(o.ID)) {
				options = append(options, o)
			}
		}
		chosen = append(chosen, keyOf(options))
		if len(options) > 0 {
			answered++
		}
	}
	return chosen, answered
}

// flat reports whether at least six items on scales are answered, those of each scale all alike.
func (c *checker) flat(s vectorSheet) bool {
	on, n := map[string]any{}, 0
	for _, item := range c.items {
		id, answered := s.Answers[item.ID].(string)
		if item.Scale == "" || !answered {
			continue
		}
		if first, seen := on[item.Scale]; seen && first != id {
			return false
		}
		on[item.Scale] = id
		n++
	}
	return n >= 6
}

// careersOf adds paths, ranks on them, and bands.
func careersOf(q vectorQuiz, ranked []placed) []placed {
	seen, last := map[string]int{}, map[string]placed{}
	for i := range ranked {
		career := &ranked[i]
		at := slices.IndexFunc(q.Careers, func(o vectorOutcome) bool { return o.ID == career.ID })
		career.Path = q.Careers[at].Path
		seen[career.Path]++
		career.PathRank = seen[career.Path]
		if before, ok := last[career.Path]; ok && before.Rank == career.Rank {
			career.PathRank = before.PathRank
		}
		last[career.Path] = *career
		bands := q.Thresholds.Bands
		career.Band = cmp.Or(reaches(career.fit, bands.Best, "best"), reaches(career.fit, bands.Great, "great"), reaches(career.fit, bands.Good, "good"), "none")
	}
	return ranked
}

func reaches(fit *big.Rat, cut json.Number, band string) string {
	if fit.Cmp(fraction(cut)) < 0 {
		return ""
	}
	return band
}

// elsewhere reports whether no career that comes first belongs to a path that does.
func elsewhere(paths, careers []placed) bool {
	for _, c := range careers {
		for _, p := range paths {
			if c.Rank == 1 && p.Rank == 1 && c.Path == p.ID {
				return false
			}
		}
	}
	return len(careers) > 0
}

func places(all []placed) (places []vectorPlace) {
	for _, p := range all {
		places = append(places, p.vectorPlace)
	}
	return places
}
