package quiz

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// A document is a content file while it is being checked: what was read, where each value stands,
// and the problems found so far.
type document struct {
	file      string
	lines     []string
	strides   map[int][]int // see stridesOf
	questions *Questionnaire
	// places has the position of every value by its path, such as "sections[0].items[2].text". A
	// map's entries have the position of their key.
	places    map[string]Position
	problems  Problems
	languages fileLanguages
	// translated are the texts in further languages, by the path of the text and by language.
	translated map[string]map[string]Text
	// unread are the places whose value could not be read: no rule needs to look at them again.
	unread map[Position]bool
	untold int // problems beyond maxProblems
	// shapeless tells that whole parts of the file could not be read, so that whatever refers to
	// them would look wrong, too.
	shapeless bool
	// readable tells that the rules were applied.
	readable bool
	// known are the keys of each struct of the format, read off its tags once.
	known map[reflect.Type]fields
}

// at returns the path of a value: keys are joined by points, numbers go into brackets.
func at(path string, parts ...any) string {
	for _, part := range parts {
		switch part := part.(type) {
		case int:
			path = fmt.Sprintf("%s[%d]", path, part)
		case string:
			if path != "" {
				path += "."
			}
			path += part
		}
	}
	return path
}

// place returns where the value at the path stands or, when it was left out, what holds it.
func (d *document) place(path string) Position {
	for {
		if p, ok := d.places[path]; ok || path == "" {
			return p
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
}

// maxProblems is how many problems of one file are told; nobody reads more.
const maxProblems = 1000

// full reports whether no further problem is told, so that nobody need think of a hint for it.
func (d *document) full() bool { return len(d.problems) >= maxProblems }

// nearest is [Nearest] while hints are told.
func (d *document) nearest(word string, known []string) string {
	if d.full() {
		return ""
	}
	return Nearest(word, known)
}

// report adds a problem at a position.
func (d *document) report(p Position, s Severity, rule, hint, format string, args ...any) {
	if d.full() {
		d.untold++
		return
	}
	if d.unread[p] {
		return
	}
	d.problems = append(d.problems, d.problem(p, s, rule, hint, format, args...))
}

// maxTold is the most characters of anything that a message repeats from the file.
const maxTold = 200

// problem puts a problem together. What it repeats from the file is cut short where it goes on and on.
func (d *document) problem(p Position, s Severity, rule, hint, format string, args ...any) Problem {
	for i, arg := range args {
		if text, ok := arg.(string); ok && utf8.RuneCountInString(text) > maxTold {
			args[i] = string([]rune(text)[:maxTold]) + "…"
		}
	}
	problem := Problem{File: d.file, Position: p, Severity: s, Rule: rule, Hint: visible(hint), Message: visible(fmt.Sprintf(format, args...))}
	if p.Line >= 1 && p.Line <= len(d.lines) {
		problem.Source, problem.Caret = d.source(p)
	}
	return problem
}

// errorAt reports an error at the value with the path.
func (d *document) errorAt(path, rule, hint, format string, args ...any) {
	d.report(d.place(path), SeverityError, rule, hint, format, args...)
}

// given reports whether there is a value at the path.
func (d *document) given(path string) bool {
	_, ok := d.places[path]
	return ok
}

// faulty reports whether there is a problem with the value at the path already, or no such value.
func (d *document) faulty(path string) bool {
	place := d.places[path]
	return !d.given(path) || slices.ContainsFunc(d.problems, func(p Problem) bool { return p.Position == place })
}

// maxWord is the most characters of a word that is compared with others: twice those of an id.
const maxWord = 2 * maxID

// Closest returns the known word that the given one may be with a slip in it, "" when there is none.
func Closest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	if length > maxWord {
		return ""
	}
	best, distance := "", min(length/3+2, length)
	for _, k := range known {
		if d := editDistance(strings.ToLower(word), strings.ToLower(k), distance); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// Nearest returns a hint that names the known word closest to the one given, and the known ones.
func Nearest(word string, known []string) string {
	known = slices.Compact(slices.DeleteFunc(slices.Clone(known), func(k string) bool { return k == "" }))
	hint := ""
	if best := Closest(word, known); best != "" {
		hint = fmt.Sprintf("did you mean %q? ", best)
	}
	if len(known) == 0 {
		return hint + "there are none"
	}
	if len(known) > 40 {
		return hint + fmt.Sprintf("known: %s and %d more", strings.Join(known[:40], ", "), len(known)-40)
	}
	return hint + "known: " + strings.Join(known, ", ")
}

// editDistance returns the Levenshtein distance: the least number of characters to insert, delete
// or replace (Levenshtein 1966, with the row-by-row table of Wagner and Fischer 1974). Once it cannot be
// under the limit any more, the limit is good enough.
func editDistance(a, b string, limit int) int {
	from, to := []rune(a), []rune(b)
	if len(from)-len(to) >= limit || len(to)-len(from) >= limit {
		return limit
	}
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, s := range to {
			replace := diagonal
			if r != s {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least >= limit {
			return limit
		}
	}
	return row[len(to)]
}
