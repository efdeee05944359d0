package browsertest

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// planets is a questionnaire of which one career can never come first, so that its audit has a proof.
const planets = `format: 1
id: planets
language: en
title: Planets
summary: Two paths.
minutes: 1
thresholds: {balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
traits: [{id: heat, name: Heat}, {id: rings, name: Rings}]
sections:
  - id: only
    title: Only
    items:
      - {id: day, text: A day?, options: [{id: hot, text: Hot, traits: {heat: 1}}, {id: round, text: Round, traits: {rings: 1}}]}
      - {id: year, text: A year?, options: [{id: hot, text: Hot, traits: {heat: 2}}, {id: round, text: Round, traits: {rings: 1}}]}
paths:
  - {id: inner, name: Inner, summary: Near., weights: {heat: 1}}
  - {id: outer, name: Outer, summary: Far., weights: {rings: 1}}
careers:
  - {id: venus, path: inner, name: Venus, summary: Hot., weights: {heat: 2}}
  - {id: mercury, path: inner, name: Mercury, summary: Hot too., weights: {heat: 1}}
  - {id: saturn, path: outer, name: Saturn, summary: Rings., weights: {rings: 1}}
`

// The page of an audit is read from a disk: nothing is fetched, nothing is too wide or too small, and axe
// has nothing against it, in light and in dark.
func TestThePageOfAnAudit(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "planets.yaml")
	if err := os.WriteFile(file, []byte(planets), 0o600); err != nil {
		t.Fatal(err)
	}
	profile := newProfile(t) // says what is missing before anything is audited
	for name, args := range map[string][]string{"built-in": {"--builtin"}, "with proofs": {file}} {
		t.Run(name, func(t *testing.T) {
			audits(t, filepath.Join(dir, "audit.html"), args...)
			k := (&taker{t: t, site: &site{URL: "file://" + dir}, device: narrow, profile: profile}).anotherTab()
			k.does("let the tests' own script in", page.SetBypassCSP(true))
			k.opens("/audit.html")
			k.opensAll()
			for _, fault := range append(k.tooWide(), k.tooSmall()...) {
				t.Error(fault)
			}
			// Axe cannot tell the colours behind what has been scrolled out of sight, so it gets a wide screen.
			k.does("sit at a desk", emulation.SetDeviceMetricsOverride(desktop.width, desktop.height, 1, false))
			// Whether words that lie on ribbons can be read is for the test of the page's colours to say.
			var words int
			k.asks(`all('.flow text').map(e => e.remove()).length`, &words)
			if words == 0 {
				t.Error("there are no words in the picture")
			}
			for _, scheme := range []string{"light", "dark"} {
				k.prefers(scheme)
				for _, finding := range k.axe(axe) {
					t.Errorf("axe, %s: %s", scheme, finding)
				}
			}
		})
	}
}

// Somebody takes it along to a meeting: on paper the built-in's has about a dozen pages, a few more with other fonts.
func TestAnAuditOnPaper(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	profile := newProfile(t)
	audits(t, filepath.Join(dir, "audit.html"), "--builtin")
	k := (&taker{t: t, site: &site{URL: "file://" + dir}, device: desktop, profile: profile}).anotherTab()
	k.opens("/audit.html")
	for name, size := range map[string][2]float64{"A4": {8.27, 11.69}, "letter": {8.5, 11}} {
		var sheets []byte
		k.does("print it", chromedp.ActionFunc(func(ctx context.Context) (err error) {
			sheets, _, err = page.PrintToPDF().WithPaperWidth(size[0]).WithPaperHeight(size[1]).WithPrintBackground(true).Do(ctx)
			return err
		}))
		if n := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(sheets, -1)); n < 8 || n > 15 {
			t.Errorf("%s: %d pages", name, n)
		}
	}
}

// audits writes the page of an audit. Exit code 1 tells of problems in the questionnaire.
func audits(t *testing.T, out string, args ...string) {
	t.Helper()
	said, err := exec.CommandContext(t.Context(), program, append([]string{"check", "--sheets", "2000", "--html", out}, args...)...).CombinedOutput()
	if code := exitCode(err); code != 0 && code != 1 {
		t.Fatalf("check --html: %v\n%s", err, said)
	}
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return failed.ExitCode()
	}
	return -1
}

// auditSize is how large the file may be.
const auditSize = 250 << 10

// The README's second picture is the top of the built-in questionnaire's audit: what to look at, and the picture of
// the paths, without the words between them.
func TestREADMEPictureOfAnAudit(t *testing.T) {
	t.Parallel()
	file, dir := filepath.Join(picturesDir(t), "audit.png"), t.TempDir()
	profile := newProfile(t)
	audits(t, filepath.Join(dir, "audit.html"), "--builtin", "--sheets", "100000")
	k := (&taker{t: t, site: &site{URL: "file://" + dir}, device: desktop, profile: profile}).anotherTab()
	k.opens("/audit.html")
	k.prefers("light")
	var height int64
	k.does("sit before a screen as wide as the picture", emulation.SetDeviceMetricsOverride(readmeWidth, 800, 1, false))
	k.asks(`all('.contents, .method').map(e => e.remove()).length`, &height)
	k.asks(`Math.ceil(document.querySelector('.flow').getBoundingClientRect().bottom) + 24`, &height)
	k.pictures(file, readmeWidth, height)
	withFewColours(t, file)
	if info, err := os.Stat(file); err != nil || info.Size() > auditSize {
		t.Errorf("the picture has %d bytes, at most %d are wanted (%v)", info.Size(), auditSize, err)
	}
}

// withFewColours writes a PNG file again with the 256 colours that it has most of, and the nearest of these instead
// of others: nobody sees that in flat shapes and words, and the file has half the size.
func withFewColours(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	few := image.NewPaletted(whole.Bounds(), commonest(whole, 256))
	draw.Draw(few, few.Rect, whole, few.Rect.Min, draw.Src)
	var smaller bytes.Buffer
	if err := errors.Join((&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&smaller, few), os.WriteFile(file, smaller.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// commonest returns the colours that a picture has most of.
func commonest(picture image.Image, most int) color.Palette {
	counts := map[color.NRGBA]int{}
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			counts[color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)]++
		}
	}
	all := slices.SortedFunc(maps.Keys(counts), func(a, b color.NRGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range all[:min(len(all), most)] {
		palette = append(palette, c)
	}
	return palette
}
