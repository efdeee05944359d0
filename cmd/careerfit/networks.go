package main

import (
	"net/netip"
	"strings"
)

// networks is the value of a flag that takes networks, such as 10.0.0.0/8, and single addresses; several may stand
// between commas, and the flag may be repeated.
type networks []netip.Prefix

// Set adds networks, and leaves all as it was if the text has something else.
func (n *networks) Set(text string) error {
	more := *n
	for _, part := range strings.Split(text, ",") {
		network, err := networkOf(strings.TrimSpace(part))
		if err != nil {
			return err
		}
		more = append(more, network)
	}
	*n = more
	return nil
}

// networkOf reads a network, or an address as the network that has it alone.
func networkOf(text string) (netip.Prefix, error) {
	if !strings.Contains(text, "/") {
		address, err := netip.ParseAddr(text)
		return netip.PrefixFrom(address.Unmap().WithZone(""), address.Unmap().BitLen()), err
	}
	network, err := netip.ParsePrefix(text)
	return network.Masked(), err
}

// String writes the networks so that Set reads them.
func (n *networks) String() string {
	var all []string
	for _, network := range *n {
		all = append(all, network.String())
	}
	return strings.Join(all, ",")
}

// Type names the kind of flag.
func (n *networks) Type() string { return "network" }
