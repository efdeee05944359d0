package apitest

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// These stories are told of every call that the document has.

func allInGoodOrder(t *testing.T) *site {
	g := newRegular(t)
	for _, op := range g.contract.operations() {
		c := g.call(op)
		if op.method == http.MethodDelete && op.path == "/sessions/{session}" {
			continue // the other stories go on with it
		}
		x := g.asks(c)
		if op.method == http.MethodGet {
			r := g.request(c)
			r.Method = http.MethodHead
			g.makes(r)
		}
		for _, p := range op.parameters {
			value := g.words[p.name]
			switch p.name {
			case "If-Match":
				value = "*"
			case "If-None-Match":
				value = x.header.Get("ETag")
			}
			c := g.call(op)
			switch p.in {
			case "query":
				c.query[p.name] = value
			case "header":
				c.header[p.name] = value
			default:
				continue
			}
			g.asks(c)
		}
	}
	return g.site
}

// refusedAtTheDoor sends what no call takes.
func refusedAtTheDoor(t *testing.T) *site {
	g := newRegular(t)
	for _, op := range g.contract.operations() {
		for _, query := range []url.Values{{"ghost": {"1"}}, {"lang": {"en", "es"}}, {"x": {strings.Repeat("x", 3000)}}} {
			r := g.request(g.call(op))
			r.URL.RawQuery = query.Encode()
			g.makes(r)
		}
		c := g.call(op)
		c.header["X-Large"] = strings.Repeat("x", 17<<10)
		g.asks(c)
		r := g.request(g.call(op))
		r.Body = http.NoBody
		if r.Method != http.MethodGet {
			r = g.raw(op.method, r.URL.Path, nil, strings.Repeat("x", 65<<10))
			r.Header.Set("Authorization", "Bearer "+g.secret)
			g.makes(r)
		}
	}
	return g.site
}

// methods are those that a site must refuse where the document does not have them.
var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}

// astray comes to addresses and with methods that there are not.
func astray(t *testing.T) *site {
	g := newRegular(t)
	for _, op := range g.contract.operations() {
		path := g.request(g.call(op)).URL.Path
		for _, method := range methods {
			if method != op.method && g.contract.find(g.raw(method, path, nil, nil)) == nil {
				g.makes(g.raw(method, path, nil, nil))
			}
		}
		g.makes(g.raw(op.method, path+"/ghost", nil, nil))
		c := g.call(op)
		for name := range c.path {
			c.path[name] = "ghost"
		}
		g.asks(c)
	}
	for _, stray := range []string{"/api", "/api/", "/api/v2/openapi.yaml", "/api/v1/ghost"} {
		g.makes(g.raw("GET", stray, nil, nil))
	}
	return g.site
}

func strangers(t *testing.T) *site {
	g := newRegular(t)
	for _, op := range g.contract.operations() {
		if !op.secured {
			continue
		}
		for _, said := range []string{"", "Bearer", "Basic " + g.secret, "Bearer " + strings.Repeat("A", len(g.secret))} {
			r := g.request(g.call(op))
			r.Header.Del("Authorization")
			if said != "" {
				r.Header.Set("Authorization", said)
			}
			g.makes(r)
		}
	}
	return g.site
}

// noBodies sends, where a body is wanted, what is none, or one of another kind.
func noBodies(t *testing.T) *site {
	g := newRegular(t)
	for _, op := range g.contract.operations() {
		if !op.takes {
			continue
		}
		for _, sent := range []any{nil, 3, true, "ghost", []any{}, map[string]any{}, map[string]any{"ghost": 1}} {
			c := g.call(op)
			c.body = sent
			g.asks(c)
		}
		for _, kind := range []string{"", "text/plain", "application/x-www-form-urlencoded"} {
			r := g.request(g.call(op))
			r.Header.Set("Content-Type", kind)
			g.makes(r)
		}
	}
	return g.site
}

// failingStore makes every call while the store takes nothing, or has records that cannot be read.
func failingStore(t *testing.T) *site {
	all := &site{t: t}
	for _, err := range []error{store.ErrFailed, store.ErrDamaged} {
		g := newRegular(t)
		g.words["questionnaire"] = questionnaire(t, "tea").Digest.String() // which the server has not read yet
		g.store.err = err
		for _, op := range g.contract.operations() {
			g.asks(g.call(op))
		}
		all.told = append(all.told, g.told...)
	}
	return all
}

// tooFast makes every call so often that it is one too many.
func tooFast(t *testing.T) *site {
	all := &site{t: t}
	slow := web.Rate{Burst: 1, Every: time.Hour}
	for _, limits := range []web.Limits{{Starts: slow}, {Changes: slow}, {Misses: slow}} {
		g := newRegular(t, func(c *web.Config) { c.Limits = limits })
		g.bodies["openSession"] = map[string]any{"return_code": strings.Repeat("A", 18)}
		for _, op := range g.contract.operations() {
			if op.statuses["429"] != nil {
				g.asks(g.call(op))
				g.asks(g.call(op))
			}
		}
		all.told = append(all.told, g.told...)
	}
	return all
}
