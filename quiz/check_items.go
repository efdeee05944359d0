package quiz

import "github.com/careerfit/careerfit/engine"

// checkItems looks at each item's kind and at the keys that go with it.
func checkItems(d *document) {
	d.eachItem(func(path string, item *Item) {
		if item.IsScale() {
			checkScaleItem(d, path, item)
			return
		}
		checkOptionItem(d, path, item)
	})
}

func checkScaleItem(d *document, path string, item *Item) {
	switch {
	case item.Scale == "" && d.given(at(path, "scale")): // what is wrong with it is told
	case item.Scale == "":
		d.errorAt(path, "item", "add "+d.scaleSample(), "the item is of kind scale, but names none")
	case len(item.Options) > 0:
		d.errorAt(at(path, "options"), "item", "take out the options or the scale", "the item has a scale and options of its own")
	case item.UpTo > 0:
		d.errorAt(at(path, "up_to"), "item", "", "only items of kind pick have up_to")
	}
	checkScaledPoints(d, at(path, "traits"), item.Scale, item.Traits)
	checkScaledPoints(d, at(path, "points"), item.Scale, item.Points)
}

// checkScaledPoints looks for points that the values of the scale make too large.
func checkScaledPoints(d *document, path, scaleID string, points Points) {
	scale := d.questions.scale(scaleID)
	if scale == nil {
		return
	}
	largest := engine.Decimal(0)
	for _, option := range scale.Options {
		largest = max(largest, option.Value, -option.Value)
	}
	for _, id := range sortedKeys(points) {
		p := max(points[id], -points[id])
		if p*largest/engine.One > engine.MaxDecimal {
			d.errorAt(at(path, id), "item", "use smaller numbers here or on the scale", "%s times the scale's value %s is more than %s", p, largest, engine.MaxDecimal)
		}
	}
}

func checkOptionItem(d *document, path string, item *Item) {
	if d.given(at(path, "kind")) && d.faulty(at(path, "kind")) { // what goes with it cannot be told
		return
	}
	if len(item.Options) == 0 { // nor what its other keys are to do
		if !d.given(at(path, "options")) && !d.given(at(path, "scale")) {
			d.errorAt(path, "item", "add "+d.scaleSample()+" if it is a statement to agree with, else options: with at least two of them", "the item has nothing to choose from")
		}
		return
	}
	if item.Scale != "" {
		d.errorAt(at(path, "kind"), "item", "write kind: scale, or take the scale out", "an item of kind %s has no scale", item.Kind)
	}
	for _, key := range scaleKeys(item) {
		d.errorAt(at(path, key), "item", "give it to the options, or name a scale", "only items on a scale have %s of their own", key)
	}
	n := len(item.Options)
	switch {
	case item.Kind == KindPair && n != 2:
		d.errorAt(at(path, "options"), "item", "", "a pair has exactly 2 options, not %d", n)
	case item.Kind == KindPick && !d.given(at(path, "up_to")):
		d.errorAt(path, "item", "add up_to: 2", "nothing says how many options of the item may be picked")
	case item.Kind == KindPick && (item.UpTo < 2 || item.UpTo > n):
		d.errorAt(at(path, "up_to"), "item", "write up_to: 2, or add options", "up_to must be from 2 to the %d options", n)
	case item.Kind != KindPick && item.UpTo > 0:
		d.errorAt(at(path, "up_to"), "item", "write kind: pick", "only items of kind pick have up_to")
	}
	for o, option := range item.Options {
		if option.Alone && item.Kind != KindPick {
			d.errorAt(at(path, "options", o, "alone"), "item", "", "only options of kind pick can stand alone; of the others just one is chosen anyway")
		}
	}
}

// scaleSample shows how an item names its scale.
func (d *document) scaleSample() string {
	if scales := d.questions.Scales; len(scales) > 0 && scales[0].ID != "" {
		return "scale: " + scales[0].ID
	}
	return "scale: and the id of one of the scales"
}

// scaleKeys returns the keys that the item has but only an item on a scale may have.
func scaleKeys(item *Item) []string {
	var keys []string
	if item.Reversed {
		keys = append(keys, "reversed")
	}
	if len(item.Traits) > 0 {
		keys = append(keys, "traits")
	}
	if len(item.Points) > 0 {
		keys = append(keys, "points")
	}
	return keys
}

func checkScales(d *document) {
	for s, scale := range d.questions.Scales {
		last := -engine.MaxDecimal - 1
		for o, option := range scale.Options {
			value := at("scales", s, "options", o, "value")
			if d.faulty(value) { // it is told, and comes after nothing
				continue
			}
			if option.Value <= last {
				d.errorAt(value, "scale", "order the options from the least to the most", "the values of a scale must rise, but %s follows %s", option.Value, last)
			}
			last = option.Value
		}
	}
}
