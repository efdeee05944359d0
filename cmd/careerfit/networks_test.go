package main

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func TestNetworksAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"10.0.0.0/8": "10.0.0.0/8", "10.1.2.3/8": "10.0.0.0/8", "127.0.0.1": "127.0.0.1/32", "::1": "::1/128", "fd00::/8, 10.0.0.1": "fd00::/8,10.0.0.1/32",
		"::ffff:10.0.0.1": "10.0.0.1/32", "fe80::1%eth0": "fe80::1/128", "0.0.0.0/0": "0.0.0.0/0",
	} {
		var n, again networks
		if err := n.Set(text); err != nil || n.String() != want {
			t.Errorf("%q is read as %q (%v), want %q", text, n.String(), err, want)
		}
		if err := again.Set(n.String()); err != nil || again.String() != want {
			t.Errorf("what is written, %q, is read as %q (%v)", n.String(), again.String(), err)
		}
	}
	var n networks
	for _, text := range []string{"", "10.0.0.0/33", "10.0.0", "proxy.example", "10.0.0.1,", "10.0.0.0/8;::1", "::1/129", "fe80::1%eth0/64"} {
		if err := n.Set(text); err == nil || len(n) > 0 {
			t.Errorf("%q is read as %v", text, n)
		}
	}
}

// A server believes only the proxies that it is told of, on the command line or in the environment, and says so where
// one seems to be missing.
func TestServeBehindAProxy(t *testing.T) {
	ask := func(s *server) {
		request, err := http.NewRequest(http.MethodPost, s.url+"/health-informatics/start", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Forwarded-For", "203.0.113.9")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		s.read(response)
	}
	none := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	ask(none)
	if said := none.err.String(); !strings.Contains(said, "name its own address with --trusted-proxy") || strings.Contains(said, "203.0.113.9") {
		t.Errorf("it says %s", said)
	}
	flagged := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--trusted-proxy", "10.0.0.0/8", "--trusted-proxy", "127.0.0.1")
	told := startServe(t, map[string]string{"CAREERFIT_TRUSTED_PROXY": "::1,127.0.0.0/8"}, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	for _, s := range []*server{flagged, told} {
		if ask(s); strings.Contains(s.err.String(), "--trusted-proxy") {
			t.Errorf("it says %s", s.err.String())
		}
	}
	runCareerfit(t, "", nil, "serve", "--trusted-proxy", "proxy.example").wants(t, exitUsage)
}

// Whatever is named as a network, what is understood of it is written so that it is read as the same, and changes
// nothing of what was named before.
func FuzzNetworks(f *testing.F) {
	for _, seed := range []string{"", "10.0.0.0/8", "127.0.0.1", "::1", "fd00::/8, 10.0.0.1", "fe80::1%eth0", "::ffff:1.2.3.4/100", "1.2.3.4/33", ",", "0/0", "10.0.0.0/08"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := networks{netip.MustParsePrefix("192.0.2.0/24")}
		if err := n.Set(text); err != nil {
			if len(n) != 1 {
				t.Errorf("%q is refused, and leaves %v", text, n)
			}
			return
		}
		var again networks
		if err := again.Set(n.String()); err != nil || !slices.Equal(n, again) || n[0].String() != "192.0.2.0/24" {
			t.Errorf("%q is read as %v, and that as %v (%v)", text, n, again, err)
		}
		for _, network := range n {
			if !network.IsValid() || network != network.Masked() {
				t.Errorf("%q is read as %v", text, network)
			}
		}
	})
}
