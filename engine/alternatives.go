package engine

import (
	"fmt"
	"slices"
)

// alternatives are the ways in which one item can be answered, each a set of options as bits.
type alternatives struct {
	sets  []uint64
	every uint64         // all options
	index map[uint64]int // only where several options may be picked
}

// newAlternatives lists an item's alternatives: single options in their order, then pairs, then
// triples …, each in lexicographic order. It stops, with false, after limit of them.
func newAlternatives(item Item, limit int) (alternatives, bool) {
	var a alternatives
	var combinable []int
	for o, option := range item.Options {
		a.sets = append(a.sets, 1<<o)
		a.every |= 1 << o
		if !option.Alone {
			combinable = append(combinable, o)
		}
	}
	for size := 2; size <= item.UpTo && size <= len(combinable); size++ {
		if a.sets = appendSubsets(a.sets, combinable, size, 0, limit); len(a.sets) > limit {
			return a, false
		}
	}
	if item.UpTo > 1 {
		a.index = make(map[uint64]int, len(a.sets))
		for i, set := range a.sets {
			a.index[set] = i
		}
	}
	return a, true
}

// appendSubsets appends chosen joined with every size-element subset of from.
func appendSubsets(sets []uint64, from []int, size int, chosen uint64, limit int) []uint64 {
	if size == 0 {
		return append(sets, chosen)
	}
	for i := 0; i+size <= len(from) && len(sets) <= limit; i++ {
		sets = appendSubsets(sets, from[i+1:], size-1, chosen|1<<from[i], limit)
	}
	return sets
}

// find returns the alternative that consists of the options.
func (a alternatives) find(options []int) (int, error) {
	var set uint64
	for _, o := range options {
		if o < 0 || o >= MaxOptions || a.every&(1<<o) == 0 {
			return 0, fmt.Errorf("there is no option %d", o)
		}
		if set&(1<<o) != 0 {
			return 0, fmt.Errorf("option %d is chosen twice", o)
		}
		set |= 1 << o
	}
	i, ok := a.index[set]
	if a.index == nil {
		i = slices.Index(a.sets, set)
		ok = i >= 0
	}
	if !ok {
		return 0, fmt.Errorf("the options %v cannot be chosen together", options)
	}
	return i, nil
}

// options returns the options of an alternative, rising.
func (a alternatives) options(alternative int) []int {
	var options []int
	for o, set := 0, a.sets[alternative]; set != 0; o, set = o+1, set>>1 {
		if set&1 != 0 {
			options = append(options, o)
		}
	}
	return options
}
