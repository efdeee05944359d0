package theme_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careerfit/careerfit/web/theme"
)

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9v9z"/></svg>`

func folder(files ...string) fs.FS {
	all := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		all[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return all
}

// reads a theme that has nothing wrong with it.
func reads(t *testing.T, text string, files ...string) *theme.Theme {
	t.Helper()
	th, problems := theme.Read("theme.yaml", []byte(text), folder(files...))
	if th == nil || len(problems) > 0 {
		t.Fatalf("%s\n%s", text, problems.Error())
	}
	return th
}

func TestAThemeSaysWhoAndHow(t *testing.T) {
	th := reads(t, "name: Port College\nlogo: logo.svg\nhome: https://college.example\nlight: {brand: \"#5b2a86\"}\n", "logo.svg", logo)
	if th.Name != "Port College" || th.Home != "https://college.example" || th.Logo.Width != 120 || th.Logo.Height != 40 || string(th.Logo.Content) != logo {
		t.Errorf("got %+v, %+v", th, th.Logo)
	}
	if got := th.Light["brand"].String(); got != "#5b2a86" {
		t.Errorf("the brand is %s", got)
	}
	for _, rule := range []string{"\n:root { ", " --brand: #5b2a86; ", "@media screen and (prefers-color-scheme: dark) { :root { ", " --brand-ink: #ffffff; ", " --plate: #fbf8f3; --plate-edge: .3rem; } }\n"} {
		if !strings.Contains(th.Style(), rule) {
			t.Errorf("the style has no %q:\n%s", rule, th.Style())
		}
	}
}

// A theme without colours changes none.
func TestWithoutColoursAllStays(t *testing.T) {
	th := reads(t, "name: Port College\n")
	if strings.Contains(th.Style(), "--plate") {
		t.Error("there is a plate for a logo, and no logo")
	}
	light, dark := theme.Defaults()
	if fmt.Sprint(th.Light, th.Dark) != fmt.Sprint(light, dark) {
		t.Errorf("got %v and %v", th.Light, th.Dark)
	}
}

// What is set for one scheme alone is made lighter or darker for the other, and keeps its hue.
func TestOneSchemeDoesForBoth(t *testing.T) {
	for _, text := range []string{"light: {brand: \"#5b2a86\", accent: \"#a23b00\"}\n", "dark: {brand: \"#c9a4ee\", accent: \"#ffb38a\"}\n"} {
		th := reads(t, text)
		for _, property := range []string{"brand", "warm"} {
			light, dark := th.Light[property], th.Dark[property]
			if light == dark || light[1] >= light[0] && light[1] >= light[2] || slices.Index(light[:], slices.Max(light[:])) != slices.Index(dark[:], slices.Max(dark[:])) {
				t.Errorf("%s: %s is %s in light and %s in dark", text, property, light, dark)
			}
		}
	}
}

// What is refused is told as a content file's problems are: the place, the sentence, the rule.
func TestWhatIsWrongIsToldAtItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"grey text":         {"light:\n  ink: \"#777777\"\n  paper: \"#ffffff\"\n", `theme.yaml:2:8: error: ink #777777 on error notes #f6e9e8 has a contrast of 3.78:1 in light; text needs at least 4.5:1; too little also for ink on card, ink on notes, ink on paper, quiet text on card, quiet text on notes, quiet text on paper [contrast]`},
		"a pale brand":      {"light: {brand: \"#ffcc00\"}\n", `theme.yaml:1:16: error: brand #ffcc00 on paper #fbf8f3 has a contrast of 1.42:1 in light; buttons need at least 3:1; too little also for brand on card, brand on notes [contrast]`},
		"a dark brand":      {"dark: {brand: \"#14595c\"}\n", `theme.yaml:1:15: error: brand #14595c on notes #1b2f2e has a contrast of 1.75:1 in dark; the frame of what is chosen needs at least 3:1; too little also for brand on card, brand on paper [contrast]`},
		"dark paper alone":  {"light: {paper: \"#333333\"}\n", `theme.yaml:1:16: error: ink #22302f on paper #333333 has a contrast of 1.`},
		"an accent":         {"light: {accent: \"#f0a878\"}\n", `error: accent #f0a878 on paper #fbf8f3 has a contrast of`},
		"no colour":         {"light: {ink: black}\n", `theme.yaml:1:14: error: "black" is not a colour [colour]`},
		"an unquoted one":   {"light:\n  ink: #000\n", `theme.yaml:2:7: error: there is no value here [empty]`},
		"an unknown key":    {"nmae: Port\n", `theme.yaml:1:1: error: unknown key "nmae" [unknown-key]`},
		"an unknown token":  {"light: {link: \"#000\"}\n", `theme.yaml:1:9: error: unknown key "link" [unknown-key]`},
		"a key twice":       {"name: A\nname: B\n", `theme.yaml:2:1: error: the key "name" was given before, in line 1, column 1 [duplicate-key]`},
		"a long name":       {"name: " + strings.Repeat("a", 41) + "\n", `error: the text has 41 characters; at most 40 are possible here [too-long]`},
		"a plain address":   {"home: http://college.example\n", `theme.yaml:1:7: error: "http://college.example" is not a safe address [home]`},
		"no address":        {"home: college\n", `error: "college" is not a web address [url]`},
		"an anchor":         {"name: &a Port\n", `[yaml]`},
		"a list":            {"- name: A\n", `[type]`},
		"nothing":           {"", `error: the file is empty [yaml]`},
		"a logo elsewhere":  {"logo: ../logo.svg\n", `theme.yaml:1:7: error: the logo`},
		"a logo from above": {"logo: /etc/logo.svg\n", `is not the name of an SVG or PNG file in the theme's folder [logo]`},
		"a missing logo":    {"logo: none.svg\n", `error: there is no logo "none.svg" in the theme's folder; put it there, or write its name as it is [logo]`},
		"a JPEG":            {"logo: logo.jpg\n", `is not the name of an SVG or PNG file`},
		"a folder":          {"logo: folder.svg\n", `the logo "folder.svg" cannot be read; is it a file? [logo]`},
		"no PNG":            {"logo: no.png\n", `the logo "no.png": it is not a PNG picture [logo]`},
		"a large logo":      {"logo: large.svg\n", `the logo "large.svg" has more than 32 KB; save it smaller, `},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "a logo elsewhere" {
				c.want = `is not the name of an SVG or PNG file in the theme's folder [logo]`
			}
			th, problems := theme.Read("theme.yaml", []byte(c.text), folder("no.png", "not at all", "large.svg", logo+strings.Repeat(" ", theme.MaxLogo), "folder.svg/logo.svg", logo))
			if th != nil || !strings.Contains(problems.Error(), c.want) {
				t.Errorf("got %v\n%s\nwant %s", th, problems.Error(), c.want)
			}
		})
	}
}

