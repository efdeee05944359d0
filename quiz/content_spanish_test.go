package quiz_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// bothLanguages returns what the built-in says in English and in Spanish, by place; personas are never shown.
func bothLanguages(t *testing.T) map[string][2]string {
	t.Helper()
	q, both := builtin(t), map[string][2]string{}
	for n, language := range []string{"en", "es"} {
		text, err := json.Marshal(q.In(language).Questionnaire)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := json.Unmarshal(text, &tree); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"language", "languages", "translations", "personas"} {
			delete(tree, key)
		}
		eachString(tree, "", func(place, text string) {
			pair := both[place]
			pair[n] = text
			both[place] = pair
		})
	}
	return both
}

func eachString(v any, place string, visit func(place, text string)) {
	switch v := v.(type) {
	case string:
		visit(place, v)
	case []any:
		for i, entry := range v {
			eachString(entry, fmt.Sprintf("%s.%d", place, i), visit)
		}
	case map[string]any:
		for key, value := range v {
			eachString(value, place+"."+key, visit)
		}
	}
}

// translated are the places where the two languages differ.
func translated(t *testing.T) map[string][2]string {
	t.Helper()
	both := bothLanguages(t)
	maps.DeleteFunc(both, func(_ string, pair [2]string) bool { return pair[0] == pair[1] })
	if len(both) < 300 {
		t.Fatalf("only %d texts differ", len(both))
	}
	return both
}

func TestTheBuiltInIsOfferedInSpanish(t *testing.T) {
	q := builtin(t)
	if !slices.Equal(q.Languages(), []string{"en", "es"}) || len(q.Untranslated("es")) > 0 {
		t.Fatalf("the built-in is offered in %v; missing are %v", q.Languages(), q.Untranslated("es"))
	}
	if es := q.In("es"); es.Model != q.Model || es.Digest != q.Digest || !slices.EqualFunc(es.Items, q.Items, func(a, b *quiz.Item) bool { return a.ID == b.ID && a.Reversed == b.Reversed }) {
		t.Error("in Spanish it is another questionnaire")
	}
}

