package audit

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
)

// A versus is one outcome of a group against another: the lead of its fit, in whole numbers over one
// denominator. With R_a and R_b the ranges and g their greatest common divisor,
//
//	lead = fit_a − fit_b = ( start + Σ_items step ) / scale
//	step = gain_a · R_b/g − gain_b · R_a/g
//	scale = R_a · R_b / g
//
// and start is the same of the offsets.
type versus struct {
	table        engine.Table
	a, b         int
	fa, fb       *big.Int // R_b/g and R_a/g
	start, scale *big.Int
	steps        [][]*big.Int // of item and alternative
}

func newVersus(m *engine.Model, g engine.Group, a, b int) *versus {
	t := m.Table(g)
	ra, rb := big.NewInt(t.Range(a)), big.NewInt(t.Range(b))
	common := new(big.Int).GCD(nil, nil, ra, rb)
	v := &versus{table: t, a: a, b: b, fa: new(big.Int).Quo(rb, common), fb: new(big.Int).Quo(ra, common)}
	v.scale = new(big.Int).Mul(ra, v.fa)
	v.start = v.of(t.Offset(a), t.Offset(b))
	for i := range m.Items() {
		steps := make([]*big.Int, m.Alternatives(i))
		for alternative := range steps {
			steps[alternative] = v.step(t.Gains(i, alternative))
		}
		v.steps = append(v.steps, steps)
	}
	return v
}

// step returns what a row of the table adds to the lead.
func (v *versus) step(row []int64) *big.Int { return v.of(row[v.a], row[v.b]) }

func (v *versus) of(a, b int64) *big.Int {
	n := new(big.Int).Mul(big.NewInt(a), v.fa)
	return n.Sub(n, new(big.Int).Mul(big.NewInt(b), v.fb))
}
