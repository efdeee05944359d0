package apitest

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
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
func checkChanges(t *testing.T, c *contract, told []exchange) {
	changes := slices.Concat(schemaChanges(c), operationChanges(c))
	slices.SortFunc(changes, func(a, b change) int { return strings.Compare(a.at+a.name, b.at+b.name) })
	kinds := map[string]int{}
	var wg sync.WaitGroup
	turns, missed := make(chan struct{}, 2), make([]bool, len(changes))
	for i, change := range changes {
		kinds[change.name]++
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			missed[i] = verdict(changed(c, change), told) == nil
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

// changed is the document's tree with one change.
func changed(c *contract, change change) map[string]any {
	var tree map[string]any
	data, err := json.Marshal(c.tree)
	if err == nil {
		err = json.Unmarshal(data, &tree)
	}
	if err != nil {
		panic(err) // the tree was read from JSON
	}
	change.do((&contract{tree: tree}).raw(change.at))
	return tree
}

// verdict is the first thing that parts a document from the exchanges.
func verdict(tree map[string]any, told []exchange) error {
	c, err := contractOf(tree)
	if err != nil {
		return err
	}
	if loose := c.looseness(); len(loose) > 0 {
		return loose[0]
	}
	l := newLedger(c)
	for _, x := range told {
		if faults := c.faults(x); len(faults) > 0 {
			return faults[0]
		}
		l.note(x)
	}
	return errors.Join(l.missing()...)
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
