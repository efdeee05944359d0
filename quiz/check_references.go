package quiz

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
)

// checkReferences looks at every id that stands for something else in the file.
func checkReferences(d *document) {
	r := referencesOf(d)
	r.items()
	r.paths()
	r.careers()
	r.courses()
}

// references has the ids that may be referred to.
type references struct {
	*document
	traits, outcomes, sources []string
	// called are the ids by what readers call the thing, in small letters.
	called map[string][]string
}

func referencesOf(d *document) references {
	r := references{document: d, traits: d.questions.traitIDs(), called: map[string][]string{}}
	for g := range engine.NumGroups {
		r.outcomes = append(r.outcomes, d.questions.IDs(g)...)
	}
	for _, s := range d.questions.Sources {
		r.sources = append(r.sources, s.ID)
		r.calls(s.Title, s.ID)
	}
	for _, t := range d.questions.Traits {
		r.calls(t.Name, t.ID)
	}
	for _, p := range d.questions.Paths {
		r.calls(p.Name, p.ID)
	}
	for _, c := range d.questions.Careers {
		r.calls(c.Name, c.ID)
	}
	for _, c := range d.questions.Courses {
		r.calls(c.Name, c.ID)
	}
	return r
}

func (r references) calls(name Text, id string) {
	key := strings.ToLower(string(name))
	r.called[key] = append(r.called[key], id)
}

// hint names the known id that was meant: the one of the thing that is called so, or the nearest.
func (r references) hint(id string, known []string) string {
	for _, meant := range r.called[strings.ToLower(id)] {
		if slices.Contains(known, meant) {
			return fmt.Sprintf("write %s, the id of what is called %q", meant, shortened(id))
		}
	}
	return r.nearest(id, known)
}

// known reports an id that is not one of those known.
func (r references) known(path, what, id string, known []string) {
	if id != "" && !slices.Contains(known, id) { // without one, that is told
		r.errorAt(path, "unknown-reference", r.hint(id, known), "there is no %s %q", what, id)
	}
}

func (r references) points(path, what string, points Points, known []string) {
	for _, id := range sortedKeys(points) {
		r.known(at(path, id), what, id, known)
	}
}

func (r references) items() {
	var scales []string
	for _, s := range r.questions.Scales {
		scales = append(scales, s.ID)
	}
	r.eachItem(func(path string, item *Item) {
		if item.Scale != "" {
			r.known(at(path, "scale"), "scale", item.Scale, scales)
		}
		r.points(at(path, "traits"), "trait", item.Traits, r.traits)
		r.points(at(path, "points"), "path, career or course", item.Points, r.outcomes)
		for o, option := range item.Options {
			r.points(at(path, "options", o, "traits"), "trait", option.Traits, r.traits)
			r.points(at(path, "options", o, "points"), "path, career or course", option.Points, r.outcomes)
		}
	})
}

func (r references) paths() {
	backgrounds := r.backgroundOptions()
	for p, path := range r.questions.Paths {
		here := at("paths", p)
		r.points(at(here, "weights"), "trait", path.Weights, r.traits)
		r.facts(here, path.Pay, path.Sources)
		for b, brings := range path.Brings {
			r.known(at(here, "brings", b, "option"), "option of the first background item", brings.Option, backgrounds)
		}
	}
}

// backgroundOptions returns the options of the first item that is marked as background.
func (r references) backgroundOptions() []string {
	var ids []string
	found := false
	r.eachItem(func(_ string, item *Item) {
		if item.Background && !found {
			found = true
			for _, o := range item.Options {
				ids = append(ids, o.ID)
			}
		}
	})
	return ids
}

func (r references) careers() {
	paths := r.questions.IDs(engine.Paths)
	for c, career := range r.questions.Careers {
		here := at("careers", c)
		r.known(at(here, "path"), "path", career.Path, paths)
		r.points(at(here, "weights"), "trait", career.Weights, r.traits)
		r.facts(here, career.Pay, career.Sources)
	}
}

func (r references) courses() {
	goals := append(r.questions.IDs(engine.Paths), r.questions.IDs(engine.Careers)...)
	for c, course := range r.questions.Courses {
		here := at("courses", c)
		r.points(at(here, "weights"), "trait", course.Weights, r.traits)
		r.facts(here, nil, course.Sources)
		for f, id := range course.For {
			r.known(at(here, "for", f), "path or career", id, goals)
		}
	}
}

func (r references) facts(here string, pay []Pay, sources []string) {
	for p := range pay {
		r.known(at(here, "pay", p, "source"), "source", pay[p].Source, r.sources)
	}
	for s, id := range sources {
		r.known(at(here, "sources", s), "source", id, r.sources)
	}
}
