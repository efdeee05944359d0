package web

import (
	"sync"
	"time"
)

// A Rate is how often something may be done: Burst times at once, and after that once in Every.
type Rate struct {
	Burst int
	Every time.Duration
}

// times is a rate n times as high.
func (r Rate) times(n int) Rate { return Rate{n * r.Burst, r.Every / time.Duration(n)} }

// A meter keeps a rate for each of many keys, in memory that does not grow: where there is no room for another key, the
// one goes that has done least of late. It is the leaky bucket as a "generic cell rate algorithm": all that is kept of
// a key is the time at which it will be as if it had done nothing.
type meter struct {
	rate  Rate
	locks [64]sync.Mutex
	sets  []tallies // of which each key belongs to one
}

// meterSet is how many keys a set remembers.
const meterSet = 8

// tallies are a set.
type tallies [meterSet]tally

type tally struct {
	key   uint64
	clear time.Duration // on the clock that take is told
}

// newMeter makes a meter that remembers so many keys.
func newMeter(rate Rate, keys int) *meter {
	return &meter{rate: rate, sets: make([]tallies, (keys+meterSet-1)/meterSet)}
}

// take notes that the key does it once more, or says how long it has to wait until it may.
func (m *meter) take(key uint64, now time.Duration) (wait time.Duration) {
	set, lock := m.of(key)
	lock.Lock()
	defer lock.Unlock()
	t := set.tally(key)
	full := time.Duration(m.rate.Burst) * m.rate.Every
	t.clear = min(max(t.clear, now), now+full) // no more than full, whatever the clock did
	if wait = t.clear + m.rate.Every - full - now; wait <= 0 {
		t.clear += m.rate.Every
	}
	return max(wait, 0)
}

// of returns the set to which a key belongs, and its lock.
func (m *meter) of(key uint64) (*tallies, *sync.Mutex) {
	i := key % uint64(len(m.sets))
	return &m.sets[i], &m.locks[i%uint64(len(m.locks))]
}

// tally returns the key's; a new one takes the place of the one that has done least of late.
func (set *tallies) tally(key uint64) *tally {
	least := &set[0]
	for i := range set {
		switch t := &set[i]; {
		case t.key == key:
			return t
		case t.clear < least.clear:
			least = t
		}
	}
	*least = tally{key: key}
	return least
}
