package audit

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// inNewWords returns the old version with the ids that the new one has for the same things, and what was
// renamed. Everything is then compared by its id.
//
// A thing is taken as renamed if its id is in the old version alone, and exactly one of those that are in the
// new version alone has the same place, the same text and the same worth; if several fit, or any of the
// three is different too, it is one thing that went and another that came. The place is the kind, the
// item of an option and the path of a career. An outcome's text is its name, and its worth are its weights and the direct
// points that it gets. A trait's worth is all of the others', so its name and text are enough.
func inNewWords(before, after *quiz.Quiz) (*quiz.Quiz, []Renamed) {
	r := &renaming{is: after.Questionnaire, found: []Renamed{}}
	if err := json.Unmarshal(before.Canonical, &r.was); err != nil {
		return before, r.found // it was put together by hand, and not by package quiz
	}
	// In this order, for the worth of each is told in the ids of those before it.
	r.traits()
	r.scales()
	r.outcomes()
	r.outcomes() // those on a path that was renamed
	r.items()
	r.options()
	if len(r.found) == 0 {
		return before, r.found
	}
	old, err := quiz.Compile(&r.was)
	if err != nil {
		panic(err) // unreachable: the numbers and their positions are those of before
	}
	return old, r.found
}

// A renaming puts was, the old version, into the ids of is, the new one.
type renaming struct {
	was   quiz.Questionnaire
	is    *quiz.Questionnaire
	found []Renamed
}

// A candidate is something that may have another id: looks are its place, text and worth.
type candidate struct{ id, looks string }

// candidateOf takes anything that has a JSON form for the looks.
func candidateOf(id string, looks ...any) candidate {
	text, err := json.Marshal(looks)
	if err != nil {
		panic(err) // unreachable: looks are texts, numbers, and lists and maps of them
	}
	return candidate{id, string(text)}
}

func looksOf(all []candidate) []string {
	return idsOf(all, func(c candidate) string { return c.looks })
}

// counterparts returns the ids in the old and in the new version of what is in one of them alone and looks
// like one thing alone that is in the other alone.
func counterparts(was, is []candidate) (pairs [][2]string) {
	gone, came := aloneByLooks(was, is), aloneByLooks(is, was)
	for _, c := range was {
		if olds, news := gone[c.looks], came[c.looks]; len(olds) == 1 && len(news) == 1 && olds[0] == c.id {
			pairs = append(pairs, [2]string{c.id, news[0]})
		}
	}
	return pairs
}

// aloneByLooks returns the ids that are not among the others'.
func aloneByLooks(all, others []candidate) map[string][]string {
	known, ids := map[string]bool{}, map[string][]string{}
	for _, c := range others {
		known[c.id] = true
	}
	for _, c := range all {
		if !known[c.id] {
			ids[c.looks] = append(ids[c.looks], c.id)
		}
	}
	return ids
}

// pair renames all counterparts by rename. Options are told with the place before their ids.
func (r *renaming) pair(kind, place string, was, is []candidate, rename func(old, now string)) {
	for _, ids := range counterparts(was, is) {
		r.found = append(r.found, Renamed{Kind: kind, Before: place + ids[0], After: place + ids[1]})
		rename(ids[0], ids[1])
	}
}

func (r *renaming) traits() {
	of := func(q *quiz.Questionnaire) (all []candidate) {
		for _, t := range q.Traits {
			all = append(all, candidateOf(t.ID, t.Name, t.Text))
		}
		return all
	}
	r.pair("trait", "", of(&r.was), of(r.is), func(old, now string) { renameTrait(&r.was, old, now) })
}

