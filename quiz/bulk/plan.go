package bulk

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A plan is what all scorers share: how sheets are read, and what is written. Nothing in it changes.
type plan struct {
	*quiz.Quiz
	in, out Format
	columns columns // of CSV
	// separator stands between the cells of CSV, in the results as in the sheets.
	separator byte
	fields    []field
	// names has the item ids, codes the option ids of each item.
	names []string
	codes [][]string
	at    map[string]int
	// digest and ids are what is written of the questionnaire; begins is how each outcome begins in a list of
	// NDJSON, keys how each field does.
	digest string
	ids    [engine.NumGroups][]string
	begins [engine.NumGroups][][]byte
	keys   [][]byte
}

func newPlan(q *quiz.Quiz, src *source, o Options) (p *plan, err error) {
	p = &plan{Quiz: q, in: src.format, out: o.Out, digest: q.Digest.String(), at: map[string]int{}}
	if p.in == CSV {
		if p.columns, err = readColumns(q, src); err != nil {
			return nil, err
		}
	}
	p.separator = src.separator
	names := o.Fields
	if len(names) == 0 {
		names = usual(p.out, o.Stability, p.in == CSV && !p.columns.hasID())
	}
	if p.fields, err = chosenFields(q, names, p.out); err != nil {
		return nil, err
	}
	p.listItems()
	p.listBegins()
	return p, nil
}

func (p *plan) listItems() {
	for i, item := range p.Items {
		p.names, p.at[item.ID] = append(p.names, item.ID), i
		var codes []string
		for _, option := range p.Options(i) {
			codes = append(codes, option.ID)
		}
		p.codes = append(p.codes, codes)
	}
}

func (p *plan) listBegins() {
	for i, f := range p.fields {
		begin := []byte{','}
		if i == 0 {
			begin[0] = '{'
		}
		p.keys = append(p.keys, append(appendText(begin, []byte(f.name)), ':'))
	}
	for g := range p.ids {
		p.ids[g] = p.IDs(engine.Group(g))
		for o, id := range p.ids[g] {
			b := appendText([]byte(`{"id":`), []byte(id))
			if engine.Group(g) == engine.Careers {
				b = appendText(append(b, `,"path":`...), []byte(p.Careers[o].Path))
			}
			p.begins[g] = append(p.begins[g], append(b, `,"fit":`...))
		}
	}
}

// writesID reports whether the results have the sheets' ids.
func (p *plan) writesID() bool {
	return slices.ContainsFunc(p.fields, func(f field) bool { return f.name == "id" })
}

// item returns the position of the item; false when there is none.
func (p *plan) item(id []byte) (int, bool) {
	i, ok := p.at[string(id)]
	return i, ok
}

// option returns the position of an item's option, −1 when there is none.
func (p *plan) option(item int, id []byte) int {
	for o, code := range p.codes[item] {
		if code == string(id) {
			return o
		}
	}
	return -1
}
