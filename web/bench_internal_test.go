package web

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/storetest"
)

// Each page by itself, without a network: what a request costs within the server.
//
//	go test ./web -run '^$' -bench . -benchmem

func BenchmarkItemPage(b *testing.B) { newTable(b).serve(b, http.MethodGet, "/items/12", "") }

func BenchmarkAnswer(b *testing.B) {
	t := newTable(b)
	t.serve(b, http.MethodPost, "/items/12", url.Values{"answer": {t.quiz.Options(11)[0].ID}, "shown": {""}}.Encode())
}

// BenchmarkResultPage turns between the page, from the session in the store to its bytes, and the same template on data
// that was made before, from a handler with nothing around it. The share of the latter's speed is "ofReady".
func BenchmarkResultPage(b *testing.B) {
	t := newTable(b)
	t.finish(b)
	whole, ready := t.page("/result"), t.readyResult(b)
	var spent [2]time.Duration
	for b.Loop() {
		for i, get := range []func() *httptest.ResponseRecorder{whole, ready} {
			begun := time.Now()
			if got := get(); got.Code != http.StatusOK {
				b.Fatal(got.Code, got.Body)
			}
			spent[i] += time.Since(begun)
		}
	}
	b.ReportMetric(float64(spent[0])/float64(b.N), "ns/page")
	b.ReportMetric(float64(spent[1])/float64(spent[0]), "ofReady")
}

// A table is where a taker sits: a server with one sitting of the built-in questionnaire in memory.
type table struct {
	server  *Server
	quiz    *quiz.Quiz
	cookie  string
	sitting string
}

func newTable(tb testing.TB) *table {
	tb.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	s, err := New(Config{Quizzes: []*quiz.Quiz{q}, Store: storetest.NewMemory(), Limits: Limits{Changes: Rate{1_000_000, time.Nanosecond}}})
	if err != nil {
		tb.Fatal(err)
	}
	t := &table{server: s, quiz: q}
	got := t.send(http.MethodPost, "/"+q.ID+"/start", "")
	cookies := got.Result().Cookies()
	if got.Code != http.StatusSeeOther || len(cookies) != 1 {
		tb.Fatal(got.Code, got.Body)
	}
	t.cookie = cookies[0].Name + "=" + cookies[0].Value
	t.sitting = strings.TrimSuffix(got.Header().Get("Location"), "/code")
	return t
}

// finish answers as the first persona does, whose result is clear, and asks for it.
func (t *table) finish(tb testing.TB) {
	tb.Helper()
	for i, item := range t.quiz.Items {
		a := t.quiz.Personas[0].Answers[item.ID]
		form := url.Values{"answer": a.Options, "say": {string(a.NonAnswer)}}
		if got := t.send(http.MethodPost, fmt.Sprintf("%s/items/%d", t.sitting, i+1), form.Encode()); got.Code != http.StatusSeeOther {
			tb.Fatal(got.Code, got.Body)
		}
	}
	if got := t.send(http.MethodPost, t.sitting+"/finish", ""); got.Code != http.StatusSeeOther {
		tb.Fatal(got.Code, got.Body)
	}
}

func (t *table) send(method, address, form string) *httptest.ResponseRecorder {
	return answeredBy(t.server, t.request(method, address, form))
}

func (t *table) request(method, address, form string) *http.Request {
	r := httptest.NewRequest(method, address, strings.NewReader(form))
	r.Header.Set("Accept-Language", "en-GB,en;q=0.9")
	r.Header.Set("Cookie", t.cookie)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r
}

// page asks for a page of the sitting, again and again.
func (t *table) page(path string) func() *httptest.ResponseRecorder {
	return func() *httptest.ResponseRecorder { return t.send(http.MethodGet, t.sitting+path, "") }
}

// serve has the same request answered again and again.
func (t *table) serve(b *testing.B, method, path, form string) {
	b.ReportAllocs()
	for b.Loop() {
		if got := t.send(method, t.sitting+path, form); got.Code >= http.StatusBadRequest {
			b.Fatal(got.Code, got.Body)
		}
	}
}

// readyResult fills the template of the result with data made once.
func (t *table) readyResult(tb testing.TB) func() *httptest.ResponseRecorder {
	tb.Helper()
	request := t.request(http.MethodGet, t.sitting+"/result", "")
	c := t.server.echo.NewContext(request, httptest.NewRecorder())
	t.server.echo.Router().Find(http.MethodGet, request.URL.Path, c)
	taken, err := t.server.sitting(c)
	if err != nil {
		tb.Fatal(err)
	}
	name, page, err := t.server.resultPage(c, taken)
	if err != nil {
		tb.Fatal(err)
	}
	templates, err := t.server.pagesIn(t.server.speechIn(c, page.around()), false)
	if err != nil {
		tb.Fatal(err)
	}
	bare := echo.New()
	bare.GET("/*", func(c echo.Context) error {
		var body bytes.Buffer
		if err := templates.byName[name].Execute(&body, page); err != nil {
			return err
		}
		return c.HTMLBlob(http.StatusOK, body.Bytes())
	})
	return func() *httptest.ResponseRecorder {
		return answeredBy(bare, t.request(http.MethodGet, t.sitting+"/result", ""))
	}
}

func answeredBy(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// The ready-made result is byte by byte the one that takers get.
func TestTheReadyMadeResultIsTheResult(t *testing.T) {
	table := newTable(t)
	table.finish(t)
	read := func(w *httptest.ResponseRecorder) string {
		body, err := io.ReadAll(w.Result().Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	whole, ready := read(table.page("/result")()), read(table.readyResult(t)())
	if whole != ready || !strings.Contains(whole, "verdict-clear") || !strings.Contains(whole, "</html>") {
		t.Errorf("page:\n%s\nready-made:\n%s", whole, ready)
	}
}
