package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// A receipt that a server made verifies by the command, with no server there any more. With any one of its values
// altered it does not.
func TestAReceiptOfAServerVerifiesAndATamperedOneDoesNot(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	visitor := s.visitor()
	receipt := s.fetches(visitor, s.sits(visitor)+"/receipt.json")
	s.ends(exitOK)
	dir := t.TempDir()
	genuine := filepath.Join(dir, "genuine.json")
	writeFile(t, genuine, receipt)
	files, altered := []string{genuine}, alteredLeaves(t, receipt)
	if len(altered) < 30 {
		t.Fatalf("only %d values are altered", len(altered))
	}
	for i, text := range altered {
		file := filepath.Join(dir, fmt.Sprint(i, ".json"))
		writeFile(t, file, text)
		files = append(files, file)
	}
	got := verifies(t, "", append([]string{"--quiz", bareFile, "--format", "json"}, files...)...)
	if got.code != exitFailure { // some are of an unknown format or questionnaire
		t.Errorf("exit code %d: %s", got.code, got.err)
	}
	for i, line := range strings.Split(strings.TrimSpace(got.out), "\n") {
		var found struct{ Same bool }
		if err := json.Unmarshal([]byte(line), &found); err != nil {
			t.Fatal(err)
		}
		if found.Same != (i == 0) {
			t.Errorf("%s\n%s", line, readFile(t, files[i]))
		}
	}
	verifies(t, "", "--quiz", bareFile, genuine).wants(t, exitOK)
}

// alteredLeaves are the texts with one leaf of the JSON altered: a text, a number or a truth.
func alteredLeaves(t *testing.T, text string) (altered []string) {
	t.Helper()
	var whole any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&whole); err != nil {
		t.Fatal(err)
	}
	note := func() {
		var b bytes.Buffer
		if err := json.NewEncoder(&b).Encode(whole); err != nil {
			t.Fatal(err)
		}
		altered = append(altered, b.String())
	}
	eachLeaf(whole, func(was any, set func(any)) {
		switch leaf := was.(type) {
		case string:
			set(leaf + "1")
		case json.Number:
			set(json.Number("1" + leaf))
		case bool:
			set(!leaf)
		}
		note()
		set(was)
	})
	return altered
}

// eachLeaf visits what is no list and no object, with a way to put something else in its place.
func eachLeaf(value any, visit func(was any, set func(any))) {
	each := func(was any, set func(any)) {
		switch was.(type) {
		case map[string]any, []any:
			eachLeaf(was, visit)
		default:
			visit(was, set)
		}
	}
	switch value := value.(type) {
	case map[string]any:
		for key, was := range value {
			each(was, func(other any) { value[key] = other })
		}
	case []any:
		for i, was := range value {
			each(was, func(other any) { value[i] = other })
		}
	}
}
