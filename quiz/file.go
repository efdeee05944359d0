package quiz

import (
	"fmt"
	"reflect"

	"github.com/careerfit/careerfit/engine"
)

// A File is a content file that was read, and where everything in it stands, so that whoever finds
// more to say of it can say it at the right place.
type File struct {
	// Questionnaire is what could be read, with gaps where values are wrong; nil where whole parts of
	// the file could not be.
	Questionnaire *Questionnaire
	// Quiz is nil if the file has an error.
	Quiz *Quiz

	doc *document
}

// Read reads a content file as [Parse] does, and keeps where everything stands. The file's name is used
// in problems only.
func Read(file string, data []byte) (*File, Problems) {
	d := newDocument(file)
	f := &File{doc: d, Quiz: d.read(data)}
	if d.readable {
		f.Questionnaire = d.questions
	}
	return f, d.told()
}

func newDocument(file string) *document {
	return &document{file: file, questions: &Questionnaire{}, places: map[string]Position{"": {1, 1}},
		known: map[reflect.Type]fields{}, translated: map[string]map[string]Text{}}
}

// told are the problems in the order of the file, and a note of how many more there are.
func (d *document) told() Problems {
	d.problems.Sort()
	if d.untold > 0 {
		d.problems = append(d.problems, Problem{File: d.file, Severity: SeverityNote, Rule: "too-many",
			Message: fmt.Sprintf("there are %d more problems; mend these first", d.untold)})
	}
	return d.problems
}

// read goes from bytes to a quiz, as far as it is sound to go.
func (d *document) read(data []byte) *Quiz {
	root := d.parseYAML(data)
	if root == nil || !d.knownFormat(root) {
		return nil
	}
	d.languages = languagesOf(root)
	d.decode(root, reflect.ValueOf(d.questions).Elem(), "", fieldRule{})
	if d.shapeless {
		return nil
	}
	d.placeTranslations()
	d.readable = true
	d.unread = d.problems.places()
	for _, r := range rules() {
		r.check(d)
	}
	if d.failed() {
		return nil
	}
	q := d.compile()
	if q == nil {
		return nil
	}
	checkPersonas(d, q)
	if d.failed() {
		return nil
	}
	return q
}

func (d *document) failed() bool { return d.problems.Count(SeverityError) > 0 }

// Problem returns a problem with the value at the path or, where there is no such value, with what would
// hold it. It wants the rule's name, and a hint that may be empty.
func (f *File) Problem(path string, s Severity, rule, hint, format string, args ...any) Problem {
	return f.doc.problem(f.doc.place(path), s, rule, hint, format, args...)
}

// Position returns where the value at the path stands or, where there is none, what would hold it.
func (f *File) Position(path string) Position { return f.doc.place(path) }

// Faulty reports whether the value at the path is missing or has an error, so that there is no more to say.
func (f *File) Faulty(path string) bool { return f.doc.faulty(path) }

// Misread reports whether there is a value at the path, but not such a one as must be there: what it was
// meant to be is not known.
func (f *File) Misread(path string) bool { return f.doc.given(path) && f.doc.faulty(path) }

// At returns the path of a value within another, "" being the whole file: keys are joined by points,
// positions in lists go into brackets, as in "sections[0].items[2].text". An entry of a map, such as
// weights, has the place of its key.
func At(path string, parts ...any) string { return at(path, parts...) }

// ItemPath returns the path of the item with the position over all sections.
func (f *File) ItemPath(item int) string { return f.doc.itemPath(item) }

// OutcomePath returns the path of an outcome.
func OutcomePath(g engine.Group, outcome int) string { return at("", g.String(), outcome) }
