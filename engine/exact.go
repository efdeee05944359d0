package engine

import "math/bits"

// exact is integer arithmetic that remembers an overflow, so that a long computation is checked
// once, at its end. Its zero value is ready.
type exact struct{ overflowed bool }

func (e *exact) mul(a, b int64) int64 {
	if a == 0 || b == 0 {
		return 0
	}
	c := a * b
	if c/b != a || a == -1<<63 || b == -1<<63 {
		e.overflowed = true
	}
	return c
}

func (e *exact) add(a, b int64) int64 {
	c := a + b
	if a > 0 && b > 0 && c < 0 || a < 0 && b < 0 && c >= 0 {
		e.overflowed = true
	}
	return c
}

// gcd returns the greatest common divisor of |a| and |b|; gcd(0, 0) is 0.
func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// compareProducts compares a·b with c·d. All are at least 0.
func compareProducts(a, b, c, d int64) int {
	hi1, lo1 := bits.Mul64(uint64(a), uint64(b))
	hi2, lo2 := bits.Mul64(uint64(c), uint64(d))
	switch {
	case hi1 != hi2:
		return sign(hi1 > hi2)
	case lo1 != lo2:
		return sign(lo1 > lo2)
	}
	return 0
}

func sign(positive bool) int {
	if positive {
		return 1
	}
	return -1
}

// floorDiv returns a/b rounded down; b is above 0.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// ceilDiv returns a/b rounded up; b is above 0.
func ceilDiv(a, b int64) int64 { return -floorDiv(-a, b) }
