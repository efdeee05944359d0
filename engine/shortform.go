package engine

import "math"

// A ShortForm chooses the items of a short sitting: first those that tell the paths apart, until the
// path is decided; then those that tell the careers on it apart, until the first of them is, or
// MostAsked of the items are used. It is safe for use by several goroutines.
type ShortForm struct {
	m *Model
	// outlook is nil where there are more than two paths: then the rivals change as one goes.
	outlook *outlook
}

// When a short form has asked enough.
const (
	// PathCertain is the certainty with which a path counts as decided.
	PathCertain = 0.99
	// CareerCertain is the certainty from which careers are ranked.
	CareerCertain = 0.9
	// MostAsked is the share of the items after which none is asked for the careers' sake.
	MostAsked Decimal = 600_000
)

// NewShortForm prepares the short form of a questionnaire.
func NewShortForm(m *Model) *ShortForm {
	f := &ShortForm{m: m}
	if m.Outcomes(Paths) == 2 {
		f.outlook = newOutlook(m)
	}
	return f
}

// Next returns the item to put to the taker next; false when enough was asked.
func (f *ShortForm) Next(s *Sheet) (item int, ok bool) {
	if !f.PathDecided(s) {
		return f.nextForPath(s)
	}
	if int64(s.asked()+1)*int64(One) > int64(f.m.Items())*int64(MostAsked) || f.CareersDecided(s) {
		return 0, false
	}
	return f.nextForCareers(s)
}

// PathDecided reports whether the first path is settled, or certain enough.
func (f *ShortForm) PathDecided(s *Sheet) bool {
	return f.Certainty(s).Low >= PathCertain || f.m.Settled(s).Path
}

// CareersDecided reports whether the first career of the first path is certain enough for the careers
// to be ranked.
func (f *ShortForm) CareersDecided(s *Sheet) bool {
	path := f.m.Rank(nil, s, Paths)[0].Outcome
	return f.m.careerCertainty(s, path, CareerCertain).Low >= CareerCertain
}

// Certainty is [Model.Certainty], looked up where that can be.
func (f *ShortForm) Certainty(s *Sheet) Chance {
	if f.outlook != nil {
		if chance, ok := f.outlook.certainty(s); ok {
			return chance
		}
	}
	return f.m.Certainty(s)
}

// nextForPath returns the open item that spreads the leading two paths most.
func (f *ShortForm) nextForPath(s *Sheet) (int, bool) {
	ranked := f.m.Rank(nil, s, Paths)
	v := f.m.tables[Paths].versus(ranked[0].Outcome, ranked[1].Outcome)
	return f.m.widest(s, func(item int) float64 { return f.m.variance(v, item) })
}

// rivals is how many careers behind the first one are looked at when items are chosen.
const rivals = 8

// nextForCareers returns the open item that spreads the first career of the first path most from those
// behind it, each rival counting by its chance to come level. To choose an item, the normal
// distribution with the lead's mean and variance is near enough to that.
func (f *ShortForm) nextForCareers(s *Sheet) (int, bool) {
	m := f.m
	ranked := m.careersOf(m.Rank(nil, s, Paths)[0].Outcome, s)
	sum := make([]float64, m.Items())
	for i := 1; i < len(ranked) && i <= rivals; i++ {
		v := m.tables[Careers].versus(ranked[0].Outcome, ranked[i].Outcome)
		variances, all := m.openVariances(s, v)
		if all == 0 {
			continue
		}
		lost := math.Erfc(v.lead(s).float()/v.scale().float()/math.Sqrt(2*all)) / 2
		for item, variance := range variances {
			sum[item] += float64(lost * variance)
		}
	}
	return m.widest(s, func(item int) float64 { return sum[item] })
}

// openVariances returns the variance of the lead over each open item's alternatives, 0 for the others, and
// the sum.
func (m *Model) openVariances(s *Sheet, v versus) (variances []float64, sum float64) {
	variances = make([]float64, m.Items())
	for item := range variances {
		if s.IsOpen(item) {
			variances[item] = m.variance(v, item)
			sum += variances[item]
		}
	}
	return variances, sum
}

// widest returns the open item of the largest size, the first of equals; false where no size is
// above 0.
func (m *Model) widest(s *Sheet, size func(item int) float64) (widest int, ok bool) {
	best := 0.0
	for i := range s.chosen {
		if !s.IsOpen(i) {
			continue
		}
		if now := size(i); now > best {
			best, widest, ok = now, i, true
		}
	}
	return widest, ok
}

// variance returns that of the lead over an item's alternatives, each as likely as any.
func (m *Model) variance(v versus, item int) float64 {
	sum, squares, n := 0.0, 0.0, float64(m.Alternatives(item))
	unit := v.scale().float()
	_, steps := m.openSteps(v, item)
	for _, s := range steps {
		by := s.by.float() / unit
		sum += by
		squares += float64(by * by)
	}
	return squares/n - float64(sum/n)*float64(sum/n)
}
