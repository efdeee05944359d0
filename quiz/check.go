package quiz

import (
	"fmt"
	"maps"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// A rule looks at a file that was read without errors, and reports what it finds.
type rule struct {
	name  string
	check func(*document)
}

// rules are all of them, in the order in which they are applied.
func rules() []rule {
	return []rule{
		{"duplicate-id", checkDuplicates},
		{"reserved-id", checkReserved},
		{"languages", checkLanguages},
		{"unknown-reference", checkReferences},
		{"item", checkItems},
		{"scale", checkScales},
		{"threshold", checkThresholds},
		{"pay", checkPay},
	}
}

// eachItem visits every item with its path.
func (d *document) eachItem(visit func(path string, item *Item)) {
	for s := range d.questions.Sections {
		for i := range d.questions.Sections[s].Items {
			visit(at("sections", s, "items", i), &d.questions.Sections[s].Items[i])
		}
	}
}

// firsts remembers where each id was seen first.
type firsts map[string]Position

// see reports an id that was seen before, at its second place.
func (f firsts) see(d *document, id, path, what string) {
	if id == "" { // reported as missing
		return
	}
	if before, ok := f[id]; ok {
		d.errorAt(path, "duplicate-id", fmt.Sprintf("the first one is in line %d, column %d; give this one another id", before.Line, before.Col),
			"the %s %q is there twice", what, id)
		return
	}
	f[id] = d.place(path)
}

func checkDuplicates(d *document) {
	q := d.questions
	uniqueIDs(d, "contacts", "contact", q.Contacts, func(c Contact) string { return c.ID })
	uniqueIDs(d, "sources", "source", q.Sources, func(s Source) string { return s.ID })
	uniqueIDs(d, "scales", "scale", q.Scales, func(s Scale) string { return s.ID })
	uniqueIDs(d, "traits", "trait", q.Traits, func(t Trait) string { return t.ID })
	uniqueIDs(d, "sections", "section", q.Sections, func(s Section) string { return s.ID })
	uniqueIDs(d, "personas", "persona", q.Personas, func(p Persona) string { return p.ID })
	for s, scale := range q.Scales {
		uniqueIDs(d, at("scales", s, "options"), "option", scale.Options, func(o ScaleValue) string { return o.ID })
	}
	items, outcomes := firsts{}, firsts{}
	d.eachItem(func(path string, item *Item) {
		items.see(d, item.ID, at(path, "id"), "item")
		uniqueIDs(d, at(path, "options"), "option", item.Options, func(o Option) string { return o.ID })
	})
	for g := range engine.NumGroups {
		for i, id := range q.IDs(g) {
			outcomes.see(d, id, at("", g.String(), i, "id"), "path, career or course")
		}
	}
}

func uniqueIDs[T any](d *document, path, what string, all []T, id func(T) string) {
	seen := firsts{}
	for i, one := range all {
		seen.see(d, id(one), at(path, i, "id"), what)
	}
}

// ReservedIDs are the first parts of addresses that no questionnaire may take.
func ReservedIDs() []string {
	return []string{"admin", "api", "embed", "forget", "healthz", "metrics", "privacy", "readyz", "results", "return", "share", "sittings", "static"}
}

func checkReserved(d *document) {
	if slices.Contains(ReservedIDs(), d.questions.ID) {
		d.errorAt("id", "reserved-id", "choose another id", "%q is an address of the program itself", d.questions.ID)
	}
}

func checkThresholds(d *document) {
	t := d.questions.Thresholds
	sound := func(band string) bool { return !d.faulty(at("thresholds.bands", band)) }
	if sound("great") && (sound("best") && t.Bands.Best < t.Bands.Great || sound("good") && t.Bands.Great < t.Bands.Good) {
		d.errorAt("thresholds.bands", "threshold", "best ≥ great ≥ good", "the bands do not fall from best to good")
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
