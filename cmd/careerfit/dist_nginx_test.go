package main

import (
	"context"
	"net"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
)

// The packaged configuration of nginx brings people to the pages by https: on a host of its own, and below a path.
func TestBehindThePackagedNginx(t *testing.T) {
	needs(t, "nginx", "nginx-light")
	for _, under := range []string{"", "/quiz"} {
		s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--public-url", "https://quiz.example"+under)
		browser := throughNginx(t, strings.Replace(distFile(t, "nginx.conf"), "location / {", "location "+under+"/ {", 1), s.url)
		begins(t, browser, under, "https://quiz.example", http.StatusSeeOther)
		begins(t, browser, under, "https://elsewhere.example", http.StatusForbidden)
		s.ends(exitOK)
	}
}

// A proxy that passes on no host has every form refused: the line in the configuration is needed.
func TestBehindNginxWithoutTheHost(t *testing.T) {
	needs(t, "nginx", "nginx-light")
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	conf := strings.Replace(distFile(t, "nginx.conf"), "proxy_set_header Host $http_host;", "", 1)
	begins(t, throughNginx(t, conf, s.url), "", "https://quiz.example", http.StatusForbidden)
}

// begins begins a sitting as the page of an origin would, and expects the status.
func begins(t *testing.T, browser *http.Client, under, origin string, want int) {
	t.Helper()
	start := "https://quiz.example" + under + "/health-informatics/start"
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, start, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Origin", origin)
	response, err := browser.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != want {
		t.Fatalf("a form of %s: status %d, want %d", origin, response.StatusCode, want)
	}
	if want != http.StatusSeeOther {
		return
	}
	if to := response.Header.Get("Location"); !strings.HasPrefix(to, under+"/sittings/") {
		t.Errorf("it leads to %s", to)
	}
	if cookie := response.Header.Get("Set-Cookie"); !strings.Contains(cookie, "; Secure") {
		t.Errorf("by https it sets %s", cookie)
	}
}

// throughNginx starts nginx with the configuration in front of the server, and returns a browser for which
// quiz.example lies there.
func throughNginx(t *testing.T, conf, server string) *http.Client {
	t.Helper()
	dir := t.TempDir()
	certificate, key, trusted := certified(t, dir)
	plain, https := freePort(t), freePort(t)
	conf = strings.NewReplacer("127.0.0.1:8080", strings.Replace(strings.TrimPrefix(server, "http://"), "localhost", "127.0.0.1", 1),
		"listen 80;", "listen "+plain+";", "listen 443 ", "listen "+https+" ",
		"/etc/ssl/quiz.example/fullchain.pem", certificate, "/etc/ssl/quiz.example/privkey.pem", key).Replace(conf)
	runNginx(t, dir, conf)
	dial := func(ctx context.Context, network, addr string) (net.Conn, error) {
		port := map[string]string{"quiz.example:80": plain, "quiz.example:443": https}[addr]
		return new(net.Dialer).DialContext(ctx, network, port)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar, Transport: &http.Transport{DialContext: dial, TLSClientConfig: trusted}}
	reaches(t, browser, "http://quiz.example/healthz")
	browser.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return browser
}
