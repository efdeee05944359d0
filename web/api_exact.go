package web

import "math/big"

// An exactNumber is a number for programs: the nearest float64, and what it really is, a fraction such as "17/24".
type exactNumber struct {
	Value float64 `json:"value"`
	Exact string  `json:"exact"`
}

// exactOf writes a fit, a lead or a contribution.
func exactOf(n interface {
	Float() float64
	Rat() *big.Rat
}) exactNumber {
	return exactNumber{n.Float(), n.Rat().RatString()}
}
