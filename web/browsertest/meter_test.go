package browsertest

import (
	"context"
	"sync"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// A meter counts what comes over the wire for a tab.
type meter struct {
	mu sync.Mutex
	// document is the newest page; bytes are those that came for it, with everything on it and the heads.
	document network.RequestID
	bytes    int
	// all are the bytes of everything since the tab was opened.
	all int
}

// asked notes a request. A page begins with its document; where it is sent elsewhere, that counts, too.
func (m *meter) asked(e *network.EventRequestWillBeSent) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e.Type == network.ResourceTypeDocument && e.RequestID != m.document {
		m.document, m.bytes = e.RequestID, 0
	}
	if e.RedirectResponse != nil {
		m.count(e.RedirectResponse.EncodedDataLength)
	}
}

func (m *meter) finished(e *network.EventLoadingFinished) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.count(e.EncodedDataLength)
}

func (m *meter) count(bytes float64) {
	m.bytes += int(bytes)
	m.all += int(bytes)
}

// weight returns how many bytes the page took.
func (m *meter) weight() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.bytes
}

// total returns how many bytes all pages took.
func (m *meter) total() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.all
}

// source returns the HTML of the page as it came.
func (k *taker) source() string {
	k.t.Helper()
	k.watch.meter.mu.Lock()
	id := k.watch.meter.document
	k.watch.meter.mu.Unlock()
	var body []byte
	k.does("read the page's source", chromedp.ActionFunc(func(ctx context.Context) (err error) {
		body, err = network.GetResponseBody(id).Do(ctx)
		return err
	}))
	return string(body)
}
