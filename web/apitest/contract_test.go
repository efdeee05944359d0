package apitest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// A contract is an OpenAPI document, taken at its word.
type contract struct {
	// tree is the document as JSON; places in it are JSON pointers.
	tree    map[string]any
	doc     *openapi3.T
	router  routers.Router
	schemas *jsonschema.Compiler

	mu       sync.Mutex
	compiled map[string]*jsonschema.Schema
}

// treeOf reads a document's YAML.
func treeOf(document []byte) (tree map[string]any, err error) {
	if err := yaml.Unmarshal(document, &tree); err != nil {
		return nil, fmt.Errorf("read the document: %w", err)
	}
	return tree, nil
}

// contractOf makes a contract of a document's tree. The document itself must be in order, with examples that are
// what their schemas say.
func contractOf(tree map[string]any) (*contract, error) {
	data, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	c := &contract{compiled: map[string]*jsonschema.Schema{}}
	if err := json.Unmarshal(data, &c.tree); err != nil {
		return nil, err
	}
	if c.doc, err = openapi3.NewLoader().LoadFromData(data); err != nil {
		return nil, fmt.Errorf("load the document: %w", err)
	}
	if err := c.doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("the document is not in order: %w", err)
	}
	if c.router, err = gorillamux.NewRouter(c.doc); err != nil {
		return nil, fmt.Errorf("read the document's paths: %w", err)
	}
	return c, c.addSchemas(data)
}

// whole is the name under which schemas refer to the document.
const whole = "contract.json"

func (c *contract) addSchemas(data []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	c.schemas = jsonschema.NewCompiler()
	c.schemas.DefaultDraft(jsonschema.Draft2020)
	c.schemas.AssertFormat()
	return c.schemas.AddResource(whole, value)
}

// fits reports what a JSON value has that the schema at the place does not allow.
func (c *contract) fits(place string, value any) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	schema := c.compiled[place]
	if schema == nil {
		var err error
		if schema, err = c.schemas.Compile(whole + "#" + place); err != nil {
			return fmt.Errorf("the schema at %s: %w", place, err)
		}
		c.compiled[place] = schema
	}
	return schema.Validate(value)
}

// An operation is one that the document has, with what a request's path says.
type operation struct {
	route  *routers.Route
	params map[string]string
	// place is where the document has it, and id its name for people: "GET /questionnaires".
	place, id string
}

// find is the operation of a request, or nil. HEAD is GET without the answer's body.
func (c *contract) find(r *http.Request) *operation {
	asked := r
	if r.Method == http.MethodHead {
		asked = r.Clone(r.Context())
		asked.Method = http.MethodGet
	}
	route, params, err := c.router.FindRoute(asked)
	if err != nil {
		return nil
	}
	return &operation{route, params, join("/paths", route.Path, strings.ToLower(asked.Method)), asked.Method + " " + route.Path}
}

// join adds keys to a JSON pointer.
func join(place string, keys ...string) string {
	for _, key := range keys {
		place += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
	}
	return place
}

// at is what the document has at a place, with the place itself, once references were followed; nil if nothing.
func (c *contract) at(place string) (string, any) {
	var node any = c.tree
	here := ""
	for _, key := range strings.Split(place, "/")[1:] {
		here, node = c.follow(here, node)
		here += "/" + key
		node = child(node, strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
	}
	return c.follow(here, node)
}

// follow goes where a node refers to.
func (c *contract) follow(place string, node any) (string, any) {
	if m, ok := node.(map[string]any); ok {
		if to, ok := m["$ref"].(string); ok {
			return c.at(strings.TrimPrefix(to, "#"))
		}
	}
	return place, node
}

// child is what a node has under a key: a name, or a number in a list.
func child(node any, key string) any {
	switch n := node.(type) {
	case map[string]any:
		return n[key]
	case []any:
		if i, err := strconv.Atoi(key); err == nil && i < len(n) {
			return n[i]
		}
	}
	return nil
}

// object is what the document has at a place, if that has keys, and the place itself.
func (c *contract) object(place string) (string, map[string]any) {
	place, node := c.at(place)
	m, _ := node.(map[string]any)
	return place, m
}
