package audit

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Verify checks what is claimed of an outcome, and shares nothing with what found it but the numbers by which
// the model calls alternatives: a witness is scored as any sheet is; a certificate is added up from the
// numbers of the content file or, where the group is ranked by another rule than share, from the table
// that the rule publishes. The error says what does not hold. The floats beside the claim, Lead and Bound, are
// for people and not checked.
func Verify(q *quiz.Quiz, r Reach) error {
	v, err := newVerifier(q, r)
	if err != nil {
		return err
	}
	switch r.Verdict {
	case Alone:
		return v.witness(r.Witness, true)
	case Level:
		return errors.Join(v.witness(r.Witness, false), v.certificate(r.Certificate, v.everything(), false))
	case Never:
		return v.certificate(r.Certificate, v.everything(), true)
	case Unknown:
		if r.Certificate != nil {
			return v.certificate(r.Certificate, v.everything(), false)
		}
		return nil
	}
	return fmt.Errorf("there is no verdict %q", r.Verdict)
}

// A verifier knows the outcome that is spoken of, and the ledgers that it has opened.
type verifier struct {
	q       *quiz.Quiz
	group   engine.Group
	of      int
	ledgers map[int]ledger
}

// ledger is that of an outcome.
func (v verifier) ledger(of int) ledger {
	l, open := v.ledgers[of]
	if !open {
		l = openLedger(v.q, v.group, of)
		v.ledgers[of] = l
	}
	return l
}

func newVerifier(q *quiz.Quiz, r Reach) (verifier, error) {
	for g := range engine.NumGroups {
		if of := slices.Index(q.IDs(g), r.ID); of >= 0 && g.String() == r.Group {
			return verifier{q, g, of, map[int]ledger{}}, nil
		}
	}
	return verifier{}, fmt.Errorf("there is no outcome %q in the group %q", r.ID, r.Group)
}

// witness scores the sheet.
func (v verifier) witness(options [][]string, alone bool) error {
	answers := map[string]quiz.Answer{}
	for i, ids := range options {
		if i < len(v.q.Items) {
			answers[v.q.Items[i].ID] = quiz.Answer{Options: ids}
		}
	}
	if len(options) != len(v.q.Items) {
		return fmt.Errorf("the witness answers %d of %d items", len(options), len(v.q.Items))
	}
	sheet, err := v.q.SheetOf(answers)
	if err != nil {
		return fmt.Errorf("the witness cannot be answered: %w", err)
	}
	first := v.q.Model.Evaluate(sheet).AllFirst(v.group)
	if !slices.Contains(first, v.of) || alone && len(first) > 1 {
		return fmt.Errorf("the witness puts other outcomes first: %v", first)
	}
	return nil
}

// everything lists every alternative of every item.
func (v verifier) everything() [][]int {
	all := make([][]int, len(v.q.Items))
	for i := range all {
		for a := range v.q.Model.Alternatives(i) {
			all[i] = append(all[i], a)
		}
	}
	return all
}

// certificate checks that no sheet of these alternatives puts the outcome ahead of all rivals (strictly:
// even level with them).
func (v verifier) certificate(c *Certificate, left [][]int, strictly bool) error {
	if c == nil {
		return errors.New("there is no certificate")
	}
	if len(c.Branches) == 0 {
		return v.leaf(c.Rivals, left, strictly)
	}
	item, ok := v.q.Item(c.Item)
	if !ok {
		return fmt.Errorf("the certificate divides the item %q, which is not there", c.Item)
	}
	if err := c.covers(left[item]); err != nil {
		return err
	}
	for _, branch := range c.Branches {
		within := slices.Clone(left)
		if within[item] = both(left[item], branch.Alternatives); len(within[item]) == 0 {
			continue // no sheet is left here
		}
		if err := v.certificate(&branch.Certificate, within, strictly); err != nil {
			return err
		}
	}
	return nil
}

// covers checks that every alternative that is left is in a branch.
func (c *Certificate) covers(left []int) error {
	covered := map[int]bool{}
	for _, branch := range c.Branches {
		for _, a := range branch.Alternatives {
			covered[a] = true
		}
	}
	for _, a := range left {
		if !covered[a] {
			return fmt.Errorf("the certificate leaves out alternative %d of the item %q", a, c.Item)
		}
	}
	return nil
}

func both(a, b []int) []int {
	in := make(map[int]bool, len(b))
	for _, n := range b {
		in[n] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(n int) bool { return !in[n] })
}

// leaf adds up the most by which the outcome can be ahead of its rivals, all taken together.
func (v verifier) leaf(rivals []Multiplier, left [][]int, strictly bool) error {
	s, err := v.sides(rivals)
	if err != nil {
		return err
	}
	total := s.sum(func(l ledger) *big.Int { return l.offset })
	for i, alternatives := range left {
		most := s.sum(func(l ledger) *big.Int { return l.gains[i][alternatives[0]] })
		for _, a := range alternatives[1:] {
			if by := s.sum(func(l ledger) *big.Int { return l.gains[i][a] }); by.Cmp(most) > 0 {
				most = by
			}
		}
		total.Add(total, most)
	}
	if total.Sign() > 0 || strictly && total.Sign() == 0 {
		return errors.New("the certificate leaves a lead")
	}
	return nil
}

// sides are the outcome and its rivals, each with what a point of it counts: the multiplier over the span,
// times all spans; below 0 for rivals.
type sides struct {
	ledgers []ledger
	counts  []*big.Int
}

func (v verifier) sides(rivals []Multiplier) (sides, error) {
	if len(rivals) == 0 {
		return sides{}, errors.New("the certificate names no rivals")
	}
	s, weight := sides{ledgers: []ledger{v.ledger(v.of)}, counts: []*big.Int{nil}}, new(big.Int)
	for _, r := range rivals {
		rival := slices.Index(v.q.IDs(v.group), r.Rival)
		if rival < 0 || rival == v.of || r.Lambda == nil || r.Lambda.Sign() <= 0 {
			return sides{}, fmt.Errorf("the certificate has no use for the rival %q with the multiplier %v", r.Rival, r.Lambda)
		}
		s.ledgers = append(s.ledgers, v.ledger(rival))
		s.counts = append(s.counts, new(big.Int).Neg(r.Lambda))
		weight.Add(weight, r.Lambda)
	}
	s.counts[0] = weight
	for a, count := range s.counts {
		for b, other := range s.ledgers {
			if a != b {
				count.Mul(count, other.span)
			}
		}
	}
	return s, nil
}

// sum adds up what is meant of all ledgers.
func (s sides) sum(meant func(ledger) *big.Int) *big.Int {
	sum, product := new(big.Int), new(big.Int)
	for n, l := range s.ledgers {
		sum.Add(sum, product.Mul(s.counts[n], meant(l)))
	}
	return sum
}
