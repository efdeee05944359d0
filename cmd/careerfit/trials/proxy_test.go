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
	"errors"
	"fmt"
	"math/big"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Behind a proxy as our own sample sets it up, with https and below a path of another site: a sitting is taken, its cookie
// is bound to the host and to https, and a limit counts those who are before the proxy, whatever they say of themselves.
func TestTrialBehindAProxy(t *testing.T) {
	for _, p := range proxies {
		t.Run(p.sample, func(t *testing.T) {
			s := serving(t, t.TempDir(), "--public-url", "https://quiz.example/quiz", "--trusted-proxy", "127.0.0.1")
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
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example/quiz")
	proxy := nginx(t, s)
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
		t.Run(p.sample, func(t *testing.T) {
			if people, logs := logsPeople(t, p); people {
				t.Errorf("it logs\n%s", logs)
			}
		})
	}
}

// Each line of the samples that keeps people out of the logs is needed.
func TestControlAProxyThatLogsAsUsual(t *testing.T) {
	for _, c := range []struct{ of, without string }{{"nginx.conf", "access_log off;"}, {"nginx.conf", "error_log /dev/null;"}, {"Caddyfile", "exclude http"}} {
		t.Run(c.without, func(t *testing.T) {
			p := proxies[slices.IndexFunc(proxies, func(p sampled) bool { return p.sample == c.of })]
			if people, logs := logsPeople(t, p, c.without, ""); !people {
				t.Errorf("it logs nobody:\n%s", logs)
			}
		})
	}
}

// logsPeople lets somebody read a shared result without https, with it, and while the server is away, and tells whether
// the proxy's logs have their address or the secret.
func logsPeople(t *testing.T, p sampled, others ...string) (people bool, logs string) {
	t.Helper()
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example/quiz", "--trusted-proxy", "127.0.0.1")
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
	k.site, k.under = &site{}, "/quiz"
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

// A proxy runs before a server, as one of our samples sets it up.
type proxy struct {
	// address is where it listens for https, plain where it sends whoever comes without.
	address, plain string
	// roots are whom its certificate is by.
	roots *x509.CertPool
	// dir is where all its files are.
	dir string
	run *process
}

// A sampled is a proxy of which we have a sample.
type sampled struct {
	sample string
	// begin runs it with our sample, which is changed only in where things are, and with others in the place of some words.
	begin func(t *testing.T, s *server, others ...string) proxy
}

var proxies = []sampled{{"nginx.conf", nginx}, {"Caddyfile", caddy}}

func nginx(t *testing.T, s *server, others ...string) proxy {
	t.Helper()
	p := newProxy(t)
	conf := sampleWith(t, "nginx.conf", append(others,
		"127.0.0.1:8080", strings.TrimPrefix(*s.url.Load(), "http://"),
		"listen 80;", "listen "+p.plain+";",
		"listen 443 ssl", "listen "+p.address+" ssl",
		"location / {", "location /quiz/ {",
		"/etc/ssl/quiz.example/fullchain.pem", filepath.Join(p.dir, "cert.pem"),
		"/etc/ssl/quiz.example/privkey.pem", filepath.Join(p.dir, "key.pem"),
	)...)
	main := "daemon off;\npid nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log access.log;\nclient_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path f;\nuwsgi_temp_path u;\nscgi_temp_path s;\n" + conf + "}\n"
	file := filepath.Join(p.dir, "nginx.conf")
	write(t, file, []byte(main))
	return p.running(t, "nginx", "nginx-light", "-p", p.dir, "-c", file, "-e", "stderr")
}

func caddy(t *testing.T, s *server, others ...string) proxy {
	t.Helper()
	p := newProxy(t)
	t.Setenv("XDG_CONFIG_HOME", p.dir)
	t.Setenv("XDG_DATA_HOME", p.dir)
	conf := sampleWith(t, "Caddyfile", append(others,
		"reverse_proxy 127.0.0.1:8080", "reverse_proxy "+strings.TrimPrefix(*s.url.Load(), "http://"),
		"log default {", "admin off\ndefault_bind 127.0.0.1\nhttp_port "+port(p.plain)+"\nhttps_port "+port(p.address)+"\nlog default {",
		"\nquiz.example {", fmt.Sprintf("\nquiz.example {\ntls %s %s", filepath.Join(p.dir, "cert.pem"), filepath.Join(p.dir, "key.pem")),
	)...)
	file := filepath.Join(p.dir, "Caddyfile")
	write(t, file, []byte(conf))
	return p.running(t, "caddy", "caddy", "run", "--adapter", "caddyfile", "--config", file)
}

func port(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

// newProxy is one that does not run yet.
func newProxy(t *testing.T) proxy {
	t.Helper()
	p := proxy{address: freeAddress(t), plain: freeAddress(t), dir: t.TempDir()}
	p.roots = certificate(t, p.dir)
	return p
}

// freeAddress is an address of this machine on which nothing listens. Its port is below those that systems hand out, so
// that nobody gets it who asks for any.
func freeAddress(t *testing.T) string {
	t.Helper()
	for {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20_000+mathrand.IntN(10_000)))
		if errors.Is(err, syscall.EADDRINUSE) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		return l.Addr().String()
	}
}

// running starts the program, which Debian has in the package, and waits until it listens.
func (p proxy) running(t *testing.T, program, packaged string, args ...string) proxy {
	t.Helper()
	program, err := exec.LookPath(program)
	if err != nil {
		missing(t, fmt.Sprintf("%v; Debian has it in the package %s", err, packaged))
	}
	p.run = launch(t, program, args...)
	t.Cleanup(func() { p.stops(t) })
	answers(t, p.run, p.address)
	answers(t, p.run, p.plain)
	return p
}

func (p proxy) stops(t *testing.T) {
	t.Helper()
	p.run.signal(t, syscall.SIGTERM)
	p.run.ends(t)
}

// sampleWith is a sample of ours with other words in the place of some: in pairs, of which each finds its first.
func sampleWith(t *testing.T, name string, others ...string) string {
	t.Helper()
	conf := string(read(t, filepath.Join("..", "dist", name)))
	for pair := range slices.Chunk(others, 2) {
		if !strings.Contains(conf, pair[0]) {
			t.Fatalf("the sample has no %q:\n%s", pair[0], conf)
		}
		conf = strings.ReplaceAll(conf, pair[0], pair[1])
	}
	return conf
}

// answers waits until something listens.
func answers(t *testing.T, run *process, address string) {
	t.Helper()
	for {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
			return
		}
		select {
		case <-run.over:
			t.Fatalf("it does not listen:\n%s", run.err.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
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
