package theme_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/theme"
)

// A logo only draws, and has a size.
func TestALogoOnlyDraws(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">`
	for bad, want := range map[string]string{
		svg + `<script>alert(1)</script></svg>`:                                         "it has an element script",
		svg + `<g><foreignObject/></g></svg>`:                                           "it has an element foreignObject",
		svg + `<style>@import url(http://a/b)</style></svg>`:                            "it has an element style",
		svg + `<a><set attributeName="href" to="javascript:alert(1)"/></a></svg>`:       "it has an element set",
		svg + `<a><animate attributeName="href" to="http://a/b"/></a></svg>`:            "it has an element animate",
		svg + `<g><animateTransform/></g></svg>`:                                        "it has an element animateTransform",
		svg + `<g onload="alert(1)"/></svg>`:                                            "it has an attribute onload",
		svg + `<a href="javascript:alert(1)"/></svg>`:                                   "it refers to \"javascript:alert(1)\"",
		svg + `<use xmlns:x="http://www.w3.org/1999/xlink" x:href="http://a/b"/></svg>`: "it refers to \"http://a/b\"",
		svg + `<g xml:base="http://a/b"/></svg>`:                                        "it refers to \"http://a/b\"",
		svg + `<path style="fill: URL( 'http://a/b#c')"/></svg>`:                        "it refers to",
		svg + `<path fill="url(http://a/b#c)"/></svg>`:                                  "it refers to",
		svg + `<path fill="u\72l(http://a/b#c)"/></svg>`:                                "it refers to",
		svg + `<path style="mask-image: image-set('http://a/b' 1x)"/></svg>`:            "it refers to",
		`<?xml-stylesheet href="http://a/b"?>` + svg + `</svg>`:                         "it has an instruction <?xml-stylesheet",
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + svg + `</svg>`:                             "document type",
		`<svg viewBox="0 0 1 1"/>`:                                                      "browsers do not draw it",
		`<svg xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 1 1"/>`:                 "browsers do not draw it",
		`<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>`:                         "it has no size",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>`:                   "it has no size",
		`<html></html>`:       "it is not an SVG picture",
		`<svg viewBox="0 0 1`: "cannot be read",
		``:                    "it is not an SVG picture",
	} {
		_, problems := theme.Read("theme.yaml", []byte("logo: logo.svg\n"), folder("logo.svg", bad))
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("%s:\n%s\nwant %s", bad, problems.Error(), want)
		}
	}
	for good, size := range map[string]string{
		logo: "120 40",
		`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="64px" height="31.5"><use href="#a"/></svg>`:               "64 32",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,3,4" width="100%"/>`:                                                     "3 4",
		svg + `<path fill="url(#a)" style="mask: url( '#b' )" transform="rotate(9)"/><image href="data:image/png;base64,AA=="/></svg>`: "1 1",
		svg + `<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\logo (1).png"/></svg>`:                   "1 1",
	} {
		if l := reads(t, "logo: logo.svg\n", "logo.svg", good).Logo; fmt.Sprint(l.Width, " ", l.Height) != size {
			t.Errorf("%s is %d × %d", good, l.Width, l.Height)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	if l := reads(t, "logo: logo.png\n", "logo.png", b.String()).Logo; l.Width != 30 || l.Height != 20 || l.Extension != ".png" {
		t.Errorf("the PNG is %d × %d, %s", l.Width, l.Height, l.Extension)
	}
}
