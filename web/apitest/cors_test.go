package apitest

import (
	"net/http"
	"testing"

	"github.com/careerfit/careerfit/web"
)

// fromOtherSites makes every call as a script of a site does that is named, or that is not, with what its browser asks
// before.
func fromOtherSites(t *testing.T) *site {
	const named = "https://campus.example"
	g := newRegular(t, func(c *web.Config) { c.CORSOrigins = []string{named} })
	for _, op := range g.contract.operations() {
		if op.name == "deleteSession" {
			continue // the other calls go on with it
		}
		for _, origin := range []string{named, "https://other.example"} {
			c := g.call(op)
			c.header["Origin"] = origin
			allowed(t, g.asks(c), origin == named)
			c.query["ghost"] = "1" // a refusal is read by the script, too
			allowed(t, g.asks(c), origin == named)
			before := g.raw(http.MethodOptions, g.request(g.call(op)).URL.Path, nil, nil)
			before.Header.Set("Origin", origin)
			before.Header.Set("Access-Control-Request-Method", op.method)
			before.Header.Set("Access-Control-Request-Headers", "authorization,content-type,if-match")
			allowed(t, g.makes(before), origin == named)
		}
	}
	return g.site
}

// allowed wants an answer to be for a site, or not.
func allowed(t *testing.T, x exchange, want bool) {
	t.Helper()
	if got := x.header.Get("Access-Control-Allow-Origin") != ""; got != want {
		t.Errorf("%s %s from %s: allowed is %t", x.request.Method, x.request.URL.Path, x.request.Header.Get("Origin"), got)
	}
}
