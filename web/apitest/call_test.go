package apitest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// A call is one of an operation, by the name that the document gives it.
type call struct {
	operation string
	// path, query and header are the values of its parameters; what a path lacks stays empty.
	path, query, header map[string]string
	// body is sent as JSON, unless it is nil.
	body   any
	secret string
}

// asks makes a call.
func (s *site) asks(c call) exchange {
	s.t.Helper()
	return s.makes(s.request(c))
}

// request is how the document says that a call is to be made.
func (s *site) request(c call) *http.Request {
	s.t.Helper()
	method, path := s.contract.operationNamed(c.operation)
	if path == "" {
		s.t.Fatalf("the document has no operation %q", c.operation)
	}
	for name, value := range c.path {
		path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
	}
	query := url.Values{}
	for name, value := range c.query {
		query.Set(name, value)
	}
	r := s.raw(method, strings.TrimSuffix(s.contract.doc.Servers[0].URL, "/")+path, query, c.body)
	for name, value := range c.header {
		r.Header.Set(name, value)
	}
	if c.secret != "" {
		r.Header.Set("Authorization", "Bearer "+c.secret)
	}
	return r
}

// raw is a request to an address of the host, with a body of JSON unless that is nil. Fuzz targets make it, too, in which
// a fuzz test must not be asked for Helper.
func (s *site) raw(method, path string, query url.Values, body any) *http.Request {
	var sent bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&sent).Encode(body); err != nil {
			s.t.Fatal(err)
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	r, err := http.NewRequest(method, s.host+path, &sent)
	if err != nil {
		s.t.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// operationNamed is the method and the path of an operation.
func (c *contract) operationNamed(name string) (method, path string) {
	for path, item := range c.doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == name {
				return method, path
			}
		}
	}
	return "", ""
}
