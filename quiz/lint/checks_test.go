package lint_test

import (
	"cmp"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/quiz/lint"
)

var update = flag.Bool("update", false, "write into quiz/checks.md what the rules say of its examples")

// asOf is the day of all tests, and the languages that the pages speak then.
var asOf = lint.Options{AsOf: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Speaks: []string{"en", "es"}}

const checksFile, baseFile = "../checks.md", "../testdata/base.yaml"

// inWords are the checks that no example can show, because an editor would not keep it, or because it would
// be too large. They are tried in quiz/source_test.go, quiz/hostile_test.go and quiz/audit.
var inWords = []string{"size", "encoding", "unknown-reach"}

// A described rule is one section of checks.md.
type described struct {
	name string
	// about is its first paragraph, in one line: the severity and what the rule says of itself.
	about string
	// right, wrong and said are the example without a problem, the one with, and what is said of that.
	right, wrong, said string
}

// sectionShape is a section: its name, its first paragraph, anything, and perhaps the three blocks.
var sectionShape = regexp.MustCompile("(?s)^([a-z-]+)\n\n(.+?)\n\n(.*?)(?:```yaml\n(.*?)```\n.*?```yaml\n(.*?)```\n.*?```text\n(.*?)```\n)?$")

// sections reads checks.md. What stands before the first heading of the second order is for people.
func sections(t *testing.T, text string) []described {
	t.Helper()
	var all []described
	for _, section := range strings.Split(text, "\n## ")[1:] {
		section += "\n" // the last line of the file stands before nothing
		m := sectionShape.FindStringSubmatch(strings.TrimRight(section, "\n") + "\n")
		if m == nil {
			t.Fatalf("a section is not a name, a paragraph, and two yaml blocks and a text block:\n%s", section)
		}
		all = append(all, described{m[1], strings.Join(strings.Fields(m[2]), " "), m[4], m[5], m[6]})
	}
	return all
}

// wantedAbout returns the first paragraph of every rule's section, in the order of the rules.
func wantedAbout() (names []string, about map[string]string) {
	about = map[string]string{}
	for _, c := range quiz.Checks() {
		names, about[c.Name] = append(names, c.Name), "*error* – "+c.About
	}
	for _, r := range lint.Rules() {
		names, about[r.Name] = append(names, r.Name), "*"+r.Severity.String()+"* – "+r.About
	}
	for _, r := range audit.Rules() {
		names, about[r.Name] = append(names, r.Name), "*"+r.Severity.String()+", with `--audit`* – "+r.About
	}
	return names, about
}

// topKey is where a key of the whole file begins.
var topKey = regexp.MustCompile(`(?m)^([a-z_]+):`)

// onBase completes an example with those keys of the base that it does not have, so that the line numbers
// are the example's own.
func onBase(t *testing.T, example string) []byte {
	t.Helper()
	base, err := os.ReadFile(baseFile)
	if err != nil {
		t.Fatal(err)
	}
	var has []string
	for _, m := range topKey.FindAllStringSubmatch(example, -1) {
		has = append(has, m[1])
	}
	file, text := example, string(base)
	begins := topKey.FindAllStringSubmatchIndex(text, -1)
	for i, at := range begins {
		end := len(text)
		if i+1 < len(begins) {
			end = begins[i+1][0]
		}
		if !slices.Contains(has, text[at[2]:at[3]]) {
			file += text[at[0]:end]
		}
	}
	return []byte(file)
}

// problemsOf returns what `careerfit check` prints for an example; with --audit, where a rule of the audit
// is meant.
func problemsOf(t *testing.T, rule, example string) string {
	t.Helper()
	f, problems := lint.Check("quiz.yaml", onBase(t, example), asOf)
	if slices.ContainsFunc(audit.Rules(), func(r audit.Rule) bool { return r.Name == rule }) {
		s := audit.DefaultSettings()
		s.Sheets = 10_000
		r, err := audit.Of(t.Context(), f.Quiz, s)
		if err != nil {
			t.Fatal(err)
		}
		problems = append(problems, audit.Problems(f, r)...)
	}
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.Long())
	}
	return b.String()
}

// readChecks reads checks.md, which with -update is written anew before.
func readChecks(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(checksFile)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		data = []byte(updated(t, string(data)))
		if err := os.WriteFile(checksFile, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return string(data)
}

// updated returns checks.md with the first paragraphs and the text blocks as they must be.
func updated(t *testing.T, text string) string {
	t.Helper()
	_, about := wantedAbout()
	parts := strings.Split(text, "\n## ")
	for i, section := range sections(t, text) {
		part := parts[i+1]
		begin := len(section.name) + 2
		end := begin + strings.Index(part[begin:], "\n\n")
		if want := about[section.name]; want != "" && section.about != want {
			part = part[:begin] + want + part[max(end, begin):]
		}
		if section.wrong != "" {
			at := strings.LastIndex(part, "```text\n") + len("```text\n")
			part = part[:at] + problemsOf(t, section.name, section.wrong) + part[at+len(section.said):]
		}
		parts[i+1] = part
	}
	return strings.Join(parts, "\n## ")
}

func TestTheBaseOfTheExamplesIsSound(t *testing.T) {
	if said := problemsOf(t, "", ""); said != "" {
		t.Error(said)
	}
}

// Every rule has its section, in the order of the rules, and says there what it says of itself.
func TestChecksDescribeEveryRule(t *testing.T) {
	names, about := wantedAbout()
	if unique := slices.Compact(slices.Sorted(slices.Values(names))); len(unique) != len(names) {
		t.Errorf("two rules have one name: %v", names)
	}
	var described []string
	for _, s := range sections(t, readChecks(t)) {
		described = append(described, s.name)
		if want := about[s.name]; s.about != want {
			t.Errorf("%s: the first paragraph is\n%s\nwant\n%s", s.name, s.about, want)
		}
		if (s.wrong == "") != slices.Contains(inWords, s.name) {
			t.Errorf("%s: has examples: %t", s.name, s.wrong != "")
		}
	}
	if !slices.Equal(names, described) {
		t.Errorf("sections of checks.md and rules differ, or their order does\nrules    %v\nsections %v", names, described)
	}
}

func TestWhatChecksShowIsTrue(t *testing.T) {
	for _, s := range sections(t, readChecks(t)) {
		if s.wrong == "" {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			if said := problemsOf(t, s.name, s.right); said != "" {
				t.Errorf("what is right has problems:\n%s", said)
			}
			said := problemsOf(t, s.name, s.wrong)
			if said != s.said {
				t.Errorf("of what is wrong is said\n%s\nbut checks.md shows\n%s", said, s.said)
			}
			if !strings.Contains(said, "["+s.name+"]") {
				t.Errorf("the rule is silent about what is wrong:\n%s", cmp.Or(said, "nothing is said"))
			}
		})
	}
}

// The harness itself: an example takes the place of the base's key, and nothing else changes.
func TestAnExampleReplacesKeysOfTheBase(t *testing.T) {
	file := string(onBase(t, "title: Another\npaths: []\n"))
	if !strings.HasPrefix(file, "title: Another\npaths: []\nformat: 1\n") || strings.Contains(file, "What would you do at the market?") ||
		strings.Contains(file, "Makes what is sold.") || !strings.Contains(file, "Calls out what there is.") {
		t.Errorf("the example is completed to\n%s", file)
	}
	if !strings.Contains(problemsOf(t, "", "title: Another\npaths: []\n"), "quiz.yaml:2:8: error: the list is empty [empty]") {
		t.Error("an empty list of paths goes through")
	}
}
