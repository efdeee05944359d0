package planted

import (
	"fmt"
	"strings"
)

func traitID(trait int) string   { return fmt.Sprint("craft-", trait+1) }
func itemID(item int) string     { return fmt.Sprint("item-", item+1) }
func pathID(path int) string     { return fmt.Sprint("path-", path+1) }
func careerID(career int) string { return fmt.Sprint("career-", career+1) }

// A writer writes a content file line by line, and remembers where each id stands.
type writer struct {
	strings.Builder
	line  int
	lines map[string]int
}

func (w *writer) add(format string, args ...any) {
	w.line++
	fmt.Fprintf(w, format+"\n", args...)
}

// entry adds a line, unfinished, that begins an entry with an id.
func (w *writer) entry(indent int, id, format string, args ...any) {
	w.add("%s- {id: %s, %s}", strings.Repeat(" ", indent), id, fmt.Sprintf(format, args...))
	w.lines[id] = w.line
}

const head = `format: 1
id: planted
language: en
title: Planted
summary: What a test wants to be found in it, it has.
minutes: 10
thresholds: {balanced_within: 0.1, min_coverage: 0.5, bands: {best: 0.7, great: 0.6, good: 0.5}}
sources: [{id: guild, title: What the guild tells, date: May 2026}]
scales:
  - id: agreement
    options: [{id: strong-no, text: Not at all, value: -2}, {id: "no", text: "No", value: -1}, {id: between, text: In between, value: 0}, {id: "yes", text: "Yes", value: 1}, {id: strong-yes, text: Very much, value: 2}]`

// write returns the content file, and the line of every id of a trait, an item or an outcome.
func (g *garden) write() (string, map[string]int) {
	w := &writer{lines: map[string]int{}}
	for line := range strings.SplitSeq(head, "\n") {
		w.add("%s", line)
	}
	w.add("traits:")
	for trait := range g.Traits {
		w.entry(2, traitID(trait), "name: Craft %d", trait+1)
	}
	g.writeItems(w)
	g.writeOutcomes(w)
	w.add("personas:")
	for path := range g.Paths {
		up, down := 2*path, 2*((path+1)%g.Paths)
		w.add("  - {id: fan-%d, role: Does craft %d all day., answers: {%s: strong-yes, %s: strong-no, %s: strong-no, %s: strong-yes}, expect: {path: %s}}",
			path+1, path+1, itemID(up), itemID(up+1), itemID(down), itemID(down+1), pathID(path))
	}
	return w.String(), w.lines
}

func (g *garden) writeItems(w *writer) {
	w.add("sections:")
	for i, it := range g.items {
		if i%10 == 0 {
			w.add("  - id: part-%d", i/10+1)
			w.add("    title: Part %d", i/10+1)
			w.add("    items:")
		}
		text := "text: " + it.text
		if it.weight > 0 {
			text += fmt.Sprintf(", weight: %d", it.weight)
		}
		if len(it.options) == 0 {
			w.entry(6, itemID(i), "%s, scale: agreement, reversed: %t, traits: {%s: 1}", text, it.reversed, traitID(it.trait))
			continue
		}
		if it.upTo > 0 {
			text += fmt.Sprintf(", kind: pick, up_to: %d", it.upTo)
		}
		w.entry(6, itemID(i), "%s, background: %t, options: [%s]", text, it.background, options(it))
	}
}

func options(it item) string {
	all := make([]string, len(it.options))
	for o, option := range it.options {
		if option.alone {
			all[o] = "{id: none, text: None of these, alone: true}"
			continue
		}
		all[o] = fmt.Sprintf("{id: o%d, text: Craft %d in place of craft %d, traits: {%s}", o+1, option.gives[0].of+1, option.gives[len(option.gives)-1].of+1, terms(option.gives, traitID))
		if len(option.gives) == 1 {
			all[o] = fmt.Sprintf("{id: o%d, text: Craft %d, traits: {%s}", o+1, option.gives[0].of+1, terms(option.gives, traitID))
		}
		if len(option.points) > 0 {
			all[o] += fmt.Sprintf(", points: {%s}", terms(option.points, careerID))
		}
		all[o] += "}"
	}
	return strings.Join(all, ", ")
}

func (g *garden) writeOutcomes(w *writer) {
	w.add("paths:")
	for path := range g.Paths {
		w.entry(2, pathID(path), "name: Path %d, summary: A path., weights: {%s: 1, %s: -1}, sources: [guild]", path+1, traitID(path), traitID((path+1)%g.Paths))
	}
	w.add("careers:")
	for c, career := range g.careers {
		w.entry(2, careerID(c), "path: %s, name: Career %d, summary: A career., weights: {%s}, sources: [guild]", pathID(c%g.Paths), c+1, terms(given(career.weights), traitID))
	}
	w.add("courses:")
	for path := range g.Paths {
		w.entry(2, fmt.Sprint("course-", path+1), "name: Course %d, summary: A course., for: [%s], weights: {%s: 2, %s: 1}, sources: [guild]",
			path+1, pathID(path), traitID(path), traitID(g.Traits-1-path%2))
	}
}

// given lists the weights that are not 0.
func given(weights []int) []term {
	var all []term
	for trait, w := range weights {
		if w != 0 {
			all = append(all, term{trait, w})
		}
	}
	return all
}

func terms(all []term, id func(int) string) string {
	texts := make([]string, len(all))
	for i, t := range all {
		texts[i] = fmt.Sprintf("%s: %d", id(t.of), t.points)
	}
	return strings.Join(texts, ", ")
}
