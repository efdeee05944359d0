package quiz

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// MaxSize is the most bytes that a content file may have: 4 MiB.
const MaxSize = 4 << 20

// Format is the version of the content format that this package reads.
const Format = 1

// Parse reads a content file, checks it by every rule that makes a file unusable, and compiles it. The
// problems are all that was found, in the order of the file; the quiz is nil if one of them is an error, which
// [Problems.Err] tells. The file's name is used in problems only. Package lint has the rules that advise.
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
	if marks := anchored(&n, nil); len(marks) > fewAnchors {
		d.report(Position{marks[0].Line, marks[0].Column}, SeverityError, "yaml", "write each value out where it is needed",
			"anchors and aliases (& and *) are not part of the format, and there are %d of them", len(marks))
		return nil
	}
	return n.Content[0]
}

// fewAnchors is how many anchors and aliases are told one by one. A file with more was made by somebody who
// thinks that they are part of the format, or to do harm.
const fewAnchors = 20

// anchored appends the nodes that have an anchor or are an alias, in the order of the file. What an alias
// stands for is not looked at.
func anchored(n *yaml.Node, found []*yaml.Node) []*yaml.Node {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		found = append(found, n)
	}
	for _, part := range n.Content {
		found = anchored(part, found)
	}
	return found
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
		s := d.slipAt(from, here, syntax.Message)
		d.report(s.at, SeverityError, "yaml", s.hint, "this is not YAML: %s", s.message)
	default:
		d.errorAt("", "yaml", "", "this is not YAML that can be read")
	}
}

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
