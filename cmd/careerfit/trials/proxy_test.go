package trials

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Behind a proxy as our own samples set it up, with https, on a host of its own or below a path of another site: a sitting is taken, its cookie
// is bound to the host and to https, and a limit counts those who are before the proxy, whatever they say of themselves.
func TestTrialBehindAProxy(t *testing.T) {
	for _, p := range proxies {
		t.Run(p.sample+p.under, func(t *testing.T) {
			s := serving(t, t.TempDir(), "--public-url", "https://quiz.example"+p.under, "--trusted-proxy", "127.0.0.1")
			takenBehind(t, s, p.begin(t, s))
		})
	}
}

func takenBehind(t *testing.T, s *server, proxy proxy) {
	t.Helper()
	p := &pupil{taker: proxied(t, s, proxy, net.IPv4(127, 200, 0, 1))}
	if err := p.takesAll(); err != nil {
		t.Fatal(err)
	}
	bound(t, p.taker)
	busy := proxied(t, s, proxy, net.IPv4(127, 200, 0, 2))
	busy.client.Jar = nil // each start is somebody else's
	if begun := untilTold(t, busy); begun < 2*class {
		t.Errorf("an address begins %d sittings; two classes have more", begun)
	}
	if _, err := proxied(t, s, proxy, net.IPv4(127, 200, 0, 3)).begins(); err != nil {
		t.Errorf("another address has to wait, too: %v", err)
	}
}

// Where the proxy is not trusted, all who come through it are one: if that were not seen, the trial would see nothing.
func TestControlAProxyThatIsNotTrustedIsOneAddress(t *testing.T) {
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example")
	proxy := proxies[0].begin(t, s)
	busy := proxied(t, s, proxy, net.IPv4(127, 200, 0, 2))
	busy.client.Jar = nil
	untilTold(t, busy)
	if _, err := proxied(t, s, proxy, net.IPv4(127, 200, 0, 3)).begins(); err == nil {
		t.Error("another address need not wait")
	}
}

// Whoever can read a proxy's logs learns of nobody who was there, nor the secret of a result that somebody shares: not of
// whoever comes without https, nor while the server starts anew.
func TestTrialAProxyLogsNobody(t *testing.T) {
	for _, p := range proxies {
		t.Run(p.sample+p.under, func(t *testing.T) {
			if people, logs := logsPeople(t, p); people {
				t.Errorf("it logs\n%s", logs)
			}
		})
	}
}

// Each line of the samples that keeps people out of the logs is needed; that of Caddy, where it has no page for errors to show.
func TestControlAProxyThatLogsAsUsual(t *testing.T) {
	for _, c := range []struct {
		of      string
		without []string
	}{{"nginx.conf", []string{"access_log off;"}}, {"nginx.conf", []string{"error_log /dev/null;"}}, {"Caddyfile", []string{"exclude http", "\timport away\n"}}} {
		t.Run(c.without[0], func(t *testing.T) {
			var others []string
			for _, line := range c.without {
				others = append(others, line, "")
			}
			for _, p := range sampledBy(c.of) {
				if people, logs := logsPeople(t, p, others...); !people {
					t.Errorf("%s%s logs nobody:\n%s", p.sample, p.under, logs)
				}
			}
		})
	}
}

// Below a path, the logs of the rest of the host are what they were.
func TestTrialTheRestOfAHostIsLogged(t *testing.T) {
	p := sampled{"nginx.conf", "/quiz"}
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example"+p.under, "--trusted-proxy", "127.0.0.1")
	proxy := p.begin(t, s)
	k := proxied(t, s, proxy, net.IPv4(127, 200, 0, 6))
	k.under = ""
	if got, err := k.get("/about"); err != nil || got.status != http.StatusNotFound {
		t.Fatalf("%v\n%+v", err, got)
	}
	proxy.stops(t)
	if log := string(read(t, filepath.Join(proxy.dir, "access.log"))); !strings.Contains(log, "GET /about ") {
		t.Errorf("it logs\n%s", log)
	}
}

