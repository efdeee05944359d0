package audit

import (
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// confirms checks a claim about an outcome as it is meant, and not as Verify does: a witness by scoring it,
// a certificate by holding it against every sheet there is.
func (a account) confirms(q *quiz.Questionnaire, r Reach) bool {
	of := slices.Index(a.ids, r.ID)
	sheet, answered := a.answers(q, r.Witness)
	first, alone := a.leads(of, sheet)
	switch r.Verdict {
	case Alone:
		return answered && alone
	case Level:
		return answered && first && a.proves(r.Certificate, of, false)
	case Never:
		return a.proves(r.Certificate, of, true)
	case Unknown:
		return r.Certificate == nil || a.proves(r.Certificate, of, false)
	}
	return false
}

// answers returns the alternatives that a witness names, where it has one for every item.
func (a account) answers(q *quiz.Questionnaire, witness [][]string) (sheet []int, ok bool) {
	n := 0
	for _, section := range q.Sections {
		for _, item := range section.Items {
			if n == len(witness) {
				return nil, false
			}
			at := slices.IndexFunc(alternativesOf(q, &item), func(chosen []int) bool {
				return slices.Equal(namesOf(q, &item, chosen), slices.Sorted(slices.Values(witness[n])))
			})
			if sheet, n = append(sheet, at), n+1; at < 0 {
				return nil, false
			}
		}
	}
	return sheet, n == len(witness)
}

func namesOf(q *quiz.Questionnaire, item *quiz.Item, chosen []int) (names []string) {
	for _, o := range chosen {
		if len(item.Options) > 0 {
			names = append(names, item.Options[o].ID)
			continue
		}
		scale := slices.IndexFunc(q.Scales, func(s quiz.Scale) bool { return s.ID == item.Scale })
		names = append(names, q.Scales[scale].Options[o].ID)
	}
	slices.Sort(names)
	return names
}

// proves reports whether a certificate holds on every sheet.
func (a account) proves(c *Certificate, of int, strictly bool) bool {
	if c == nil {
		return false
	}
	all := true
	a.everySheet(func(sheet []int, fits []*big.Int) {
		all = all && a.holds(c, of, sheet, fits, strictly)
	})
	return all
}

// holds reports whether a certificate shows that the outcome is not ahead (strictly: behind) on a sheet: that
// its leads over the rivals, each times its multiplier, do not add up to more than 0.
func (a account) holds(c *Certificate, of int, sheet []int, fits []*big.Int, strictly bool) bool {
	if len(c.Branches) > 0 {
		there := 0
		for _, branch := range c.Branches {
			item := slices.Index(a.items, c.Item)
			if item < 0 || !slices.Contains(branch.Alternatives, sheet[item]) {
				continue
			}
			if there++; !a.holds(&branch.Certificate, of, sheet, fits, strictly) {
				return false
			}
		}
		return there > 0
	}
	sum := new(big.Int)
	for _, m := range c.Rivals {
		rival := slices.Index(a.ids, m.Rival)
		if rival < 0 || rival == of || m.Lambda == nil || m.Lambda.Sign() <= 0 {
			return false
		}
		lead := new(big.Int).Sub(fits[of], fits[rival])
		sum.Add(sum, lead.Mul(lead, m.Lambda))
	}
	return len(c.Rivals) > 0 && (sum.Sign() < 0 || !strictly && sum.Sign() == 0)
}

// A forgery makes another claim of one; false where there is nothing of the kind to change.
type forgery func(l luck, r *Reach) bool

// leaf returns one of the leaves of a certificate.
func (l luck) leaf(c *Certificate) *Certificate {
	if c == nil || len(c.Branches) == 0 {
		return c
	}
	return l.leaf(&c.Branches[l(0, len(c.Branches)-1)].Certificate)
}

// inLeaf makes a forgery of what changes one multiplier.
func inLeaf(change func(r *Reach, leaf *Certificate, m *Multiplier)) forgery {
	return func(l luck, r *Reach) bool {
		leaf := l.leaf(r.Certificate)
		if leaf == nil || len(leaf.Rivals) == 0 {
			return false
		}
		change(r, leaf, &leaf.Rivals[l(0, len(leaf.Rivals)-1)])
		return true
	}
}

// copied returns a claim of which everything can be changed.
func (c *Certificate) copied() *Certificate {
	if c == nil {
		return nil
	}
	to := &Certificate{Item: c.Item}
	for _, m := range c.Rivals {
		to.Rivals = append(to.Rivals, Multiplier{m.Rival, new(big.Int).Set(m.Lambda)})
	}
	for _, b := range c.Branches {
		to.Branches = append(to.Branches, Branch{slices.Clone(b.Alternatives), *b.Certificate.copied()})
	}
	return to
}

func (r Reach) copied() Reach {
	r.Certificate, r.Witness = r.Certificate.copied(), slices.Clone(r.Witness)
	return r
}

// never are forgeries that nobody must believe.
func never() map[string]forgery {
	return map[string]forgery{
		"a multiplier of 0":       inLeaf(func(_ *Reach, _ *Certificate, m *Multiplier) { m.Lambda = new(big.Int) }),
		"a negative multiplier":   inLeaf(func(_ *Reach, _ *Certificate, m *Multiplier) { m.Lambda.Neg(m.Lambda) }),
		"no multiplier":           inLeaf(func(_ *Reach, _ *Certificate, m *Multiplier) { m.Lambda = nil }),
		"a rival that is unknown": inLeaf(func(_ *Reach, _ *Certificate, m *Multiplier) { m.Rival = "nobody" }),
		"its own rival":           inLeaf(func(r *Reach, _ *Certificate, m *Multiplier) { m.Rival = r.ID }),
		"no rivals":               inLeaf(func(_ *Reach, leaf *Certificate, _ *Multiplier) { leaf.Rivals = nil }),
		"no certificate": func(_ luck, r *Reach) bool {
			there := r.Certificate != nil && r.Verdict != Unknown
			r.Certificate = nil
			return there
		},
		"a branch is missing": func(l luck, r *Reach) bool {
			if r.Certificate == nil || len(r.Certificate.Branches) == 0 {
				return false
			}
			at := l(0, len(r.Certificate.Branches)-1)
			r.Certificate.Branches = slices.Delete(r.Certificate.Branches, at, at+1)
			return true
		},
		"an item that is unknown": func(_ luck, r *Reach) bool {
			there := r.Certificate != nil && len(r.Certificate.Branches) > 0
			if there {
				r.Certificate.Item = "nothing"
			}
			return there
		},
		"never, of what can be level": func(_ luck, r *Reach) bool {
			there := r.Verdict == Level
			r.Verdict = Never
			return there
		},
		"alone, of what can be level": func(_ luck, r *Reach) bool {
			there := r.Verdict == Level
			r.Verdict = Alone
			return there
		},
		"an item without an answer": func(l luck, r *Reach) bool {
			if len(r.Witness) > 0 {
				r.Witness[l(0, len(r.Witness)-1)] = nil
			}
			return len(r.Witness) > 0
		},
		"an answer too few": func(_ luck, r *Reach) bool {
			there := len(r.Witness) > 0
			if there {
				r.Witness = r.Witness[1:]
			}
			return there
		},
		"an answer too many": func(_ luck, r *Reach) bool {
			there := len(r.Witness) > 0
			if there {
				r.Witness = append(r.Witness, r.Witness[0])
			}
			return there
		},
		"no such verdict": func(_ luck, r *Reach) bool { r.Verdict = "perhaps"; return true },
	}
}
