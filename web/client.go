package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// clientOf returns the address of whoever sent a request. It is that of the connection, unless this is a trusted proxy's:
// then it is the one from which the proxy says that it has the request, and so on back to the first that is no trusted
// proxy. What stands before that one anybody may have written. The address is the zero one where it is unknown.
func clientOf(r *http.Request, trusted []netip.Prefix) netip.Addr {
	client, _ := addressOf(r.RemoteAddr)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !within(trusted, client) {
			break
		}
		before, ok := addressOf(strings.TrimSpace(hop))
		if !ok {
			break // the proxy does not know, or nobody was before it
		}
		client = before
	}
	return client
}

// addressOf reads an address, which may have a port.
func addressOf(text string) (netip.Addr, bool) {
	if pair, err := netip.ParseAddrPort(text); err == nil {
		return pair.Addr().Unmap().WithZone(""), true
	}
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	return address.Unmap().WithZone(""), err == nil
}

func within(networks []netip.Prefix, address netip.Addr) bool {
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(address) })
}

// senderBits are those of a network that is taken for one sender: a whole address of IPv4, and of IPv6 what a household
// or a device is given.
const senderBits = 64

// networkOf is the network of so many bits around an address; the address alone where it has fewer.
func networkOf(address netip.Addr, bits int) netip.Prefix {
	network, _ := address.Prefix(min(bits, address.BitLen())) // unreachable error: an address has so many bits, and no zone
	return network
}
