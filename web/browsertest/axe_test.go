package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axeSource returns the script of axe-core, the accessibility checker.
func axeSource(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		without(t, "there is no axe-core: run npm ci in web/browsertest")
	}
	return string(source)
}

const axeRun = `axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})
	.then(r => JSON.stringify({passes: r.passes.length, found: [['violation', r.violations], ['incomplete', r.incomplete]].flatMap(([kind, rules]) =>
		rules.map(v => kind + ' ' + v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + [...n.any, ...n.all, ...n.none].map(c => c.message).join('; ')).join(' | ')))}))`

// axe returns what axe-core says against the page: violations, and what it could not decide.
func (k *taker) axe(source string) []string {
	k.t.Helper()
	var raw string
	var result struct {
		Passes int
		Found  []string
	}
	k.does("run axe",
		chromedp.Evaluate("if (!window.axe) {"+source+"}; 0", nil, k.where),
		chromedp.Evaluate(axeRun, &raw, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return k.where(p.WithAwaitPromise(true)) }))
	if err := json.Unmarshal([]byte(raw), &result); err != nil {
		k.t.Fatalf("run axe: %v", err)
	}
	if result.Passes < 10 {
		return append(result.Found, fmt.Sprintf("only %d rules were looked at", result.Passes))
	}
	return result.Found
}
