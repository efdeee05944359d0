package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/web/theme"
)

// A display shows what a check found, as it is found or at the end. What could not be written is told by
// end.
type display interface {
	problems(quiz.Problems)
	followers(file string, all []theme.Follower)
	audit(file string, r *audit.Report)
	end() error
}

// textDisplay is for a person: each problem with its line, and on standard error how many there are.
type textDisplay struct {
	out     *bufio.Writer
	errs    io.Writer
	verbose bool
	found   quiz.Problems
}

func newTextDisplay(out, errs io.Writer, verbose bool) *textDisplay {
	return &textDisplay{out: bufio.NewWriter(out), errs: errs, verbose: verbose}
}

func (d *textDisplay) problems(found quiz.Problems) {
	for _, p := range found {
		d.out.WriteString(p.Long())
	}
	d.found = append(d.found, found...)
	d.out.Flush() // a failure stays until end
}

// followers shows colours that nobody chose, with what chooses them.
func (d *textDisplay) followers(file string, all []theme.Follower) {
	for _, f := range all {
		fmt.Fprintf(d.out, "%s: the %s %s will be %s, made from %s; to choose it, write %s: {%s: \"%s\"}\n",
			file, f.Scheme, f.Token, f.Made, f.Set, f.Scheme, f.Token, f.Made)
	}
	d.out.Flush() // a failure stays until end
}

func (d *textDisplay) audit(file string, r *audit.Report) {
	d.out.WriteString(auditText(file, r, d.verbose))
	d.out.Flush() // a failure stays until end
}

func (d *textDisplay) end() error {
	err := d.out.Flush()
	if len(d.found) > 0 {
		fmt.Fprintln(d.errs, d.found.Tally())
	}
	return err
}

// gitHubDisplay writes the commands by which a workflow annotates files. Nothing else is written there:
// a text of the file that looks like a command must not become one.
type gitHubDisplay struct{ out *bufio.Writer }

func newGitHubDisplay(out io.Writer) *gitHubDisplay { return &gitHubDisplay{bufio.NewWriter(out)} }

func (d *gitHubDisplay) problems(found quiz.Problems) {
	level := [...]string{quiz.SeverityError: "error", quiz.SeverityWarning: "warning", quiz.SeverityNote: "notice"}
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, p := range found {
		message := p.Message
		if p.Hint != "" {
			message += "\n" + p.Hint
		}
		fmt.Fprintf(d.out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level[p.Severity],
			property.Replace(p.File), max(p.Line, 1), max(p.Col, 1), property.Replace(p.Rule), data.Replace(message))
	}
	d.out.Flush() // a failure stays until end
}

// followers writes nothing: a colour that was made is no problem.
func (d *gitHubDisplay) followers(string, []theme.Follower) {}

// audit writes nothing: what is wrong was told as problems.
func (d *gitHubDisplay) audit(string, *audit.Report) {}

func (d *gitHubDisplay) end() error { return d.out.Flush() }

// jsonDisplay is for programs: everything at the end, in one value.
type jsonDisplay struct {
	out     io.Writer
	audited bool
	found   []jsonProblem
	audits  []jsonAudit
}

func newJSONDisplay(out io.Writer, audited bool) *jsonDisplay {
	return &jsonDisplay{out, audited, []jsonProblem{}, []jsonAudit{}}
}

// A jsonProblem is a problem as `careerfit check --help` describes it.
type jsonProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	Source   string `json:"source"`
}

func (d *jsonDisplay) problems(found quiz.Problems) {
	for _, p := range found {
		d.found = append(d.found, jsonProblem{p.File, max(p.Line, 1), max(p.Col, 1), p.Severity.String(), p.Rule, p.Message, p.Hint, p.Source})
	}
}

// followers writes nothing: a colour that was made is no problem.
func (d *jsonDisplay) followers(string, []theme.Follower) {}

// A jsonAudit is the audit of a file.
type jsonAudit struct {
	File string `json:"file"`
	*audit.Report
}

func (d *jsonDisplay) audit(file string, r *audit.Report) {
	d.audits = append(d.audits, jsonAudit{file, r})
}

func (d *jsonDisplay) end() error {
	enc := json.NewEncoder(d.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if !d.audited {
		return enc.Encode(d.found)
	}
	return enc.Encode(struct {
		Problems []jsonProblem `json:"problems"`
		Audits   []jsonAudit   `json:"audits"`
	}{d.found, d.audits})
}
