package apitest

import (
	"net/url"
	"testing"

	"github.com/careerfit/careerfit/web"
)

// A site below a path of another one serves a document that leads there.
func belowAPath(t *testing.T) *site {
	g := newRegular(t, func(c *web.Config) { c.PublicURL = &url.URL{Scheme: "https", Host: "college.example", Path: "/quiz"} })
	if got := g.contract.doc.Servers[0].URL; got != "/quiz"+apiRoot {
		t.Errorf("the document leads to %s", got)
	}
	for _, op := range g.contract.operations() {
		g.asks(g.call(op))
	}
	return &site{t: t} // the other stories are told at the root
}
