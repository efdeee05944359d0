package browsertest

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// themed serves with a theme that sets every colour of both schemes, and a logo.
func themed(t *testing.T) *site {
	t.Helper()
	return themedBy(t, "name: Port College\nlogo: logo.svg\nhome: https://college.example\n"+
		"light: {paper: \"#f4f1fa\", card: \"#ffffff\", ink: \"#241a33\", brand: \"#5b2a86\", accent: \"#9a3412\"}\n"+
		"dark: {paper: \"#17121f\", card: \"#221a2e\", ink: \"#f1edf7\", brand: \"#c9a4ee\", accent: \"#ffb38a\"}\n",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" rx="8" fill="#5b2a86"/></svg>`)
}

// themedBy serves with a theme and its logo.
func themedBy(t *testing.T, theme, logo string) *site {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"theme.yaml": theme, "logo.svg": logo} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return (&site{t: t, dir: t.TempDir(), theme: filepath.Join(dir, "theme.yaml")}).runs()
}

// In the colours of an institution pages are as accessible as in their own: axe has nothing against any of
// them, in light and in dark, and what has been answered stands beside a way there.
func TestAThemeIsAccessible(t *testing.T) {
	t.Parallel()
	axe, q, s := axeSource(t), builtin(t), themed(t)
	k := arrives(t, s, narrow)
	k.does("let the tests' own script in", page.SetBypassCSP(true))
	k.takes(q, persona(t, q, "start-up-developer").Answers)
	k.finishes()
	pages := []string{k.reads().Address, "/health-informatics/", "/health-informatics/how-it-works", "/health-informatics/explore",
		"/health-informatics/careers/" + q.Careers[0].ID, "/health-informatics/careers/" + q.Careers[0].ID + "/answers", "/results", "/return", "/accessibility"}
	for _, address := range pages {
		k.opens(address)
		k.opensAll()
		k.isOf("Port College")
		for _, fault := range append(k.tooWide(), k.tooSmall()...) {
			t.Errorf("%s: %s", address, fault)
		}
		for _, scheme := range []string{"light", "dark"} {
			k.prefers(scheme)
			for _, finding := range k.axe(axe) {
				t.Errorf("%s, %s: %s", address, scheme, finding)
			}
		}
	}
	k.opens(pages[5])
	k.isTold("Your own answers")
	k.follows("See its result")
}

// isOf expects the name at the top of the page, and a logo that can be seen.
func (k *taker) isOf(name string) {
	k.t.Helper()
	var brand struct {
		Name string
		Wide float64
	}
	k.asks(`{name: words(document.querySelector('.brand')), wide: document.querySelector('.brand img').getBoundingClientRect().width}`, &brand)
	if brand.Name != name || brand.Wide < 90 { // 2rem high, three times as wide
		k.t.Errorf("at the top of the page stands %+v", brand)
	}
}

// The control: colours that check would refuse, forced upon the page, are seen by axe.
func TestAThemeWithoutContrastIsSeen(t *testing.T) {
	t.Parallel()
	axe, s := axeSource(t), themed(t)
	k := arrives(t, s, narrow)
	k.does("let the tests' own script in", page.SetBypassCSP(true))
	k.opens("/health-informatics/how-it-works")
	k.prefers("light")
	var forced bool
	k.asks(`(document.documentElement.style.setProperty('--ink', '#a9a4b3'), true)`, &forced)
	if found := strings.Join(k.axe(axe), "\n"); !forced || !strings.Contains(found, "violation color-contrast:") {
		t.Errorf("axe found\n%s", found)
	}
}

// The longest name stands beside even a wide logo, on a small phone; a dark logo lies on light paper when the
// page is dark.
func TestALongNameStandsBesideItsLogo(t *testing.T) {
	t.Parallel()
	s := themedBy(t, "name: The University of Applied Sciences, East\nlogo: logo.svg\n",
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 40"><path d="M0 0h40v40H0zM60 12h340v16H60z" fill="#101a33"/></svg>`)
	k := arrives(t, s, narrow)
	for _, scheme := range []string{"light", "dark"} {
		k.opens("/health-informatics/")
		k.prefers(scheme)
		k.pictures(filepath.Join(picturesDir(t), "theme-"+scheme+".png"), 320, 0)
		var top struct {
			LogoEnds, NameBegins, NameEnds, Apart, Inset float64
			Plate                                        string
		}
		k.asks(`(() => {
			const img = document.querySelector('.brand img'), logo = img.getBoundingClientRect(), words = document.createRange();
			words.selectNodeContents(img.parentElement.lastChild);
			const name = words.getBoundingClientRect();
			return {logoEnds: logo.right, nameBegins: name.left, nameEnds: name.right, apart: Math.abs(logo.top + logo.bottom - name.top - name.bottom) / 2,
				plate: getComputedStyle(img).backgroundColor, inset: logo.left - img.parentElement.getBoundingClientRect().left};
		})()`, &top)
		if top.NameBegins < top.LogoEnds+4 || top.NameEnds > 320 || top.Apart > 2 {
			t.Errorf("%s: logo and name stand so: %+v", scheme, top)
		}
		if plate := map[string]string{"light": "rgba(0, 0, 0, 0)", "dark": "rgb(251, 248, 243)"}[scheme]; top.Plate != plate {
			t.Errorf("%s: the logo lies on %s, want %s", scheme, top.Plate, plate)
		}
		if edge := map[string]float64{"light": 0, "dark": .3 * 16}[scheme]; math.Abs(top.Inset-edge) > .1 { // which the plate's edge takes up
			t.Errorf("%s: the logo is %g px in from where the texts begin, want %g", scheme, top.Inset, edge)
		}
		for _, fault := range append(k.tooWide(), k.tooSmall()...) {
			t.Errorf("%s: %s", scheme, fault)
		}
	}
}
