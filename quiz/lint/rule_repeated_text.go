package lint

import (
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func repeatedText() Rule {
	return Rule{
		Name:     "repeated-text",
		Severity: quiz.SeverityWarning,
		About: "Two items, two options of an item or a scale, two traits or two outcomes of a group that read alike, so that nobody could tell them apart. " +
			"Capitals, spaces and the last full stop make no difference; a question may come again with other options.",
		words: func(in *inspection) {
			in.repeatedTexts()
			in.eachEdition((*inspection).repeatedTexts)
		},
	}
}

// repeatedTexts looks at all that must differ in one language.
func (in *inspection) repeatedTexts() {
	in.repeatedItems()
	in.repeatedNames()
	for s, scale := range in.q.Scales {
		seen := texts{in: in, what: "option", key: "text"}
		for o, option := range scale.Options {
			seen.see(quiz.At("scales", s, "options", o), option.ID, string(option.Text))
		}
	}
}

// repeatedItems looks at the items, and at the options of each.
func (in *inspection) repeatedItems() {
	items := texts{in: in, what: "item", key: "text"}
	in.eachItem(func(path string, item *quiz.Item) {
		asked := []string{string(item.Text), item.Scale}
		options := texts{in: in, what: "option", key: "text"}
		for o, option := range item.Options {
			options.see(quiz.At(path, "options", o), option.ID, string(option.Text))
			asked = append(asked, string(option.Text))
		}
		items.see(path, item.ID, asked...)
	})
}

// repeatedNames looks at traits, paths, careers and courses. Courses with one name may have their codes to
// tell them apart.
func (in *inspection) repeatedNames() {
	traits := texts{in: in, what: "trait", key: "name"}
	for t, trait := range in.q.Traits {
		traits.see(quiz.At("traits", t), trait.ID, string(trait.Name))
	}
	for g := range engine.NumGroups {
		names := texts{in: in, key: "name"}
		for i, o := range in.outcomes(g) {
			names.what = o.kind
			code := ""
			if g == engine.Courses {
				code = in.q.Courses[i].Code
			}
			names.see(o.path, o.id, string(o.name), code)
		}
	}
}

// texts are those of one kind that must differ.
type texts struct {
	in        *inspection
	what, key string
	first     map[string]quiz.Position
}

// see reports what reads like one before it. An entry that was copied with its id is told as that alone.
func (t *texts) see(path, id string, parts ...string) {
	if t.first == nil {
		t.first = map[string]quiz.Position{}
	}
	for i, part := range parts {
		parts[i] = folded(part)
	}
	place, said := t.in.textPath(path, t.key), strings.Join(parts, "\n")
	before, again := t.first[said]
	switch {
	case parts[0] == "":
	case !again:
		t.first[said] = t.in.Position(place)
	case !t.in.Faulty(quiz.At(path, "id")):
		t.in.report(place, "say what is different about it, or take one of the two out", "the %s %q has the same %s as the one in line %d", t.what, id, t.key, before.Line)
	}
}

// folded is a text without what readers overlook.
func folded(text string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), " ")), " .!?…")
}
