package apitest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// A drawer draws values of the document's schemas, in order or, if it may, with a slip somewhere.
type drawer struct {
	*contract
	t *rapid.T
	// slips is how many slips it has left to make.
	slips int
	// known are words that mean something to the server, such as ids of items, so that what is drawn gets further than
	// to be unknown.
	known []string
}

// value draws one of the schema at the place.
func (d *drawer) value(place string, depth int) any {
	if d.slips > 0 && rapid.IntRange(0, 3).Draw(d.t, "slip") == 0 {
		d.slips--
		return d.anything(depth)
	}
	schema := d.raw(place)
	if to, ok := schema["$ref"].(string); ok {
		return d.value(strings.TrimPrefix(to, "#"), depth)
	}
	for _, key := range []string{"oneOf", "anyOf"} {
		if list := listOf(schema[key]); list != nil {
			i := rapid.IntRange(0, len(list)-1).Draw(d.t, "which")
			return d.value(fmt.Sprintf("%s/%s/%d", place, key, i), depth)
		}
	}
	if values := listOf(schema["enum"]); values != nil {
		return rapid.SampledFrom(values).Draw(d.t, "value")
	}
	if value, ok := schema["const"]; ok {
		return value
	}
	if list := listOf(schema["examples"]); list != nil && rapid.Bool().Draw(d.t, "example") {
		return rapid.SampledFrom(list).Draw(d.t, "example")
	}
	return d.ofKind(place, schema, depth)
}

func (d *drawer) ofKind(place string, schema map[string]any, depth int) any {
	kind := schema["type"]
	if kinds := listOf(kind); kinds != nil {
		kind = rapid.SampledFrom(kinds).Draw(d.t, "kind")
	}
	switch kind {
	case "object":
		return d.object(place, schema, depth)
	case "array":
		n := rapid.IntRange(intOf(schema["minItems"], 0), intOf(schema["maxItems"], 3)).Draw(d.t, "length")
		list := []any{}
		for range n {
			list = append(list, d.value(place+"/items", depth+1))
		}
		return list
	case "string":
		return d.text(schema)
	case "integer":
		return rapid.IntRange(intOf(schema["minimum"], -3), intOf(schema["maximum"], 300)).Draw(d.t, "number")
	case "number":
		return rapid.Float64Range(-3, 3).Draw(d.t, "number")
	case "boolean":
		return rapid.Bool().Draw(d.t, "boolean")
	}
	return nil
}

func intOf(node any, usual int) int {
	if f, ok := node.(float64); ok {
		return int(f)
	}
	return usual
}

// object draws an object with what is required and some of what is not; with a slip, something may miss or be too much.
func (d *drawer) object(place string, schema map[string]any, depth int) any {
	object := map[string]any{}
	required := listOf(schema["required"])
	for name := range sorted(mapOf(schema["properties"])) {
		if slices.Contains(required, any(name)) && !d.slip("missing") || rapid.Bool().Draw(d.t, "optional") {
			object[name] = d.value(join(place, "properties", name), depth+1)
		}
	}
	if mapOf(schema["additionalProperties"]) != nil {
		for range rapid.IntRange(0, 3).Draw(d.t, "others") {
			object[d.word()] = d.value(place+"/additionalProperties", depth+1)
		}
	}
	if d.slip("more") {
		object[d.word()] = d.anything(depth)
	}
	return object
}

// slip makes a slip, if there is one left to make and chance wants it.
func (d *drawer) slip(what string) bool {
	made := d.slips > 0 && rapid.IntRange(0, 3).Draw(d.t, what) == 0
	if made {
		d.slips--
	}
	return made
}

// text draws a string as the schema wants it.
func (d *drawer) text(schema map[string]any) string {
	if pattern, ok := schema["pattern"].(string); ok {
		return rapid.StringMatching(pattern).Draw(d.t, "text")
	}
	if rapid.Bool().Draw(d.t, "a word") {
		return d.word()
	}
	return rapid.StringN(intOf(schema["minLength"], 0), intOf(schema["maxLength"], 50), -1).Draw(d.t, "text")
}

func (d *drawer) word() string { return rapid.SampledFrom(d.known).Draw(d.t, "word") }

// anything draws any JSON.
func (d *drawer) anything(depth int) any {
	switch most := 6; rapid.IntRange(0, most).Draw(d.t, "anything") {
	case 0:
		return nil
	case 1:
		return rapid.Bool().Draw(d.t, "boolean")
	case 2:
		return rapid.Float64Range(-1e300, 1e300).Draw(d.t, "number")
	case 3:
		return rapid.String().Draw(d.t, "text")
	case 4:
		return strings.Repeat("long", rapid.IntRange(0, 20_000).Draw(d.t, "how long"))
	case 5:
		if depth < 4 {
			return []any{d.anything(depth + 1)}
		}
	}
	if depth < 4 {
		return map[string]any{d.word(): d.anything(depth + 1)}
	}
	return d.word()
}

// sorted goes through a map in the order of its keys, so that a draw can be repeated.
func sorted(m map[string]any) func(yield func(string, any) bool) {
	return func(yield func(string, any) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}
