package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/storetest"
	"github.com/careerfit/careerfit/web"
)

// A site is a server that listens, and what stands behind it.
type site struct {
	t       *testing.T
	http    *httptest.Server
	server  *web.Server
	store   store.Store
	quizzes []*quiz.Quiz
	log     *lines
	// root is the path below which the site is reached; mostly "".
	root string

	mu sync.Mutex
	// sent is every answer that went out, as text with its headers and address.
	sent []string
}

// opens a site that offers the harbour questionnaire from an empty store, unless told otherwise.
func opens(t *testing.T, changes ...func(*web.Config)) *site {
	t.Helper()
	return serves(t, httptest.NewServer, changes...)
}

// opensOnHTTPS opens a site that people reach by https, and that knows so.
func opensOnHTTPS(t *testing.T, changes ...func(*web.Config)) *site {
	t.Helper()
	return serves(t, httptest.NewTLSServer, append(changes, at("https://quiz.example"))...)
}

func serves(t *testing.T, listen func(http.Handler) *httptest.Server, changes ...func(*web.Config)) *site {
	t.Helper()
	s := &site{t: t, log: &lines{}}
	cfg := web.Config{Quizzes: []*quiz.Quiz{harbour(t)}, Store: storetest.NewMemory(), Ways: tried, Log: slog.New(slog.NewTextHandler(s.log, nil))}
	for _, change := range changes {
		change(&cfg)
	}
	server, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if cfg.PublicURL != nil {
		s.root = strings.TrimSuffix(cfg.PublicURL.Path, "/")
	}
	s.server, s.store, s.quizzes = server, cfg.Store, cfg.Quizzes
	s.http = listen(recording(server, s.root))
	t.Cleanup(func() { s.http.Close(); server.Close() })
	return s
}

// offering sets the questionnaires.
func offering(quizzes ...*quiz.Quiz) func(*web.Config) {
	return func(c *web.Config) { c.Quizzes = quizzes }
}

// keptIn sets the store.
func keptIn(st store.Store) func(*web.Config) { return func(c *web.Config) { c.Store = st } }

// at sets the address under which people reach the site.
func at(address string) func(*web.Config) {
	return func(c *web.Config) {
		u, err := url.Parse(address)
		if err != nil {
			panic(err)
		}
		c.PublicURL = u
	}
}

// whole is the address of a page, whose path may be told with the site's root or, in a story, without.
func (s *site) whole(path string) string {
	if strings.HasPrefix(path, s.root+"/") {
		return s.http.URL + path
	}
	return s.http.URL + s.root + path
}

// below is a path without the site's root.
func (s *site) below(path string) string { return strings.TrimPrefix(path, s.root) }

// taker is somebody with a browser that has never been here.
func (s *site) taker() *taker {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	client := &http.Client{
		Transport:     s.http.Client().Transport,
		Jar:           jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &taker{t: s.t, site: s, client: client, quiz: s.quizzes[0]}
}

// record keeps an answer for those who look for secrets in it.
func (s *site) record(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = append(s.sent, text)
}

// harbour is the questionnaire that most stories are about, with texts of its file replaced.
func harbour(t testing.TB, replacements ...string) *quiz.Quiz {
	t.Helper()
	return content(t, "harbour", replacements...)
}

func content(t testing.TB, name string, replacements ...string) *quiz.Quiz {
	t.Helper()
	file, text := "testdata/"+name+".yaml", string(source(t, name))
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(text, replacements[i]) {
			t.Fatalf("%s has no %q to replace", file, replacements[i])
		}
		text = strings.ReplaceAll(text, replacements[i], replacements[i+1])
	}
	q, problems := quiz.Parse(file, []byte(text))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

// source is the text of a questionnaire's file.
func source(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// lines are what was logged.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
