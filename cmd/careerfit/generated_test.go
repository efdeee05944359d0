package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
)

// A generator writes questionnaires, the same ones for the same seed.
type generator struct {
	*rand.Rand
	// places is how many decimal places weights and points have.
	places int
}

func newGenerator(seed uint64, places int) generator {
	return generator{rand.New(rand.NewPCG(seed, 0)), places}
}

type object = map[string]any

// number returns a number from −most to most, never 0.
func (g generator) number(most int) float64 {
	scale := 1
	for range g.places {
		scale *= 10
	}
	n := 1 + g.IntN(most*scale)
	if g.IntN(2) == 0 {
		n = -n
	}
	return float64(n) / float64(scale)
}

// some gives numbers to some of the ids, to one at least.
func (g generator) some(ids []string, most int) object {
	points := object{ids[g.IntN(len(ids))]: g.number(most)}
	for _, id := range ids {
		if g.IntN(3) == 0 {
			points[id] = g.number(most)
		}
	}
	return points
}

func names(prefix string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("%s%d", prefix, i)
	}
	return all
}

// questionnaire is a content file with these items and so many outcomes.
func (g generator) questionnaire(traits []string, items []object, paths, careers, courses int) object {
	q := object{
		"format": 1, "id": "generated", "language": "en", "title": "Generated", "summary": "A questionnaire without meaning.", "minutes": 5,
		"thresholds": object{"balanced_within": 0.04, "min_coverage": 0.25, "bands": object{"best": 0.625, "great": 0.55, "good": 0.5}},
		"scales": []object{
			{"id": "agreement", "options": scale("no", "rather-no", "middle", "rather-yes", "yes")(-2)},
			{"id": "often", "options": scale("never", "seldom", "often", "always")(0)},
		},
		"sections": []object{{"id": "first", "title": "First", "items": items[:len(items)/2]}, {"id": "second", "title": "Second", "items": items[len(items)/2:]}},
		"paths":    g.outcomes("path", paths, traits, nil),
		"careers":  g.outcomes("career", careers, traits, names("path", paths)),
		"courses":  g.outcomes("course", courses, traits, nil),
	}
	if len(traits) > 0 {
		var all []object
		for _, id := range traits {
			all = append(all, object{"id": id, "name": id})
		}
		q["traits"] = all
	}
	return q
}

// scale makes the options of a scale, whose values rise by one.
func scale(ids ...string) func(from int) []object {
	return func(from int) []object {
		var options []object
		for i, id := range ids {
			options = append(options, object{"id": id, "text": id, "value": from + i})
		}
		return options
	}
}

func (g generator) outcomes(kind string, n int, traits, paths []string) []object {
	var all []object
	for _, id := range names(kind, n) {
		o := object{"id": id, "name": id, "summary": "An outcome."}
		if len(traits) > 0 {
			o["weights"] = g.some(traits, 3)
		}
		if paths != nil {
			o["path"] = paths[g.IntN(len(paths))]
		}
		all = append(all, o)
	}
	return all
}

// agreement is an item on a scale, plain or reversed.
func (g generator) agreement(id string, traits []string) object {
	item := object{"id": id, "text": "How far do you agree?", "scale": "agreement", "traits": g.some(traits, 2)}
	if g.IntN(4) == 0 {
		item["scale"] = "often"
	}
	if g.IntN(2) == 0 {
		item["reversed"] = true
	}
	return item
}

// choice is an item with options of its own, that give points under the key (traits or points).
func (g generator) choice(id, key string, to []string) object {
	item := object{"id": id, "text": "Which?"}
	n := 2 + g.IntN(4)
	switch kind := g.IntN(3); {
	case kind == 0:
		item["kind"], n = "pair", 2
	case kind == 1 && n > 2:
		item["kind"], item["up_to"] = "pick", 2+g.IntN(n-1)
	}
	var options []object
	for _, id := range names("o", n) {
		options = append(options, object{"id": id, "text": "This.", key: g.some(to, 3)})
	}
	if item["kind"] == "pick" {
		options = append(options, object{"id": "none", "text": "None of these", "alone": true})
	}
	item["options"] = options
	return item
}

// agreementOnly has 40 plain and reversed agreement items and 25 careers on 4 paths.
func agreementOnly() object {
	g, traits := newGenerator(1, 0), names("trait", 5)
	var items []object
	for _, id := range names("item", 40) {
		items = append(items, g.agreement(id, traits))
	}
	return g.questionnaire(traits, items, 4, 25, 3)
}

// directOnly has no traits: options give points to outcomes.
func directOnly() object {
	g := newGenerator(2, 0)
	to := append(append(names("path", 3), names("career", 10)...), names("course", 2)...)
	var items []object
	for _, id := range names("item", 18) {
		items = append(items, g.choice(id, "points", to))
	}
	return g.questionnaire(nil, items, 3, 10, 2)
}

// large has 60 items of all kinds, 6 traits and 900 careers, every number with three decimal places.
func large() object {
	g, traits := newGenerator(3, 3), names("trait", 6)
	var items []object
	for i, id := range names("item", 60) {
		item := g.choice(id, "traits", traits)
		if i%2 == 0 {
			item = g.agreement(id, traits)
		}
		if i%3 == 0 {
			item["weight"] = float64(500+g.IntN(1500)) / 1000
		}
		items = append(items, item)
	}
	return g.questionnaire(traits, items, 5, 900, 4)
}

// text writes a questionnaire as a file; JSON is YAML.
func text(t *testing.T, questionnaire object) []byte {
	t.Helper()
	file, err := json.MarshalIndent(questionnaire, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return file
}
