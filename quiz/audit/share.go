package audit

import (
	"encoding/json"
	"math"
)

// A Share is how many of a number of sittings show something.
type Share struct{ Count, Of int }

// Float returns the share in [0,1]; it is 0 of no sittings.
func (s Share) Float() float64 { return float64(s.Count) / float64(max(s.Of, 1)) }

// Interval returns the ends of the 95 % interval around the share, by Wilson's score (E. B. Wilson,
// JASA 22, 1927). It is 0 to 1 where there are no sittings.
func (s Share) Interval() (low, high float64) {
	const z = 1.959963984540054 // the normal distribution's quantile of 0.975
	if s.Of == 0 {
		return 0, 1
	}
	n, p := float64(s.Of), s.Float()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := float64(z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))) // rounded, so that no processor fuses it with what follows
	return max(middle-half, 0), min(middle+half, 1)
}

// MarshalJSON writes {"count", "of", "share", "low", "high"}, the last two being the ends of the 95 %
// interval.
func (s Share) MarshalJSON() ([]byte, error) {
	low, high := s.Interval()
	return json.Marshal(struct {
		Count int     `json:"count"`
		Of    int     `json:"of"`
		Share float64 `json:"share"`
		Low   float64 `json:"low"`
		High  float64 `json:"high"`
	}{s.Count, s.Of, s.Float(), low, high})
}

// add counts one more sitting.
func (s *Share) add(shows bool) {
	s.Of++
	if shows {
		s.Count++
	}
}

// A Mean is the mean of a number that sittings have.
type Mean struct {
	Sum float64
	Of  int
}

// Float returns the mean; it is 0 of no sittings.
func (m Mean) Float() float64 { return m.Sum / float64(max(m.Of, 1)) }

// MarshalJSON writes the mean as a number.
func (m Mean) MarshalJSON() ([]byte, error) { return json.Marshal(m.Float()) }

func (m *Mean) add(n float64) {
	m.Sum += n
	m.Of++
}
