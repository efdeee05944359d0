package apitest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// The client could not have been written from the document if it had words that are not in it. What it says when it
// fails is its own.
func TestANewcomerHasAllWordsFromTheDocument(t *testing.T) {
	words := opens(t).contract.words()
	file, err := parser.ParseFile(token.NewFileSet(), "client_test.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if _, imports := n.(*ast.ImportSpec); imports || isComplaint(n) {
			return false
		}
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			word, _ := strconv.Unquote(l.Value)
			if found++; !words[word] {
				t.Errorf("the client has the word %q, which is not in the document", word)
			}
		}
		return true
	})
	if found < 10 {
		t.Errorf("only %d words were found", found)
	}
	for _, strange := range []string{"/sessions", "nxt", "Authorization"} {
		if words[strange] {
			t.Errorf("the document has %q as a word", strange)
		}
	}
}

// isComplaint reports whether code tells of a failure.
func isComplaint(n ast.Node) bool {
	called, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	says, ok := called.Fun.(*ast.SelectorExpr)
	return ok && (strings.HasPrefix(says.Sel.Name, "Error") || strings.HasPrefix(says.Sel.Name, "Fatal"))
}

// words are the names that the document gives: to operations, links, properties, and to values of lists.
func (c *contract) words() map[string]bool {
	all := map[string]bool{}
	for _, schema := range c.allSchemas() {
		for name := range mapOf(schema["properties"]) {
			all[name] = true
		}
		for _, value := range listOf(schema["enum"]) {
			if word, ok := value.(string); ok {
				all[word] = true
			}
		}
	}
	for _, op := range c.operations() {
		all[op.name] = true
		for status := range op.statuses {
			_, answer := c.object(join(op.place, "responses", status))
			for link := range mapOf(answer["links"]) {
				all[link] = true
			}
		}
	}
	return all
}

// choices are the values among which a property of an operation's JSON body can choose.
func (c *contract) choices(operation, property string) []any {
	place, _ := c.object(operation + "/requestBody")
	_, schema := c.object(join(place, "content", "application/json", "schema"))
	return listOf(mapOf(mapOf(schema["properties"])[property])["enum"])
}
