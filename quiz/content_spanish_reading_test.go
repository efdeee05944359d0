package quiz_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/careerfit/careerfit/quiz"
)

// The scale of Fernández Huerta (1959: Medidas sencillas de lecturabilidad), the Spanish sister of Flesch's: 206.84 −
// 0.60 × syllables in a hundred words − 1.02 × words a sentence. From 70 on a text is "rather easy", what one
// reads after six years of school.
func TestTheSpanishQuestionsAreInPlainWords(t *testing.T) {
	es := builtin(t).In("es")
	words, sentences, syllables := 0, 0, 0
	read := func(texts ...quiz.Text) {
		for _, text := range texts {
			for _, sentence := range strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune(".?!:", r) }) {
				found := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) })
				if len(found) > 25 {
					t.Errorf("%d words in a sentence: %q", len(found), sentence)
				}
				words, sentences = words+len(found), sentences+min(len(found), 1)
				for _, word := range found {
					syllables += spanishSyllables(word)
				}
			}
		}
	}
	for _, item := range es.Items {
		read(item.Text, item.Help)
		for _, option := range item.Options {
			read(option.Text, option.Help)
		}
	}
	ease := 206.84 - 60*float64(syllables)/float64(words) - 1.02*float64(words)/float64(sentences)
	t.Logf("%d words in %d sentences, %d syllables: %.1f", words, sentences, syllables, ease)
	if ease < 70 || words < 400 {
		t.Errorf("the ease of reading is %.1f in %d words, want 70", ease, words)
	}
}

// spanishSyllables counts the syllables of a Spanish word: its vowels, less those that glide along with another one.
func spanishSyllables(word string) int {
	n, before := 0, 'x'
	letters := []rune(strings.NewReplacer("qu", "k", "gue", "ge", "gui", "gi", "gué", "gé", "guí", "gí").Replace(strings.ToLower(word)))
	for i, r := range letters {
		strong, weak := strings.ContainsRune("aeoáéóíú", r), strings.ContainsRune("iuü", r) || r == 'y' && i == len(letters)-1
		switch {
		case strong && strings.ContainsRune("iuü", before), weak && strings.ContainsRune("aeoáéó", before), weak && strings.ContainsRune("iuü", before):
			if strings.ContainsRune("íú", r) {
				n++
			}
		case strong, weak:
			n++
		}
		before = r
	}
	return max(n, 1)
}

func TestSyllablesOfSpanishWords(t *testing.T) {
	for word, want := range map[string]int{
		"sol": 1, "casa": 2, "bien": 1, "aire": 2, "caos": 2, "día": 2, "país": 2, "ciudad": 2, "queja": 2, "guía": 2, "seguir": 2, "teatro": 3, "hospital": 3, "y": 1, "hoy": 1, "tranquilidad": 4, "enfermería": 5, "trabajaríais": 5,
	} {
		if got := spanishSyllables(word); got != want {
			t.Errorf("%s has %d, counted are %d", word, want, got)
		}
	}
}
