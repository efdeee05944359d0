package quiz_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// market is a small questionnaire of which every text is there in Spanish, too.
func market(t testing.TB) *quiz.Quiz {
	t.Helper()
	return parsed(t, string(mustRead(t, "testdata/ok/untranslated.yaml")))
}

// Whoever takes a questionnaire in Spanish reads Spanish wherever there is something to read.
func TestAnEditionHasItsTextsInItsLanguage(t *testing.T) {
	q := market(t)
	es := q.In("es")
	if es.Language != "es" || q.Language != "en" {
		t.Errorf("the editions are in %s and %s", q.Language, es.Language)
	}
	wood, _ := es.Item("wood")
	rather, _ := es.Item("rather")
	for want, got := range map[string]quiz.Text{
		"¿Qué harías en el mercado?":                     es.Title,
		"Seis preguntas sobre el trabajo en el mercado.": es.Summary,
		"A nadie se le dice qué ser.":                    es.Words.About[0],
		"No hay respuestas correctas.":                   es.Words.About[1],
		"¿Hasta qué punto es así?":                       es.Prompt(wood),
		"De acuerdo":                                     es.Options(wood)[2].Text,
		"Me gusta el olor de la madera recién cortada.":  es.Items[wood].Text,
		"En el mercado":                                  es.SectionOf[wood].Title,
		"Vender una silla":                               es.Options(rather)[1].Text,
		"Trabajar con palabras":                          es.Traits[1].Name,
		"Fabricar":                                       es.Paths[0].Name,
		"Antes de impuestos.":                            es.Paths[0].Pay[0].Note,
		"Anuncia a voces lo que hay.":                    es.Careers[1].Summary,
		"Talla":                                          es.Courses[0].Name,
		"mayo de 2026":                                   es.Sources[0].Date,
		"What the guild tells":                           es.Sources[0].Title, // a name, which has no other
		"Wood workers":                                   es.Paths[0].Pay[0].Occupation,
		"I like the smell of fresh wood.":                q.Items[wood].Text, // and the author's stays
		"Neither":                                        q.Options(wood)[1].Text,
		"May 2026":                                       q.Sources[0].Date,
		"Nobody is told what to be.":                     q.Words.About[0],
		"How to carve a leg.":                            q.In("en").In("fr").Courses[0].Summary,
		"Cómo tallar una pata.":                          q.In("en").In("es").Courses[0].Summary,
	} {
		if string(got) != want {
			t.Errorf("want %q, got %q", want, got)
		}
	}
}

// Only the words differ: a sitting that was begun in one language goes on in another.
func TestEditionsAreOneQuestionnaire(t *testing.T) {
	q := market(t)
	es := q.In("es")
	if es.Digest != q.Digest || es.Model != q.Model || !bytes.Equal(es.Canonical, q.Canonical) || !slices.Equal(es.Languages(), []string{"en", "es"}) || !slices.Equal(q.Languages(), es.Languages()) {
		t.Errorf("%s %v and %s %v", q.Digest, q.Languages(), es.Digest, es.Languages())
	}
	if q.In("es") != es || es.In("es") != es || es.In("en") != q || q.In("fr") != q || es.In("") != q {
		t.Error("an edition is made anew, or another than the one wanted")
	}
	for _, p := range q.Personas {
		if diff := cmp.Diff(reportOfAnswers(t, q, p.ID, p.Answers), reportOfAnswers(t, es, p.ID, p.Answers)); diff != "" {
			t.Error(diff)
		}
	}
	for i := range q.Items {
		if !reflect.DeepEqual(wordless(q.Options(i)), wordless(es.Options(i))) || q.Items[i].ID != es.Items[i].ID || q.SectionOf[i].ID != es.SectionOf[i].ID {
			t.Errorf("item %s is worth something else", q.Items[i].ID)
		}
	}
}

// wordless returns options without their words.
func wordless(options []quiz.Option) []quiz.Option {
	options = slices.Clone(options)
	for o := range options {
		options[o].Text, options[o].Help = "", ""
	}
	return options
}

func TestEditionsAreMadeOnceForAll(t *testing.T) {
	q := market(t)
	editions := make([]*quiz.Quiz, 16)
	var all sync.WaitGroup
	for n := range editions {
		all.Go(func() { editions[n] = q.In("es") })
	}
	all.Wait()
	if slices.ContainsFunc(editions, func(e *quiz.Quiz) bool { return e != editions[0] || e.Language != "es" }) {
		t.Error("two takers have two editions")
	}
	if allocated := testing.AllocsPerRun(100, func() { q.In("es") }); allocated != 0 {
		t.Errorf("a request allocates %v times", allocated)
	}
}

