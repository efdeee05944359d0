package bulk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A Field is something that can be written of a result.
type Field struct {
	// Name is what it is asked for by, and called in the results. In "fit:ID" there stands the id of a path,
	// career or course for ID.
	Name string
	// About says what it is, in a sentence.
	About string
}

// A field knows how to write itself.
type field struct {
	name string
	kind kind
	// value appends the text of the cell of CSV. A list has its items as NDJSON in json.
	value, json func(b []byte, s *scorer) []byte
	about       string
}

// A kind says how a field's value is written in NDJSON.
type kind int

const (
	number kind = iota // as it is; null where there is none
	text               // in quotes
	list               // by a function of its own
)

// Fields lists what can be written, in the order in which it is documented.
func Fields() []Field {
	var all []Field
	for _, f := range plainFields() {
		all = append(all, Field{f.name, f.about})
	}
	return append(all,
		Field{"fit:ID", "the fit of one path, career or course, in [0,1]"},
		Field{"rank:ID", "its rank in its group, from 1; equal fits share one"},
		Field{"fits", "fit:ID for every path, career and course"},
		Field{"ranks", "rank:ID for every path, career and course"})
}

// A FieldError says which field does not exist.
type FieldError struct{ says string }

// Error names the field, the nearest that there is, and all others.
func (e *FieldError) Error() string { return e.says }

// usual returns the fields that are written where none are named. Without ids, the lines tell which sheet a
// row is for.
func usual(out Format, stability, withoutID bool) []string {
	names := []string{"id", "digest", "verdict", "lead", "coverage", "paths", "careers", "courses", "warnings"}
	sure := []string{"stability"}
	if out == CSV {
		names = []string{"id", "verdict", "lead", "coverage", "path", "path_fit", "career", "band", "course"}
		sure = []string{"flips", "flip_to", "tolerance", "retake_low", "retake_high"}
		if withoutID {
			names[0] = "line"
		}
	}
	if stability {
		names = append(names, sure...)
	}
	return names
}

// chosenFields finds the fields by their names.
func chosenFields(q *quiz.Quiz, names []string, out Format) ([]field, error) {
	plain := plainFields()
	var chosen []field
	for _, name := range names {
		if prefix, every := strings.CutSuffix(name, "s"); every && (prefix == "fit" || prefix == "rank") {
			for g := range engine.NumGroups {
				for o, id := range q.IDs(g) {
					chosen = append(chosen, ofOutcome(prefix, id, g, o))
				}
			}
			continue
		}
		f, err := findField(q, plain, name)
		if err != nil {
			return nil, err
		}
		if out == CSV && f.value == nil {
			return nil, &FieldError{fmt.Sprintf("%q does not fit into a cell of CSV; take flips, flip_to, tolerance, retake_low and retake_high, or NDJSON", name)}
		}
		chosen = append(chosen, f)
	}
	for i, f := range chosen {
		if slices.ContainsFunc(chosen[:i], func(g field) bool { return g.name == f.name }) {
			return nil, &FieldError{fmt.Sprintf("the field %q is asked for twice", f.name)}
		}
	}
	return chosen, nil
}

func findField(q *quiz.Quiz, plain []field, name string) (field, error) {
	for _, f := range plain {
		if f.name == name {
			return f, nil
		}
	}
	prefix, id, ofOne := strings.Cut(name, ":")
	if !ofOne || prefix != "fit" && prefix != "rank" {
		var known []string
		for _, f := range Fields() {
			known = append(known, f.Name)
		}
		return field{}, &FieldError{fmt.Sprintf("there is no field %q; %s", name, quiz.Nearest(name, known))}
	}
	var known []string
	for g := range engine.NumGroups {
		ids := q.IDs(g)
		if o := slices.Index(ids, id); o >= 0 {
			return ofOutcome(prefix, id, g, o), nil
		}
		known = append(known, ids...)
	}
	return field{}, &FieldError{fmt.Sprintf("field %q: there is no path, career or course %q; %s", name, id, quiz.Nearest(id, known))}
}