// One slip is one problem, however many pairs of colours it spoils; two are two.
func TestAColourIsRefusedOnce(t *testing.T) {
	for text, want := range map[string][]string{
		"light: {ink: \"#aaaaaa\"}\n":                           {"1:14 contrast"},
		"light: {brand: \"#ffcc00\"}\n":                         {"1:16 contrast"},
		"light: {ink: \"#aaaaaa\"}\ndark: {ink: \"#303030\"}\n": {"1:14 contrast", "2:13 contrast"},
		"light: {ink: \"#aaaaaa\", accent: \"#f0a878\"}\n":      {"1:14 contrast", "1:33 contrast"},
		"nmae: Port\nlight: {ink: \"#aaaaaa\"}\n":               {"1:1 unknown-key", "2:14 contrast"},
		"light:\n  link: \"#000000\"\n  ink: \"#aaaaaa\"\n":     {"2:3 unknown-key", "3:8 contrast"},
		"logo: none.svg\ndark: {ink: \"#303030\"}\n":            {"1:7 logo", "2:13 contrast"},
		"light: {ink: white}\ndark: {ink: \"#303030\"}\n":       {"1:14 colour", "2:13 contrast"},
		"light: {ink: white, paper: \"#14201f\"}\n":             {"1:14 colour"}, // what stands on the paper is not known
		"light:\n  paper: \"#14201f\"\n  ink: #ffffff\n":        {"3:7 empty"},
		"light: [\"#aaaaaa\"]\n":                                {"1:8 type"},
	} {
		_, problems := theme.Read("theme.yaml", []byte(text), folder())
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Rule))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\nis refused for %q, want %q\n%s", text, got, want, problems.Error())
		}
	}
}

