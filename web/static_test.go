package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

func TestStaticFilesAreNamedByTheirContent(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/")
	seen := 0
	for _, link := range htmlcheck.Elements(taker.page.doc, "link") {
		href, _ := htmlcheck.Attr(link, "href")
		file := taker.fetch(taker.request("GET", href))
		if file.status != http.StatusOK || len(file.body) == 0 || !strings.Contains(file.header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, %d bytes, %v", href, file.status, len(file.body), file.header)
		}
		seen++
	}
	if seen < 2 {
		t.Errorf("the page has %d links to files", seen)
	}
	for _, name := range []string{"style.css", "style.000000000000.css", "", "../doc.go", "%2e%2e%2fdoc.go", "style.css/x"} {
		gone := taker.fetch(taker.request("GET", "/static/"+name))
		if gone.status != http.StatusNotFound || gone.header.Get("Cache-Control") != "no-store" || gone.heading() != "Page not found" {
			t.Errorf("/static/%s: %s, %v", name, gone, gone.header)
		}
	}
}
