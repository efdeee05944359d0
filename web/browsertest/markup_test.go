package browsertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// htmlValidate returns what html-validate has to say of the pages in a directory. html-validate.config.mjs tells which of
// its rules are for other tastes than ours.
func htmlValidate(t testing.TB, dir string) []string {
	t.Helper()
	script := filepath.Join("node_modules", "html-validate", "bin", "html-validate.mjs")
	if _, err := os.Stat(script); err != nil {
		without(t, "there is no html-validate: run npm ci in web/browsertest")
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("there are no pages in %s: %v", dir, err)
	}
	var reports []struct {
		FilePath string
		Messages []struct {
			RuleID, Message string
			Line            int
		}
	}
	list := filepath.Join(t.TempDir(), "found.json")                                                                                                               // what goes to a pipe is cut off
	said, _ := exec.Command("node", append([]string{script, "--config", "html-validate.config.mjs", "--formatter", "json=" + list}, pages...)...).CombinedOutput() // it fails where it finds something
	out, err := os.ReadFile(list)
	if err == nil {
		err = json.Unmarshal(out, &reports)
	}
	if err != nil {
		t.Fatalf("html-validate: %v: %s", err, said)
	}
	var found []string
	for _, report := range reports {
		for _, m := range report.Messages {
			found = append(found, fmt.Sprintf("%s:%d: %s (%s)", filepath.Base(report.FilePath), m.Line, m.Message, m.RuleID))
		}
	}
	return found
}

// vnu returns what the validator of the W3C has to say of the pages in a directory.
func vnu(t testing.TB, dir string) []string {
	t.Helper()
	if _, err := exec.LookPath("java"); err != nil {
		without(t, "there is no Java for vnu: apt-get install default-jre-headless")
	}
	jar := filepath.Join("node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		without(t, "there is no vnu: run npm ci in web/browsertest")
	}
	var report struct {
		Messages []struct {
			URL, Message, Extract string
			LastLine              int
		}
	}
	check := exec.Command("java", "-jar", jar, "--format", "json", "--stdout", dir)
	var said bytes.Buffer
	check.Stderr = &said
	out, _ := check.Output() // it fails where it finds something
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("vnu: %v in %q: %s", err, out, said.String())
	}
	var found []string
	for _, m := range report.Messages {
		found = append(found, fmt.Sprintf("%s:%d: %s: %q", filepath.Base(m.URL), m.LastLine, m.Message, m.Extract))
	}
	return found
}
