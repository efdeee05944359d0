package quiz

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"github.com/careerfit/careerfit/engine"
)

// Schema returns the JSON Schema (2020-12) of content files, by which an editor completes keys and marks
// mistakes while somebody writes. It is made of the tags that the parser reads: what the parser takes,
// the schema takes. What takes more than one place to see, such as an id that stands for nothing, is left to
// the parser.
func Schema() []byte {
	s := schemas{defs: map[string]object{}}
	root := s.ofStruct(reflect.TypeFor[Questionnaire]())
	all := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", fmt.Sprintf("urn:careerfit:content:%d", Format)},
		{"title", "careerfit questionnaire"},
		{"description", "A questionnaire as careerfit reads it, of format 1. `careerfit check FILE` finds what a schema cannot."},
	}
	all = append(all, root...)
	defs := object{}
	for _, name := range s.order {
		defs = append(defs, member{name, s.defs[name]})
	}
	text, err := json.MarshalIndent(append(all, member{"$defs", defs}), "", "  ")
	if err != nil {
		panic(err) // unreachable: objects of texts, numbers and lists can be written
	}
	return append(text, '\n')
}

// An object is a JSON object whose keys stay in order, so that the schema reads as the format does.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members one after the other.
func (o object) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for i, m := range o {
		key, keyErr := json.Marshal(m.key)
		value, err := json.Marshal(m.value)
		if keyErr != nil || err != nil {
			return nil, fmt.Errorf("write %s: %w", m.key, err)
		}
		b.WriteString([]string{"{", ","}[min(i, 1)])
		b.Write(append(append(key, ':'), value...))
	}
	if len(o) == 0 {
		b.WriteString("{")
	}
	return []byte(b.String() + "}"), nil
}

// schemas collects the schema of each struct of the format under its name, in the order in which they
// are met.
type schemas struct {
	defs  map[string]object
	order []string
}

// ofStruct returns the keys of a struct: those that must be there, those that go together, and no others.
func (s *schemas) ofStruct(t reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range fieldsOf(t) {
		properties = append(properties, member{f.key, append(object{{"description", f.about}}, s.of(t.Field(f.index).Type, f.rule)...)})
		if f.rule.required {
			required = append(required, f.key)
		}
	}
	o := object{{"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return append(append(o, member{"additionalProperties", false}), together(t)...)
}

// of returns the schema of a value, as decode takes it.
func (s *schemas) of(t reflect.Type, rule fieldRule) object {
	switch t {
	case reflect.TypeFor[Answer]():
		return s.ofAnswer()
	case reflect.TypeFor[engine.Decimal]():
		return ofDecimal(rule)
	case reflect.TypeFor[Text]():
		return ofTexts(rule)
	case reflect.TypeFor[Amount]():
		return object{{"type", []string{"integer", "string"}}, {"minimum", 1}, {"pattern", amountShape}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem(), rule)
	case reflect.Struct:
		return s.ref(t)
	case reflect.Slice:
		return s.ofList(t, rule)
	case reflect.Map:
		return object{{"type", "object"}, {"propertyNames", object{{"pattern", idShape.String()}, {"maxLength", maxID}}},
			{"additionalProperties", s.of(t.Elem(), fieldRule{places: rule.places})}, {"maxProperties", rule.max}}
	case reflect.Bool:
		return object{{"enum", []any{true, false, "true", "false"}}}
	case reflect.Int:
		return ofWhole(rule)
	}
	return ofText(rule)
}

// ref returns where a struct's schema stands, and sees to it that it stands there.
func (s *schemas) ref(t reflect.Type) object {
	name := string(unicode.ToLower(rune(t.Name()[0]))) + t.Name()[1:]
	if _, ok := s.defs[name]; !ok {
		s.defs[name] = nil // met; a struct may hold itself
		s.order = append(s.order, name)
		s.defs[name] = s.ofStruct(t)
	}
	return object{{"$ref", "#/$defs/" + name}}
}

func (s *schemas) ofList(t reflect.Type, rule fieldRule) object {
	o := object{{"type", "array"}, {"items", s.of(t.Elem(), rule.ofEntry())}}
	if least := max(rule.least, map[bool]int{true: 1}[rule.required]); least > 0 {
		o = append(o, member{"minItems", least})
	}
	if rule.max > 0 {
		o = append(o, member{"maxItems", rule.max})
	}
	return o
}

// ofAnswer is an option, some options, or why there is none.
func (s *schemas) ofAnswer() object {
	option := ofText(fieldRule{})
	return object{{"anyOf", []object{
		option,
		{{"type", "array"}, {"items", option}, {"minItems", 1}},
		s.ref(reflect.TypeFor[nonAnswerForm]()),
	}}}
}

// word are the types that a text may seem to have where it stands without quotes: 2026, true.
var word = [...]string{"string", "number", "boolean"}

// ofText is a text or a word of a certain shape. Whole words need not be anything else.
func ofText(rule fieldRule) object {
	if len(rule.one) > 0 {
		return object{{"enum", rule.one}}
	}
	o := object{{"type", word}, {"minLength", 1}}
	if rule.id || rule.ref {
		rule.max = maxID
	}
	if rule.max > 0 {
		o = append(o, member{"maxLength", rule.max})
	}
	switch {
	case rule.id, rule.ref:
		o = append(o, member{"pattern", idShape.String()})
	case rule.language:
		o = append(o, member{"pattern", languageTag.String()})
	case rule.currency:
		o = append(o, member{"pattern", currencyCode.String()})
	case rule.url:
		o = append(o, member{"pattern", "^[Hh][Tt][Tt][Pp][Ss]?://."})
	default:
		o = append(o, member{"pattern", `\S`})
	}
	return o
}

// ofTexts is a text, or one for each language.
func ofTexts(rule fieldRule) object {
	text := ofText(rule)
	text[0].value = append(word[:], "object")
	return append(text, member{"propertyNames", object{{"pattern", languageTag.String()}}}, member{"additionalProperties", ofText(rule)},
		member{"minProperties", 1}, member{"maxProperties", 1 + maxLanguages})
}

// ofWhole is a whole number, in quotes or not.
func ofWhole(rule fieldRule) object {
	if rule.from == rule.to {
		return object{{"enum", []any{rule.from, fmt.Sprint(rule.from)}}}
	}
	return object{{"type", []string{"integer", "string"}}, {"minimum", rule.from}, {"maximum", rule.to}, {"pattern", `^\+?[0-9]+$`}}
}

// ofDecimal is a decimal number, in quotes or not.
func ofDecimal(rule fieldRule) object {
	o := object{{"type", []string{"number", "string"}}}
	switch highest := int(engine.MaxDecimal / engine.One); {
	case rule.share:
		o = append(o, member{"minimum", 0}, member{"maximum", 1})
	case rule.positive:
		o = append(o, member{"exclusiveMinimum", 0}, member{"maximum", highest})
	default:
		o = append(o, member{"minimum", -highest}, member{"maximum", highest})
	}
	return append(o, member{"pattern", `^[+-]?[0-9]{1,4}(\.[0-9]{1,6})?$`})
}

// amountShape is a sum of money, with whatever divides its digits, or that it is above the limit.
const amountShape = `^(#|[,_]*[1-9][0-9,_]*)$`
