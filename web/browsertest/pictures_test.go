package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// picturesDir is where pictures go: where the flag says or, when it says nothing, to a directory of
// the test's own.
func picturesDir(t testing.TB) string {
	t.Helper()
	if *pictures == "" {
		return t.TempDir()
	}
	if err := os.MkdirAll(*pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	return *pictures
}

// Pages can be pictured. With -pictures every kind is, at three widths, light and dark, into files
// such as result-clear-360-dark.png; without it those that need no sitting are, at one width.
func TestPictures(t *testing.T) {
	t.Parallel()
	dir, widths, schemes := picturesDir(t), []int64{360}, []string{"light"}
	g := &gallery{q: builtin(t), s: serve(t)}
	g.views = append(g.publicViews(), g.refusedViews(t)...)
	if *pictures != "" {
		widths, schemes = []int64{360, 768, 1280}, []string{"light", "dark"}
		g = newGallery(t)
	}
	for _, v := range g.views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			k := arrives(t, g.s, desktop)
			v.open(k)
			for _, width := range widths {
				for _, scheme := range schemes {
					k.prefers(scheme)
					k.pictures(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", v.name, width, scheme)), width, 0)
				}
			}
		})
	}
}

// readmeHeight is how much of the result page the README shows, in pixels; readmeSize how large the
// file may be.
const (
	readmeWidth  = 900
	readmeHeight = 1150
	readmeSize   = 200 << 10
)

// The README's picture is the top of a result page.
func TestREADMEPicture(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	file := filepath.Join(picturesDir(t), "result.png")
	k := arrives(t, serve(t), desktop)
	k.takes(q, persona(t, q, "bedside-nurse").Answers)
	k.finishes()
	k.prefers("light")
	k.pictures(file, readmeWidth, readmeHeight)
	if info, err := os.Stat(file); err != nil || info.Size() > readmeSize {
		t.Errorf("the picture has %d bytes, at most %d are wanted (%v)", info.Size(), readmeSize, err)
	}
}

// pictures writes the page at a width into a PNG file: its whole height or, when one is given, the
// top of it.
func (k *taker) pictures(file string, width, height int64) {
	k.t.Helper()
	var tall int64
	k.does("set the width", emulation.SetScrollbarsHidden(true), emulation.SetDeviceMetricsOverride(width, 800, 1, false))
	k.asks(`document.documentElement.scrollHeight`, &tall)
	if height == 0 || height > tall {
		height = tall
	}
	var shot []byte
	k.does("take a picture", emulation.SetDeviceMetricsOverride(width, height, 1, false), chromedp.ActionFunc(func(ctx context.Context) (err error) {
		shot, err = page.CaptureScreenshot().WithFormat(page.CaptureScreenshotFormatPng).Do(ctx)
		return err
	}))
	config, err := png.DecodeConfig(bytes.NewReader(shot))
	if err != nil || int64(config.Width) != width || int64(config.Height) != height {
		k.t.Errorf("%s is %d by %d, want %d by %d (%v)", filepath.Base(file), config.Width, config.Height, width, height, err)
	}
	if err := os.WriteFile(file, shot, 0o644); err != nil {
		k.t.Fatal(err)
	}
}
