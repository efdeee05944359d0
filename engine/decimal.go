package engine

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Decimal is an exact decimal number in millionths: 1.5 is Decimal(1_500_000).
//
// Content files use at most three places; the other three leave room for the product of a scale's
// value with what its item measures. Range: -[MaxDecimal] to [MaxDecimal].
type Decimal int64

const (
	// One is the number 1.
	One Decimal = 1_000_000
	// MaxDecimal is the largest number that a content file or a [Spec] may hold: one thousand.
	MaxDecimal = 1000 * One
)

var errDecimal = errors.New("want a number such as 2, -1 or 0.125, with at most six decimal places and no larger than 1000")

// ParseDecimal reads a number such as "2", "-1" or "0.125" exactly. There are no exponents.
func ParseDecimal(s string) (Decimal, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if whole == "" || len(whole) > 4 || len(fraction) > 6 || point && fraction == "" || !allDigits(whole+fraction) {
		return 0, fmt.Errorf("%q: %w", s, errDecimal)
	}
	millionths, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", 6-len(fraction)), 10, 64)
	if err != nil || Decimal(millionths) > MaxDecimal {
		return 0, fmt.Errorf("%q: %w", s, errDecimal)
	}
	if negative {
		millionths = -millionths
	}
	return Decimal(millionths), nil
}

func allDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// Whole returns the whole number n as a Decimal.
func Whole(n int) Decimal { return Decimal(n) * One }

// Places returns how many decimal places d needs, 0 to 6.
func (d Decimal) Places() int {
	places := 6
	for ; places > 0 && d%10 == 0; places-- {
		d /= 10
	}
	return places
}

// Float returns the float64 nearest to d. Nothing in this package computes with it.
func (d Decimal) Float() float64 { return float64(d) / float64(One) }

// String returns d in the shortest form that ParseDecimal reads back.
func (d Decimal) String() string {
	sign, n := "", int64(d)
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%s%d.%06d", sign, n/int64(One), n%int64(One))
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// MarshalJSON writes d as a JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads what MarshalJSON wrote.
func (d *Decimal) UnmarshalJSON(b []byte) (err error) {
	*d, err = ParseDecimal(string(b))
	return err
}
