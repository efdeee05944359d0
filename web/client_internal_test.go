package web

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"
)

func TestWhoSentARequest(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"straight from the taker", "203.0.113.9:4711", nil, "203.0.113.9"},
		{"by IPv6", "[2001:db8::9]:4711", nil, "2001:db8::9"},
		{"IPv4 on a socket of IPv6", "[::ffff:203.0.113.9]:4711", nil, "203.0.113.9"},
		{"a taker who makes up a header is not believed", "203.0.113.9:4711", []string{"198.51.100.1"}, "203.0.113.9"},
		{"one proxy", "10.0.0.2:80", []string{"203.0.113.9"}, "203.0.113.9"},
		{"one proxy, and what the taker made up", "10.0.0.2:80", []string{"198.51.100.1, 203.0.113.9"}, "203.0.113.9"},
		{"two proxies", "10.0.0.2:80", []string{"203.0.113.9, 10.1.1.1"}, "203.0.113.9"},
		{"two proxies, a header each", "10.0.0.2:80", []string{"198.51.100.1", "203.0.113.9", "10.1.1.1"}, "203.0.113.9"},
		{"a proxy behind one that is not trusted", "10.0.0.2:80", []string{"203.0.113.9, 192.0.2.5"}, "192.0.2.5"},
		{"a proxy on IPv6", "[fd00::2]:80", []string{"2001:db8::9"}, "2001:db8::9"},
		{"with ports and brackets", "10.0.0.2:80", []string{"[2001:db8::9]:4711, 10.1.1.1:80"}, "2001:db8::9"},
		{"in brackets", "10.0.0.2:80", []string{"[2001:db8::9]"}, "2001:db8::9"},
		{"with a zone", "10.0.0.2:80", []string{"fe80::1%eth0"}, "fe80::1"},
		{"the proxy itself asks", "10.0.0.2:80", nil, "10.0.0.2"},
		{"somebody inside", "10.0.0.2:80", []string{"10.3.3.3"}, "10.3.3.3"},
		{"the proxy does not know", "10.0.0.2:80", []string{"203.0.113.9, unknown"}, "10.0.0.2"},
		{"nothing between commas", "10.0.0.2:80", []string{"203.0.113.9,"}, "10.0.0.2"},
		{"no address at all", "@", []string{"203.0.113.9"}, "invalid IP"},
	} {
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{"X-Forwarded-For": c.forwarded}}
		if got := clientOf(r, proxies); got.String() != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNeighboursInANetwork(t *testing.T) {
	for _, c := range []struct {
		a, b string
		bits int
		same bool
	}{
		{"2001:db8:0:1::9", "2001:db8:0:1:ffff:ffff:ffff:ffff", 64, true},
		{"2001:db8:0:1::9", "2001:db8:0:2::9", 64, false},
		{"2001:db8:0:1::9", "2001:db8:0:2::9", 48, true},
		{"2001:db8:0:1::9", "2001:db8:1:1::9", 48, false},
		{"2001:db8:0:1::9", "2600::9", 0, true},
		{"2001:db8:0:1::9", "203.0.113.9", 0, false},
		{"203.0.113.9", "203.0.113.10", 64, false},
		{"203.0.113.9", "203.0.113.10", 48, false},
		{"203.0.113.9", "198.51.100.1", 0, true},
		{"203.0.113.9", "::ffff:203.0.113.9", 64, true},
	} {
		a, _ := addressOf(c.a)
		b, _ := addressOf(c.b)
		if got := networkOf(a, c.bits) == networkOf(b, c.bits); got != c.same {
			t.Errorf("%s and %s are one for %d bits: %v", c.a, c.b, c.bits, got)
		}
	}
	if networkOf(netip.Addr{}, senderBits).IsValid() {
		t.Error("nobody has a network")
	}
}

// Whatever a taker writes into the header, they cannot pass for somebody else: what stands before the first address
// that no trusted proxy vouches for changes nothing.
func FuzzAForwardedAddress(f *testing.F) {
	for _, header := range []string{"", "203.0.113.9", "198.51.100.1, 203.0.113.9", "203.0.113.9, 10.1.1.1", "[2001:db8::9]:80,10.0.0.1:1", "unknown", ",", ", ,", "fe80::1%a,b", "10.0.0.1,10.0.0.1", "::ffff:10.0.0.1", "[", "1.2.3.4:99999"} {
		for _, made := range []string{"", "198.51.100.1", "10.0.0.9", "x,"} {
			f.Add("10.0.0.2:80", header, made)
			f.Add("203.0.113.1:80", header, made)
		}
	}
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	from := func(peer string, headers ...string) netip.Addr {
		return clientOf(&http.Request{RemoteAddr: peer, Header: http.Header{"X-Forwarded-For": headers}}, proxies)
	}
	f.Fuzz(func(t *testing.T, peer, header, made string) {
		got, own := from(peer, header), from(peer)
		if !within(proxies, own) && got != own {
			t.Errorf("%q is no proxy, and %q is believed: %v", peer, header, got)
		}
		if !within(proxies, got) && (from(peer, made+","+header) != got || from(peer, made, header) != got) {
			t.Errorf("%q before %q makes another of %v", made, header, got)
		}
		if got != own && !strings.ContainsAny(header, ".:") {
			t.Errorf("%v is not in %q", got, header)
		}
		if n := networkOf(got, senderBits); got.IsValid() && !n.Contains(got) {
			t.Errorf("%v is not in its network %v", got, n)
		}
	})
}
