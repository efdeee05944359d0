package web_test

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

var documented = regexp.MustCompile(`(?m)^      operationId: (\w+)$|^    ([A-Z]\w+):(?: \{.*)?$`)

// The page has an anchor for every call and schema of the document and for every kind of problem, and every link on it
// leads somewhere.
func TestThePageOfTheAPIHasAllThatTheDocumentHas(t *testing.T) {
	s := opens(t, at("https://college.example/quiz"))
	taker := s.taker().visits("/api/v1/")
	if taker.page.status != 200 || len(htmlcheck.Elements(taker.page.doc, "script")) > 0 {
		t.Fatalf("%s: %s", taker.page, taker.page.body)
	}
	var ids []string
	for _, n := range htmlcheck.Elements(taker.page.doc, "") {
		if id, ok := htmlcheck.Attr(n, "id"); ok {
			ids = append(ids, id)
		}
	}
	document := string(s.program().calls("GET", "/openapi.yaml", "").is(200).body)
	_, schemas, _ := strings.Cut(document, "\n  schemas:\n")
	calls := 0
	for _, found := range documented.FindAllStringSubmatch(document, -1) {
		if found[1] != "" && !slices.Contains(ids, found[1]) {
			t.Errorf("the page does not have the call %s", found[1])
		}
		calls += len(found[1])
	}
	for _, found := range documented.FindAllStringSubmatch(schemas, -1) {
		if !slices.Contains(ids, "schema-"+found[2]) {
			t.Errorf("the page does not have the schema %s", found[2])
		}
	}
	if calls == 0 || len(ids) < 20 {
		t.Errorf("%v", ids)
	}
	for _, a := range htmlcheck.Elements(taker.page.doc, "a") {
		if to, _ := htmlcheck.Attr(a, "href"); strings.HasPrefix(to, "#") && !slices.Contains(ids, to[1:]) {
			t.Errorf("%s leads nowhere", to)
		}
	}
}

var curled = regexp.MustCompile(`(?m)^curl \$API(\S*)(?: -X (\w+))?(.*)$`)

// The first sitting on the page goes as it is written there, call after call.
func TestTheFirstSittingOnThePageOfTheAPIWorks(t *testing.T) {
	s := opens(t)
	_, pre, _ := strings.Cut(string(s.taker().visits("/api/v1/").page.body), `<pre class="address">`)
	pre, _, _ = strings.Cut(pre, "</pre>")
	var begun struct{ ID, Secret string }
	calls := curled.FindAllStringSubmatch(html.UnescapeString(pre), -1)
	for _, call := range calls {
		path, method := strings.ReplaceAll(call[1], "$SESSION", begun.ID), call[2]
		_, body, _ := strings.Cut(call[3], "-d '")
		body = strings.TrimSuffix(body, "'")
		if method == "" {
			method = map[bool]string{true: "GET", false: "POST"}[body == ""]
		}
		program := s.program()
		if strings.Contains(call[3], "Bearer $SECRET") {
			program = s.program("Authorization", "Bearer "+begun.Secret)
		}
		a := program.calls(method, path, body)
		if a.status >= 300 {
			t.Errorf("%s: %d %s", call[0], a.status, a.body)
		}
		if path == "/sessions" {
			if err := json.Unmarshal(a.body, &begun); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(calls) != 6 {
		t.Errorf("%d calls", len(calls))
	}
}

// What an answer can be, and with which headers answers come, is on the page, and no text has the document's own marks.
func TestThePageOfTheAPITellsBodiesAndHeaders(t *testing.T) {
	page := string(opens(t).taker().visits("/api/v1/").page.body)
	for _, want := range []string{`<code>{&#34;non_answer&#34;:&#34;dont_know&#34;}</code>`, "<code>non_answer</code>", "with ETag", "Retry-After", `<a href="#not-yet"><code>not-yet</code></a>`, "string or null"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if strings.Contains(page, "`") {
		t.Error("the page has backticks")
	}
}
