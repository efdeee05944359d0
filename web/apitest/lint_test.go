package apitest

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestRedoclyHasNothingToSay(t *testing.T) {
	for _, said := range redocly(t, opens(t).document()) {
		t.Error(said)
	}
}

// A linter that finds nothing here would find nothing there: this document has a fault for each of these rules.
func TestRedoclySeesFaults(t *testing.T) {
	document := string(opens(t).document())
	faults := []struct{ rule, old, by string }{
		{"no-server-trailing-slash", `url: "/api/v1"`, "url: /api/v1/"},
		{"no-unused-components", "\n  schemas:\n", "\n  schemas:\n    Unused:\n      type: string\n"},
		{"no-unresolved-refs", "\n  schemas:\n", "\n  schemas:\n    Lost:\n      $ref: '#/components/schemas/Nothing'\n"},
		{"no-invalid-schema-examples", "\n  schemas:\n", "\n  schemas:\n    Wrong:\n      type: string\n      examples: [3]\n"},
		{"security-defined", "security: []", "security: [{other: []}]"},
		{"operation-tag-defined", "tags: [about]", "tags: [other]"},
		{"operation-singular-tag", "tags: [other]", "tags: [other, sessions]"},
		{"operation-operationId-url-safe", "operationId: readContract", "operationId: read the contract"},
		{"operation-4xx-problem-details-rfc7807", "application/problem+json:", "application/json:"},
		{"tag-description", "    description: This document.\n", ""},
		{"no-http-verbs-in-paths", "  /openapi.yaml:", "  /get-openapi.yaml:"},
		{"struct", "\ninfo:\n", "\nghost: true\ninfo:\n"},
	}
	for _, fault := range faults {
		broken := strings.Replace(document, fault.old, fault.by, 1)
		if broken == document {
			t.Errorf("%s: there is no %q to change", fault.rule, fault.old)
		}
		document = broken
	}
	said := strings.Join(redocly(t, []byte(document)), "\n")
	for _, fault := range faults {
		if !strings.Contains(said, "("+fault.rule+")") {
			t.Errorf("%s is not seen in %s", fault.rule, said)
		}
	}
}

// redocly returns what Redocly's linter has to say of a document. redocly.yaml tells its rules; nothing is asked of any
// other host.
func redocly(t testing.TB, document []byte) (found []string) {
	t.Helper()
	script := filepath.Join("node_modules", "@redocly", "cli", "bin", "cli.js")
	if _, err := os.Stat(script); err != nil {
		without(t, "there is no Redocly: run npm ci in web/apitest")
	}
	file := filepath.Join(t.TempDir(), "openapi.yaml")
	if err := os.WriteFile(file, document, 0o600); err != nil {
		t.Fatal(err)
	}
	lint := exec.Command("node", script, "lint", "--config", "redocly.yaml", "--format", "json", "--max-problems", "1000", file)
	lint.Env = append(os.Environ(), "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true", "NO_COLOR=1")
	var report struct {
		Problems []struct {
			RuleID, Severity, Message string
			Location                  []struct{ Pointer string }
		}
	}
	out, err := lint.Output() // it fails where it finds something
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("redocly: %v in %q", err, out)
	}
	for _, p := range report.Problems {
		place := ""
		if len(p.Location) > 0 {
			place = p.Location[0].Pointer
		}
		found = append(found, fmt.Sprintf("%s: %s (%s)", place, p.Message, p.RuleID))
	}
	if err != nil && len(found) == 0 {
		t.Fatalf("redocly: %v", err)
	}
	return found
}

// without skips a test for want of something that can be installed. In CI that is a failure: there, nothing may skip.
func without(t testing.TB, sentence string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(sentence)
	}
	t.Skip(sentence)
}
