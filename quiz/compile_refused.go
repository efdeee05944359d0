package quiz

import (
	"errors"
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/engine"
)

// refused reports what the engine has against the questionnaire, each at its place in the file. What would mend it
// stands behind a semicolon.
func (d *document) refused(err error) {
	for _, e := range unjoin(err) {
		var where *engine.SpecError
		if !errors.As(e, &where) {
			d.errorAt("", "compile", "", "%v", e)
			continue
		}
		problem, hint, _ := strings.Cut(where.Problem, "; ")
		d.errorAt(d.specPath(where), "compile", hint, "%s%s", d.specName(where), problem)
	}
}

// specName begins the message with what the engine's complaint is about.
func (d *document) specName(e *engine.SpecError) string {
	switch {
	case e.Group >= 0 && e.Outcome < 0:
		return e.Group.String() + ": "
	case e.Group >= 0:
		return fmt.Sprintf("the %s %q: ", strings.TrimSuffix(e.Group.String(), "s"), d.questions.IDs(e.Group)[e.Outcome])
	case e.Item >= 0:
		return fmt.Sprintf("the item %q: ", d.itemID(e.Item))
	}
	return ""
}

func (d *document) itemID(number int) string {
	for _, section := range d.questions.Sections {
		if number < len(section.Items) {
			return section.Items[number].ID
		}
		number -= len(section.Items)
	}
	return ""
}

// unjoin returns the errors that errors.Join put together, however deep.
func unjoin(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, unjoin(e)...)
		}
		return all
	}
	if inner := errors.Unwrap(err); inner != nil {
		return unjoin(inner)
	}
	return []error{err}
}

// specPath returns where in the file the engine's complaint belongs.
func (d *document) specPath(e *engine.SpecError) string {
	switch {
	case e.Group >= 0 && e.Outcome < 0:
		return at("rule", e.Group.String())
	case e.Group >= 0:
		return at("", e.Group.String(), e.Outcome)
	case e.Item >= 0:
		return d.itemPath(e.Item)
	}
	return ""
}

// itemPath returns the path of the item with the number over all sections.
func (d *document) itemPath(number int) string {
	for s, section := range d.questions.Sections {
		if number < len(section.Items) {
			return at("sections", s, "items", number)
		}
		number -= len(section.Items)
	}
	return ""
}
