package engine

// A versus is one outcome of a table against another: the lead of its fit, in whole numbers over one
// denominator. With R_a and R_b the ranges and g their greatest common divisor,
//
//	lead = fit_a − fit_b = Σ_items worth / scale
//	worth = gain_a · R_b/g − gain_b · R_a/g
//	scale = R_a · R_b / g
//
// and the offsets' own worth goes with the sum.
type versus struct {
	t      *table
	a, b   int
	fa, fb int64 // R_b/g and R_a/g
}

func (t *table) versus(a, b int) versus {
	g := gcd(t.ranges[a], t.ranges[b])
	return versus{t, a, b, t.ranges[b] / g, t.ranges[a] / g}
}

// worth returns what a row of gains adds to the lead.
func (v versus) worth(row []int64) wide { return v.of(row[v.a], row[v.b]) }

func (v versus) of(a, b int64) wide { return product(a, v.fa).minus(product(b, v.fb)) }

// scale returns the denominator of the lead.
func (v versus) scale() wide { return product(v.t.ranges[v.a], v.fa) }

// lead returns the lead on the sheet.
func (v versus) lead(s *Sheet) wide {
	sum := v.worth(v.t.offsets)
	for i := range s.chosen {
		sum = sum.plus(v.worth(s.row(v.t, i)))
	}
	return sum
}

// leastAnswered returns the least that an answer to the item can be worth, and the alternative that gives
// it, the first of several.
func (v versus) leastAnswered(m *Model, item int) (least wide, alternative int) {
	least = v.worth(v.t.row(m.first[item]))
	for a := 1; a < m.Alternatives(item); a++ {
		if w := v.worth(v.t.row(m.first[item] + a)); w.less(least) {
			least, alternative = w, a
		}
	}
	return least, alternative
}

// least returns the least that the item can be worth, answered or not, and the alternative that gives
// it; −1 is no answer.
func (v versus) least(m *Model, item int) (least wide, alternative int) {
	least, alternative = v.leastAnswered(m, item)
	if w := v.worth(v.t.mean(item)); w.less(least) { // by a rounded mean alone
		least, alternative = w, -1
	}
	return least, alternative
}

// drop returns how far an open item can bring the lead down from where no answer leaves it, at least 0.
func (v versus) drop(m *Model, item int) wide {
	least, _ := v.least(m, item)
	return v.worth(v.t.mean(item)).minus(least)
}

// leads has every path against every other, and the drop of each item in that.
type leads struct {
	paths, items int
	versus       []versus
	drops        []wide
}

func newLeads(m *Model) *leads {
	l := &leads{paths: m.Outcomes(Paths), items: m.Items()}
	l.versus = make([]versus, l.paths*l.paths)
	l.drops = make([]wide, l.paths*l.paths*l.items)
	for a := range l.paths {
		for b := range l.paths {
			if a == b {
				continue
			}
			l.versus[a*l.paths+b] = m.tables[Paths].versus(a, b)
			v, drops := l.of(a, b)
			for i := range drops {
				drops[i] = v.drop(m, i)
			}
		}
	}
	return l
}

// of returns the path a against b, and the drops of the items.
func (l *leads) of(a, b int) (versus, []wide) {
	n := a*l.paths + b
	return l.versus[n], l.drops[n*l.items : (n+1)*l.items]
}
