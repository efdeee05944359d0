package lint_test

import (
	"strings"
	"testing"
)

func TestItemsThatReadAlike(t *testing.T) {
	const wood = "{id: wood, text: I like wood., scale: agreement, traits: {hands: 1}}"
	wantTold(t, "repeated-text", items(wood, "{id: again, text: i  like WOOD, scale: agreement, traits: {hands: 1}}", "{id: third, text: I like wood!, scale: agreement, traits: {words: 1}}"),
		"6: the item \"again\" has the same text as the one in line 5", "7: the item \"third\" has the same text as the one in line 5")
	wantTold(t, "repeated-text", items(wood, "{id: again, text: I like woods., scale: agreement, traits: {hands: 1}}"))
}

// An entry that was copied with its id is told as that.
func TestACopiedEntryIsOneProblem(t *testing.T) {
	const wood = "{id: wood, text: I like wood., scale: agreement, traits: {hands: 1}}"
	wantTold(t, "duplicate-id", items(wood, wood), "6: the item \"wood\" is there twice")
	wantTold(t, "repeated-text", items(wood, wood))
}

// "What would you rather do?" may stand over any number of pairs.
func TestAQuestionMayComeAgainWithOtherOptions(t *testing.T) {
	const again = "{id: again, text: Rather what?, options: [{id: a, text: Make a %, traits: {hands: 1}}, {id: b, text: Sell a %, traits: {words: 1}}]}"
	wantTold(t, "repeated-text", items(strings.ReplaceAll(again, "%", "table")))
	wantTold(t, "repeated-text", items(strings.ReplaceAll(again, "%", "chair")), "6: the item \"rather\" has the same text as the one in line 5")
}

// "I like wood" may be asked twice: how far it is so, and how often.
func TestAStatementMayComeAgainOnAnotherScale(t *testing.T) {
	const wood = "{id: %, text: I like wood., scale: %, traits: {hands: 1}}"
	const scales = "scales:\n  - {id: agreement, options: [{id: a, text: Disagree, value: -1}, {id: b, text: Agree, value: 1}]}\n" +
		"  - {id: days, options: [{id: a, text: No day, value: 0}, {id: b, text: Every day, value: 1}]}\n"
	wantTold(t, "repeated-text", scales+items(strings.ReplaceAll(wood, "%", "agreement"), strings.ReplaceAll(wood, "%", "days")))
}

func TestOptionsThatReadAlike(t *testing.T) {
	wantTold(t, "repeated-text", question("What?", "another."), "5: the option \"b\" has the same text as the one in line 5")
	wantTold(t, "repeated-text", question("What?", "Not another"))
	wantTold(t, "repeated-text", items("{id: asked, text: What?, options: [{id: a, text: \"!\", traits: {hands: 1}}, {id: b, text: \"?\", traits: {words: 1}}]}"))
	const scale = "scales:\n  - id: agreement\n    options:\n      - {id: a, text: No, value: -1}\n      - {id: b, text: %, value: 1}\n"
	wantTold(t, "repeated-text", strings.Replace(scale, "%", "\"no\"", 1), "5: the option \"b\" has the same text as the one in line 4")
	wantTold(t, "repeated-text", strings.Replace(scale, "%", "\"Yes\"", 1))
}

func TestNamesThatReadAlike(t *testing.T) {
	const traits = "traits:\n  - {id: hands, name: Hands}\n  - {id: words, name: %}\n"
	wantTold(t, "repeated-text", strings.Replace(traits, "%", "hands", 1), "3: the trait \"words\" has the same name as the one in line 2")
	const paths = "paths:\n  - {id: maker, name: Maker, summary: Makes., weights: {hands: 1}, sources: [guild]}\n  - {id: seller, name: %, summary: Sells., weights: {words: 1}, sources: [guild]}\n"
	wantTold(t, "repeated-text", strings.Replace(paths, "%", "Maker", 1), "3: the path \"seller\" has the same name as the one in line 2")
	wantTold(t, "repeated-text", strings.Replace(paths, "%", "Joiner", 1)) // as a career is called
}

// Two schools may call a course the same; the code tells them apart.
func TestCoursesAreToldApartByTheirCode(t *testing.T) {
	const courses = "courses:\n  - {id: a, code: A 1, name: Carving, summary: How., for: [joiner], weights: {hands: 1}, sources: [guild]}\n" +
		"  - {id: b, code: %, name: Carving, summary: How., for: [joiner], weights: {words: 1}, sources: [guild]}\n"
	wantTold(t, "repeated-text", strings.Replace(courses, "%", "B 1", 1))
	wantTold(t, "repeated-text", strings.Replace(courses, "%", "A 1", 1), "3: the course \"b\" has the same name as the one in line 2")
}

func TestSentencesThatAreTooLongForAPhone(t *testing.T) {
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("so ", n)) + "." }
	wantTold(t, "long-text", statement(words(25)))
	wantTold(t, "long-text", statement(words(26)), "5: a sentence of the item \"said\" has 26 words; more than 25")
	wantTold(t, "long-text", statement(words(20)+" "+words(20)))
	wantTold(t, "long-text", question(words(3), words(20)))
	wantTold(t, "long-text", question(words(3), words(21)), "5: the option \"a\" of the item \"asked\" has 21 words; more than 20")
	wantTold(t, "long-text", question(words(3), words(11)+" "+words(10)), "5: the option \"a\" of the item \"asked\" has 21 words")
	wantTold(t, "long-text", "language: de\n"+statement(words(26)), "6: a sentence of the item \"said\" has 26 words")
}
