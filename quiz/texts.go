package quiz

import (
	"fmt"
	"reflect"
)

// Translations are the texts in further languages: of each language by the place of the text. A place is made
// of keys and ids, such as "sections.habits.items.dates.text"; in a list whose entries have no id, of positions.
type Translations map[string]map[string]Text

// A placedText is one text of a questionnaire in the author's language.
type placedText struct {
	text *Text
	// path is where it stands in the file, place where its translations do.
	path, place string
	// kept tells that it may stay as it is in every language: a proper name, or what takers never see.
	kept bool
}

// Untranslated returns the paths of the texts that are missing in a further language, in the order of the
// file's keys, as [File.Position] takes them.
func (q *Questionnaire) Untranslated(language string) []string {
	var missing []string
	q.eachText(func(t placedText) {
		if !t.kept && q.Translations[language][t.place] == "" {
			missing = append(missing, t.path)
		}
	})
	return missing
}

// in returns a copy with all that there is in the language, which then is its only one.
func (q *Questionnaire) in(language string) *Questionnaire {
	other := *q
	detach(reflect.ValueOf(&other).Elem())
	other.eachText(func(t placedText) {
		if text := q.Translations[language][t.place]; text != "" {
			*t.text = text
		}
	})
	other.Language, other.AlsoIn, other.Translations = language, nil, nil
	return &other
}

// detach gives the value lists of its own, as far as there are texts in them.
func detach(v reflect.Value) {
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			detach(v.Field(i))
		}
	case holdsTexts(v.Type()):
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			detach(v.Index(i))
		}
	}
}

// holdsTexts is for lists of texts, and of what may have some.
func holdsTexts(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && (t.Elem().Kind() == reflect.Struct || t.Elem() == reflect.TypeFor[Text]())
}

// eachText visits every text that there is in the author's language.
func (q *Questionnaire) eachText(visit func(placedText)) {
	w := textWalk{known: map[reflect.Type]fields{}, visit: visit}
	w.below(reflect.ValueOf(q).Elem(), "", "", fieldRule{})
}

type textWalk struct {
	known map[reflect.Type]fields
	visit func(placedText)
}

func (w textWalk) below(v reflect.Value, path, place string, rule fieldRule) {
	switch t := v.Type(); {
	case t == reflect.TypeFor[Text]():
		if v.Len() > 0 {
			w.visit(placedText{v.Addr().Interface().(*Text), path, place, rule.kept})
		}
	case t.Kind() == reflect.Struct:
		for _, f := range w.fieldsOf(t) {
			w.below(v.Field(f.index), at(path, f.key), at(place, f.key), f.rule)
		}
	case holdsTexts(t):
		for i := range v.Len() {
			w.below(v.Index(i), at(path, i), at(place, named(v.Index(i), i)), rule)
		}
	}
}

func (w textWalk) fieldsOf(t reflect.Type) fields {
	if _, ok := w.known[t]; !ok {
		w.known[t] = fieldsOf(t)
	}
	return w.known[t]
}

// named is how the place of an entry of a list is called: by what its first key names or, where that names
// nothing, by its position.
func named(entry reflect.Value, i int) string {
	if entry.Kind() == reflect.Struct && entry.Field(0).Kind() == reflect.String {
		return entry.Field(0).String()
	}
	return fmt.Sprint(i)
}
