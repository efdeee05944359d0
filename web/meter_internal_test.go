package web

import (
	"runtime"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A diary is a meter of one key that remembers everything: the oracle.
type diary struct {
	rate  Rate
	times []time.Duration
}

// mayAt reports whether once more at this time keeps to the rate: in every span up to now there are no more than the
// burst and those that became due since.
func (d *diary) mayAt(now time.Duration) bool {
	for i, from := range d.times {
		due := time.Duration(len(d.times)-i+1-d.rate.Burst) * d.rate.Every
		if now-from < due {
			return false
		}
	}
	return d.rate.Burst >= 1
}

// For every order of times and keys, the meter lets through what its rules say and nothing else, and who waits as long
// as it says is let through, and not a moment earlier.
func TestAMeterKeepsItsRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := Rate{rapid.IntRange(1, 6).Draw(t, "burst"), time.Duration(rapid.IntRange(1, 10).Draw(t, "every"))}
		m, now, diaries := newMeter(rate, 64), time.Duration(0), map[uint64]*diary{}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			now += time.Duration(rapid.IntRange(0, 15).Draw(t, "later"))
			key := rapid.Uint64Range(1, 5).Draw(t, "key")
			d := diaries[key]
			if d == nil {
				d = &diary{rate: rate}
				diaries[key] = d
			}
			wait, may := m.take(key, now), d.mayAt(now)
			switch {
			case (wait == 0) != may:
				t.Fatalf("at %d the meter says to wait %d; %+v", now, wait, d)
			case may:
				d.times = append(d.times, now)
			case d.mayAt(now+wait-1) || !d.mayAt(now+wait):
				t.Fatalf("at %d it is not %d until it may; %+v", now, wait, d)
			}
		}
	})
}

// A clock that was ahead, and is put right, locks nobody out for longer than one who has done all at once.
func TestAMeterOutlivesAClockThatIsPutRight(t *testing.T) {
	m := newMeter(Rate{3, time.Second}, 8)
	m.take(1, 1000*time.Hour)
	if wait := m.take(1, 0); wait > time.Second {
		t.Errorf("it says to wait %v", wait)
	}
	if m.take(1, time.Second) != 0 {
		t.Error("it does not let go on")
	}
}

// A million addresses take no more memory than the first ones, and none of them makes the meter forget one that is at
// its limit.
func TestAMillionAddressesAreForgottenInTurn(t *testing.T) {
	m, full := newMeter(Rate{3, time.Hour}, 1<<16), uint64(1)<<40|5
	for range 3 {
		m.take(full, 0)
	}
	before := heap()
	for address := range uint64(1_000_000) {
		if m.take(address<<1|1<<50, time.Duration(address)) != 0 {
			t.Fatalf("address %d is refused what it does for the first time", address)
		}
	}
	if grown := int64(heap()) - int64(before); grown > 64<<10 {
		t.Errorf("it takes %d bytes more", grown)
	}
	if m.take(full, 1_000_000) == 0 {
		t.Error("it has forgotten the address that was at its limit")
	}
	runtime.KeepAlive(m)
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
