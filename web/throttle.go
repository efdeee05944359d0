package web

import (
	"errors"
	"fmt"
	"hash/maphash"
	"math"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// Limits are how often people may do what costs the server room, or could be a search for secrets. A zero Rate is
// replaced by the default, which lets a class of 300 behind one address take the quiz three times in a row.
type Limits struct {
	// Starts are the sittings begun from one address.
	Starts Rate
	// Changes are those of one sitting by one browser: answers, links, a new code.
	Changes Rate
	// Misses are return codes and share links from one address that do not work, AllMisses those from everywhere.
	Misses, AllMisses Rate
}

func (l Limits) withDefaults() Limits {
	for _, limit := range []struct {
		rate  *Rate
		usual Rate
	}{
		{&l.Starts, Rate{1000, time.Second}},
		{&l.Changes, Rate{120, time.Second / 5}},
		{&l.Misses, Rate{1000, time.Second}},
		{&l.AllMisses, Rate{10000, time.Second / 100}},
	} {
		if *limit.rate == (Rate{}) {
			*limit.rate = limit.usual
		}
	}
	return l
}

// What somebody has done too often.
var (
	errManyStarts  = errors.New("too many sittings were begun from this address")
	errManyChanges = errors.New("the sitting was changed too often")
	errManyHeld    = errors.New("the browser holds too many sittings")
	errManyMisses  = errors.New("too many codes or links were tried that do not work")
)

// A throttle keeps the limits. It knows addresses and browsers by a hash only, whose seed is drawn at each start.
type throttle struct {
	seed                               maphash.Seed
	began                              time.Time
	trusted                            []netip.Prefix
	starts, changes, misses, allMisses *meter
	unknownProxy                       sync.Once
}

// throttleKeys is how many addresses, or browsers with a sitting, each meter remembers; they take a megabyte.
const throttleKeys = 1 << 16

func newThrottle(cfg Config) *throttle {
	l := cfg.Limits.withDefaults()
	return &throttle{
		seed: maphash.MakeSeed(), began: cfg.Now(), trusted: cfg.TrustedProxies,
		starts: newMeter(l.Starts, throttleKeys), changes: newMeter(l.Changes, throttleKeys), misses: newMeter(l.Misses, throttleKeys),
		allMisses: newMeter(l.AllMisses, 1),
	}
}

// limited takes from a meter, and says in the answer when there will be more.
func (s *Server) limited(c echo.Context, m *meter, key uint64, err error) error {
	wait := m.take(key, s.cfg.Now().Sub(s.throttle.began)) // by the clock that nobody sets, where there is one
	if wait == 0 {
		return nil
	}
	c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	return fmt.Errorf("%w: once more in %v", err, wait)
}

// sender is the address from which a request comes, as meters know it.
func (s *Server) sender(c echo.Context) uint64 {
	t, r := s.throttle, c.Request()
	client := clientOf(r, t.trusted)
	if r.Header.Get("X-Forwarded-For") != "" && (client.IsLoopback() || client.IsPrivate()) && !within(t.trusted, client) {
		t.unknownProxy.Do(func() {
			s.cfg.Log.Warn("requests come through a proxy that is not trusted, so that all its people count as one address for the limits: name it with --trusted-proxy")
		})
	}
	return maphash.Comparable(t.seed, neighbourhood(client))
}

// mayStart takes one of the sittings that may be begun from an address.
func (s *Server) mayStart(c echo.Context) error {
	return s.limited(c, s.throttle.starts, s.sender(c), errManyStarts)
}

// mayChange takes one of the changes that a browser may make of a sitting.
func (s *Server) mayChange(c echo.Context, o owner, sitting string) error {
	key := maphash.Comparable(s.throttle.seed, [2]string{string(o), sitting})
	return s.limited(c, s.throttle.changes, key, errManyChanges)
}

// mayTry takes one of the tries that may miss; hit gives it back.
func (s *Server) mayTry(c echo.Context) (hit func(), err error) {
	t, sender := s.throttle, s.sender(c)
	if err := s.limited(c, t.misses, sender, errManyMisses); err != nil {
		return nil, err
	}
	if err := s.limited(c, t.allMisses, 0, errManyMisses); err != nil {
		t.misses.giveBack(sender)
		return nil, err
	}
	return func() { t.misses.giveBack(sender); t.allMisses.giveBack(0) }, nil
}
