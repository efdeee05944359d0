package engine

import "math"

// A ShortForm chooses the items of a short sitting: first those that tell the paths apart, until the
// path is decided; then those that tell the careers on it apart, until the first of them is, or
// MostAsked of the items are used. It is safe for use by several goroutines.
type ShortForm struct {
	m *Model
	// outlook is nil where there are more than two paths, whose rivals change as one goes, or too many items.
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
	return f.m.Settled(s).Path || f.certainty(s, PathCertain).Low >= PathCertain
}

// CareersDecided reports whether the first career of the first path is certain enough for the careers
// to be ranked.
func (f *ShortForm) CareersDecided(s *Sheet) bool {
	path := f.m.Rank(nil, s, Paths)[0].Outcome
	return f.m.careerCertainty(s, path, CareerCertain).Low >= CareerCertain
}

// Certainty is [Model.Certainty], made ready for two paths.
func (f *ShortForm) Certainty(s *Sheet) Chance { return f.certainty(s, whatever) }

// certainty is computed only as long as its lower bound is at least enough.
func (f *ShortForm) certainty(s *Sheet, enough float64) Chance {
	if f.outlook != nil {
		return f.outlook.certainty(s)
	}
	return f.m.stays(s, Paths, f.m.Rank(nil, s, Paths), enough)
}

// nextForPath returns the open item that spreads the first path most from the nearest one that may
// still come level, as long as some item tells them apart.
func (f *ShortForm) nextForPath(s *Sheet) (item int, ok bool) {
	ranked, opens := f.m.Rank(nil, s, Paths), s.opens(nil)
	for _, rival := range ranked[1:] {
		v, worst := f.m.worst(ranked[0], rival, opens)
		if worst.sign() > 0 {
			continue
		}
		variances, _ := f.m.variances(v, opens)
		if item, ok = widest(opens, variances); ok {
			break
		}
	}
	return item, ok
}

// rivals is how many careers behind the first one are looked at when items are chosen.
const rivals = 8

// nextForCareers returns the open item that spreads the first career of the first path most from those
// behind it that may catch up and that some item tells from it, each counting by its chance to come level. To
// choose an item, the normal distribution with the lead's mean and variance is near enough to that.
func (f *ShortForm) nextForCareers(s *Sheet) (item int, ok bool) {
	m, opens, seen := f.m, s.opens(nil), 0
	ranked := m.careersOf(m.Rank(nil, s, Paths)[0].Outcome, s)
	sums := make([]float64, len(opens))
	for i := 1; i < len(ranked) && seen < rivals; i++ {
		v := m.tables[Careers].versus(ranked[0].Outcome, ranked[i].Outcome)
		variances, all := m.variances(v, opens)
		if all == 0 || !m.mayCatchUp(v, ranked[0], ranked[i], opens) {
			continue
		}
		seen++
		lost := math.Erfc(v.lead(s).float()/v.scale().float()/math.Sqrt(2*all)) / 2
		for n, variance := range variances {
			sums[n] += float64(lost * variance)
		}
	}
	return widest(opens, sums)
}

// variances returns the variance of the lead over each item's alternatives, and the sum.
func (m *Model) variances(v versus, items []int) (variances []float64, sum float64) {
	for _, item := range items {
		variances = append(variances, m.variance(v, item))
		sum += variances[len(variances)-1]
	}
	return variances, sum
}

// widest returns the item of the largest size, the first of equals; false where no size is above 0.
func widest(items []int, sizes []float64) (widest int, ok bool) {
	best := 0.0
	for n, item := range items {
		if sizes[n] > best {
			best, widest, ok = sizes[n], item, true
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
	return squares/n - float64(sum/n*(sum/n))
}
