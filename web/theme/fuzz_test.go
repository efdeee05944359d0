package theme_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/theme"
)

// rule is all that a theme may add to the stylesheet.
var rule = regexp.MustCompile(`^\n:root \{( --[a-z-]+: #[0-9a-f]{6};)* \}\n@media screen and \(prefers-color-scheme: dark\) \{ :root \{( --[a-z-]+: (#[0-9a-f]{6}|\.3rem);)* \} \}\n$`)

// Whatever stands in a theme's file and its logo, it is a theme or there are problems, each at its place; a theme adds
// nothing to the stylesheet but colours, leads to https only, and its logo draws and does nothing else.
func FuzzATheme(f *testing.F) {
	for _, seed := range []string{
		"name: Port College\nlogo: logo.svg\nhome: https://college.example\nlight: {brand: \"#5b2a86\"}\n", "light: {paper: \"#000000\", ink: \"#ffffff\"}\ndark: {paper: \"#000\"}\n",
		"home: javascript:alert(1)\n", "home: \"https://a\\\"><script>\"\n", "logo: ../../etc/passwd\n", "logo: /etc/passwd\n", "logo: logo.SVG\n", "light: {brand: \"red; } body { display: none\"}\n",
		"name: [a]\n", "name: \"\\u0000\"\n", "nme: x\n", "", "{", "a: &a [*a]\n", "name: " + strings.Repeat("x", 50) + "\n",
	} {
		for _, picture := range []string{
			logo, strings.Replace(logo, "<path", "<script>x</script><path", 1), strings.Replace(logo, "<path", `<path onload="x"`, 1), strings.Replace(logo, "<path", `<use href="https://evil.example/x.svg"/><path`, 1),
			`<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="-1"/>`, "<svg", "\x89PNG\r\n", `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>`, "",
		} {
			f.Add(seed, picture)
		}
	}
	f.Fuzz(func(t *testing.T, text, picture string) {
		th, problems := theme.Read("theme.yaml", []byte(text), folder("logo.svg", picture, "logo.SVG", picture, "logo.png", picture))
		if (th == nil) != (len(problems) > 0) {
			t.Fatalf("a theme %v, and %d problems", th, len(problems))
		}
		for _, p := range problems {
			if p.Message == "" || p.Rule == "" {
				t.Errorf("a problem without words: %+v", p)
			}
		}
		if th == nil {
			return
		}
		if !rule.MatchString(th.Style()) {
			t.Errorf("the style is\n%s", th.Style())
		}
		if th.Home != "" && !strings.HasPrefix(th.Home, "https://") {
			t.Errorf("it leads to %q", th.Home)
		}
		if th.Logo != nil {
			checkDraws(t, th.Logo)
		}
	})
}

// checkDraws looks into a logo for what is no drawing.
func checkDraws(t *testing.T, l *theme.Logo) {
	if l.Width <= 0 || l.Height <= 0 || len(l.Content) > theme.MaxLogo {
		t.Errorf("the logo is %d × %d, of %d bytes", l.Width, l.Height, len(l.Content))
	}
	if l.Extension != ".svg" {
		return
	}
	read := xml.NewDecoder(bytes.NewReader(l.Content))
	for {
		token, err := read.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("the logo cannot be read: %v", err)
			return
		}
		element, ok := token.(xml.StartElement)
		if ok && (slices.Contains([]string{"script", "foreignobject", "iframe", "a"}, strings.ToLower(element.Name.Local)) || slices.ContainsFunc(element.Attr, func(a xml.Attr) bool {
			return strings.HasPrefix(strings.ToLower(a.Name.Local), "on")
		})) {
			t.Errorf("the logo has %v", element)
		}
	}
}
