package web

import (
	"encoding/json"
	"html/template"
	"strings"

	"go.yaml.in/yaml/v4"
)

// described reads an OpenAPI document in its own order.
type described struct{ *yaml.Node }

// at returns what the keys lead to; a node without a value where there is nothing.
func (d described) at(keys ...string) described {
	for _, key := range keys {
		next := described{&yaml.Node{}}
		for name, value := range d.pairs {
			if name == key {
				next = value
			}
		}
		d = next
	}
	return d
}

// pairs are the keys of an object with their values.
func (d described) pairs(yield func(string, described) bool) {
	if d.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(d.Content); i += 2 {
		if !yield(d.Content[i].Value, described{d.Content[i+1]}) {
			return
		}
	}
}

// words are a text.
func (d described) words() string { return strings.TrimSpace(d.Value) }

// prose is a text of the document as a page shows it within a paragraph: an empty line begins another one, and what is
// between backquotes is code; a kind of problem leads to what it is.
func prose(text string) template.HTML {
	parts := strings.Split(template.HTMLEscapeString(text), "`")
	for i := 1; i < len(parts); i += 2 {
		code := "<code>" + parts[i] + "</code>"
		if _, ok := apiKinds[apiKind(parts[i])]; ok {
			code = `<a href="#` + parts[i] + `">` + code + `</a>`
		}
		parts[i] = code
	}
	return template.HTML(strings.ReplaceAll(strings.Join(parts, ""), "\n\n", "</p>\n<p>")) // #nosec G203 -- escaped
}

// resolved follows a reference within the document.
func (d described) resolved(whole described) described {
	if to := d.at("$ref").Value; to != "" {
		return whole.at(strings.Split(strings.TrimPrefix(to, "#/"), "/")...)
	}
	return d
}

// groups are the calls by their tags.
func (d described) groups() []apiGroup {
	var all []apiGroup
	for _, tag := range d.at("tags").Content {
		group := apiGroup{Name: described{tag}.at("name").Value, About: described{tag}.at("description").words()}
		for path, item := range d.at("paths").pairs {
			for method, call := range item.pairs {
				if tags := call.at("tags").Content; len(tags) > 0 && tags[0].Value == group.Name {
					group.Calls = append(group.Calls, d.call(path, method, item, call))
				}
			}
		}
		all = append(all, group)
	}
	return all
}

func (d described) call(path, method string, item, call described) apiCall {
	c := apiCall{
		ID: call.at("operationId").Value, Method: strings.ToUpper(method), Path: path, Summary: call.at("summary").words(), About: call.at("description").words(),
		Takes: typeOf(ofBody(call.at("requestBody").resolved(d))), Examples: examplesOf(call.at("requestBody").resolved(d)),
	}
	security := call.at("security")
	c.Secret = security.Kind == 0 || len(security.Content) > 0
	for _, p := range append(item.at("parameters").Content, call.at("parameters").Content...) {
		is := described{p}.resolved(d)
		c.Parameters = append(c.Parameters, apiField{is.at("name").Value, is.at("in").Value, typeOf(is.at("schema")), is.at("description").words()})
	}
	for status, answer := range call.at("responses").pairs {
		is := answer.resolved(d)
		if status >= "400" { // every refusal is a problem
			c.Refusals = append(c.Refusals, apiField{status, namesIn(is.at("headers")), "", is.at("description").words()})
			continue
		}
		c.Answers = append(c.Answers, apiField{status, namesIn(is.at("headers")), typeOf(ofBody(is)), is.at("description").words()})
	}
	return c
}

// namesIn are the keys of an object, after each other.
func namesIn(object described) string {
	var names []string
	for name := range object.pairs {
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return "with " + strings.Join(names, ", ")
}

// examplesOf are those of a body, in JSON.
func examplesOf(body described) (all []string) {
	for _, media := range body.at("content").pairs {
		values := []described{media.at("example")}
		for _, one := range media.at("examples").pairs {
			values = append(values, one.at("value"))
		}
		for _, is := range values {
			var value any
			if is.Kind == 0 || is.Decode(&value) != nil {
				continue
			}
			if text, err := json.Marshal(value); err == nil {
				all = append(all, string(text))
			}
		}
	}
	return all
}

// ofBody is the schema of a body.
func ofBody(d described) described {
	for _, media := range d.at("content").pairs {
		return media.at("schema")
	}
	return described{&yaml.Node{}}
}

// schemas are those that have a name.
func (d described) schemas() []apiSchema {
	var all []apiSchema
	for name, is := range d.at("components", "schemas").pairs {
		s := apiSchema{Name: name, About: is.at("description").words(), Type: typeOf(is)}
		s.Fields = propertiesOf(is, "")
		for _, one := range is.at("oneOf").Content {
			if way := (described{one}); way.at("description").Value != "" {
				s.Ways = append(s.Ways, apiField{"", "", typeOf(way), way.at("description").words()})
				s.Fields = append(s.Fields, propertiesOf(way, "")...)
			}
		}
		all = append(all, s)
	}
	return all
}

// propertiesOf are the properties of an object and, behind each that is an object itself, those of that.
func propertiesOf(object described, before string) []apiField {
	var all []apiField
	for name, is := range object.at("properties").pairs {
		note := "may be missing"
		for _, required := range object.at("required").Content {
			if required.Value == name {
				note = ""
			}
		}
		all = append(all, apiField{before + name, note, typeOf(is), is.at("description").words()})
		all = append(all, propertiesOf(is, before+name+".")...)
		all = append(all, propertiesOf(is.at("items"), before+name+"[].")...)
	}
	return all
}

// typeOf says in a few words what a value is; schemas with a name are linked.
func typeOf(d described) template.HTML {
	escaped := func(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) } // #nosec G203 -- escaped
	if to := d.at("$ref").Value; to != "" {
		name := escaped(to[strings.LastIndex(to, "/")+1:])
		return `<a href="#schema-` + name + `">` + name + `</a>`
	}
	var parts []string
	for _, one := range append(d.at("oneOf").Content, d.at("anyOf").Content...) {
		parts = append(parts, string(typeOf(described{one})))
	}
	for _, kind := range d.at("type").Content { // one of several, such as null
		parts = append(parts, string(escaped(kind.Value)))
	}
	for _, word := range d.at("enum").Content {
		parts = append(parts, "<code>"+string(escaped(word.Value))+"</code>")
	}
	switch kind := d.at("type").Value; {
	case len(parts) > 0:
		return template.HTML(strings.Join(parts, " or ")) // #nosec G203 -- of escaped parts
	case d.at("const").Kind != 0:
		return "<code>" + escaped(d.at("const").Value) + "</code>"
	case kind == "array":
		return "list of " + typeOf(d.at("items"))
	case kind == "object" && d.at("additionalProperties").Kind == yaml.MappingNode:
		return "object, each value " + typeOf(d.at("additionalProperties"))
	default:
		return escaped(kind)
	}
}
