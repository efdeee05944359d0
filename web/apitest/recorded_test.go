package apitest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The API's own tests, in package web, are told again, and each of their exchanges is held against the contract, too.
func TestTheAPIsOwnTestsKeepToTheDocument(t *testing.T) {
	c := opens(t).contract
	told := recordedBy(t, testsOf(t, filepath.Join("..", "api_*_test.go")))
	for _, x := range told {
		for _, fault := range c.faults(x) {
			t.Errorf("%v\n\tin %v", fault, x)
		}
	}
	t.Logf("%d exchanges", len(told))
	if len(told) < 5 {
		t.Errorf("only %d exchanges were recorded", len(told))
	}
}

var isTest = regexp.MustCompile(`(?m)^func (Test\w+)\(`)

// testsOf are the names of the tests in some files.
func testsOf(t *testing.T, pattern string) (names []string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no files like %s: %v", pattern, err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range isTest.FindAllStringSubmatch(string(source), -1) {
			names = append(names, found[1])
		}
	}
	return names
}

// recordedBy runs tests of package web, and reads what they asked the API and were answered.
func recordedBy(t *testing.T, names []string) (told []exchange) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "exchanges.ndjson")
	run := exec.Command("go", "test", "-count=1", "-run", "^("+strings.Join(names, "|")+")$", "./web")
	run.Dir = filepath.Join("..", "..")
	run.Env = append(os.Environ(), "CAREERFIT_RECORD_API="+file)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		told = append(told, readExchange(t, lines.Bytes()))
	}
	return told
}

func readExchange(t *testing.T, line []byte) exchange {
	t.Helper()
	var r struct {
		Method, Address string
		Asked           http.Header
		Sent            []byte
		Status          int
		Answered        http.Header
		Content         []byte
	}
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(r.Method, r.Address, nil)
	request.Header = r.Asked
	if r.Method == http.MethodHead {
		r.Content = nil // what a call writes there is not sent
	}
	if r.Answered.Get("Content-Encoding") == "gzip" {
		r.Content = unzipped(t, r.Content)
	}
	return exchange{request, r.Sent, r.Status, r.Answered, r.Content}
}

func unzipped(t *testing.T, content []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}
