package engine

// Dominates reports whether outcome b is never ahead of a: whether a leads or is level on every sheet, whatever is
// answered or not.
func (t Table) Dominates(a, b int) bool {
	v := t.t.versus(a, b)
	empty := [2]int64{t.Offset(a), t.Offset(b)}
	for i := range t.m.spec.Items {
		empty[0] += t.Means(i)[a]
		empty[1] += t.Means(i)[b]
	}
	// From the lead of the empty sheet, every item can take some away, whatever the others do.
	lead := v.of(empty[0], empty[1])
	for i := 0; i < t.m.Items() && lead.sign() >= 0; i++ {
		lead = lead.minus(v.drop(t.m, i))
	}
	return lead.sign() >= 0
}
