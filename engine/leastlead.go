package engine

import "math/big"

// LeastLead returns the least lead of outcome a over b, its fit less b's, among all sheets on which every
// item is answered, exactly. Where it is 0 or above, b is never ahead of a.
func (t Table) LeastLead(a, b int) *big.Rat {
	v := t.t.versus(a, b)
	sum := v.worth(t.t.offsets)
	for i := range t.m.spec.Items {
		least := v.worth(t.Gains(i, 0))
		for alternative := 1; alternative < t.m.Alternatives(i); alternative++ {
			if w := v.worth(t.Gains(i, alternative)); w.less(least) {
				least = w
			}
		}
		sum = sum.plus(least)
	}
	return ratio(sum, v.scale())
}
