package lint_test

import (
	"fmt"
	"strings"
	"testing"
)

// hard has 11 words with 1 + 5 + 5 + 5 + 1 + 4 + 1 + 4 + 1 + 4 + 4 = 35 syllables in one sentence, so its grade
// is 0.39 × 11 + 11.8 × 35 / 11 − 15.59 = 26.2.
const hard = "An individual university association can evaluate the priority of population technology."

func TestTheReadingGradeOfAnItem(t *testing.T) {
	wantTold(t, "reading-grade", statement(hard),
		`5: the item "said" is written for school grade 26.2, above 9 (write shorter sentences and shorter words; the longest here: "individual", "university" and "association")`)
	wantTold(t, "reading-grade", statement("An individual can like to sit in the sun with those who sing.")) // 12 words, 16 syllables: grade 4.8
}

// Nine words have no grade worth telling, however long they are.
func TestAFewWordsAreNotGraded(t *testing.T) {
	ten := strings.TrimSuffix(hard, " technology.") + "."
	wantTold(t, "reading-grade", statement(ten), "school grade 24.9") // 0.39 × 10 + 11.8 × 31 / 10 − 15.59
	wantTold(t, "reading-grade", statement(strings.Replace(ten, " population", "", 1)))
}

// What stands below a question is read with it.
func TestHelpAndOptionsAreGradedWithTheirItem(t *testing.T) {
	wantTold(t, "reading-grade", question("Which one?", hard), "5: the item \"asked\"")
	wantTold(t, "reading-grade", items(`{id: said, text: "I like it.", help: "`+hard+`", scale: agreement, traits: {hands: 1}}`), "5: the item \"said\"")
}

// Eight times 11 words and the eight of the last item are fewer than a hundred; nine times 11 are enough.
func TestAllItemsAreGradedTogether(t *testing.T) {
	for n, want := range map[int]int{8: 0, 9: 1} {
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("{id: said-%d, text: %q, scale: agreement, traits: {hands: 1}}", i, hard))
		}
		together := 0
		for _, told := range toldBy(t, "reading-grade", items(lines...)) {
			if strings.HasPrefix(told, "2: the items together are written for school grade ") {
				together++
			}
		}
		if together != want {
			t.Errorf("%d items: told %d times", n, together)
		}
	}
}
