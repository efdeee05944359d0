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
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Behind nginx as our own sample sets it up, with https and below a path of another site: a sitting is taken, its cookie
// is bound to the host and to https, and a limit counts those who are before the proxy, whatever they say of themselves.
func TestTrialBehindAProxy(t *testing.T) {
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example/quiz", "--trusted-proxy", "127.0.0.1/32")
	proxy := nginx(t, s)
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
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
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

// A proxy is where nginx listens, and whom its certificate is by.
type proxy struct {
	address string
	roots   *x509.CertPool
}

// nginx runs with our sample, which is changed only in where things are.
func nginx(t *testing.T, s *server) proxy {
	t.Helper()
	program, err := exec.LookPath("nginx")
	if err != nil {
		missing(t, "nginx is missing; it is a package of Debian, nginx-light")
	}
	dir, p := t.TempDir(), proxy{address: freeAddress(t)}
	p.roots = certificate(t, dir)
	conf := sampleWith(t, map[string]string{
		"127.0.0.1:8080":                      strings.TrimPrefix(*s.url.Load(), "http://"),
		"listen 80;":                          "listen " + freeAddress(t) + ";",
		"listen 443 ssl":                      "listen " + p.address + " ssl",
		"location / {":                        "location /quiz/ {",
		"/etc/ssl/quiz.example/fullchain.pem": filepath.Join(dir, "cert.pem"),
		"/etc/ssl/quiz.example/privkey.pem":   filepath.Join(dir, "key.pem"),
	})
	main := "daemon off;\npid nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\nclient_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path f;\nuwsgi_temp_path u;\nscgi_temp_path s;\n" + conf + "}\n"
	write(t, filepath.Join(dir, "nginx.conf"), []byte(main))
	run := launch(t, program, "-p", dir, "-c", filepath.Join(dir, "nginx.conf"), "-e", "stderr")
	t.Cleanup(func() { run.signal(t, syscall.SIGTERM); run.ends(t) })
	answers(t, run, p.address)
	return p
}

// sampleWith is our sample with other things in the place of some.
func sampleWith(t *testing.T, others map[string]string) string {
	t.Helper()
	conf := string(read(t, filepath.Join("..", "dist", "nginx.conf")))
	for there, here := range others {
		if strings.Count(conf, there) != 1 {
			t.Fatalf("the sample has not one %q:\n%s", there, conf)
		}
		conf = strings.Replace(conf, there, here, 1)
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
