package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A frame is a page within a page, as the watch knows it.
type frame struct {
	// scripts is where its scripts run, which is anew with each page.
	scripts runtime.ExecutionContextID
	// loads counts its pages.
	loads int
}

// frameOf returns what the watch knows of a frame; whoever calls it holds the lock.
func (w *watch) frameOf(id string) *frame {
	if w.frames[id] == nil {
		w.frames[id] = &frame{}
	}
	return w.frames[id]
}

// runsIn notes where the scripts of a frame run.
func (w *watch) runsIn(c *runtime.ExecutionContextDescription) {
	var of struct {
		IsDefault bool
		FrameID   string
	}
	if json.Unmarshal(c.AuxData, &of) != nil || !of.IsDefault {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.frameOf(of.FrameID).scripts = c.ID
}

// frameLoaded notes that a frame has its page.
func (w *watch) frameLoaded(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.frameOf(id).loads++
}

// lookedAt returns the frame as it is now.
func (w *watch) lookedAt(id string) frame {
	w.mu.Lock()
	defer w.mu.Unlock()
	return *w.frameOf(id)
}

// inFrame is the taker who looks into the nth frame of the page, once that is there and has a page.
func (k *taker) inFrame(nth int) *taker {
	k.t.Helper()
	within := *k
	within.nth = nth
	k.waits("the frame does not come", func() bool {
		k.does("look for the frame", chromedp.ActionFunc(func(ctx context.Context) (err error) {
			within.frame, err = frameID(ctx, nth)
			return err
		}))
		return within.frame != "" && k.watch.lookedAt(within.frame).loads > 0
	})
	return &within
}

// frameID returns what the browser calls the nth frame of the page; "" where there is none.
func frameID(ctx context.Context, nth int) (string, error) {
	element, _, err := runtime.Evaluate(fmt.Sprintf("document.querySelectorAll('iframe')[%d]", nth)).Do(ctx)
	if err != nil || element.ObjectID == "" {
		return "", err
	}
	node, err := dom.DescribeNode().WithObjectID(element.ObjectID).Do(ctx)
	return string(node.FrameID), err
}

// loadsInFrame does something that leads to another page in the frame, and waits until that has loaded.
func (k *taker) loadsInFrame(what string, actions ...chromedp.Action) {
	k.t.Helper()
	before := k.watch.lookedAt(k.frame).loads
	k.does(what, actions...)
	k.waits(what+": no page came", func() bool { return k.watch.lookedAt(k.frame).loads > before })
}

// waits waits until something is so.
func (k *taker) waits(otherwise string, so func() bool) {
	k.t.Helper()
	for deadline := time.Now().Add(loading); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			k.t.Fatal(otherwise)
		}
	}
}

// where has scripts that look at the page look into the frame.
func (k *taker) where(p *runtime.EvaluateParams) *runtime.EvaluateParams {
	if k.frame == "" {
		return p
	}
	return p.WithContextID(k.watch.lookedAt(k.frame).scripts)
}

// fromFrame turns a place in the frame into one in the tab, and scrolls there.
func (k *taker) fromFrame(x, y *float64) {
	k.t.Helper()
	if k.frame == "" {
		return
	}
	tab, at := *k, struct{ X, Y float64 }{}
	tab.frame = ""
	tab.asks(`(() => {
		const frame = document.querySelectorAll('iframe')[`+quote(k.nth)+`];
		scrollBy({top: frame.getBoundingClientRect().top + `+quote(*y)+` - innerHeight / 2, behavior: 'instant'});
		const r = frame.getBoundingClientRect();
		return {x: r.left + frame.clientLeft, y: r.top + frame.clientTop};
	})()`, &at)
	*x, *y = *x+at.X, *y+at.Y
}
