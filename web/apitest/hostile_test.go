package apitest

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/web"
	"pgregory.net/rapid"
)

// A crowd is a site with a session, to which anything is sent. What makes an exchange faulty is for the contract to
// say: what it refuses must be answered with a problem and 4xx, and what it allows must be read.
type crowd struct {
	*regular
	// known are words that mean something to this site.
	known []string
}

// invites a crowd. The limits are out of its way: they are for a test of their own.
func invites(t testing.TB) *crowd {
	t.Helper()
	g := newRegular(t, func(c *web.Config) {
		all := web.Rate{Burst: 1 << 30, Every: time.Nanosecond}
		c.Limits = web.Limits{Starts: all, Changes: all, Misses: all}
	})
	known := []string{"x", "id", "answers", "non_answer", "skipped"}
	known = slices.AppendSeq(known, maps.Values(g.words))
	slices.Sort(known)
	for _, item := range questionnaire(t, "harbour").Items {
		known = append(known, item.ID)
		for _, o := range item.Options {
			known = append(known, o.ID)
		}
	}
	return &crowd{g, known}
}

// call draws a call of some operation, with slips or without.
func (c *crowd) call(t *rapid.T) *http.Request {
	op := rapid.SampledFrom(c.contract.operations()).Draw(t, "operation")
	d := &drawer{contract: c.contract, t: t, slips: rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "slips"), known: c.known}
	address := op.path
	query := url.Values{}
	header := http.Header{}
	for _, p := range op.parameters {
		value := c.parameter(d, p)
		switch p.in {
		case "path":
			address = strings.ReplaceAll(address, "{"+p.name+"}", url.PathEscape(value))
		case "query":
			if rapid.Bool().Draw(t, p.name) {
				query.Add(p.name, value)
			}
		case "header":
			if rapid.Bool().Draw(t, p.name) {
				header.Set(p.name, sendable(value))
			}
		}
	}
	if d.slip("a strange parameter") {
		query.Add(d.word(), rapid.String().Draw(t, "value"))
	}
	body, kind := c.body(d, op)
	r := c.raw(op.method, c.root+apiRoot+address, query, nil)
	r.Body = io.NopCloser(bytes.NewReader(body))
	for name, values := range header {
		r.Header[name] = values
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	c.authorize(d, r)
	return r
}

// parameter draws a value: mostly one that the site knows.
func (c *crowd) parameter(d *drawer, p parameter) string {
	if word := c.words[p.name]; word != "" && rapid.IntRange(0, 3).Draw(d.t, "known "+p.name) > 0 {
		return word
	}
	switch value := d.value(p.place, 9).(type) {
	case string:
		return value
	default:
		said, _ := json.Marshal(value)
		return string(said)
	}
}

// sendable is a value as a header can have it: HTTP itself refuses the rest.
func sendable(value string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, value)
}

// body draws a body, and what it is said to be.
func (c *crowd) body(d *drawer, op described) ([]byte, string) {
	place, body := c.contract.object(op.place + "/requestBody")
	if body == nil {
		return nil, ""
	}
	kind := "application/json"
	said, _ := json.Marshal(d.value(join(place, "content", kind, "schema"), 0))
	if d.slip("another kind") {
		kind = rapid.SampledFrom([]string{"", "text/plain", "application/x-www-form-urlencoded", "application/json-seq", "json", ";", "application/problem+json"}).Draw(d.t, "kind")
	}
	if d.slip("not JSON") {
		said = broken(d.t, said)
	}
	return said, kind
}

// broken is a body that was changed on its way, or never was one.
func broken(t *rapid.T, body []byte) []byte {
	switch rapid.IntRange(0, 5).Draw(t, "how broken") {
	case 0:
		return body[:rapid.IntRange(0, len(body)).Draw(t, "cut")]
	case 1:
		return append(body, body...)
	case 2:
		return bytes.Replace(body, []byte("{"), []byte(`{"answers":{},`), 1)
	case 3:
		return bytes.Repeat([]byte("["), rapid.IntRange(1, 70_000).Draw(t, "deep"))
	case 4:
		return append([]byte("\xef\xbb\xbf"), body...)
	}
	return rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
}

// authorize sends the secret, mostly.
func (c *crowd) authorize(d *drawer, r *http.Request) {
	said := "Bearer " + c.secret
	if d.slip("another secret") {
		said = rapid.SampledFrom([]string{"", "Bearer", "Bearer ", "Basic " + c.secret, c.secret, "Bearer " + strings.Repeat("x", 26), "Bearer " + c.secret + "x", "Bearer é", "Bearer a b"}).Draw(d.t, "secret")
	}
	if said != "" {
		r.Header.Set("Authorization", sendable(said))
	}
}

// checked sends a drawn call, and fails if the contract does not hold.
func (c *crowd) checked(t *rapid.T) {
	x, err := exchangeOf(c.call(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range c.contract.faults(x) {
		t.Fatalf("%v\n\tin %v", fault, x)
	}
}

func TestWhateverIsSentTheContractHolds(t *testing.T) {
	rapid.Check(t, invites(t).checked)
}

// Servers that part from the document in one thing are found out by the same calls.
func TestWhateverIsSentFindsAServerThatParts(t *testing.T) {
	for name, parts := range map[string]func(*httptest.ResponseRecorder){
		"falls over": func(w *httptest.ResponseRecorder) {
			if w.Code == 400 {
				w.Code = 500
			}
		},
		"takes anything": func(w *httptest.ResponseRecorder) {
			if w.Code == 400 {
				w.Code = 200
			}
		},
		"refuses all": func(w *httptest.ResponseRecorder) { w.Code = 400 },
		"explains nothing": func(w *httptest.ResponseRecorder) {
			if w.Code == 400 {
				w.Body.Reset()
			}
		},
		"explains it to eyes": func(w *httptest.ResponseRecorder) {
			if w.Code == 400 {
				w.Header().Set("Content-Type", "text/html")
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := invites(t)
			server := c.server
			listens := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				said := httptest.NewRecorder()
				server.ServeHTTP(said, r)
				parts(said)
				maps.Copy(w.Header(), said.Header())
				w.WriteHeader(said.Code)
				_, _ = w.Write(said.Body.Bytes())
			}))
			defer listens.Close()
			c.host = listens.URL
			if !c.findsFault(t) {
				t.Error("nobody sees it")
			}
		})
	}
}

// findsFault sends calls until one does not keep to the contract.
func (c *crowd) findsFault(t *testing.T) bool {
	calls := rapid.Custom(c.call)
	for seed := range 500 {
		x, err := exchangeOf(calls.Example(seed))
		if err != nil {
			t.Fatal(err)
		}
		if len(c.contract.faults(x)) > 0 {
			return true
		}
	}
	return false
}

func FuzzWhateverIsSentTheContractHolds(f *testing.F) {
	c := invites(f)
	f.Fuzz(rapid.MakeFuzz(c.checked))
}
