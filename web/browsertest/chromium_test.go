package browsertest

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

const noChromium = "there is no Chromium: apt-get install chromium-headless-shell, or name one in CHROMIUM"

// startChromium starts a headless Chromium that can reach nothing but this machine.
func startChromium(path, profile string) (context.Context, func(), error) {
	options := append(append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...),
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // containers run as root
		chromedp.DisableGPU,
		chromedp.Flag("headless", "new"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("test-third-party-cookie-phaseout", true), // pages in a frame of another site get none; embed_test.go tries it
		chromedp.Flag("force-prefers-reduced-motion", true),     // pages are there at once; the test of transitions asks for them
		chromedp.Flag("hide-scrollbars", false),                 // a scrollbar takes room, as on a desktop
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"),
		chromedp.WSURLReadTimeout(60*time.Second), // the default is short on a busy machine
	)
	allocated, release := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocated)
	if err := chromedp.Run(ctx); err != nil {
		cancel()
		release()
		return nil, nil, err
	}
	return ctx, func() {
		_ = chromedp.Cancel(ctx) // waits for the process to end
		release()
	}, nil
}

// whole returns a context for commands to the browser itself.
func whole(ctx context.Context) context.Context {
	return cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser)
}

// newProfile makes a browser context: cookies of its own, as on another device.
func newProfile(t testing.TB) cdp.BrowserContextID {
	t.Helper()
	if browser == nil {
		without(t, noChromium)
	}
	profile, err := target.CreateBrowserContext().Do(whole(browser))
	if err != nil {
		t.Fatalf("make a browser context: %v", err)
	}
	t.Cleanup(func() { _ = target.DisposeBrowserContext(profile).Do(whole(browser)) })
	return profile
}

// patience is how long one tab may live.
const patience = 3 * time.Minute

// newTab opens a tab of the profile. chromedp's own WithNewBrowserContext asks for a tab where new
// headless Chromium wants a window.
func newTab(t testing.TB, profile cdp.BrowserContextID) context.Context {
	t.Helper()
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).Do(whole(browser))
	if err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithTargetID(id))
	ctx, stop := context.WithTimeout(ctx, patience)
	t.Cleanup(func() { stop(); cancel() })
	return ctx
}
