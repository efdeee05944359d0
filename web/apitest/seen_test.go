package apitest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A ledger has what the document promises and which of that was seen: operations, statuses, headers and parameters,
// and within bodies every property, every alternative and every value of a list.
type ledger struct {
	contract *contract
	mu       sync.Mutex
	seen     map[string]bool
	// visit, unless it is nil, is told the place of every schema that a body is held against.
	visit func(place string)
}

func newLedger(c *contract) *ledger { return &ledger{contract: c, seen: map[string]bool{}} }

// note writes down what an exchange shows of the document.
func (l *ledger) note(x exchange) {
	op := l.contract.find(x.again())
	if op == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	w := &walker{l.contract, func(point string) { l.seen[point] = true }, l.visit}
	if x.status < 400 {
		l.noteRequest(w, op, x)
	}
	l.noteAnswer(w, op, x)
}

// noteRequest writes down what of a request was understood.
func (l *ledger) noteRequest(w *walker, op *operation, x exchange) {
	for name := range x.request.URL.Query() {
		w.see(op.id + " ?" + name)
	}
	for name := range x.request.Header {
		w.see(op.id + " > " + strings.ToLower(name))
	}
	l.noteBody(w, op.place+"/requestBody", x.request.Header.Get("Content-Type"), x.sent)
}

func (l *ledger) noteAnswer(w *walker, op *operation, x exchange) {
	status := fmt.Sprintf("%s %d", op.id, x.status)
	w.see(status)
	for name := range x.header {
		w.see(status + " < " + strings.ToLower(name))
	}
	if kind, _, _ := strings.Cut(x.header.Get("Content-Type"), ";"); len(x.content) > 0 {
		w.see(status + " as " + kind)
		l.noteBody(w, join(op.place, "responses", fmt.Sprint(x.status)), kind, x.content)
	}
}

func (l *ledger) noteBody(w *walker, place, kind string, body []byte) {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	place, media := l.contract.object(join(place+"/content", kind))
	if err == nil && media != nil && isJSON(kind) {
		w.value(place+"/schema", value)
	}
}

// unprovoked are points that no story can show, with the reason.
var unprovoked = map[string]string{}

// missing are all points of the document that no exchange showed, and those which one showed though it was said that
// none can.
func (l *ledger) missing() (found []error) {
	for _, point := range slices.Sorted(maps.Keys(l.contract.points())) {
		if _, known := unprovoked[point]; l.seen[point] == known {
			found = append(found, fmt.Errorf("%s: seen is %t", point, l.seen[point]))
		}
	}
	return found
}

// points are all that the document promises.
func (c *contract) points() map[string]bool {
	return c.pointsInto(map[string]bool{})
}

// pointsInto also tells the places of all schemas.
func (c *contract) pointsInto(visited map[string]bool) map[string]bool {
	all := map[string]bool{}
	w := &walker{c, func(point string) { all[point] = true }, nil}
	_, paths := c.object("/paths")
	for path := range paths {
		_, item := c.object(join("/paths", path))
		for _, method := range []string{"get", "put", "post", "delete", "patch"} {
			if item[method] != nil {
				w.operation(strings.ToUpper(method)+" "+path, join("/paths", path), method, visited)
			}
		}
	}
	return all
}

// operation tells of everything that the document has of an operation.
func (w *walker) operation(id, path, method string, visited map[string]bool) {
	for _, place := range []string{path, path + "/" + method} {
		_, node := w.at(place + "/parameters")
		list, _ := node.([]any)
		for i := range list {
			_, p := w.object(fmt.Sprintf("%s/parameters/%d", place, i))
			if mark := map[any]string{"query": " ?", "header": " > "}[p["in"]]; mark != "" {
				name := fmt.Sprint(p["name"])
				if p["in"] == "header" {
					name = strings.ToLower(name)
				}
				w.see(id + mark + name)
			}
		}
	}
	w.contents(path+"/"+method+"/requestBody", visited)
	_, answers := w.object(path + "/" + method + "/responses")
	for status := range answers {
		w.see(id + " " + status)
		place, answer := w.object(join(path, method, "responses", status))
		headers, _ := answer["headers"].(map[string]any)
		for name := range headers {
			w.see(id + " " + status + " < " + strings.ToLower(name))
		}
		for _, kind := range w.contents(place, visited) {
			w.see(id + " " + status + " as " + kind)
		}
	}
}

// contents tells of the bodies' schemas at a place, and returns the kinds.
func (w *walker) contents(place string, visited map[string]bool) []string {
	place, content := w.object(place + "/content")
	for kind := range content {
		if isJSON(kind) {
			w.schema(join(place, kind, "schema"), visited)
		}
	}
	return slices.Collect(maps.Keys(content))
}