func (r *renaming) scales() {
	of := func(q *quiz.Questionnaire) (all []candidate) {
		for _, s := range q.Scales {
			all = append(all, candidateOf(s.ID, s.Prompt, looksOf(scaleLooks(s))))
		}
		return all
	}
	r.pair("scale", "", of(&r.was), of(r.is), func(old, now string) { renameScale(&r.was, old, now) })
	for s := range r.was.Scales {
		scale := &r.was.Scales[s]
		if n := slices.IndexFunc(r.is.Scales, func(other quiz.Scale) bool { return other.ID == scale.ID }); n >= 0 {
			r.pair("option", scale.ID+"/", scaleLooks(*scale), scaleLooks(r.is.Scales[n]), func(old, now string) { renameScaleOption(&r.was, scale, old, now) })
		}
	}
}

// scaleLooks are the options of a scale.
func scaleLooks(s quiz.Scale) (all []candidate) {
	for _, o := range s.Options {
		all = append(all, candidateOf(o.ID, o.Text, o.Value))
	}
	return all
}

func (r *renaming) outcomes() {
	groups := [engine.NumGroups]string{"path", "career", "course"}
	was, is := outcomeLooks(&r.was), outcomeLooks(r.is)
	for g := range groups {
		r.pair(groups[g], "", slices.Concat(was[g], taken(was, g)), is[g], func(old, now string) { renameOutcome(&r.was, engine.Group(g), old, now) })
	}
}

// taken are candidates that look like nothing, with the ids of the other groups: an id that one of them has is not
// free for another outcome.
func taken(all [engine.NumGroups][]candidate, group int) (others []candidate) {
	for g, candidates := range all {
		for _, c := range candidates {
			if g != group {
				others = append(others, candidate{id: c.id})
			}
		}
	}
	return others
}

// outcomeLooks are the paths, careers and courses. Where direct points come from does not matter here, since
// items and options may have been renamed, too.
func outcomeLooks(q *quiz.Questionnaire) (all [engine.NumGroups][]candidate) {
	direct := directPoints(q)
	add := func(g engine.Group, id, place string, name quiz.Text, weights quiz.Points) {
		all[g] = append(all[g], candidateOf(id, place, name, notZero(weights), direct[id]))
	}
	for _, p := range q.Paths {
		add(engine.Paths, p.ID, "", p.Name, p.Weights)
	}
	for _, c := range q.Careers {
		add(engine.Careers, c.ID, c.Path, c.Name, c.Weights)
	}
	for _, c := range q.Courses {
		add(engine.Courses, c.ID, "", c.Name, c.Weights)
	}
	return all
}

// directPoints returns what each outcome gets directly, the least first.
func directPoints(q *quiz.Questionnaire) map[string][]engine.Decimal {
	all := map[string][]engine.Decimal{}
	eachPoints(q, func(_, points quiz.Points) {
		for id, n := range notZero(points) {
			all[id] = append(all[id], n)
		}
	})
	for _, direct := range all {
		slices.Sort(direct)
	}
	return all
}

func (r *renaming) items() {
	of := func(q *quiz.Questionnaire) (all []candidate) {
		for _, item := range itemsOf(q) {
			options := looksOf(optionLooks(item))
			slices.Sort(options) // their order is worth nothing
			all = append(all, candidateOf(item.ID, item.Text, fmt.Sprint(itemFacts(item)), notZero(item.Traits), notZero(item.Points), options))
		}
		return all
	}
	r.pair("item", "", of(&r.was), of(r.is), func(old, now string) { renameItem(&r.was, old, now) })
}

func (r *renaming) options() {
	news := itemsOf(r.is)
	for _, item := range itemsOf(&r.was) {
		if n := slices.IndexFunc(news, func(other *quiz.Item) bool { return other.ID == item.ID }); n >= 0 {
			r.pair("option", item.ID+"/", optionLooks(item), optionLooks(news[n]), func(old, now string) { renameOption(&r.was, item, old, now) })
		}
	}
}

func optionLooks(item *quiz.Item) (all []candidate) {
	for _, o := range item.Options {
		all = append(all, candidateOf(o.ID, o.Text, o.Alone, notZero(o.Traits), notZero(o.Points)))
	}
	return all
}
