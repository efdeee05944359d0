package web

import (
	"strings"
	"testing"
)

// The end of a page is written once for each questionnaire and language, escaped, and never taken for another's.
func TestEachFootIsItsOwn(t *testing.T) {
	pages, err := newTable(t).server.pagesIn(english(t))
	if err != nil {
		t.Fatal(err)
	}
	tide := Foot{Lang: "en", Around: "en", Base: "/harbour", Explore: "Paths", Notice: `No <b>tide</b> & no "ebb"`}
	ebb := tide
	ebb.Notice = "Another one"
	for range 2 {
		for _, f := range []Foot{tide, ebb} {
			got, err := pages.foot(f)
			want := strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;", `"`, "&#34;").Replace(string(f.Notice))
			if err != nil || !strings.Contains(string(got), "<p>"+want+"</p>") || !strings.Contains(string(got), `href="/harbour/explore">Paths`) {
				t.Errorf("%v: %s", err, got)
			}
		}
	}
	if n := len(pages.feet.known); n != 2 {
		t.Errorf("%d feet are kept, want 2", n)
	}
}
