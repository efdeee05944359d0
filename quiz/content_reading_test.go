package quiz_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/careerfit/careerfit/quiz"
)

// syllableExceptions are words that the rules below miscount.
var syllableExceptions = map[string]int{
	"idea": 3, "ideas": 3, "asthma": 2, "area": 3, "create": 2, "science": 2, "being": 2, "doing": 2, "going": 2, "quiet": 2,
	"something": 2, "sometimes": 2, "someone": 2, "everyone": 3, "therapy": 3, "people": 2, "software": 2, "rhythm": 2,
	"deadline": 2, "deadlines": 2, "data": 2, "user": 2, "users": 2, "colleague": 2, "business": 2, "every": 2, "different": 2,
	"careful": 2, "homework": 2, "statement": 2, "statements": 2, "volunteer": 3, "it": 1, "ehr": 3, "app": 1, "rivals": 2, "trial": 2,
	"gladly": 2, "wages": 2, "nursing": 2, "useful": 2, "somewhere": 2, "therefore": 2,
}

var vowelGroups = regexp.MustCompile(`[aeiouy]+`)

// syllables counts the vowel groups of an English word, less a silent e.
func syllables(word string) int {
	if n, ok := syllableExceptions[word]; ok {
		return n
	}
	n := len(vowelGroups.FindAllString(word, -1))
	switch {
	case strings.HasSuffix(word, "le") && len(word) > 2 && !strings.ContainsRune("aeiouy", rune(word[len(word)-3])):
		// ta-ble
	case strings.HasSuffix(word, "es") && !regexp.MustCompile(`(s|x|z|ch|sh|c|g|[aeiouy])es$|[^aeiouy]les$`).MatchString(word),
		strings.HasSuffix(word, "ed") && !regexp.MustCompile(`[td]ed$|[aeiouy]ed$`).MatchString(word),
		strings.HasSuffix(word, "e") && !regexp.MustCompile(`[aeiouy]e$`).MatchString(word):
		n--
	}
	return max(n, 1)
}

func TestSyllablesAreCounted(t *testing.T) {
	for word, want := range map[string]int{
		"a": 1, "the": 1, "ward": 1, "table": 2, "tables": 2, "make": 1, "makes": 1, "changes": 2, "dates": 1, "planned": 1, "wanted": 2,
		"progress": 2, "health": 1, "software": 2, "develop": 3, "idea": 3, "nurse": 1, "nurses": 2, "computer": 3, "enjoy": 2, "budget": 2,
		"together": 3, "system": 2, "systems": 2, "trained": 1, "notes": 1, "clinic": 2, "people": 2, "agree": 2, "rules": 1, "use": 1,
		"used": 1, "tried": 1, "cycle": 2, "organization": 5, "every": 2, "networks": 2,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, counted %d", word, want, got)
		}
	}
}

// A reading counts what the formula of Flesch and Kincaid needs.
type reading struct{ sentences, words, syllables int }

// add reads texts with as many sentences as they have; a text without a full stop is one, and one
// without words is none.
func (r *reading) add(texts ...quiz.Text) {
	for _, text := range texts {
		if r.addWords(text) > 0 {
			r.sentences += max(1, len(regexp.MustCompile(`[.!?]+(\s|$)`).FindAllString(string(text), -1)))
		}
	}
}

// join reads all the texts as one sentence.
func (r *reading) join(texts ...quiz.Text) {
	words := 0
	for _, text := range texts {
		words += r.addWords(text)
	}
	r.sentences += min(1, words)
}

func (r *reading) addWords(text quiz.Text) int {
	words := strings.FieldsFunc(strings.ToLower(string(text)), func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' })
	for _, word := range words {
		r.words++
		r.syllables += syllables(word)
	}
	return len(words)
}

// grade is 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid et al. 1975).
func (r *reading) grade() float64 {
	return 0.39*float64(r.words)/float64(r.sentences) + 11.8*float64(r.syllables)/float64(r.words) - 15.59
}

func TestTextsWithoutWordsAreNoSentences(t *testing.T) {
	var r reading
	r.add("", " ", "…")
	r.join("", "—")
	if r != (reading{}) {
		t.Errorf("nothing was read as %+v", r)
	}
	r.add("Watch them. Then ask!", "", "On a ward")
	r.join("Which one?", "", "The red one.", "The blue one")
	if want := (reading{sentences: 4, words: 15, syllables: 15}); r != want {
		t.Errorf("read as %+v, want %+v", r, want)
	}
}

// No word is exempt as a term of the field.
func TestTheQuestionsAreInPlainWords(t *testing.T) {
	q := builtin(t)
	for _, way := range []struct {
		what string
		read func(*quiz.Quiz) reading
	}{{"the questions alone", questionsAlone}, {"every text by itself", textByText}, {"each question with its options as one sentence", inOneBreath}} {
		r := way.read(q)
		t.Logf("%s: %d words in %d sentences, %d syllables, grade %.2f", way.what, r.words, r.sentences, r.syllables, r.grade())
		if r.grade() > 8 || r.words < 200 {
			t.Errorf("%s: %d words at grade %.2f, want grade 8 at most", way.what, r.words, r.grade())
		}
	}
}

func questionsAlone(q *quiz.Quiz) (r reading) {
	for _, item := range q.Items {
		r.add(item.Text)
	}
	return r
}

// textByText reads all that stands on the pages of the items: questions, options and the help with
// both, and each scale once.
func textByText(q *quiz.Quiz) (r reading) {
	for _, item := range q.Items {
		r.add(item.Text, item.Help)
		for _, o := range item.Options {
			r.add(o.Text, o.Help)
		}
	}
	for _, scale := range q.Scales {
		r.add(scale.Prompt)
		for _, o := range scale.Options {
			r.add(o.Text)
		}
	}
	return r
}

// inOneBreath is the strictest reading: nobody has to take a question and its options for one
// sentence, but some hold them in mind together. A statement is one sentence, and so is the scale, which
// is the same below all of them.
func inOneBreath(q *quiz.Quiz) (r reading) {
	for _, item := range q.Items {
		texts := []quiz.Text{item.Text}
		for _, o := range item.Options {
			texts = append(texts, o.Text)
		}
		r.join(texts...)
	}
	for _, scale := range q.Scales {
		texts := []quiz.Text{scale.Prompt}
		for _, o := range scale.Options {
			texts = append(texts, o.Text)
		}
		r.join(texts...)
	}
	return r
}
