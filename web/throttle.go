package web

import (
	"errors"
	"fmt"
	"hash/maphash"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// Limits are how often people may do what costs the server room, or could be a search for secrets. A zero Rate is
// replaced by the default, which lets a class of 300 behind one address take the quiz three times in a row.
type Limits struct {
	// Starts are the sittings begun from one address: an IPv4 address, or an IPv6 network of 64 bits. From an IPv6
	// network of 48 bits they may be four times as many, and from all addresses of IPv4, or all of IPv6, twenty times.
	// By default that is 3.5 million a day, with which a flood needs days to fill a disk; a size for the store stops it
	// altogether. Whoever has a sitting goes on with it all the while.
	Starts Rate
	// Changes are those of one sitting by one browser: answers, links, a new code.
	Changes Rate
	// Misses are return codes and share links from one address that do not work.
	Misses Rate
}

func (l Limits) withDefaults() Limits {
	for _, limit := range []struct {
		rate  *Rate
		usual Rate
	}{
		{&l.Starts, Rate{1000, time.Second}},
		{&l.Changes, Rate{120, time.Second / 5}},
		{&l.Misses, Rate{1000, time.Second}},
	} {
		if *limit.rate == (Rate{}) {
			*limit.rate = limit.usual
		}
	}
	return l
}

// What somebody has done too often.
var (
	errManyStarts  = errors.New("too many sittings were begun")
	errManyChanges = errors.New("the sitting was changed too often")
	errManyHeld    = errors.New("the browser holds too many sittings")
	errManyMisses  = errors.New("too many codes or links were tried that do not work")
)

// A throttle keeps the limits. It knows addresses and browsers by a hash only, whose seed is drawn at each start.
type throttle struct {
	seed            maphash.Seed
	began           time.Time
	starts          []*limit // from the narrowest on
	changes, misses *limit
}

// A limit refuses what is done too often.
type limit struct {
	*meter
	err error
	// what it counts, for whoever runs the server.
	what string
	// bits are those of the networks for which it counts; unused where it counts browsers.
	bits     int
	refusals tellings
}

func (t *throttle) limits() []*limit { return append(slices.Clip(t.starts), t.changes, t.misses) }

// throttleKeys is how many addresses, or browsers with a sitting, each meter remembers; they take a megabyte.
const throttleKeys = 1 << 16

func newThrottle(cfg Config) *throttle {
	l := cfg.Limits.withDefaults()
	return &throttle{
		seed: maphash.MakeSeed(), began: cfg.Now(),
		starts: []*limit{
			{meter: newMeter(l.Starts, throttleKeys), err: errManyStarts, what: "sittings begun from one address", bits: senderBits},
			{meter: newMeter(l.Starts.times(4), throttleKeys), err: errManyStarts, what: "sittings begun from one IPv6 network of 48 bits", bits: 48},
			{meter: newMeter(l.Starts.times(20), meterSet), err: errManyStarts, what: "sittings begun from everywhere"},
		},
		changes: &limit{meter: newMeter(l.Changes, throttleKeys), err: errManyChanges, what: "changes of one sitting by one browser"},
		misses:  &limit{meter: newMeter(l.Misses, throttleKeys), err: errManyMisses, what: "codes and links from one address that do not work", bits: senderBits},
	}
}

// limited takes from a limit, and says in the answer when there will be more.
func (s *Server) limited(c echo.Context, l *limit, key uint64) error {
	now := s.cfg.Now().Sub(s.throttle.began) // by the clock that nobody sets, where there is one
	wait := l.take(key, now)
	if wait == 0 {
		s.tellRest(l, now)
		return nil
	}
	if n := l.refusals.tell(now); n > 0 {
		s.cfg.Log.Warn("requests are refused by a limit", "limit", l.what, "refused", n)
	}
	c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	return fmt.Errorf("%w: once more in %v", l.err, wait)
}

// tellRest tells of the last that a limit refused, when something is let through again a minute after the operator heard
// of others.
func (s *Server) tellRest(l *limit, now time.Duration) {
	if n := l.refusals.rest(now); n > 0 {
		s.cfg.Log.Warn("requests were refused by a limit", "limit", l.what, "refused", n)
	}
}

// sender is the network of so many bits, at most, from which a request comes, as meters know it.
func (s *Server) sender(c echo.Context, bits int) uint64 {
	return maphash.Comparable(s.throttle.seed, networkOf(clientOf(c.Request(), s.cfg.TrustedProxies), bits))
}

// mayStart takes one of the sittings that may be begun from an address, and from the networks around it.
func (s *Server) mayStart(c echo.Context) error {
	for _, l := range s.throttle.starts {
		if err := s.limited(c, l, s.sender(c, l.bits)); err != nil {
			return err
		}
	}
	return nil
}

// comers are all browsers that come to a sitting with its code, counted as one; no browser has so short a token.
const comers owner = "comers"

// mayChange takes one of the changes that a browser may make of a sitting.
func (s *Server) mayChange(c echo.Context, o owner, sitting string) error {
	key := maphash.Comparable(s.throttle.seed, [2]string{string(o), sitting})
	return s.limited(c, s.throttle.changes, key)
}

// missed notes a code or a link that does not work, and says so when there are too many. What works is never refused,
// so that nobody who guesses locks others out. That lets a guesser go on and learn of a hit; but among a million codes
// of 80 bits it takes 2^60 tries to find one, and links have 130 bits.
func (s *Server) missed(c echo.Context) error {
	return s.limited(c, s.throttle.misses, s.sender(c, s.throttle.misses.bits))
}
