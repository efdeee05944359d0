package quiz

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// MaxSize is the most bytes that a content file may have: 4 MiB.
const MaxSize = 4 << 20

// Format is the version of the content format that this package reads.
const Format = 1

// Parse reads a content file, checks it by every rule that makes a file unusable, and compiles it. The
// problems are all that was found, in the order of the file; the quiz is nil if one of them is an error.
// The file's name is used in problems only. Package lint has the rules that advise.
func Parse(file string, data []byte) (*Quiz, Problems) {
	f, problems := Read(file, data)
	return f.Quiz, problems
}

// parseYAML returns the top of the file's tree, or nil with a problem.
func (d *document) parseYAML(data []byte) *yaml.Node {
	data, ok := d.readText(data)
	if !ok {
		return nil
	}
	var n yaml.Node
	if err := yaml.Load(data, &n); err != nil {
		d.reportYAML(err)
		return nil
	}
	if n.Kind != yaml.DocumentNode || len(n.Content) != 1 {
		d.errorAt("", "yaml", "", "the file is empty")
		return nil
	}
	return n.Content[0]
}

// reportYAML turns an error of the YAML library into a problem.
func (d *document) reportYAML(err error) {
	var syntax *yaml.LoadError
	switch {
	case strings.Contains(err.Error(), "no documents"):
		d.errorAt("", "yaml", "", "the file is empty")
	case strings.Contains(err.Error(), "found multiple"):
		d.report(d.secondDocument(), SeverityError, "yaml", "remove the line ---", "the file holds more than one document")
	case strings.Contains(err.Error(), "max depth"):
		d.errorAt("", "yaml", "a questionnaire is nested ten deep at most; look for a bracket that is repeated", "lists or keys stand too deep within each other")
	case errors.As(err, &syntax):
		from, here := Position{syntax.ContextMark.Line, syntax.ContextMark.Column}, Position{max(syntax.Mark.Line, 1), max(syntax.Mark.Column, 1)}
		d.report(here, SeverityError, "yaml", d.yamlHint(here)+began(from, here), "this is not YAML: %s", syntax.Message)
	default:
		d.errorAt("", "yaml", "", "this is not YAML that can be read")
	}
}

// yamlHint says what to look at in a line that is not YAML from the place on.
func (d *document) yamlHint(p Position) string {
	const anything = "look at the indentation, the colons and the quotes of this line and the one above it"
	if p.Line > len(d.lines) {
		return anything
	}
	line := d.lines[p.Line-1]
	if hint := valueHint(line, p.Col); hint != "" {
		return hint
	}
	switch {
	case strings.Count(line, ": ") > 1:
		return "if a text has a colon in it, put the whole text in quotes"
	case strings.HasPrefix(strings.TrimLeft(line, " "), "\t"):
		return "indent with spaces, not with tabs"
	}
	return anything
}

// valueHint looks at how the value begins that stands in the line before the column: what means something to
// YAML there must be in quotes, and what is in quotes or brackets must be so to its end.
func valueHint(line string, col int) string {
	value, read := valueAt(line, col)
	if read == "" {
		return ""
	}
	first := value[:1]
	marked := "a text that begins with " + first + " must be in quotes, all of it"
	closing, closes := map[string]string{"[": "]", "{": "}", "'": "'", `"`: `"`}[first]
	_, behind, _ := strings.Cut(value[1:], closing)
	switch {
	case strings.Contains("@%`*&|>", first), strings.HasPrefix(value, "- "), strings.HasPrefix(value, "? "):
		return marked
	case !closes || !strings.Contains(read[1:], closing):
		return ""
	case keyBegins.MatchString(behind):
		return "a comma is missing here, between what is closed and the next key"
	case first == closing:
		return "quotes go around the whole text; if there are some within it, put the other kind around it: \"…\" or '…'"
	}
	return marked
}

// valueAt returns the value that begins in the line before the column, with all that is behind it, and of that
// what is read up to the column; nothing where none begins.
func valueAt(line string, col int) (value, read string) {
	before := string([]rune(line)[:min(col, utf8.RuneCountInString(line))])
	begin := max(strings.LastIndex(before, ": "), strings.LastIndex(before, "- "))
	if begin < 0 {
		return "", ""
	}
	begin += len(": ")
	return strings.TrimLeft(line[begin:], " "), strings.TrimLeft(before[begin:], " ")
}

// keyBegins finds a key behind a value.
var keyBegins = regexp.MustCompile(`^ *[a-z_]+: `)

// knownFormat looks at the format key alone, since another version may differ in everything else.
func (d *document) knownFormat(root *yaml.Node) bool {
	for i := 0; root.Kind == yaml.MappingNode && i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if key.Value == "format" && value.Value != "1" {
			d.report(Position{value.Line, value.Column}, SeverityError, "format", "write format: 1",
				"this program reads format %d, not %q", Format, value.Value)
			return false
		}
	}
	return true
}
