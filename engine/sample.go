package engine

import "math"

// A sampled retake agreement rests on maxSamples second sittings or, where there are very many items, on
// fewer, so that maxDraws answers are drawn at most; but on minSamples.
const (
	maxSamples = 10_000
	minSamples = 500
	maxDraws   = 1 << 24
)

// sample estimates the retake agreement of the first path among three or more.
func (m *Model) sample(s *Sheet, first int, rho float64) Chance {
	t := m.tables[Paths]
	start := make([]int64, t.outcomes)
	copy(start, t.offsets)
	others := make([][]int, m.Items())
	for i := range s.chosen {
		addTo(start, s.row(t, i))
		if given, ok := s.Alternative(i); ok {
			others[i] = m.Others(i, given)
		}
	}
	samples := min(maxSamples, max(minSamples, maxDraws/m.Items()))
	agreed, seed, points := 0, generator(samples), make([]int64, t.outcomes)
	for range samples {
		copy(points, start)
		for i, other := range others {
			if other == nil || seed.float() >= rho {
				continue
			}
			again, now := t.row(m.first[i]+other[int(seed.float()*float64(len(other)))]), s.row(t, i)
			for c, gain := range again {
				points[c] += gain - now[c]
			}
		}
		if t.aloneFirst(first, points) {
			agreed++
		}
	}
	return wilson(agreed, samples)
}

func addTo(sum, row []int64) {
	for c, n := range row {
		sum[c] += n
	}
}

// aloneFirst reports whether the outcome with these points comes first and no other is level.
func (t *table) aloneFirst(first int, points []int64) bool {
	fit := Fit{points[first], t.ranges[first]}
	for c := range points {
		if c != first && fit.Compare(Fit{points[c], t.ranges[c]}) <= 0 {
			return false
		}
	}
	return true
}

// wilson returns the 99 % interval of a share by Wilson's score (E. B. Wilson, JASA 22, 1927).
func wilson(successes, trials int) Chance {
	const z = 2.5758293035489004 // the normal distribution's quantile of 0.995
	n, p := float64(trials), float64(successes)/float64(trials)
	middle := float64(p+float64(z*z/(2*n))) / (1 + float64(z*z/n))
	half := float64(z / (1 + float64(z*z/n)) * math.Sqrt(float64(p*(1-p)/n)+float64(z*z/(4*n*n))))
	return Chance{Low: max(middle-half, 0), High: min(middle+half, 1), Sampled: trials}
}

// A generator makes the same random numbers on every machine (splitmix64, G. L. Steele et al. 2014).
type generator uint64

// float returns a number in [0,1).
func (g *generator) float() float64 {
	*g += 0x9e3779b97f4a7c15
	x := uint64(*g)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return float64((x^x>>31)>>11) / (1 << 53)
}
