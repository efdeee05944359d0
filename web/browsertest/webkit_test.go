package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// In WebKit, too, a taker gets from the address of the site to the result: without scripts, and with them.
func TestTakerTakesTheQuizInWebKit(t *testing.T) {
	t.Parallel()
	for name, scripts := range map[string]bool{"without scripts": false, "with scripts": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := builtin(t)
			sheet := persona(t, q, "start-up-developer").Answers
			k := startWebKit(t, scripts)
			k.opens(serve(t).URL + "/")
			k.clicks("a, button", "Start now")
			k.sees("Your return code")
			k.clicks("a, button", "First question")
			for i, item := range q.Items {
				k.sees(string(item.Text))
				a := sheet[item.ID]
				if !a.Answered() {
					k.clicks("button", nonAnswerButton(a))
					continue
				}
				for _, text := range optionTexts(q, i, a) {
					k.clicks("label", text)
				}
				k.clicks("button", "Continue")
			}
			k.sees("Check your answers")
			k.clicks("a, button", "See my result")
			k.sees(headingFor(q, report(t, q, sheet)))
		})
	}
}

// WebKit shows a page that one goes back to as it was left, even where it may not be kept. A change on it counts.
func TestAChangeAfterGoingBackInWebKit(t *testing.T) {
	t.Parallel()
	for name, scripts := range map[string]bool{"without scripts": false, "with scripts": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := builtin(t)
			k := startWebKit(t, scripts)
			k.opens(serve(t).URL + "/")
			k.clicks("a, button", "Start now")
			k.sees("Your return code")
			k.clicks("a, button", "First question")
			k.sees(string(q.Items[0].Text))
			k.clicks("label", string(q.Options(0)[0].Text))
			k.clicks("button", "Continue")
			k.sees(string(q.Items[1].Text))
			k.does("POST", "/back", nil, nil)
			k.sees(string(q.Items[0].Text))
			k.clicks("label", string(q.Options(0)[1].Text))
			k.clicks("button", "Continue")
			if !scripts {
				k.waitsFor("main", "Saved. It took the place of an earlier answer: "+string(q.Options(0)[0].Text)+".")
				k.clicks("button", "Continue")
			}
			k.sees(string(q.Items[1].Text))
			k.clicks("a", "Back")
			k.sees(string(q.Items[0].Text))
			k.isTicked(string(q.Options(0)[1].Text))
		})
	}
}

// WebKit without scripts runs none of a page's, and with them it does.
func TestWebKitWithoutScriptsRunsNone(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/script.js" {
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, `document.querySelector("h1").textContent += ", one of its own"`)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><title>Scripts</title><h1>No script</h1><script>document.querySelector("h1").textContent = "A script"</script><script src="/script.js"></script>`)
	}))
	t.Cleanup(site.Close)
	for heading, scripts := range map[string]bool{"No script": false, "A script, one of its own": true} {
		k := startWebKit(t, scripts)
		k.opens(site.URL)
		k.sees(heading)
	}
}
