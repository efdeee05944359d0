package apitest

import (
	"encoding/json"
	"flag"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A change is one thing that is otherwise in a document.
type change struct {
	name string
	// at is the place of the map that is changed.
	at string
	do func(node map[string]any)
}

// checkChanges wants each change of the document to be seen in the exchanges that are in order without it. A check that
// sees nothing would let document and server part.
func checkChanges(t *testing.T, l *ledger, told []exchange) {
	c := l.contract
	changes := slices.Concat(schemaChanges(c), operationChanges(c))
	slices.SortFunc(changes, func(a, b change) int { return strings.Compare(a.name+a.at, b.name+b.at) })
	if !*everyChange {
		changes = some(changes)
	}
	shown := whereShown(c, told)
	kinds := map[string]int{}
	var wg sync.WaitGroup
	turns, missed := make(chan struct{}, 2), make([]bool, len(changes))
	for i, change := range changes {
		kinds[change.name]++
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			missed[i] = l.verdict(change, shown[change.at]) == nil
		})
	}
	wg.Wait()
	for i, change := range changes {
		if missed[i] {
			t.Errorf("nobody sees, at %s: %s", change.at, change.name)
		}
	}
	t.Logf("%d changes: %v", len(changes), kinds)
}

// everyChange takes minutes.
var everyChange = flag.Bool("every-change", false, "try every change of the document, not some of each kind")

// some are of each kind a few, from all over the document.
func some(changes []change) (few []change) {
	const each = 8
	for len(changes) > 0 {
		n := slices.IndexFunc(changes, func(c change) bool { return c.name != changes[0].name })
		if n < 0 {
			n = len(changes)
		}
		for i := range min(each, n) {
			few = append(few, changes[i*n/min(each, n)])
		}
		changes = changes[n:]
	}
	return few
}

// whereShown finds for each place of the document the exchanges that have to do with it.
func whereShown(c *contract, told []exchange) map[string][]exchange {
	shown := map[string][]exchange{}
	for _, x := range told {
		op := c.find(x.again())
		answer, _ := c.object(join(op.place, "responses", strconv.Itoa(x.status)))
		places := map[string]bool{"/paths": true, join("/paths", op.route.Path): true, op.place: true, answer: true}
		one := newLedger(c)
		one.visit = func(place string) { places[place] = true }
		one.note(x)
		for place := range places {
			shown[place] = append(shown[place], x)
		}
	}
	return shown
}

// changed is the contract with one change. Where that is in a schema alone, calls are found as before.
func (c *contract) changed(change change) (*contract, error) {
	var tree map[string]any
	data, err := json.Marshal(c.tree)
	if err == nil {
		err = json.Unmarshal(data, &tree)
	}
	if err != nil {
		return nil, err
	}
	change.do((&contract{tree: tree}).raw(change.at))
	if !strings.HasPrefix(change.at, "/components/schemas/") {
		return contractOf(tree)
	}
	if data, err = json.Marshal(tree); err != nil {
		return nil, err
	}
	other := &contract{tree: tree, doc: c.doc, router: c.router, compiled: map[string]*jsonschema.Schema{}}
	return other, other.addSchemas(data)
}

// verdict is the first thing that parts the changed document from the exchanges in which it shows. What was seen with
// the document as it is, is seen now, too, unless it is at another place.
func (l *ledger) verdict(change change, shown []exchange) error {
	c, err := l.contract.changed(change)
	if err != nil {
		return err
	}
	if loose := c.looseness(); len(loose) > 0 {
		return loose[0]
	}
	now := &ledger{contract: c, seen: l.seen}
	if missing := now.missing(); len(missing) > 0 {
		return missing[0]
	}
	for _, x := range shown {
		if faults := c.faults(x); len(faults) > 0 {
			return faults[0]
		}
	}
	return nil
}

// schemaChanges are those of what bodies have.
func schemaChanges(c *contract) (all []change) {
	for place, schema := range c.allSchemas() {
		for name := range mapOf(schema["properties"]) {
			all = append(all, change{"a property less", place, func(n map[string]any) { drop(n, name) }})
		}
		if schema["properties"] != nil {
			all = append(all,
				change{"a property more", place, func(n map[string]any) { mapOf(n["properties"])["ghost"] = map[string]any{"type": "string"} }},
				change{"a property required", place, func(n map[string]any) { n["required"] = append(listOf(n["required"]), "ghost") }},
				change{"not closed", place, func(n map[string]any) { delete(n, "additionalProperties"); delete(n, "unevaluatedProperties") }})
		}
		if kind, ok := schema["type"].(string); ok {
			all = append(all, change{"another type", place, func(n map[string]any) { n["type"] = map[string]string{"boolean": "string"}[kind] + "boolean" }})
		}
		for i := range listOf(schema["enum"]) {
			all = append(all, change{"a value less", place, func(n map[string]any) { n["enum"] = slices.Delete(listOf(n["enum"]), i, i+1) }})
		}
		if schema["enum"] != nil {
			all = append(all, change{"a value more", place, func(n map[string]any) { n["enum"] = append(listOf(n["enum"]), "ghost") }})
		}
	}
	return all
}

// drop takes a property away.
func drop(schema map[string]any, name string) {
	delete(mapOf(schema["properties"]), name)
	if required := listOf(schema["required"]); required != nil {
		schema["required"] = slices.DeleteFunc(required, func(v any) bool { return v == name })
	}
}

