package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// good is what Lighthouse must give a page in each of its categories, out of 1.
const good = 0.95

// asShared are the categories of a page that is there for everybody; one of a taker's own must not be found by search
// engines, which Lighthouse takes for a fault.
var (
	asShared = []string{"performance", "accessibility", "best-practices", "seo"}
	asOwn    = asShared[:3]
)

// Lighthouse, which plays a slow phone, is content with the pages by which people come, and with those that a taker
// sees most. It runs alone, in .ci/run even without anything beside it: what it measures is time. Two pages at a time leave room for that.
func TestLighthouse(t *testing.T) {
	q := builtin(t)
	k := arrives(t, serve(t), desktop)
	k.takes(q, persona(t, q, "bedside-nurse").Answers)
	k.finishes()
	result, cookies := k.site.URL+k.reads().Address, k.cookies()
	shared := func(page string) { isSilent(t, k.lighthouse(k.site.URL+page, "", asShared)) }
	own := func(page string) { isSilent(t, k.lighthouse(page, cookies, asOwn)) }
	var pages sync.WaitGroup // two at a time, on as many processors
	pages.Go(func() {
		shared("/health-informatics/")
		shared("/health-informatics/explore")
		own(result)
	})
	pages.Go(func() {
		shared("/health-informatics/how-it-works")
		own(strings.Replace(result, "/result", "/items/1", 1))
	})
	pages.Wait()
}

// Lighthouse sees what is wrong with the page of all faults. That it moves is seen by a browser that has the time to: it gets
// three tries, as good pages do.
func TestLighthouseSeesFaults(t *testing.T) {
	k, found := arrivesAtFaults(t, ""), ""
	for range 3 {
		if found = strings.Join(k.lighthouseOnce(k.site.URL, "", asShared), "\n"); strings.Contains(found, "cumulative-layout-shift is") {
			break
		}
	}
	contains(t, "lighthouse", found, "accessibility is", "best-practices is", "seo is", "cumulative-layout-shift is")
}

// lighthouse reports what is below good on a page as a browser with the cookies gets it, and what moves or blocks. What else
// the machine does can only make it seem worse: the best of three tries counts.
func (k *taker) lighthouse(address, cookies string, categories []string) (found []string) {
	k.t.Helper()
	for range 3 {
		if found = k.lighthouseOnce(address, cookies, categories); len(found) == 0 {
			break
		}
	}
	return found
}

func (k *taker) lighthouseOnce(address, cookies string, categories []string) []string {
	k.t.Helper()
	script := filepath.Join("node_modules", "lighthouse", "cli", "index.js")
	if _, err := os.Stat(script); err != nil {
		without(k.t, "there is no Lighthouse: run npm ci in web/browsertest")
	}
	file := filepath.Join(k.t.TempDir(), "report.json")
	run := exec.Command("node", script, address, "--quiet", "--disable-full-page-screenshot", "--output=json", "--output-path="+file, "--only-categories="+strings.Join(categories, ","),
		"--extra-headers="+quote(map[string]string{"Cookie": cookies}),
		"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-component-update --disable-background-networking --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'")
	run.Env = append(os.Environ(), "CHROME_PATH="+findChromium())
	said, err := run.CombinedOutput()
	if err != nil {
		k.t.Fatalf("lighthouse: %v\n%s", err, said)
	}
	return k.readsReport(file, address, categories)
}

func (k *taker) readsReport(file, address string, categories []string) (found []string) {
	k.t.Helper()
	var report struct {
		Categories map[string]struct {
			Score     float64
			AuditRefs []struct {
				ID     string
				Weight float64
			}
		}
		Audits map[string]struct {
			Score        *float64
			NumericValue float64
			Title        string
		}
	}
	content, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(content, &report)
	}
	if err != nil || len(report.Categories) != len(categories) {
		k.t.Fatalf("lighthouse: %d categories: %v", len(report.Categories), err)
	}
	var scores []string
	for _, name := range categories {
		category := report.Categories[name]
		scores = append(scores, fmt.Sprintf("%s %.2f", name, category.Score))
		if category.Score >= good {
			continue
		}
		var low []string
		for _, ref := range category.AuditRefs {
			if audit := report.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < good {
				low = append(low, fmt.Sprintf("%s (%.2f)", audit.Title, *audit.Score))
			}
		}
		found = append(found, fmt.Sprintf("%s: %s is %.2f: %s", address, name, category.Score, strings.Join(low, "; ")))
	}
	for _, none := range []string{"cumulative-layout-shift", "total-blocking-time"} {
		if audit, ok := report.Audits[none]; !ok || audit.NumericValue > 0 {
			found = append(found, fmt.Sprintf("%s: %s is %g", address, none, audit.NumericValue))
		}
	}
	slices.Sort(scores)
	k.t.Logf("%s: %s", address, strings.Join(scores, ", "))
	return found
}

// cookies are those of the taker's browser, as a request has them.
func (k *taker) cookies() string {
	k.t.Helper()
	var pairs []string
	k.does("read the cookies", chromedp.ActionFunc(func(ctx context.Context) error {
		cookies, err := network.GetCookies().WithURLs([]string{k.site.URL}).Do(ctx)
		for _, c := range cookies {
			pairs = append(pairs, c.Name+"="+c.Value)
		}
		return err
	}))
	return strings.Join(pairs, "; ")
}
