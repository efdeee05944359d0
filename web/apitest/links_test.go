package apitest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// followed is the call to which a link of an answer leads (OpenAPI 3.1, "Link Object"), with a body and a secret if the
// call wants them.
func (c *contract) followed(t *testing.T, x exchange, link string, body any, secret string) call {
	t.Helper()
	op := c.find(x.again())
	_, l := c.object(join(op.place, "responses", strconv.Itoa(x.status), "links", link))
	if l == nil {
		t.Fatalf("%s %d has no link %q", op.id, x.status, link)
	}
	next := call{operation: fmt.Sprint(l["operationId"]), path: map[string]string{}, body: body, secret: secret}
	for name, expression := range mapOf(l["parameters"]) {
		next.path[name] = evaluated(t, op, x, fmt.Sprint(expression))
	}
	return next
}

// links are the names of those that an answer has to calls of a method.
func (c *contract) links(x exchange, method string) (names []string) {
	_, all := c.object(join(c.find(x.again()).place, "responses", strconv.Itoa(x.status), "links"))
	for name, link := range sorted(all) {
		if to, _ := c.operationNamed(fmt.Sprint(mapOf(link)["operationId"])); to == method {
			names = append(names, name)
		}
	}
	return names
}

// evaluated is what a runtime expression says of an exchange.
func evaluated(t *testing.T, op *operation, x exchange, expression string) string {
	t.Helper()
	if name, ok := strings.CutPrefix(expression, "$request.path."); ok {
		return op.params[name]
	}
	pointer, ok := strings.CutPrefix(expression, "$response.body#")
	if !ok {
		t.Fatalf("the expression %q is not one of those that are understood", expression)
	}
	var body any
	if err := json.Unmarshal(x.content, &body); err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Split(pointer, "/")[1:] {
		body = child(body, key)
	}
	said, ok := body.(string)
	if !ok {
		t.Fatalf("%s is %v in %v", expression, body, x)
	}
	return said
}
