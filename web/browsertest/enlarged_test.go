package browsertest

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// lostWhenEnlarged sets the letters of a phone's browser to twice their size, as people with weak eyes do, and reports
// what does not grow, is cut off, lies over other words, or makes the page scroll sideways.
func (k *taker) lostWhenEnlarged() []string {
	k.t.Helper()
	k.does("hold a phone", emulation.SetDeviceMetricsOverride(360, 740, 1, false), fontSize(16))
	var before []float64
	k.asks(sizes, &before)
	k.does("enlarge the letters", fontSize(32))
	var found []string
	k.asks(`(() => {
		const before = `+quote(before)+`, after = `+sizes+`;
		return readable().filter((e, i) => after[i] < before[i] * 1.9).map(e => 'it does not grow: ' + e.outerHTML.slice(0, 120))
			.concat(cut(), chopped(), overlaps());
	})()`, &found)
	for _, fault := range k.tooWide() {
		found = append(found, "enlarged: "+fault)
	}
	k.does("be as before", fontSize(16), emulation.SetDeviceMetricsOverride(k.device.width, k.device.height, 1, k.device.phone))
	return found
}

// sizes are the sizes of all letters.
const sizes = `readable().map(e => parseFloat(getComputedStyle(e).fontSize))`

// fontSize sets how large letters are where the page does not say, in pixels.
func fontSize(pixels int64) *page.SetFontSizesParams {
	return page.SetFontSizes(&page.FontSizes{Standard: pixels, Fixed: pixels * 13 / 16})
}
