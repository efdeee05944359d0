package browsertest

import "testing"

// mostOfAll is how many bytes a whole sitting of 24 items may take over the wire.
const mostOfAll = 120 << 10

// From the first item to the result a sitting is light: with its pages, what is sent back and forth between them, and
// the heads of everything.
func TestAWholeSittingIsLight(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		sheet := persona(t, q, "start-up-developer").Answers
		k := arrives(t, serve(t), d)
		k.starts()
		before := k.watch.meter.total()
		k.answers(q, sheet, 0, len(q.Items))
		k.finishes()
		bytes := k.watch.meter.total() - before
		t.Logf("%d items took %d bytes", len(q.Items), bytes)
		if bytes > mostOfAll || bytes < 1000*len(q.Items) {
			t.Errorf("%d items took %d bytes, at most %d are wanted", len(q.Items), bytes, mostOfAll)
		}
	})
}
