package web_test

import (
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