// The hint is a colour that does.
func TestTheHintDoes(t *testing.T) {
	for text, colour := range map[string]string{
		"light:\n  ink: %q\n": "#808890", "light:\n  brand: %q\n": "#c8c8d0", "light:\n  accent: %q\n": "#808890",
		"dark:\n  ink: %q\n": "#808890", "dark:\n  brand: %q\n": "#303038", "dark:\n  accent: %q\n": "#303038", "dark:\n  paper: %q\n": "#808890",
	} {
		_, problems := theme.Read("theme.yaml", fmt.Appendf(nil, text, colour), nil)
		if len(problems) == 0 {
			t.Errorf("%s is taken", fmt.Sprintf(text, colour))
			continue
		}
		_, better, found := strings.Cut(problems[0].Hint, `: "`)
		if !found {
			t.Errorf("the hint names no colour: %s", problems[0].Long())
			continue
		}
		better, _, _ = strings.Cut(better, `"`)
		reads(t, fmt.Sprintf(text, better))
	}
}

// Whatever a theme sets: either it is refused, or all that stands on something can be told from it.
func TestNoThemeThatIsTakenLacksContrast(t *testing.T) {
	luck := rand.New(rand.NewPCG(3, 4))
	taken, refused := 0, 0
	for range 300 {
		text := drawn(luck)
		th, problems := theme.Read("theme.yaml", []byte(text), nil)
		if th == nil {
			refused++
			for _, p := range problems {
				if p.Rule != "contrast" {
					t.Fatalf("%s\n%s", text, p)
				}
			}
			continue
		}
		taken++
		for name, s := range map[string]theme.Scheme{"light": th.Light, "dark": th.Dark} {
			for _, lack := range lacking(s) {
				t.Errorf("%s: %s: %s", text, name, lack)
			}
		}
	}
	if taken < 30 || refused < 30 {
		t.Errorf("%d were taken and %d refused", taken, refused)
	}
}

// drawn is a theme with some colours.
func drawn(luck *rand.Rand) string {
	text := "name: Drawn\n"
	for _, scheme := range []string{"light", "dark"} {
		if luck.IntN(2) == 0 {
			continue
		}
		text += scheme + ":\n"
		wide := 66 + 200*luck.IntN(2)
		for i, token := range []string{"ink", "brand", "accent", "paper"} {
			from := []int{0, 0, 20, 190}[i]
			if scheme == "dark" {
				from = 190 - from
			}
			if token == "brand" || luck.IntN(3) == 0 {
				text += fmt.Sprintf("  %s: \"#%02x%02x%02x\"\n", token, near(from, wide, luck), near(from, wide, luck), near(from, wide, luck))
			}
		}
	}
	return text
}

// near is a channel not too far from a number.
func near(from, wide int, luck *rand.Rand) int {
	return min(255, max(0, from+33-wide/2+luck.IntN(wide)))
}

// lacking looks at a scheme with no more knowledge of it than the stylesheet has.
func lacking(s theme.Scheme) (found []string) {
	for on, grounds := range map[string][]string{
		"ink": {"paper", "card", "tint", "danger-tint"}, "quiet": {"paper", "card", "tint"}, "link": {"paper", "card", "tint"},
		"warm": {"paper", "card"}, "danger": {"paper", "card", "danger-tint"}, "brand-ink": {"brand"},
	} {
		for _, ground := range grounds {
			if ratio := theme.Contrast(s[on], s[ground]); ratio < 4.5 {
				found = append(found, fmt.Sprintf("%s on %s: %.2f", on, ground, ratio))
			}
		}
	}
	for _, ground := range []string{"paper", "card", "tint"} {
		if ratio := theme.Contrast(s["brand"], s[ground]); ratio < 3 {
			found = append(found, fmt.Sprintf("brand on %s: %.2f", ground, ratio))
		}
	}
	return found
}

// The colours without a theme would be taken, too.
func TestTheDefaultsHaveContrast(t *testing.T) {
	light, dark := theme.Defaults()
	for _, lack := range append(lacking(light), lacking(dark)...) {
		t.Error(lack)
	}
}
