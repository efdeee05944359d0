package main

import "slices"

// A naiveSheet has what was chosen for each item; items without an answer are absent.
type naiveSheet map[string][]string

// fits = Σ_items (points − lo) / R, of every outcome
func (n *naive) fits(outcomes []naiveOutcome, sheet naiveSheet) map[string]float64 {
	sums := make([]float64, len(outcomes))
	for _, item := range n.items {
		points, least := n.mean[item.ID], n.least[item.ID]
		if ids, ok := sheet[item.ID]; ok {
			points = n.worth[item.ID][nameOf(ids)]
		}
		for i, o := range outcomes {
			sums[i] += points[o.ID] - least[o.ID]
		}
	}
	fits := map[string]float64{}
	for i, o := range outcomes {
		fits[o.ID] = sums[i] / n.spans[o.ID]
	}
	return fits
}

// report scores a sheet: what the command should write.
func (n *naive) report(sheet naiveSheet) line {
	l := line{Coverage: float64(len(sheet)) / float64(len(n.items))}
	l.Paths = n.ranked(n.Paths, sheet)
	l.Courses = n.ranked(n.Courses, sheet)
	l.Careers = n.ranked(n.Careers, sheet)
	for i := range l.Careers {
		c := &l.Careers[i]
		c.Band = n.band(c.Fit)
		c.PathRank = 1
		for _, better := range l.Careers[:c.Rank-1] { // those with a better fit are before it
			if better.Path == c.Path {
				c.PathRank++
			}
		}
	}
	l.Lead = l.Paths[0].Fit - l.Paths[1].Fit
	n.judge(&l, n.flat(sheet))
	return l
}

// ranked orders outcomes, best first, with competition ranks.
func (n *naive) ranked(outcomes []naiveOutcome, sheet naiveSheet) []place {
	all, fits := make([]place, len(outcomes)), n.fits(outcomes, sheet)
	for i, o := range outcomes {
		all[i] = place{ID: o.ID, Path: o.Path, Fit: fits[o.ID], Rank: 1}
	}
	for i := range all {
		for _, other := range all {
			if other.Fit > all[i].Fit+near {
				all[i].Rank++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b place) int { return a.Rank - b.Rank })
	return all
}

func (n *naive) band(fit float64) string {
	for _, band := range []string{"best", "great", "good"} {
		if fit > n.Thresholds.Bands[band]-near {
			return band
		}
	}
	return "none"
}

// flat reports whether all agreement items were answered alike, on each scale, six of them or more.
func (n *naive) flat(sheet naiveSheet) bool {
	said, count := map[string]string{}, 0
	for _, item := range n.items {
		ids, answered := sheet[item.ID]
		if item.Scale == "" || !answered {
			continue
		}
		count++
		if before, ok := said[item.Scale]; ok && before != ids[0] {
			return false
		}
		said[item.Scale] = ids[0]
	}
	return count >= 6
}

// judge adds the verdict and the codes of the warnings.
func (n *naive) judge(l *line, flat bool) {
	l.Verdict = "clear"
	if l.Lead < near || l.Lead < n.Thresholds.BalancedWithin-near {
		l.Verdict = "balanced"
	}
	low := l.Coverage < n.Thresholds.MinCoverage-near
	if low || flat {
		l.Verdict = "none"
	}
	first := map[string]bool{}
	for _, p := range l.Paths {
		first[p.ID] = p.Rank == 1
	}
	elsewhere := len(l.Careers) > 0 && !slices.ContainsFunc(l.Careers, func(c place) bool { return c.Rank == 1 && first[c.Path] })
	for _, w := range []struct {
		code string
		due  bool
	}{{"low_coverage", low}, {"flat_sheet", flat}, {"tied_paths", l.Paths[1].Rank == 1}, {"career_elsewhere", elsewhere}} {
		if w.due {
			l.Warnings = append(l.Warnings, warning{Code: w.code})
		}
	}
}