// operationChanges are those of what is around bodies.
func operationChanges(c *contract) (all []change) {
	for path, item := range mapOf(c.tree["paths"]) {
		at := join("/paths", path)
		all = append(all, change{"a method more", at, func(n map[string]any) { n["patch"] = ghostOperation() }},
			change{"a path less", "/paths", func(n map[string]any) { delete(n, path) }})
		for method := range mapOf(item) {
			if method != "parameters" {
				all = append(all, callChanges(c, at+"/"+method)...)
			}
		}
	}
	return append(all, change{"a path more", "/paths", func(n map[string]any) { n["/ghost"] = map[string]any{"get": ghostOperation()} }})
}

func ghostOperation() map[string]any {
	return map[string]any{"operationId": "ghost", "responses": map[string]any{"204": map[string]any{"description": "Nothing."}}}
}

// callChanges are those of one operation.
func callChanges(c *contract, at string) (all []change) {
	ghost := map[string]any{"description": "Nothing.", "schema": map[string]any{"type": "string"}}
	call := c.raw(at)
	all = append(all, change{"no name", at, func(n map[string]any) { delete(n, "operationId") }},
		change{"any other status", at, func(n map[string]any) { mapOf(n["responses"])["default"] = mapOf(n["responses"])["200"] }},
		change{"a status more", at, func(n map[string]any) { mapOf(n["responses"])["418"] = map[string]any{"description": "Tea."} }},
		change{"a parameter more", at, func(n map[string]any) {
			n["parameters"] = append(listOf(n["parameters"]), map[string]any{"name": "ghost", "in": "query", "schema": map[string]any{"type": "string"}})
		}})
	for i := range listOf(call["parameters"]) {
		all = append(all, change{"a parameter less", at, func(n map[string]any) { n["parameters"] = slices.Delete(listOf(n["parameters"]), i, i+1) }})
	}
	for status := range mapOf(call["responses"]) {
		all = append(all, change{"a status less", at, func(n map[string]any) { delete(mapOf(n["responses"]), status) }})
		place, answer := c.object(join(at, "responses", status))
		all = append(all, change{"a header more", place, func(n map[string]any) { n["headers"] = with(n["headers"], "Ghost", ghost) }})
		for name := range mapOf(answer["headers"]) {
			all = append(all, change{"a header less", place, func(n map[string]any) { delete(mapOf(n["headers"]), name) }})
		}
		for kind := range mapOf(answer["content"]) {
			all = append(all, change{"another kind", place, func(n map[string]any) {
				n["content"] = map[string]any{"text/ghost": mapOf(n["content"])[kind]}
			}})
		}
	}
	return all
}

// with is a copy of a map with one key more.
func with(node any, key string, value any) map[string]any {
	m := maps.Clone(mapOf(node))
	if m == nil {
		m = map[string]any{}
	}
	m[key] = value
	return m
}

func mapOf(node any) map[string]any { m, _ := node.(map[string]any); return m }
func listOf(node any) []any         { l, _ := node.([]any); return slices.Clone(l) }

// checkLies wants each change of what the server answered to be seen.
func checkLies(t *testing.T, c *contract, told []exchange) {
	for _, x := range told {
		for name, lie := range lies() {
			changed := x
			changed.header = x.header.Clone()
			if lie(&changed) && len(c.faults(changed)) == 0 {
				t.Errorf("nobody sees %s of %v", name, x)
			}
		}
	}
}

// lies are answers changed in one thing, where that can be.
func lies() map[string]func(x *exchange) bool {
	return map[string]func(x *exchange) bool{
		"another status":     func(x *exchange) bool { x.status = 299; return true },
		"a fault":            func(x *exchange) bool { x.status = 599; return true },
		"a cookie":           func(x *exchange) bool { x.header.Set("Set-Cookie", "a=b"); return true },
		"another header":     func(x *exchange) bool { x.header.Set("X-Ghost", "boo"); return true },
		"no name of its own": func(x *exchange) bool { x.header.Del("X-Request-Id"); return true },
		"another kind":       func(x *exchange) bool { x.header.Set("Content-Type", "text/ghost"); return len(x.content) > 0 },
		"no body": func(x *exchange) bool {
			had := len(x.content) > 0 && isJSON(x.header.Get("Content-Type"))
			x.content = nil
			return had
		},
		"a field more":        func(x *exchange) bool { return x.rewrite(`{`, `{"ghost":1,`) },
		"the first key twice": func(x *exchange) bool { return x.rewrite(`{`, `{"status":1,"status":2,`) },
		"a parameter that nobody knows": func(x *exchange) bool {
			u := *x.request.URL
			u.RawQuery += "&ghost=1"
			x.request = x.request.Clone(x.request.Context())
			x.request.URL = &u
			return x.status/100 != 4
		},
		"refused though it is in order": func(x *exchange) bool {
			taken := x.status < 300
			x.status = 400
			return taken
		},
	}
}

// rewrite replaces the first old of a JSON body.
func (x *exchange) rewrite(old, by string) bool {
	if !isJSON(x.header.Get("Content-Type")) || !strings.Contains(string(x.content), old) {
		return false
	}
	x.content = []byte(strings.Replace(string(x.content), old, by, 1))
	return true
}
