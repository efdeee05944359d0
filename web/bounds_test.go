package web_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// A browser that has too much stored for the host is told what it can do; with as much as is taken it sees its pages.
func TestHeadersHaveSixteenKilobytesAtMost(t *testing.T) {
	taker := opens(t).taker()
	request := taker.request(http.MethodGet, "/harbour/")
	request.Header.Set("User-Agent", "x") // or there is one of Go's
	request.Header.Set("Accept-Encoding", "x")
	taken := 0
	for name, values := range request.Header {
		taken += len(name) + len(values[0])
	}
	fill := 16<<10 - taken - len("Cookie") - len("other=")
	request.Header.Set("Cookie", "other="+strings.Repeat("x", fill))
	taker.sends(request)
	taker.seesHeading("Where in the harbour?")
	request = request.Clone(t.Context())
	request.Header.Set("Cookie", "other="+strings.Repeat("x", fill+1))
	taker.sends(request)
	taker.sees(http.StatusRequestHeaderFieldsTooLarge, "Your browser sent too much").reads("Delete the cookies of this host")
	checkHeaders(t, route{}, taker.page, false)
}

func TestAFormHasFiveHundredFieldsAtMost(t *testing.T) {
	taker := opens(t).taker().starts()
	sitting := taker.sitting()
	with := func(fields int) *page {
		return taker.fetch(taker.post(sitting+"/items/1", url.Values{"answer": {"sailor"}, "more": make([]string, fields-1)}))
	}
	if p := with(501); p.status != http.StatusRequestEntityTooLarge || p.heading() != "Too much was sent" || taker.site.kept(sitting).Marks[0].Reached() {
		t.Error(p)
	}
	if p := with(500); p.status != http.StatusSeeOther || !taker.site.kept(sitting).Marks[0].Reached() {
		t.Error(p)
	}
}

// endless is a body without an end, which counts what is read of it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "answer=rope&"[(e.read+i)%12]
	}
	e.read += len(p)
	return len(p), nil
}

// Of what is too large the server reads no more than it takes, and keeps nothing.
func TestWhatIsTooLargeTakesNoRoom(t *testing.T) {
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{harbour(t)}, Store: newStore()})
	if err != nil {
		t.Fatal(err)
	}
	post := func(body io.Reader) int {
		request := httptest.NewRequest(http.MethodPost, "/return", body)
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		return answer.Code
	}
	post(bytes.NewReader(nil)) // what is made once
	before := allocated()
	for range 100 {
		body := &endless{}
		if status := post(body); status != http.StatusRequestEntityTooLarge {
			t.Fatalf("status %d", status)
		}
		if body.read > 64<<10+1<<12 {
			t.Fatalf("%d bytes were read", body.read)
		}
	}
	if grown := allocated() - before; grown > 1<<20 {
		t.Errorf("it keeps %d bytes", grown)
	}
	runtime.KeepAlive(server)
}

// allocated is how many bytes are in use once all garbage is gone.
func allocated() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
