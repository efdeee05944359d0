package web

import (
	"strings"
	"testing"
)

// The end of a page is written once for all takers, escaped, and whatever it depends on, it is never taken for another's.
func TestEachFootIsItsOwn(t *testing.T) {
	pages, err := newTable(t).server.pagesIn(english(t), false)
	if err != nil {
		t.Fatal(err)
	}
	tide := Foot{Around: "en", Base: "/harbour", Explore: "Paths", Notice: `No <b>tide</b> & no "ebb"`}
	others := map[string]func(*Foot){
		`<p>No &lt;b&gt;tide&lt;/b&gt; &amp; no &#34;ebb&#34;</p>`: func(*Foot) {},
		`<p lang="de">No &lt;b&gt;`:                                func(f *Foot) { f.Own = "de" },
		`<p>Ebb</p>`:                                               func(f *Foot) { f.Notice = "Ebb" },
		`href="/quay/how-it-works"`:                                func(f *Foot) { f.Base = "/quay" },
		`/explore">Careers</a>`:                                    func(f *Foot) { f.Explore = "Careers" },
		`<nav aria-label="About" lang="en">`:                       func(f *Foot) { f.Apart = "en" },
		`href="https://quay.example"`:                              func(f *Foot) { f.Institution = &institution{"https://quay.example", "quay.example"} },
		`<p lang="es">This is a translation`:                       func(f *Foot) { f.Around = "es" },
		`<p lang="es">The words around`:                            func(f *Foot) { f.Around, f.InOwn = "es", true },
	}
	for range 2 { // the second time nothing is written
		for want, alter := range others {
			foot := tide
			alter(&foot)
			if got, err := pages.foot(foot); err != nil || !strings.Contains(string(got), want) {
				t.Errorf("%v: want %s in %s", err, want, got)
			}
		}
	}
}
