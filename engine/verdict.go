package engine

// A Verdict says how far the order of the paths can be relied on.
type Verdict int

// The verdicts.
const (
	// Clear: the first path leads by at least the author's threshold.
	Clear Verdict = iota
	// Balanced: a tie at the top, or a lead under the threshold.
	Balanced
	// NoResult: too few items were answered, or all agreement items alike.
	NoResult
)

// String returns "clear", "balanced" or "none".
func (v Verdict) String() string { return [...]string{"clear", "balanced", "none"}[v] }

// Coverage is how many items were answered of those that were put to the taker.
type Coverage struct{ Answered, Asked int }

// Float returns the share in [0,1]; it is 0 where nothing was asked.
func (c Coverage) Float() float64 { return float64(c.Answered) / float64(max(c.Asked, 1)) }

// under reports whether the share is less than the cut, exactly, or nothing was asked at all.
func (c Coverage) under(cut Decimal) bool {
	return c.Asked == 0 || int64(c.Answered)*int64(One) < int64(c.Asked)*int64(cut)
}

// Verdict returns the verdict on a sheet, without ranking anything but the paths.
func (m *Model) Verdict(s *Sheet) Verdict {
	var room [MaxPaths]Standing
	paths := m.Rank(room[:0], s, Paths)
	return m.verdict(s, &Result{Lead: Lead{paths[0].Fit, paths[1].Fit}, Coverage: Coverage{s.Answered(), s.asked()}})
}

func (m *Model) verdict(s *Sheet, r *Result) Verdict {
	switch {
	case r.Coverage.under(m.spec.MinCoverage), s.flat():
		return NoResult
	case r.Lead.Tied(), r.Lead.Under(m.spec.BalancedWithin):
		return Balanced
	}
	return Clear
}

// A Band says in a word how well a career fits.
type Band int

// The bands, the lowest first.
const (
	NoBand Band = iota
	Good
	Great
	Best
)

// String returns "best", "great", "good" or "none".
func (b Band) String() string { return [...]string{"none", "good", "great", "best"}[b] }

// BandCuts are the least fits of the bands, falling shares in [0,1]. Cuts on the fit itself never
// split a tie.
type BandCuts struct{ Best, Great, Good Decimal }

func (b BandCuts) band(f Fit) Band {
	switch {
	case f.AtLeast(b.Best):
		return Best
	case f.AtLeast(b.Great):
		return Great
	case f.AtLeast(b.Good):
		return Good
	}
	return NoBand
}
