package browsertest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
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

// auditHeight is how much of the page the README shows, in pixels: what to look at, and the picture of the
// paths; auditSize how large the file may be.
const (
	auditHeight = 1740
	auditSize   = 400 << 10
)

// The README's second picture is the top of the built-in questionnaire's audit.
func TestREADMEPictureOfAnAudit(t *testing.T) {
	file, dir := filepath.Join(picturesDir(t), "audit.png"), t.TempDir()
	profile := newProfile(t)
	audits(t, filepath.Join(dir, "audit.html"), "--builtin", "--sheets", "100000")
	k := (&taker{t: t, site: &site{URL: "file://" + dir}, device: desktop, profile: profile}).anotherTab()
	k.opens("/audit.html")
	k.prefers("light")
	k.pictures(file, readmeWidth, auditHeight)
	if info, err := os.Stat(file); err != nil || info.Size() > auditSize {
		t.Errorf("the picture has %d bytes, at most %d are wanted (%v)", info.Size(), auditSize, err)
	}
}
