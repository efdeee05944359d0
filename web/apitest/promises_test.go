package apitest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// looseness is what the document leaves open, so that exchanges could not be held against it: objects with any other
// fields, answers with any status, operations without a name.
func (c *contract) looseness() (found []error) {
	for place, schema := range c.allSchemas() {
		if schema["properties"] != nil && schema["additionalProperties"] == nil && schema["unevaluatedProperties"] == nil && !partOf(place) {
			found = append(found, fmt.Errorf("%s may have any other properties", place))
		}
		required, _ := schema["required"].([]any)
		properties, _ := schema["properties"].(map[string]any)
		for _, name := range required {
			if properties[fmt.Sprint(name)] == nil {
				found = append(found, fmt.Errorf("%s requires %v, which it does not have", place, name))
			}
		}
	}
	for path, item := range c.doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == "" {
				found = append(found, fmt.Errorf("%s %s has no operationId", method, path))
			}
			for status := range op.Responses.Map() {
				if !exactStatus.MatchString(status) {
					found = append(found, fmt.Errorf("%s %s may answer with %s", method, path, status))
				}
			}
		}
	}
	return found
}

var exactStatus = regexp.MustCompile(`^[1-5][0-9][0-9]$`)

// partOf reports whether a schema is one of those that are joined, and closed as a whole.
func partOf(place string) bool { return slices.Contains(strings.Split(place, "/"), "allOf") }

// allSchemas are all places of the document that a value is held against.
func (c *contract) allSchemas() map[string]map[string]any {
	visited := map[string]bool{}
	c.pointsInto(visited)
	all := map[string]map[string]any{}
	w := &walker{contract: c}
	for place := range visited {
		all[place] = w.raw(place)
	}
	return all
}

// essential are those exchanges without which something of the document would not be seen.
func (l *ledger) essential(all []exchange) (few []exchange) {
	for _, x := range all {
		before := len(l.seen)
		l.note(x)
		if len(l.seen) > before {
			few = append(few, x)
		}
	}
	return few
}
