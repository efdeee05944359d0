package quiz

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/careerfit/careerfit/engine"
)

// decode reads the node into v, strictly, and remembers where everything stands. It goes on after a
// problem, so that all of them are seen at once.
func (d *document) decode(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	if _, known := d.places[path]; !known {
		d.places[path] = Position{n.Line, n.Column}
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.errorAt(path, "yaml", "write the value out where it is needed", "anchors and aliases (& and *) are not part of the format")
		return
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.errorAt(path, "yaml", "put a text that begins with ! in quotes", "%s is a tag of YAML here; tags are not part of the format", n.Tag)
		return
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style == 0 {
		d.errorAt(path, "empty", rule.emptyHint("value")+"; if it begins with #, put it in quotes", "there is no value here")
		return
	}
	switch v.Interface().(type) {
	case Answer:
		d.decodeAnswer(n, v, path)
	case engine.Decimal:
		d.decodeDecimal(n, v, path, rule)
	case Amount:
		d.decodeAmount(n, v, path)
	case Text:
		d.decodeText(n, v, path, rule)
	default:
		d.decodeKind(n, v, path, rule)
	}
}

func (d *document) decodeKind(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(n, v.Elem(), path, rule)
	case reflect.Struct:
		d.decodeStruct(n, v, path)
	case reflect.Slice:
		d.decodeList(n, v, path, rule)
	case reflect.Map:
		d.decodeMap(n, v, path, rule)
	default:
		d.decodeScalar(n, v, path, rule)
	}
}

func (d *document) decodeStruct(n *yaml.Node, v reflect.Value, path string) {
	fields := d.fieldsOf(v.Type())
	if !d.want(n, yaml.MappingNode, path, "keys with values, as in "+fields.sample(), fields.spelledOut(n)) {
		return
	}
	seen := d.eachKey(n, func(key, value *yaml.Node) {
		if f, ok := fields.find(key.Value); ok {
			d.decode(value, v.Field(f.index), at(path, f.key), f.rule)
		}
	})
	if d.unknownKeys(n, path, fields, seen) { // it is known how it is called, so whatever refers to it is right
		v.Field(fields[0].index).SetString(asID(n.Content[0].Value))
		return
	}
	for _, f := range fields {
		missing := !seen[f.key]
		d.shapeless = d.shapeless || path == "" && isPart(f.key) && missing && (f.rule.required || d.given(f.key))
		if f.rule.required && missing && !d.given(at(path, f.key)) {
			d.errorAt(path, "missing-key", "add "+f.example(), "the key %q is missing", f.key)
		}
	}
}

// isBare reports whether there is nothing at all where a value should be.
func isBare(value *yaml.Node) bool { return value.Value == "" && value.Tag == "!!null" }

// decimals are what stands behind a decimal comma, and looks like a key in {planning: 0,5}.
var decimals = regexp.MustCompile(`^[0-9]+$`)

// isPart reports whether the key holds what other parts of the file refer to.
func isPart(key string) bool {
	return slices.Contains([]string{"sources", "scales", "traits", "sections", "paths", "careers", "courses"}, key)
}

// eachKey visits the entries of a mapping and returns the keys seen. A key given twice is reported
// with both positions, and visited once.
func (d *document) eachKey(n *yaml.Node, visit func(key, value *yaml.Node)) map[string]bool {
	seen := map[string]bool{}
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case key.Kind != yaml.ScalarNode:
			d.report(Position{key.Line, key.Column}, SeverityError, "yaml", "", "a key must be a single word")
		case seen[key.Value]:
			d.report(Position{key.Line, key.Column}, SeverityError, "duplicate-key", "keep one of the two",
				"the key %q was given before, in line %d, column %d", key.Value, first[key.Value].Line, first[key.Value].Column)
		default:
			seen[key.Value], first[key.Value] = true, key
			visit(key, n.Content[i+1])
		}
	}
	return seen
}

func (d *document) decodeList(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	if !d.want(n, yaml.SequenceNode, path, "a list, each entry on a line that begins with a dash", rule.exampleHint()) {
		return
	}
	if d.tooMany(len(n.Content), path, rule) {
		return
	}
	switch entries := len(n.Content); {
	case rule.required && entries == 0:
		d.errorAt(path, "empty", "", "the list is empty")
	case entries == 1 && rule.least > 1:
		d.errorAt(path, "too-few", "", "there is one entry; at least %d are needed", rule.least)
	case entries < rule.least:
		d.errorAt(path, "too-few", "", "there are %d entries; at least %d are needed", entries, rule.least)
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, entry := range n.Content {
		d.decode(entry, v.Index(i), at(path, i), rule.ofEntry())
	}
}

// tooMany reports a list or a map with more entries than it may have, of which none is then read.
func (d *document) tooMany(entries int, path string, rule fieldRule) bool {
	if rule.max == 0 || entries <= rule.max {
		return false
	}
	d.errorAt(path, "too-many", "", "there are %d entries; at most %d are possible", entries, rule.max)
	return true
}

func (d *document) decodeMap(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	sample := "{delivery: 1}"
	if v.Type().Elem() == reflect.TypeFor[Answer]() {
		sample = "{quiet: agree}"
	}
	if !d.want(n, yaml.MappingNode, path, "keys with values, as in "+sample, "") {
		return
	}
	if d.tooMany(len(n.Content)/2, path, rule) {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	d.eachKey(n, func(key, value *yaml.Node) {
		entry := reflect.New(v.Type().Elem()).Elem()
		d.places[at(path, key.Value)] = Position{key.Line, key.Column}
		if v.Type().Elem() == reflect.TypeFor[engine.Decimal]() && isBare(value) && decimals.MatchString(key.Value) {
			d.errorAt(at(path, key.Value), "number", "write a decimal number with a point, such as 0.5", "%q stands here as a key of its own, since a comma is before it", key.Value)
			return
		}
		if v.Type().Elem() == reflect.TypeFor[engine.Decimal]() && isBare(value) {
			d.errorAt(at(path, key.Value), "empty", fmt.Sprintf("write how much it counts, as in {%s: 1}", key.Value), "there is no number for %q", key.Value)
			return
		}
		d.decode(value, entry, at(path, key.Value), fieldRule{places: rule.places})
		v.SetMapIndex(reflect.ValueOf(key.Value), entry)
	})
}

// want reports a problem unless the node has the kind. The hint may be empty.
func (d *document) want(n *yaml.Node, kind yaml.Kind, path, what, hint string) bool {
	if n.Kind == kind {
		return true
	}
	d.shapeless = d.shapeless || path == "" || isPart(path)
	found := map[yaml.Kind]string{yaml.MappingNode: "keys with values", yaml.SequenceNode: "a list", yaml.ScalarNode: "a single value"}[n.Kind]
	d.errorAt(path, "type", hint, "this must be %s, but it is %s", what, found)
	return false
}