// Names alone read the same in both languages, and one word that both have.
func TestNothingIsLeftInEnglish(t *testing.T) {
	var same []string
	for _, pair := range bothLanguages(t) {
		if pair[0] == pair[1] && strings.ContainsAny(pair[0][:1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			same = append(same, pair[0])
		}
	}
	slices.Sort(same)
	if diff := cmp.Diff([]string{
		"BHIS 537", "BHIS 543", "Control", "O*NET Database", "Occupational Employment and Wage Statistics, national",
		"Product Management vs Project Management in Health Informatics", "US Bureau of Labor Statistics",
		"US Department of Labor, Employment and Training Administration", "USD", "University of Illinois Chicago, Health Informatics",
	}, slices.Compact(same)); diff != "" {
		t.Errorf("what may read the same (-) and does (+):\n%s", diff)
	}
}

var digits = regexp.MustCompile(`[0-9](?:[0-9.,\x{a0}-]*[0-9])?`)

// A figure, a year, a number of a catalogue: what is counted in one language is counted in the other.
func TestFiguresAreTheSameInBothLanguages(t *testing.T) {
	both := translated(t)
	seen := 0
	for place, pair := range both {
		en, es := figures(pair[0]), figures(pair[1])
		seen += len(en)
		if !slices.Equal(en, es) {
			t.Errorf("%s: %v in English, %v in Spanish", place, en, es)
		}
	}
	if seen < 15 {
		t.Errorf("only %d figures were compared", seen)
	}
	if slices.Equal(figures("It is $82,000."), figures("Son 82.500 US$.")) { // the control
		t.Error("another figure is not seen")
	}
}

// figures returns the numbers of a text, in order of size of their digits, without what groups digits.
func figures(text string) []string {
	var all []string
	for _, figure := range digits.FindAllString(text, -1) {
		all = append(all, strings.NewReplacer(",", "", ".", "", "\u00a0", "").Replace(figure))
	}
	slices.Sort(all)
	return all
}

// faults are what does not stand in careful Spanish, or speaks to one sort of person only.
var faults = map[string]*regexp.Regexp{
	"a question without ¿":         regexp.MustCompile(`^[^¿]*\?`),
	"82.000, 82 in Mexico":         regexp.MustCompile(`[0-9][.,][0-9]{3}`),
	"an exclamation without ¡":     regexp.MustCompile(`^[^¡]*!`),
	"straight or English quotes":   regexp.MustCompile(`["“”]`),
	"two genders in one word":      regexp.MustCompile(`[a-zñ]@|[a-z]x[e@]s\b|\p{L}+[oe]/a|\(a\)|\p{L}o\(`),
	"usted":                        regexp.MustCompile(`(?i)\busted(es)?\b|\bvosotr[oa]s\b|\bvos\b`),
	"a word of one country":        regexp.MustCompile(`(?i)\b(ordenador|computadora?|celular|coste|costo|vídeo|video)(es|s)?\b`),
	"a space before a mark":        regexp.MustCompile(`\s[,.;:?!]`),
	"two spaces":                   regexp.MustCompile(`  `),
	"an English word left between": regexp.MustCompile(`(?i)\b(the|and|with|your|of the)\b`),
}

func TestTheSpanishIsCareful(t *testing.T) {
	both := translated(t)
	for place, pair := range both {
		for fault, shape := range faults {
			if !strings.HasPrefix(place, ".sources") && shape.MatchString(pair[1]) {
				t.Errorf("%s: %s: %q", place, fault, pair[1])
			}
		}
	}
	for _, careless := range []string{"Qué harías?", "Estoy seguro/a", "Usted elige", "Ayuda con el ordenador", "Sí , claro", "Look at the curso"} { // the control
		if !slices.ContainsFunc(slices.Collect(maps.Values(faults)), func(r *regexp.Regexp) bool { return r.MatchString(careless) }) {
			t.Errorf("%q goes through", careless)
		}
	}
}

// Terms are the same wherever they stand, and those of the pages around.
func TestSpanishTermsAreThoseOfThePages(t *testing.T) {
	both := translated(t)
	for english, term := range map[string]string{
		`\bpaths?\b`: "camino", `\bcareers?\b`: "profesi", `\bcourses?\b`: "curso", `\bbackground\b`: "experiencia", `\bstatements?\b`: "afirmaci", `\bdegree\b`: "título",
	} {
		n := 0
		for place, pair := range both {
			if regexp.MustCompile(`(?i)` + english).MatchString(pair[0]) {
				n++
				if !regexp.MustCompile(`(?i)` + term).MatchString(pair[1]) {
					t.Errorf("%s: %q is not called %s in %q", place, english, term, pair[1])
				}
			}
		}
		if n == 0 {
			t.Errorf("%s is nowhere", english)
		}
	}
}

// A career is a person, whoever that is, and health is named in one way.
func TestSpanishCareersArePersons(t *testing.T) {
	person := regexp.MustCompile(`^(Responsable|Especialista|Docente) (de|en) \p{Ll}`)
	for _, career := range builtin(t).In("es").Careers {
		if name := string(career.Name); !person.MatchString(name) || strings.Contains(name, "en salud") {
			t.Errorf("%s is called %q", career.ID, name)
		}
	}
	if person.MatchString("Consultoría en informática clínica") { // the control
		t.Error("a trade goes through as a person")
	}
}

// What reads as a translation, or is said in one country only, has a better word.
func TestTheSpanishReadsAsItsOwn(t *testing.T) {
	stiff := regexp.MustCompile(`(?i)\bencajes?\b|perfil(es)? de partida|codo con codo|en un punto medio|del consumidor`)
	for place, pair := range translated(t) {
		if found := stiff.FindString(pair[1]); found != "" {
			t.Errorf("%s has %q: %q", place, found, pair[1])
		}
	}
	if !stiff.MatchString("Se trabaja codo con codo") { // the control
		t.Error("nothing is seen")
	}
}
