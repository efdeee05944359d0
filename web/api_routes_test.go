package web_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func TestTheDocumentHasEveryCall(t *testing.T) {
	source, err := os.ReadFile("api/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]any
	}
	if err := yaml.Unmarshal(source, &document); err != nil {
		t.Fatal(err)
	}
	documented, served := map[string]bool{}, map[string]bool{}
	for path, methods := range document.Paths {
		for method := range methods {
			if method != "parameters" {
				documented[strings.ToUpper(method)+" "+path] = true
			}
			if method == "get" {
				documented["HEAD "+path] = true
			}
		}
	}
	for _, r := range opens(t).server.Routes() {
		if path, ok := strings.CutPrefix(r.Path, "/api/v1"); ok && r.Method != "OPTIONS" {
			served[r.Method+" "+inBraces(path)] = true
		}
	}
	if !maps.Equal(documented, served) {
		t.Errorf("documented:\n%s\nserved:\n%s", slices.Sorted(maps.Keys(documented)), slices.Sorted(maps.Keys(served)))
	}
}

// inBraces writes a path's parameters as OpenAPI does.
func inBraces(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if name, ok := strings.CutPrefix(part, ":"); ok {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}
