package apitest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/web"
)

// apiRoot is where the API is, by the brief for whoever finds the document; all else is in that.
const apiRoot = "/api/v1"

// A site is a server that listens, all of whose exchanges are held against the contract that it serves.
type site struct {
	t testing.TB
	// host is where it listens, and root the path below which the site is reached; mostly "".
	host, root string
	server     http.Handler
	contract   *contract

	mu sync.Mutex
	// told are all exchanges so far.
	told []exchange
}

// opens a site with the built-in questionnaire and another one, from an empty file, unless told otherwise.
func opens(t testing.TB, changes ...func(*web.Config)) *site {
	t.Helper()
	builtIn, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	cfg := web.Config{Quizzes: []*quiz.Quiz{builtIn, questionnaire(t, "harbour")}}
	for _, change := range changes {
		change(&cfg)
	}
	if cfg.Store == nil {
		cfg.Store = keptInFile(t)
	}
	server, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	listens := httptest.NewServer(server)
	t.Cleanup(func() { listens.Close(); server.Close() })
	s := &site{t: t, host: listens.URL, server: server}
	if cfg.PublicURL != nil {
		s.root = strings.TrimSuffix(cfg.PublicURL.Path, "/")
	}
	s.contract = s.served()
	return s
}

// keptInFile is an empty store in a file, which is closed with the test.
func keptInFile(t testing.TB) store.Store {
	t.Helper()
	st, err := boltstore.Open(filepath.Join(t.TempDir(), "careerfit.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// questionnaire is one of those with which the pages are tested.
func questionnaire(t testing.TB, name string) *quiz.Quiz {
	t.Helper()
	file := filepath.Join("..", "testdata", name+".yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse(file, data)
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

// document is what the site says its contract is.
func (s *site) document() []byte {
	s.t.Helper()
	answer, err := http.Get(s.host + s.root + apiRoot + "/openapi.yaml")
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		s.t.Fatalf("the document: %d, %v", answer.StatusCode, err)
	}
	return data
}

func (s *site) served() *contract {
	s.t.Helper()
	tree, err := treeOf(s.document())
	if err != nil {
		s.t.Fatal(err)
	}
	c, err := contractOf(tree)
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// makes sends a request, and holds it and its answer against the contract.
func (s *site) makes(r *http.Request) exchange {
	s.t.Helper()
	x, err := exchangeOf(r)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, fault := range s.contract.faults(x) {
		s.t.Errorf("%v\n\tin %v", fault, x)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told = append(s.told, x)
	return x
}

// json is the body, which is an object.
func (x exchange) json(t testing.TB) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(x.content, &m); err != nil {
		t.Fatalf("%v in %v", err, x)
	}
	return m
}

// exchangeOf sends a request and reads the answer; redirects are answers, too.
func exchangeOf(r *http.Request) (x exchange, err error) {
	if r.Body != nil {
		if x.sent, err = io.ReadAll(r.Body); err != nil {
			return x, err
		}
		r.Body = io.NopCloser(bytes.NewReader(x.sent))
		r.ContentLength = int64(len(x.sent))
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return x, err
	}
	defer answer.Body.Close()
	x.request, x.status, x.header = r, answer.StatusCode, answer.Header
	x.content, err = io.ReadAll(answer.Body)
	return x, err
}
