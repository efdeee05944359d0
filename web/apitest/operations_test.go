package apitest

import (
	"slices"
	"strconv"
	"strings"
)

// A described operation is one with all that the document says can be sent to it.
type described struct {
	name, method, path, place string
	parameters                []parameter
	// secured tells that it wants a session's secret; takes, that it takes a body.
	secured, takes bool
	// statuses are those with which it answers.
	statuses map[string]any
}

type parameter struct{ name, in, place string }

// operations are all of the document's, always in the same order.
func (c *contract) operations() (all []described) {
	for path, item := range sorted(mapOf(c.tree["paths"])) {
		for method, node := range sorted(mapOf(item)) {
			if method == "parameters" {
				continue
			}
			call := mapOf(node)
			name, _ := call["operationId"].(string)
			op := described{name: name, method: strings.ToUpper(method), path: path, place: join("/paths", path, method)}
			op.parameters = append(c.parameters(join("/paths", path)), c.parameters(op.place)...)
			security, own := call["security"]
			op.secured = !own || len(listOf(security)) > 0
			op.takes, op.statuses = call["requestBody"] != nil, mapOf(call["responses"])
			all = append(all, op)
		}
	}
	return all
}

// parameters are those listed at a place.
func (c *contract) parameters(place string) (all []parameter) {
	_, list := c.at(place + "/parameters")
	for i := range listOf(list) {
		at, p := c.object(join(place, "parameters", strconv.Itoa(i)))
		all = append(all, parameter{p["name"].(string), p["in"].(string), at + "/schema"})
	}
	return all
}

// has reports whether there is such a parameter.
func (op described) has(in, name string) bool {
	return slices.ContainsFunc(op.parameters, func(p parameter) bool { return p.in == in && p.name == name })
}