// A page in two languages is worse than one in the author's.
func TestALanguageWithAGapIsNotOffered(t *testing.T) {
	text := string(mustRead(t, "testdata/ok/untranslated.yaml"))
	for whole, gap := range map[string]string{
		"{en: Joiner, es: Carpintería}":              "Joiner",
		"{en: Agree, es: De acuerdo}":                "{en: Agree}",
		"      es: No hay respuestas correctas.\n":   "",
		"{en: Before tax., es: Antes de impuestos.}": "Before tax.",
		"title: What the guild tells":                "title: {en: What the guild tells, es: Lo que cuenta el gremio}", // the control
	} {
		other := strings.Replace(text, whole, gap, 1)
		if other == text {
			t.Fatalf("%q is not in the file", whole)
		}
		q := parsed(t, other)
		if offered := len(q.Languages()) == 2; offered != strings.Contains(gap, "es:") || offered != (q.In("es") != q) || offered != (len(q.Untranslated("es")) == 0) {
			t.Errorf("%q → %q: offered are %v, missing %v", whole, gap, q.Languages(), q.Untranslated("es"))
		}
	}
}

// A store has all languages of what it keeps, and so does a questionnaire that a program made.
func TestLanguagesComeBackFromAStore(t *testing.T) {
	q := market(t)
	opened, err := quiz.Open(q.Canonical)
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := quiz.Compile(q.Questionnaire)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := quiz.Open(mustRead(t, "testdata/stored/edece3842d770dc4ea0cf1610cddfa7b46418c1552bab40fc245be24b3ee9995.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []*quiz.Quiz{opened, compiled, stored} {
		if diff := cmp.Diff(q.In("es").Questionnaire, other.In("es").Questionnaire); diff != "" || other.Digest != q.Digest || !slices.Equal(other.Languages(), q.Languages()) {
			t.Errorf("%v, %s", other.Languages(), diff)
		}
	}
}

// What is kept names a text by ids: so it means the same whatever is put before it.
func TestTranslationsAreKeptByIDs(t *testing.T) {
	var kept struct {
		Languages    []string                     `json:"languages"`
		Translations map[string]map[string]string `json:"translations"`
	}
	if err := json.Unmarshal(market(t).Canonical, &kept); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(kept.Languages, []string{"es"}) || len(kept.Translations) != 1 {
		t.Errorf("%v, %d languages", kept.Languages, len(kept.Translations))
	}
	for place, want := range map[string]string{
		"title":                               "¿Qué harías en el mercado?",
		"words.about.1":                       "No hay respuestas correctas.",
		"scales.agreement.options.agree.text": "De acuerdo",
		"sections.you.items.rather.options.sell.text": "Vender una silla",
		"careers.joiner.name":                         "Carpintería",
		"paths.maker.pay.0.note":                      "Antes de impuestos.",
	} {
		if got := kept.Translations["es"][place]; got != want {
			t.Errorf("%s is %q, want %q", place, got, want)
		}
	}
}

// The digest names the words in all languages, but not where in the file a language stands.
func TestTheDigestIsOverEveryLanguage(t *testing.T) {
	text := string(mustRead(t, "testdata/ok/untranslated.yaml"))
	digest := func(old, changed string) quiz.Digest {
		other := strings.Replace(text, old, changed, 1)
		if other == text {
			t.Fatalf("%q is not in the file", old)
		}
		return parsed(t, other).Digest
	}
	same, want := digest("{en: Agree, es: De acuerdo}", "{es: De acuerdo, en: Agree}"), market(t).Digest
	if same != want || digest("language: en\nlanguages: [es]\n", "languages: [es]\nlanguage: en\n") != want {
		t.Error("the order of languages makes another questionnaire")
	}
	if digest("De acuerdo", "Sí") == want || digest("languages: [es]", "languages: [es, fr]") == want || digest("es: mayo", "es: Mayo") == want {
		t.Error("other words make the same questionnaire")
	}
}

// Nothing of this is in the canonical form of a file in one language: the digests that servers have are still true.
func TestAFileInOneLanguageKeepsItsDigest(t *testing.T) {
	for file, want := range map[string]string{
		"content/example.yaml":            "a005346acfd018d374fee96cef0beb0a3c19a27ecd46eb9a82a425f498fa5532",
		"testdata/ok/rules.yaml":          "3b6b19ddffcb8bdc969733c8dc173f0276f787e62ed817ea8b80cb4c7fcffcab",
		"testdata/ok/smallest.yaml":       "a3024c19eb66608437abcc72d94ff6ff657bc7071fa42aa6c3a4402b3cd8be84",
		"testdata/ok/worked-example.yaml": "5cf5839c9e3aeaa28e721d6b4b9ce948bd5f9b3d8bc09788737aed193b5940ea",
	} {
		q := parsed(t, string(mustRead(t, file)))
		if q.Digest.String() != want || !slices.Equal(q.Languages(), []string{q.Language}) || q.In("es") != q {
			t.Errorf("%s has the digest %s and the languages %v", file, q.Digest, q.Languages())
		}
	}
}
