package apitest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A walker goes through schemas and tells which places it saw.
type walker struct {
	*contract
	see func(point string)
	// visit, unless it is nil, is told the place of every schema that a value is held against.
	visit func(place string)
}

// schema tells of every place below a schema at which a value may differ.
func (w *walker) schema(place string, visited map[string]bool) {
	if visited[place] {
		return
	}
	visited[place] = true
	node := w.raw(place)
	for _, branch := range branchesOf(node) {
		if branch.choice {
			w.see(place + branch.path)
		}
		w.schema(place+branch.path, visited)
	}
	if to, ok := node["$ref"].(string); ok {
		w.schema(strings.TrimPrefix(to, "#"), visited)
	}
	for point := range leavesOf(node) {
		w.see(place + point)
	}
}

// value tells of the places of a schema that a value, which fits, shows.
func (w *walker) value(place string, value any) {
	if w.visit != nil {
		w.visit(place)
	}
	node := w.raw(place)
	if to, ok := node["$ref"].(string); ok {
		w.value(strings.TrimPrefix(to, "#"), value)
	}
	for _, branch := range branchesOf(node) {
		for _, part := range branch.parts(value) {
			if branch.oneOf && w.fits(place+branch.path, part) != nil {
				continue
			}
			if branch.choice {
				w.see(place + branch.path)
			}
			w.value(place+branch.path, part)
		}
	}
	for point, is := range leavesOf(node) {
		if is(value) {
			w.see(place + point)
		}
	}
}

// raw is the schema at a place, not followed further.
func (c *contract) raw(place string) map[string]any {
	var node any = c.tree
	for _, key := range strings.Split(place, "/")[1:] {
		node = child(node, strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
	}
	m, _ := node.(map[string]any)
	return m
}

// A branch is a schema within a schema.
type branch struct {
	path string
	// choice tells that values may go without it; oneOf, that only some of the values are meant.
	choice, oneOf bool
	// parts are those of a value that it is about.
	parts func(value any) []any
}

func branchesOf(node map[string]any) (all []branch) {
	itself := func(value any) []any { return []any{value} }
	for _, key := range []string{"oneOf", "anyOf", "allOf"} {
		list, _ := node[key].([]any)
		for i := range list {
			all = append(all, branch{fmt.Sprintf("/%s/%d", key, i), key != "allOf", key != "allOf", itself})
		}
	}
	properties, _ := node["properties"].(map[string]any)
	for name := range properties {
		all = append(all, branch{join("/properties", name), true, false, func(value any) []any { return member(value, name) }})
	}
	if _, ok := node["additionalProperties"].(map[string]any); ok {
		all = append(all, branch{"/additionalProperties", true, false, func(value any) []any { return others(value, properties) }})
	}
	if _, ok := node["items"].(map[string]any); ok {
		all = append(all, branch{"/items", true, false, func(value any) []any { list, _ := value.([]any); return list }})
	}
	return all
}

func member(value any, name string) []any {
	if m, ok := value.(map[string]any); ok {
		if v, ok := m[name]; ok {
			return []any{v}
		}
	}
	return nil
}

func others(value any, known map[string]any) (all []any) {
	m, _ := value.(map[string]any)
	for name, v := range m {
		if known[name] == nil {
			all = append(all, v)
		}
	}
	return all
}

// leavesOf are the single values and types among which a schema lets values choose.
func leavesOf(node map[string]any) map[string]func(any) bool {
	all := map[string]func(any) bool{}
	values, _ := node["enum"].([]any)
	for _, v := range values {
		all[fmt.Sprintf("=%v", v)] = func(value any) bool { return reflect.DeepEqual(plain(value), plain(v)) }
	}
	if kinds, _ := node["type"].([]any); len(kinds) > 1 {
		for _, kind := range kinds {
			all[fmt.Sprintf(" is %v", kind)] = func(value any) bool { return slices.Contains(kindsOf(value), fmt.Sprint(kind)) }
		}
	}
	return all
}

// plain makes numbers comparable, however they were read.
func plain(value any) any {
	if n, ok := value.(json.Number); ok {
		f, _ := n.Float64()
		return f
	}
	return value
}

// kindsOf are JSON Schema's names for the kind of a value.
func kindsOf(value any) []string {
	switch plain(value).(type) {
	case nil:
		return []string{"null"}
	case bool:
		return []string{"boolean"}
	case string:
		return []string{"string"}
	case float64:
		return []string{"number", "integer"}
	case []any:
		return []string{"array"}
	}
	return []string{"object"}
}
