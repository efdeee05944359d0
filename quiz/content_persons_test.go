package quiz_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/careerfit/careerfit/quiz"
)

// namesOfPersons has the SHA-256 of each part, in small letters, of the names of the persons that the
// article quotes: the list itself names nobody.
var namesOfPersons = map[string]bool{
	"3f64c212fc759e7c6d363114ff4429998e6589abb248e3b8446ae9abae1d06e2": true,
	"522ce7057fd0523adcd6672db24bb671d09d1ffa2f1e7c97c13e6c68ae6fcb13": true,
	"88bb633f3728fb5a716be6d3cf771c12019893c24d4cb6767bbf894f361ce614": true,
	"8cf37351b60f00084392043ce2e6256b96cea92949f90c7abce464cf164fbfa6": true,
}

var (
	titleOfAPerson = regexp.MustCompile(`(?i)\b(dr|mr|mrs|ms|prof|professor)\b`)
	speech         = regexp.MustCompile(`["“”„«»]|(^|[\s(])['‘‚]`)
)

// Persons are not quoted and not named: the questionnaire belongs to nobody's employer.
func TestTheBuiltInNamesNoPerson(t *testing.T) {
	for _, text := range []string{string(quiz.BuiltinSource()), strings.Join(allTexts(t), "\n")} {
		for _, hash := range personsNamed(text, namesOfPersons) {
			t.Errorf("a person of the article is named, by the word with the hash %s", hash)
		}
		if title := titleOfAPerson.FindString(text); title != "" {
			t.Errorf("somebody is given the title %s", title)
		}
	}
}

func TestTheBuiltInQuotesNobody(t *testing.T) {
	for _, text := range allTexts(t) {
		if speech.MatchString(text) {
			t.Errorf("somebody is quoted: %s", text)
		}
	}
}

// The two tests above would see what they look for.
func TestANameATitleAndSpeechAreSeen(t *testing.T) {
	hash := hashOf("ward")
	if len(personsNamed("On a Ward, to see how nurses work", map[string]bool{hash: true})) != 1 {
		t.Error("a word that is there was not found by its hash")
	}
	if text := string(quiz.BuiltinSource()); len(personsNamed(text, map[string]bool{hashOf("informatics"): true})) == 0 {
		t.Error("the source was not read word by word")
	}
	for _, text := range []string{"ask Dr. Who", "Prof. Who", "a Professor"} {
		if !titleOfAPerson.MatchString(text) {
			t.Errorf("no title is seen in: %s", text)
		}
	}
	for _, text := range []string{`She said: "Users first."`, "She said: “Users first.”", "She said: 'Users first.'"} {
		if !speech.MatchString(text) {
			t.Errorf("no speech is seen in: %s", text)
		}
	}
	if speech.MatchString("the author's own cut, the nurses' ward") {
		t.Error("an apostrophe is taken for speech")
	}
}

// personsNamed returns the hashes of the words of the text that are among those of names.
func personsNamed(text string, names map[string]bool) (found []string) {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if hash := hashOf(word); names[hash] {
			found = append(found, hash)
		}
	}
	return found
}

func hashOf(word string) string {
	sum := sha256.Sum256([]byte(word))
	return hex.EncodeToString(sum[:])
}

// allTexts returns every string of the built-in questionnaire, as read.
func allTexts(t *testing.T) []string {
	t.Helper()
	var content any
	if err := json.Unmarshal(builtin(t).Canonical, &content); err != nil {
		t.Fatal(err)
	}
	texts := stringsIn(content)
	if len(texts) < 500 {
		t.Fatalf("only %d strings were found", len(texts))
	}
	return texts
}

func stringsIn(value any) (all []string) {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		for _, v := range value {
			all = append(all, stringsIn(v)...)
		}
	case map[string]any:
		for _, v := range value {
			all = append(all, stringsIn(v)...)
		}
	}
	return all
}
