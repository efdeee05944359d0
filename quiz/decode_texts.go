package quiz

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxLanguages is the most languages that a file may have besides the author's own.
const maxLanguages = 20

// fileLanguages are the languages of a file. They are looked for first, since its texts are read by them.
type fileLanguages struct {
	own     string // "" where that cannot be read
	further []string
	told    map[string]bool // those that are not among them
}

func languagesOf(root *yaml.Node) fileLanguages {
	l := fileLanguages{told: map[string]bool{}}
	if own := topValue(root, "language"); own != nil && languageTag.MatchString(own.Value) {
		l.own = own.Value
	}
	if listed := topValue(root, "languages"); listed != nil {
		for _, n := range append([]*yaml.Node{listed}, listed.Content...) {
			if languageTag.MatchString(n.Value) && n.Value != l.own && len(l.further) < maxLanguages && !slices.Contains(l.further, n.Value) {
				l.further = append(l.further, n.Value)
			}
		}
	}
	return l
}

// topValue returns the value of a key of the whole file, nil if it is not there.
func topValue(root *yaml.Node, key string) *yaml.Node {
	for i := 0; root.Kind == yaml.MappingNode && i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == key {
			return root.Content[i+1]
		}
	}
	return nil
}

// has reports whether texts may be in the language; where the author's own is not known, whether it is one.
func (l fileLanguages) has(code string) bool {
	return code == l.own || slices.Contains(l.further, code) || l.own == "" && languageTag.MatchString(code)
}

// decodeText reads a text in the author's language, or in several, each behind its code.
func (d *document) decodeText(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	switch {
	case slices.ContainsFunc(codes(n), d.languages.has):
		if !d.tooMany(len(n.Content)/2, path, fieldRule{max: 1 + maxLanguages}) {
			d.decodeEach(n, v, path, rule)
		}
	case d.want(n, yaml.ScalarNode, path, "a single value", d.languages.hint(n)):
		d.decodeScalar(n, v, path, rule)
	}
}

// decodeEach reads the text in each of its languages. The place of the author's is the one that rules look at.
func (d *document) decodeEach(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	all, own := true, d.languages.own
	seen := d.eachKey(n, func(key, value *yaml.Node) {
		if !d.languages.has(key.Value) {
			all = false
			d.unknownLanguage(n, key)
			return
		}
		rule.required = key.Value == own
		text := reflect.New(reflect.TypeFor[string]()).Elem() // no Text: there are no languages within a language
		d.decode(value, text, at(path, key.Value), rule)
		d.keep(v, path, key.Value, text.String())
	})
	switch {
	case seen[own]:
		d.places[path] = d.places[at(path, own)]
	case all && own != "":
		d.errorAt(path, "languages", fmt.Sprintf("add %s: …", own), "the text is missing in %s, the language of this file", own)
	}
}

// codes returns what may be the codes of languages.
func codes(n *yaml.Node) (all []string) {
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		all = append(all, n.Content[i].Value)
	}
	return all
}

// hint says how a text in several languages is written, where it may be meant.
func (l fileLanguages) hint(n *yaml.Node) string {
	if n.Kind != yaml.MappingNode {
		return ""
	}
	return fmt.Sprintf("write one text, in quotes if it has brackets in it, or one for each language, as in {%s: …}", strings.Join(append([]string{cmp.Or(l.own, "en")}, l.further...), ": …, "))
}

// keep puts a text where it belongs.
func (d *document) keep(v reflect.Value, path, language, text string) {
	if language == d.languages.own {
		v.SetString(text)
		return
	}
	if d.translated[path] == nil {
		d.translated[path] = map[string]Text{}
	}
	d.translated[path][language] = Text(text)
}

// unknownLanguage reports a text in a language that the file does not have: of each language the first.
func (d *document) unknownLanguage(n, key *yaml.Node) {
	l, place, code := d.languages, Position{key.Line, key.Column}, key.Value
	switch i := slices.Index(n.Content, key); {
	case i > 0 && partOfText(n, i): // told with the one before
		if !partOfText(n, i-2) {
			d.report(place, SeverityError, "language", d.unknownHint(n, i, nil, ""), "%q is not the code of a language", code)
		}
	case l.told[code]:
	case !languageTag.MatchString(code):
		l.told[code] = true
		d.report(place, SeverityError, "language", d.nearest(code, append([]string{l.own}, l.further...)), "%q is not the code of a language", code)
	default:
		l.told[code] = true
		d.report(place, SeverityError, "languages", fmt.Sprintf("to add it, write languages: [%s] at the top of the file", strings.Join(append(slices.Clone(l.further), code), ", ")),
			"%q is not among the languages of this file", code)
	}
}

// placeTranslations puts the texts in further languages into the questionnaire, now that the ids are known
// of which their places are made.
func (d *document) placeTranslations() {
	if len(d.translated) == 0 {
		return
	}
	d.questions.Translations = Translations{}
	d.questions.eachText(func(t placedText) {
		for language, text := range d.translated[t.path] {
			if d.questions.Translations[language] == nil {
				d.questions.Translations[language] = map[string]Text{}
			}
			d.questions.Translations[language][t.place] = text
		}
	})
}

// checkLanguages looks at the list of further languages.
func checkLanguages(d *document) {
	seen := firsts{d.questions.Language: d.place("language")}
	for i, code := range d.questions.AlsoIn {
		path := at("languages", i)
		if before, ok := seen[code]; ok && code != "" {
			d.errorAt(path, "languages", "take it out; this list has the languages besides the author's own",
				"%q is given before, in line %d, column %d", code, before.Line, before.Col)
			continue
		}
		seen[code] = d.place(path)
	}
}
