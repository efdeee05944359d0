package trials

import (
	"crypto/x509"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"net"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A proxy runs before a server, as one of our samples sets it up.
type proxy struct {
	// address is where it listens for https, plain where it sends whoever comes without.
	address, plain string
	// under is the path below which the server is.
	under string
	// roots are whom its certificate is by.
	roots *x509.CertPool
	// dir is where all its files are.
	dir string
	run *process
}

// A sampled is a proxy of which we have a sample, on a host of the server's own or with a path before it.
type sampled struct{ sample, under string }

var proxies = []sampled{{"nginx.conf", ""}, {"nginx.conf", "/quiz"}, {"Caddyfile", ""}, {"Caddyfile", "/quiz"}}

// sampledBy are those by that sample.
func sampledBy(sample string) []sampled {
	return slices.DeleteFunc(slices.Clone(proxies), func(p sampled) bool { return p.sample != sample })
}

// begin runs it with our sample, which is changed only in where things are, and with others in the place of some words.
func (p sampled) begin(t *testing.T, s *server, others ...string) proxy {
	t.Helper()
	away, err := filepath.Abs(filepath.Join("..", "dist"))
	if err != nil {
		t.Fatal(err)
	}
	others = append(others, "127.0.0.1:8080", strings.TrimPrefix(*s.url.Load(), "http://"), "/usr/local/share/careerfit", away)
	begin := map[string]func(*testing.T, proxy, ...string) proxy{"nginx.conf": nginx, "Caddyfile": caddy}[p.sample]
	return begin(t, newProxy(t, p.under), others...)
}

func nginx(t *testing.T, p proxy, others ...string) proxy {
	t.Helper()
	conf := with(t, p.site(t, "nginx.conf"), append(others,
		"listen 80;", "listen "+p.plain+";",
		"listen 443 ssl", "listen "+p.address+" ssl",
		"listen [::]:80;", "", "\tlisten [::]:443 ssl http2;\n", "", // not every machine has IPv6
		"/etc/ssl/quiz.example/fullchain.pem", filepath.Join(p.dir, "cert.pem"),
		"/etc/ssl/quiz.example/privkey.pem", filepath.Join(p.dir, "key.pem"),
	)...)
	main := "daemon off;\nuser root;\npid nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log access.log;\nclient_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path f;\nuwsgi_temp_path u;\nscgi_temp_path s;\n" + conf + "}\n"
	file := filepath.Join(p.dir, "nginx.conf")
	write(t, file, []byte(main))
	return p.running(t, "nginx", "nginx-light", "-p", p.dir, "-c", file, "-e", "stderr")
}

func caddy(t *testing.T, p proxy, others ...string) proxy {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", p.dir)
	t.Setenv("XDG_DATA_HOME", p.dir)
	conf := with(t, p.site(t, "Caddyfile"), append(others,
		"log default {", "admin off\ndefault_bind 127.0.0.1\nhttp_port "+port(p.plain)+"\nhttps_port "+port(p.address)+"\nlog default {",
		"\nquiz.example {", fmt.Sprintf("\nquiz.example {\ntls %s %s", filepath.Join(p.dir, "cert.pem"), filepath.Join(p.dir, "key.pem")),
	)...)
	file := filepath.Join(p.dir, "Caddyfile")
	write(t, file, []byte(conf))
	return p.running(t, "caddy", "caddy", "run", "--adapter", "caddyfile", "--config", file)
}

// site is the sample with the host of the server's own, or else with the other site, which is a comment, instead.
func (p proxy) site(t *testing.T, sample string) string {
	t.Helper()
	conf := string(read(t, filepath.Join("..", "dist", sample)))
	if p.under == "" {
		return conf
	}
	own := regexp.MustCompile(`(?s)\n(server|quiz\.example) \{\n.*?\n\}\n`)
	if !own.MatchString(conf) {
		t.Fatalf("the sample has no host of the server's own:\n%s", conf)
	}
	conf = regexp.MustCompile(`(?m)^#([^ ])`).ReplaceAllString(own.ReplaceAllString(conf, "\n"), "$1")
	return with(t, conf, "www.example", "quiz.example")
}

func port(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

// newProxy is one that does not run yet.
func newProxy(t *testing.T, under string) proxy {
	t.Helper()
	p := proxy{under: under, address: freeAddress(t), plain: freeAddress(t), dir: t.TempDir()}
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

// with is a sample with other words in the place of some: in pairs, of which each finds its first.
func with(t *testing.T, conf string, others ...string) string {
	t.Helper()
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
