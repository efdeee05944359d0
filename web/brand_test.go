package web_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/theme"
)

// themed sets the theme.
func themed(t *testing.T, text string) func(*web.Config) {
	t.Helper()
	beside := fstest.MapFS{"logo.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>`)}}
	look, problems := theme.Read("theme.yaml", []byte(text), beside)
	if look == nil {
		t.Fatal(problems)
	}
	return func(c *web.Config) { c.Theme = look }
}

const college = "name: Port College\nlogo: logo.svg\nhome: https://www.college.example/quiz\nlight: {brand: \"#5b2a86\"}\n"

func TestAThemeIsOnEveryPage(t *testing.T) {
	s := opens(t, themed(t, college))
	taker := s.taker()
	for _, address := range []string{"/harbour/", "/harbour/explore", "/privacy", "/return", "/results", "/nowhere/at/all"} {
		body := string(taker.visits(address).page.body)
		for _, part := range []string{`<a class="brand" href="/"><img src="/static/logo.`, `width="120" height="40" alt="">Port College</a>`, `<a href="https://www.college.example/quiz">Run by college.example</a>`} {
			if !strings.Contains(body, part) {
				t.Errorf("%s does not have %s", address, part)
			}
		}
		if strings.Contains(body, "careerfit<") {
			t.Errorf("%s is still called careerfit", address)
		}
	}
	taker.visits("/privacy")
	if !strings.Contains(taker.page.title(), "Where in the harbour?") {
		t.Errorf("the title is %q", taker.page.title())
	}
}

// The colours come with the one stylesheet, whose address changes with them.
func TestTheColoursComeWithTheStylesheet(t *testing.T) {
	plain, own := opens(t).taker(), opens(t, themed(t, college)).taker()
	address := func(taker *taker) string {
		return regexp.MustCompile(`/static/style\.[0-9a-f]+\.css`).FindString(string(taker.visits("/harbour/").page.body))
	}
	before, after := address(plain), address(own)
	if before == after {
		t.Errorf("both have %s", before)
	}
	style := string(own.visits(after).page.body)
	if was := string(plain.visits(before).page.body); !strings.HasPrefix(style, was) || !strings.Contains(style[len(was):], "--brand: #5b2a86;") {
		t.Errorf("behind the stylesheet stands\n%s", style[min(len(was), len(style)):])
	}
}

// A picture that is opened by itself cannot do anything, whatever is in it.
func TestALogoIsServedInASandbox(t *testing.T) {
	taker := opens(t, themed(t, college)).taker()
	logo := regexp.MustCompile(`/static/logo\.[0-9a-f]+\.svg`).FindString(string(taker.visits("/harbour/").page.body))
	page := taker.visits(logo).page
	if got := page.header.Get("Content-Security-Policy"); got != "default-src 'none'; style-src 'unsafe-inline'; sandbox" {
		t.Errorf("the policy of the logo is %q", got)
	}
	if page.header.Get("Content-Type") != "image/svg+xml" || page.header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("its headers are %v", page.header)
	}
}

// The theme's package knows the stylesheet's colours as they are, and no other is set there.
func TestTheStylesheetHasTheDefaultColours(t *testing.T) {
	style, err := os.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	roots := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(style), 2)
	light, dark := theme.Defaults()
	fixed := map[string]bool{"focus": true, "focus-ink": true} // beside each other, they can be seen on anything
	for i, scheme := range []theme.Scheme{light, dark} {
		seen := 0
		for _, set := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+)`).FindAllStringSubmatch(roots[i][1], -1) {
			if fixed[set[1]] {
				continue
			}
			seen++
			if c, ok := theme.ParseColour(set[2]); !ok || c != scheme[set[1]] {
				t.Errorf("--%s is %s in the stylesheet and %s in the theme", set[1], set[2], scheme[set[1]])
			}
		}
		if seen != len(scheme) {
			t.Errorf("%d colours, want %d", seen, len(scheme))
		}
	}
}
