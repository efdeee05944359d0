package audit

import (
	"math"
	"math/big"
)

// A proof is a certificate while it is being looked for; see [Certificate]. A leaf has multipliers,
// another one an item and two parts of its alternatives.
type proof struct {
	rivals  []int
	lambdas []*big.Int

	item     int
	parts    [][]int32
	branches []*proof
}

// prove makes multipliers of the chances with which rivals are chosen, so that they prove, in whole
// numbers, that the outcome cannot reach the aim with the answers allowed; nil where they do not. Where
// there is room it is enough to round them. An outcome that can be level at best leaves none: there the
// multipliers are the solution of the equations that hold on the sheets of the game.
func (s *search) prove(at *position, chances []float64) *proof {
	if p := rounded(at.rivals, chances); s.proved(p, at.allowed) {
		return p
	}
	if p := s.solved(at, chances); p != nil && s.proved(p, at.allowed) {
		return p
	}
	return nil
}

// dominated returns a proof by one rival alone, which an author understands best; nil where there is none.
func (s *search) dominated(at *position) *proof {
	for r, lead := range at.sheets[0].leads {
		if lead > closeTo {
			continue
		}
		if _, bound := s.reply([]int{r}, []float64{1}, at.allowed); bound > closeTo {
			continue
		}
		if p := rounded([]int{r}, []float64{1}); s.proved(p, at.allowed) {
			return p
		}
	}
	return nil
}

// finest is what rounded chances are multiples of.
const finest = 1 << 20

func rounded(rivals []int, chances []float64) *proof {
	p := &proof{}
	for r, chance := range chances {
		if lambda := int64(math.Round(chance * finest)); lambda > 0 {
			p.rivals, p.lambdas = append(p.rivals, rivals[r]), append(p.lambdas, big.NewInt(lambda))
		}
	}
	p.reduce()
	return p
}

// reduce divides the multipliers by what they have in common.
func (p *proof) reduce() {
	common := new(big.Int)
	for _, lambda := range p.lambdas {
		common.GCD(nil, nil, common, lambda)
	}
	for _, lambda := range p.lambdas {
		lambda.Div(lambda, common)
	}
}

// proved reports whether the multipliers of a leaf prove it, in whole numbers.
func (s *search) proved(p *proof, allowed [][]int32) bool {
	own, others := s.factors(p)
	sum := s.worth(own, others, p.rivals, s.table.Offset(s.of), s.table.Offset)
	for i, alternatives := range allowed {
		var most *big.Int
		for _, a := range alternatives {
			gains := s.table.Gains(i, int(a))
			worth := s.worth(own, others, p.rivals, gains[s.of], func(o int) int64 { return gains[o] })
			if most == nil || worth.Cmp(most) > 0 {
				most = worth
			}
		}
		sum.Add(sum, most)
	}
	if s.aim == ahead {
		return sum.Sign() <= 0
	}
	return sum.Sign() < 0
}

// factors returns what a unit of the outcome's points and of its rivals' counts, over the least common
// multiple of their ranges.
func (s *search) factors(p *proof) (own *big.Int, others []*big.Int) {
	multiple := big.NewInt(s.table.Range(s.of))
	for _, r := range p.rivals {
		n := big.NewInt(s.table.Range(r))
		multiple.Mul(multiple, n.Div(n, new(big.Int).GCD(nil, nil, multiple, n)))
	}
	sum := new(big.Int)
	for r, lambda := range p.lambdas {
		sum.Add(sum, lambda)
		factor := new(big.Int).Div(multiple, big.NewInt(s.table.Range(p.rivals[r])))
		others = append(others, factor.Mul(factor, lambda))
	}
	own = new(big.Int).Div(multiple, big.NewInt(s.table.Range(s.of)))
	return own.Mul(own, sum), others
}

// worth returns own·points − Σ others·(their points).
func (s *search) worth(own *big.Int, others []*big.Int, rivals []int, points int64, of func(outcome int) int64) *big.Int {
	sum, n := new(big.Int).Mul(own, big.NewInt(points)), new(big.Int)
	for r, factor := range others {
		sum.Sub(sum, n.Mul(factor, n.SetInt64(of(rivals[r]))))
	}
	return sum
}
