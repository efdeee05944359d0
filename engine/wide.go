package engine

import (
	"math/big"
	"math/bits"
)

// wide is a signed 128-bit integer in two's complement. The difference of two fits over a common
// denominator stays below 2¹⁰⁷ and times a threshold in millionths below 2¹²⁷, so nothing of ours overflows it.
type wide struct {
	hi int64
	lo uint64
}

func wideOf(n int64) wide { return wide{n >> 63, uint64(n)} }

// product returns a·b, both at least 0.
func product(a, b int64) wide {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return wide{int64(hi), lo}
}

func (a wide) plus(b wide) wide {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	return wide{a.hi + b.hi + int64(carry), lo}
}

func (a wide) minus(b wide) wide {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	return wide{a.hi - b.hi - int64(borrow), lo}
}

// times returns a·n for n at least 0.
func (a wide) times(n int64) wide {
	hi, lo := bits.Mul64(a.lo, uint64(n))
	return wide{a.hi*n + int64(hi), lo}
}

// sign returns −1, 0 or 1.
func (a wide) sign() int {
	switch {
	case a.hi < 0:
		return -1
	case a.hi == 0 && a.lo == 0:
		return 0
	}
	return 1
}

func (a wide) compare(b wide) int {
	switch {
	case a.hi != b.hi:
		return sign(a.hi > b.hi)
	case a.lo != b.lo:
		return sign(a.lo > b.lo)
	}
	return 0
}

func (a wide) less(b wide) bool { return a.compare(b) < 0 }

// size returns |a|.
func (a wide) size() wide {
	if a.hi < 0 {
		return wide{}.minus(a)
	}
	return a
}

// shifted returns a/2ⁿ, rounded down; n is below 64.
func (a wide) shifted(n uint) wide {
	return wide{a.hi >> n, a.lo>>n | uint64(a.hi)<<(64-n)}
}

// bitLen returns how many bits |a| has.
func (a wide) bitLen() int {
	a = a.size()
	if a.hi != 0 {
		return 64 + bits.Len64(uint64(a.hi))
	}
	return bits.Len64(a.lo)
}

// int returns a where it has at most 63 bits.
func (a wide) int() int64 { return int64(a.lo) }

// big returns a as a big.Int.
func (a wide) big() *big.Int {
	size := a.size()
	n := new(big.Int).SetInt64(size.hi)
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(size.lo))
	if a.hi < 0 {
		n.Neg(n)
	}
	return n
}

// over returns a/b where that is a whole number.
func (a wide) over(b *big.Int) wide {
	n := new(big.Int).Quo(a.size().big(), b)
	low := new(big.Int).And(n, new(big.Int).SetUint64(1<<64-1)).Uint64()
	quotient := wide{n.Rsh(n, 64).Int64(), low}
	if a.hi < 0 {
		return wide{}.minus(quotient)
	}
	return quotient
}

// ratio returns a/b in lowest terms; b is not 0.
func ratio(a, b wide) *big.Rat { return new(big.Rat).SetFrac(a.big(), b.big()) }

// float returns a float64 near a. It goes by |a|: of a small negative number both halves are large, and
// what they leave of each other is lost to rounding.
func (a wide) float() float64 {
	size := a.size()
	near := float64(float64(size.hi)*(1<<64)) + float64(size.lo)
	if a.hi < 0 {
		return -near
	}
	return near
}