// logsPeople lets somebody read a shared result without https, with it, and while the server is away, and tells whether
// the proxy's logs have their address or the secret.
func logsPeople(t *testing.T, p sampled, others ...string) (people bool, logs string) {
	t.Helper()
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example"+p.under, "--trusted-proxy", "127.0.0.1")
	proxy, address, secret := p.begin(t, s, others...), "127.200.0.4", "thesecretofashare"
	k := proxied(t, s, proxy, net.ParseIP(address))
	for _, c := range []struct {
		site   string
		away   bool
		wanted []int
	}{{"http://quiz.example", false, []int{301, 308}}, {"https://quiz.example", false, []int{404}}, {"https://quiz.example", true, []int{502}}} {
		if c.away {
			s.kill()
		}
		k.site.url.Store(&c.site)
		if got, err := k.get("/share/a/" + secret); err != nil || !slices.Contains(c.wanted, got.status) {
			t.Fatalf("%s: %v\n%+v", c.site, err, got)
		}
	}
	proxy.stops(t)
	logs = proxy.run.out.String() + proxy.run.err.String()
	if kept := filepath.Join(proxy.dir, "access.log"); p.sample == "nginx.conf" {
		logs += string(read(t, kept))
	}
	return strings.Contains(logs, address) || strings.Contains(logs, secret), logs
}

// bound wants the cookie of a new taker to be bound to the host and to https.
func bound(t *testing.T, k *taker) {
	t.Helper()
	k.client.Jar = nil
	got, err := k.post("/"+k.quiz.ID+"/start", nil)
	if err != nil {
		t.Fatal(err)
	}
	cookie := got.header.Get("Set-Cookie")
	for _, part := range []string{"__Host-careerfit", "; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("the cookie has no %q: %d, %s", part, got.status, strings.SplitAfter(cookie, "=")[0])
		}
	}
}

// untilTold begins sittings until the taker is told to wait, and returns how many.
func untilTold(t *testing.T, k *taker) (begun int) {
	t.Helper()
	for range 5000 {
		got, err := k.post("/"+k.quiz.ID+"/start", nil)
		switch {
		case err != nil:
			t.Fatal(err)
		case got.status == http.StatusTooManyRequests && got.header.Get("Retry-After") != "":
			return begun
		case got.status != http.StatusSeeOther:
			t.Fatalf("%d:\n%s", got.status, got.body)
		}
		begun++
	}
	t.Fatal("an address may begin as many sittings as it likes")
	return begun
}

// proxied is a taker at an address before the proxy, who says to be from elsewhere.
func proxied(t *testing.T, s *server, proxy proxy, address net.IP) *taker {
	t.Helper()
	k := takerAt(t, s, address)
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: address}}
	url := "https://quiz.example"
	k.site, k.under = &site{}, proxy.under
	k.site.url.Store(&url)
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: proxy.roots}, ForceAttemptHTTP2: true,
		DialContext: func(ctx context.Context, network, asked string) (net.Conn, error) {
			if port(asked) == "80" {
				return dialer.DialContext(ctx, network, proxy.plain)
			}
			return dialer.DialContext(ctx, network, proxy.address)
		},
	}
	t.Cleanup(transport.CloseIdleConnections)
	k.client.Transport = claiming{transport}
	return k
}

// claiming says to come from an address that is another each time.
type claiming struct{ http.RoundTripper }

func (c claiming) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("X-Forwarded-For", fmt.Sprintf("203.0.113.%d", time.Now().UnixNano()%250))
	return c.RoundTripper.RoundTrip(r)
}

// certificate writes one for quiz.example, by itself.
func certificate(t *testing.T, dir string) *x509.CertPool {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	said := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "quiz.example"}, DNSNames: []string{"quiz.example"},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	cert, err := x509.CreateCertificate(rand.Reader, said, said, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})
	write(t, filepath.Join(dir, "cert.pem"), public)
	write(t, filepath.Join(dir, "key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}))
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(public)
	return roots
}
