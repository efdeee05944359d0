package quiz

import (
	"cmp"
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fieldRule is what a rule tag demands of a field; [Questionnaire] says what each word means.
type fieldRule struct {
	required, id, url, language, currency bool
	share, positive, ref, kept            bool
	max, least, places, from, to          int
	one                                   []string
	example                               string
}

// emptyHint says what to do about a key without a value.
func (r fieldRule) emptyHint(what string) string {
	if r.required {
		return "write a " + what
	}
	return "write a " + what + " or leave the key out"
}

// exampleHint shows what is written there; nothing where nobody needs to be shown.
func (r fieldRule) exampleHint() string {
	if r.example == "" {
		return ""
	}
	return "write it as in " + r.example
}

// ofEntry is what is demanded of an entry of a list.
func (r fieldRule) ofEntry() fieldRule {
	return fieldRule{required: true, max: 800, language: r.language}
}

// A field is one key of a struct of the format.
type field struct {
	key   string
	index int
	rule  fieldRule
	about string
}

type fields []field

// example shows how the key is written.
func (f field) example() string {
	return f.key + ": " + cmp.Or(f.rule.example, "…")
}

// fieldsOf reads the definition of the format off a struct's tags.
func fieldsOf(t reflect.Type) fields {
	var all fields
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		key, _, _ := strings.Cut(tag.Get("json"), ",")
		if tag.Get("rule") == "-" {
			continue
		}
		rule := parseRule(tag.Get("rule"))
		rule.example = tag.Get("example")
		all = append(all, field{key, i, rule, tag.Get("about")})
	}
	return all
}

func parseRule(tag string) fieldRule {
	var r fieldRule
	flags := map[string]*bool{
		"required": &r.required, "id": &r.id, "url": &r.url, "language": &r.language, "currency": &r.currency,
		"share": &r.share, "positive": &r.positive, "ref": &r.ref, "kept": &r.kept,
	}
	numbers := map[string]*int{"max": &r.max, "least": &r.least, "places": &r.places, "from": &r.from, "to": &r.to}
	for part := range strings.SplitSeq(tag, ",") {
		name, value, _ := strings.Cut(part, "=")
		if flag, ok := flags[name]; ok {
			*flag = true
		}
		if number, ok := numbers[name]; ok {
			*number, _ = strconv.Atoi(value)
		}
		if name == "one" {
			r.one = strings.Split(value, "|")
		}
	}
	return r
}

// fieldsOf returns the keys of a struct.
func (d *document) fieldsOf(t reflect.Type) fields {
	if _, ok := d.known[t]; !ok {
		d.known[t] = fieldsOf(t)
	}
	return d.known[t]
}

// sample shows how the keys that must be there are written, or the first where none must.
func (fs fields) sample() string {
	var keys []string
	for _, f := range fs {
		if f.rule.required && len(keys) < 3 {
			keys = append(keys, f.example())
		}
	}
	if len(keys) == 0 {
		keys = append(keys, fs[0].example())
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

// formatKeys returns the keys of sections, items, options and outcomes, which often stand in brackets.
func formatKeys() []string {
	var keys []string
	for _, t := range []reflect.Type{reflect.TypeFor[Section](), reflect.TypeFor[Item](), reflect.TypeFor[ScaleValue](), reflect.TypeFor[Option](),
		reflect.TypeFor[Path](), reflect.TypeFor[Career](), reflect.TypeFor[Course](), reflect.TypeFor[Pay](), reflect.TypeFor[Persona](), reflect.TypeFor[Source]()} {
		keys = append(keys, fieldsOf(t).keys()...)
	}
	return keys
}

func (fs fields) find(key string) (field, bool) {
	i := slices.IndexFunc(fs, func(f field) bool { return f.key == key })
	if i < 0 {
		return field{}, false
	}
	return fs[i], true
}

func (fs fields) has(key string) bool {
	_, ok := fs.find(key)
	return ok
}

func (fs fields) keys() []string {
	keys := make([]string, len(fs))
	for i, f := range fs {
		keys[i] = f.key
	}
	return keys
}

// checkText looks at one string of the file as it stands there. Blanks around a text do no harm; around
// what must have a shape they do.
func (d *document) checkText(s, path string, rule fieldRule) {
	switch {
	case strings.TrimSpace(s) == "":
		d.errorAt(path, "empty", rule.emptyHint("text"), "the text is empty")
	case rule.tooLong(s):
		d.errorAt(path, "too-long", "", "the text has %d characters; at most %d are possible here", utf8.RuneCountInString(s), rule.max)
	case strings.ContainsFunc(s, isControl):
		d.errorAt(path, "text", "", "the text contains a control character")
	case rule.id && !validID(s):
		d.errorAt(path, "id", idHint(s), "%q is not an id", s)
	case rule.language && !languageTag.MatchString(s):
		d.errorAt(path, "language", "write its code, such as en, es or pt-BR", "%q is not the code of a language", s)
	case rule.currency && !currencyCode.MatchString(s):
		d.errorAt(path, "pay", "write a code of three capital letters, such as USD", "%q is not a currency", s)
	case rule.url && !validURL(s):
		d.errorAt(path, "url", "write the whole address, beginning with https://", "%q is not a web address", s)
	case len(rule.one) > 0 && !slices.Contains(rule.one, s):
		d.errorAt(path, "word", kindHint(s, rule.one)+d.nearest(s, rule.one), "%q is not one of the words that can stand here", s)
	}
}

// idHint says what an id looks like and, where one can be made of what stands there, which.
func idHint(s string) string {
	hint := "use lower-case letters, digits and single hyphens or underscores between them, at most 40"
	if id := slug(s); validID(id) && strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 { // of "für" nothing good becomes
		return fmt.Sprintf("write %s; ", id) + hint
	}
	return hint
}

// kindHint says of a word for the kind of an item that other programs have, which one it is here.
func kindHint(s string, words []string) string {
	if !slices.Contains(words, KindPick) {
		return ""
	}
	for _, kind := range []struct{ says, parts string }{
		{"pick lets takers choose several, at most as many as up_to says; ", "multi several many check"},
		{"choice lets takers choose one; ", "radio single select drop one"},
		{"scale is for statements that are answered on one of the scales; ", "likert rating agree slider statement"},
	} {
		for part := range strings.FieldsSeq(kind.parts) {
			if strings.Contains(strings.ToLower(s), part) {
				return kind.says
			}
		}
	}
	return ""
}

func (r fieldRule) tooLong(s string) bool { return r.max > 0 && utf8.RuneCountInString(s) > r.max }

// languageTag is the shape of a language tag of BCP 47: a language, perhaps with script and region.
var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`)

// currencyCode is the shape of a code of ISO 4217.
var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' }

// maxID is the most characters of an id.
const maxID = 40

// validID reports whether s may name something: it becomes part of web addresses.
func validID(s string) bool { return len(s) <= maxID && idShape.MatchString(s) }

var idShape = regexp.MustCompile(`^[a-z0-9]+([-_][a-z0-9]+)*$`)

func validURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}
