package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A mark is something that a page paints and that has nothing in it: words, a control, a shape of a picture.
type mark struct {
	HTML       string
	X, Y, W, H float64
}

// contrasts is how far a mark stands out, at three to one, the least that WCAG 2.2 (1.4.11) lets pass.
const contrasts = 3

// vanished reports what stands out from the page as it is, and does not where the reader's own colours are forced
// upon it. The device is light again afterwards.
func (k *taker) vanished() []string {
	k.t.Helper()
	k.prefers("light")
	before, plain := k.marks()
	k.does("force colours", emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "light"}}))
	after, forced := k.marks()
	found := k.unseenFocus("forced colours")
	k.prefers("light")
	if len(after) != len(before) {
		return append(found, fmt.Sprintf("%d marks became %d in forced colours", len(before), len(after)))
	}
	linear := linearLight()
	for i, m := range before {
		if contrastIn(plain, m, &linear) >= contrasts && contrastIn(forced, after[i], &linear) < contrasts {
			found = append(found, "it is gone in forced colours: "+m.HTML)
		}
	}
	return found
}

// marks lists the marks of the page, and takes a picture of all of it.
func (k *taker) marks() ([]mark, *image.RGBA) {
	k.t.Helper()
	var tall int64
	k.asks(`document.documentElement.scrollHeight`, &tall)
	var shot []byte
	k.does("take a picture of all", emulation.SetDeviceMetricsOverride(k.device.width, tall, 1, k.device.phone), chromedp.ActionFunc(func(ctx context.Context) (err error) {
		shot, err = page.CaptureScreenshot().WithFormat(page.CaptureScreenshotFormatPng).WithOptimizeForSpeed(true).Do(ctx)
		return err
	}))
	var marks []mark
	k.asks(`all('body *').filter(e => !e.children.length && !e.closest('.hidden, defs, datalist, select')).map(e => [e, e.getBoundingClientRect()])
		.filter(([, r]) => r.width + r.height > 0).map(([e, r]) => ({html: e.outerHTML.slice(0, 160), x: r.x + scrollX, y: r.y + scrollY, w: r.width, h: r.height}))`, &marks)
	k.does("be as high as before", emulation.SetDeviceMetricsOverride(k.device.width, k.device.height, 1, k.device.phone))
	decoded, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		k.t.Fatal(err)
	}
	picture := image.NewRGBA(decoded.Bounds())
	draw.Draw(picture, picture.Rect, decoded, image.Point{}, draw.Src)
	return marks, picture
}

// contrastIn is the contrast of the lightest and the darkest pixel in and closely around a mark.
func contrastIn(picture *image.RGBA, m mark, linear *[256]float64) float64 {
	const around = 2
	box := image.Rect(int(m.X)-around, int(m.Y)-around, int(math.Ceil(m.X+m.W))+around, int(math.Ceil(m.Y+m.H))+around).Intersect(picture.Rect)
	if box.Empty() {
		return contrasts // it cannot be scrolled to, so nobody misses it
	}
	darkest, lightest := 1.0, 0.0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := picture.Pix[picture.PixOffset(box.Min.X, y) : picture.PixOffset(box.Max.X-1, y)+4]
		for x := 0; x < len(row); x += 4 {
			l := 0.2126*linear[row[x]] + 0.7152*linear[row[x+1]] + 0.0722*linear[row[x+2]]
			darkest, lightest = min(darkest, l), max(lightest, l)
		}
	}
	return (lightest + 0.05) / (darkest + 0.05)
}

// linearLight is how much light each value of a colour's part stands for, as WCAG says.
func linearLight() (linear [256]float64) {
	for v := range linear {
		c := float64(v) / 255
		if linear[v] = c / 12.92; c > 0.04045 {
			linear[v] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return linear
}
