package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

// wantWorth is wantTold of a file that can be used, as far as that goes: what has errors is told nothing of.
func wantWorth(t *testing.T, rule, example string, parts ...string) {
	t.Helper()
	example += "courses:\n  - {id: carving, name: Carving, summary: How to carve., for: [maker], weights: {hands: 1}, sources: [guild]}\n"
	if _, problems := lint.Check("quiz.yaml", onBase(t, example), asOf); problems.Count(quiz.SeverityError) > 0 {
		t.Fatalf("the example has errors:\n%v", problems)
	}
	wantTold(t, rule, example, parts...)
}

// career is an entry of a list of careers.
func career(id, weights string) string {
	return "  - {id: " + id + ", path: maker, name: " + strings.ToUpper(id) + ", summary: Works., weights: " + weights + ", sources: [guild]}\n"
}

// Nobody wants the trait: that is what is to be mended, and told once.
func TestAnItemAboutAnUnwantedTraitIsNotCalledIdleToo(t *testing.T) {
	traits := "traits: [{id: hands, name: Hands}, {id: words, name: Words}, {id: luck, name: Luck}]\n"
	lucky := traits + items("{id: dice, text: I like dice., scale: agreement, traits: {luck: 1}}",
		"{id: game, text: What would you play?, options: [{id: cards, text: Cards, traits: {hands: 1}}, {id: lots, text: Lots, traits: {luck: 1}}, {id: chess, text: Chess, traits: {hands: -1}}]}")
	wantWorth(t, "idle-item", lucky)
	wantWorth(t, "idle-option", lucky)
	wantWorth(t, "unwanted-trait", lucky, `"luck"`)

	weighed := strings.Replace(lucky, "traits: {luck: 1}", "traits: {luck: 1, hands: 0}", 1)
	wantWorth(t, "idle-item", weighed)

	// Points that cancel out are not the trait's fault, and no points at all are not either.
	empty := strings.Replace(lucky, ", traits: {luck: 1}}", "}", 1)
	wantWorth(t, "idle-item", empty, `6: the item "dice" moves nothing`)
}

func TestABackgroundThatMovesNothingIsToldAsThat(t *testing.T) {
	idle := items(`{id: where, text: Where do you live?, background: true, options: [{id: town, text: In town}, {id: land, text: On the land}]}`)
	wantWorth(t, "idle-background", idle, `5: the background item "where" moves nothing`)
	wantWorth(t, "idle-item", idle)
	wantWorth(t, "idle-background", strings.Replace(idle, "text: In town", "text: In town, traits: {words: 1}", 1))
}

// "Neither" between opposites is an answer like the middle of a scale; one more of the kind is none. Where every
// option gives something, it counts against all, and is not idle.
func TestOneMiddleIsLetThrough(t *testing.T) {
	opposites := `{id: rest, text: How do you rest?, options: [{id: carve, text: I carve, traits: {hands: 1, words: -1}}, {id: talk, text: I talk, traits: {words: 1, hands: -1}}, {id: neither, text: Neither}]}`
	wantWorth(t, "idle-option", items(opposites))
	two := strings.Replace(opposites, "{id: neither, text: Neither}", "{id: neither, text: Neither}, {id: both, text: Both}", 1)
	wantWorth(t, "idle-option", items(two), `5: the option "both" moves nothing`)
	giving := strings.NewReplacer(", words: -1", "", ", hands: -1", "").Replace(two)
	wantWorth(t, "idle-option", items(giving))
	alike := strings.NewReplacer("{hands: 1, words: -1}", "{hands: 1}", "{words: 1, hands: -1}", "{hands: 1}", "text: Neither", "text: Neither, traits: {hands: 1}").Replace(opposites)
	wantWorth(t, "idle-option", items(alike)) // that is for idle-item to tell
	wantWorth(t, "idle-item", items(alike), `5: the item "rest" moves nothing`)
}

// Whatever the middle of a scale is worth, it is an answer.
func TestTheMiddleOfAScaleIsLetThrough(t *testing.T) {
	scale := "scales:\n  - {id: agreement, options: [{id: disagree, text: Disagree, value: 1}, {id: neither, text: Neither, value: 2}, {id: agree, text: Agree, value: 3}]}\n"
	wantWorth(t, "idle-option", scale+items(`{id: said, text: I like wood., scale: agreement, traits: {hands: 1}}`))
	choice := `{id: said, text: Wood?, options: [{id: disagree, text: Bad, traits: {hands: 1}}, {id: neither, text: Well, traits: {hands: 2}}, {id: agree, text: Fine, traits: {hands: 3}}]}`
	wantWorth(t, "idle-option", items(choice), `5: the option "neither" moves nothing`)
}

// In a pick "none of these" stands alone. Without that, it takes the place of something.
func TestAPickThatAddsNothing(t *testing.T) {
	pick := `{id: bring, text: What do you bring?, kind: pick, up_to: 2, options: [{id: saw, text: Saw, traits: {hands: 1}}, {id: bell, text: Bell, traits: {words: 1}}, {id: none, text: None of these}]}`
	wantWorth(t, "idle-option", items(pick), `(give it points or, if it means "none of these", write alone: true)`)
	wantWorth(t, "idle-option", items(strings.Replace(pick, "None of these", "None of these, alone: true", 1)))
	wantWorth(t, "idle-option", items(strings.Replace(pick, "None of these", "A book, traits: {words: 0.5}", 1)))
}

func TestOfThreeTwinsTheSecondAndTheThirdAreTold(t *testing.T) {
	three := "careers:\n" + career("joiner", "{hands: 1}") + career("carver", "{hands: 3}") + career("crier", "{words: 1}") + career("turner", "{hands: 0.5}")
	wantWorth(t, "twins", three,
		`3: the career "carver" gets the same fit as "joiner" in line 2`, `5: the career "turner" gets the same fit as "joiner" in line 2`)
	wantWorth(t, "dominated", three)
	wantWorth(t, "twins", strings.NewReplacer("{hands: 3}", "{hands: 3, words: 0.1}", "{hands: 0.5}", "{hands: 0.5, words: -0.1}").Replace(three))
}

// behind has an item, in line 5, with an answer that gives the turner less than it gives all who work with their
// hands.
func behind(careers string) string {
	return items("{id: evening, text: What is left?, options: [{id: letter, text: A letter, traits: {words: 1}}, {id: repair, text: A leg, traits: {hands: 1}}, {id: sweep, text: A heap, traits: {hands: 1}, points: {turner: -1}}]}") +
		"careers:\n" + careers
}

func TestWhoIsNeverAheadIsTold(t *testing.T) {
	wantWorth(t, "dominated", behind(career("joiner", "{hands: 1}")+career("turner", "{hands: 1}")), `9: the career "turner" is never ahead of "joiner" in line 8`)
	wantWorth(t, "dominated", strings.Replace(behind(career("joiner", "{hands: 1}")+career("turner", "{hands: 1}")), "turner: -1", "turner: 1", 1))
}

// Of several that are never behind, the one that does best on average is named.
func TestTheOneThatDominatesMostIsNamed(t *testing.T) {
	wantWorth(t, "dominated", strings.Replace(behind(career("cooper", "{hands: 1}")+career("joiner", "{hands: 1}")+career("turner", "{hands: 1}")), "turner: -1", "turner: -1, cooper: -0.5", 1),
		`8: the career "cooper" is never ahead of "joiner" in line 9`, `10: the career "turner" is never ahead of "joiner" in line 9`)
}

// opposed ranks two careers by distance, where whoever answers for the hands answers against words. So careers that
// differ in how much they want of both move alike, a step apart.
func opposed(one, other string) string {
	return "rule: {careers: distance}\ntraits: [{id: hands, name: Hands}, {id: words, name: Words}, {id: luck, name: Luck}]\n" +
		strings.NewReplacer("traits: {hands: 1}", "traits: {hands: 1, words: -1}", "traits: {words: 1}", "traits: {words: 1, hands: -1}").
			Replace(items("{id: dice, text: I like dice., scale: agreement, traits: {luck: 1}}")) +
		"careers:\n" + career("joiner", one) + career("crier", other)
}

// The targets of the joiner are 1 and ½, those of the crier ¾ and ¼, both with ½ for luck. With x from 0 to 1 for
// hands and 1 − x for words, the joiner gets ½x − ⅛ and the crier ½x − 1/16: on a range of ½ + ½ + 1/16 that is 0.059.
func TestAStepApartIsNoTwin(t *testing.T) {
	near := opposed("{hands: 1}", "{hands: 0.5, words: -0.5}")
	wantWorth(t, "twins", near)
	wantWorth(t, "head-start", near)
	wantWorth(t, "dominated", near, `10: the career "joiner" is never ahead of "crier" in line 11`)

	far := opposed("{hands: 1, words: 0.5}", "{hands: 0.25, words: -0.25}")
	wantWorth(t, "head-start", far, `11: the career "crier" has a head start: before anybody answers, its fit is 0.579 and that of "joiner" in line 10 is 0.421; answers usually move that lead by 0.000 (bring its weights nearer to those of the others)`)
	wantWorth(t, "dominated", far)
	wantWorth(t, "twins", opposed("{hands: 1}", "{hands: 1}"), `11: the career "crier" gets the same fit as "joiner" in line 10`)
}

// A twin of who is behind is told as the twin alone, and of twins ahead the first is named.
func TestATwinIsNotToldToBeBehindToo(t *testing.T) {
	twins := behind(career("joiner", "{hands: 1}") + career("carver", "{hands: 2}") + career("turner", "{hands: 1}"))
	wantWorth(t, "dominated", twins, `10: the career "turner" is never ahead of "joiner" in line 8`)
	wantWorth(t, "twins", twins, `9: the career "carver" gets the same fit as "joiner" in line 8`)

	lesser := strings.Replace(behind(career("turner", "{hands: 1}")+career("joiner", "{hands: 1}")+career("cooper", "{hands: 2}")),
		"turner: -1}", "turner: -1, cooper: -2}", 1)
	wantWorth(t, "dominated", lesser, `8: the career "turner" is never ahead of "joiner" in line 9`)
	wantWorth(t, "twins", lesser, `10: the career "cooper" gets the same fit as "turner" in line 8`)
}

// hours is a choice of twelve, in line 5, of which everyone gets a point by those from the first to the last
// that are named, with the careers behind it from line 8 on.
func hours(liked ...liking) string {
	var options []string
	careers := "careers:\n"
	for hour := 1; hour <= 12; hour++ {
		var points []string
		for _, l := range liked {
			if l.first <= hour && hour <= l.last {
				points = append(points, l.career+": 1")
			}
		}
		options = append(options, fmt.Sprintf("{id: h%d, text: At %d, points: {%s}}", hour, hour, strings.Join(points, ", ")))
	}
	for _, l := range liked {
		careers += career(l.career, "{}")
	}
	return items("{id: hour, text: When do you rest?, options: ["+strings.Join(options, ", ")+"]}") + careers
}

type liking struct {
	career      string
	first, last int
}

// The early one has 1/12 before anybody answers, the late one 11/12, and the standard deviation of both is √11/12.
func TestAHeadStartIsTold(t *testing.T) {
	wantWorth(t, "head-start", hours(liking{"early", 1, 1}, liking{"late", 2, 12}),
		`9: the career "late" has a head start: before anybody answers, its fit is 0.917 and that of "early" in line 8 is 0.083; answers usually move that lead by 0.553 (most of it comes from the item "hour" in line 5)`)
	wantWorth(t, "head-start", hours(liking{"early", 1, 2}, liking{"late", 3, 12}))
}

func TestOfThreeTheMiddleIsTheMeasure(t *testing.T) {
	wantWorth(t, "head-start", hours(liking{"early", 1, 1}, liking{"even", 4, 9}, liking{"late", 2, 12}),
		`8: the career "early" starts far behind: before anybody answers, its fit is 0.083 and that in the middle of all is 0.500; answers usually move it by 0.276`,
		`10: the career "late" has a head start: before anybody answers, its fit is 0.917 and that in the middle of all is 0.500; answers usually move it by 0.276`)
	wantWorth(t, "head-start", hours(liking{"early", 1, 1}, liking{"soon", 1, 2}, liking{"late", 2, 12}),
		`10: the career "late" has a head start: before anybody answers, its fit is 0.917 and that in the middle of all is 0.167`)
}

// Who has a head start is ahead of many for that alone, and who starts behind is behind many: neither is told twice.
func TestAHeadStartIsNotToldAsBeingAheadOfOthersToo(t *testing.T) {
	rare := hours(liking{"rare", 12, 12}, liking{"late", 2, 12})
	wantWorth(t, "head-start", rare, `9: the career "late" has a head start`)
	wantWorth(t, "dominated", rare)
	wantWorth(t, "dominated", hours(liking{"rare", 10, 12}, liking{"late", 7, 12}), `8: the career "rare" is never ahead of "late" in line 9`)
}

const fair = "thresholds: {balanced_within: 0.2, min_coverage: 0.5, bands: {best: 0.7, great: 0.6, good: 0.5}}\n"

// Each path names all the sheets that lead to it. The maker can get 2 + 2 + 1 points, the seller 1: who agrees
// with everything gives the maker 4½ of 5, and who takes every first option 1 of 5; a lead of 0.2 is not under 0.2.
func TestWhoDoesNotReadLeansSomewhere(t *testing.T) {
	wood, noise := "{id: wood, text: I like wood., scale: agreement, traits: {hands: 1}}", "{id: noise, text: I like noise., scale: agreement, traits: {hands: 1}}"
	wantWorth(t, "key-balance", fair+items(wood, noise),
		`people who do not read get the path "maker": it leads by 0.400 where everything is agreed with and by 0.200 where every first option is taken`,
		`people who do not read get the path "seller": it leads by 0.400 where everything is disagreed with and by 0.200 where every last option is taken`)
	wantWorth(t, "key-balance", strings.Replace(fair, "0.2", "0.201", 1)+items(wood, noise),
		`it leads by 0.400 where everything is agreed with (turn`, `it leads by 0.400 where everything is disagreed with (turn`)

	turned := strings.Replace(noise, "I like noise., scale: agreement", "Noise hurts., scale: agreement, reversed: true", 1)
	evening := "{id: evening, text: What is left?, options: [{id: letter, text: A letter, traits: {words: 1}}, {id: repair, text: A leg, traits: {hands: 1}}]}"
	wantWorth(t, "key-balance", fair+items(wood, turned, evening))
}

// The item counts for more than all others together.
func TestAHeavyItemNamesTheWorstOutcome(t *testing.T) {
	even := items("{id: wood, text: I like wood., scale: agreement, traits: {hands: 1}}", "{id: noise, text: Noise hurts., scale: agreement, reversed: true, traits: {hands: 1}}",
		"{id: talk, text: I like talk., scale: agreement, traits: {words: 1}}", "{id: rest, text: Talk hurts., scale: agreement, reversed: true, traits: {words: 1}}") +
		"careers:\n" + career("joiner", "{hands: 1}") + career("carver", "{hands: 1, words: 0.1}")
	wantWorth(t, "heavy-item", even)
	// For the maker it is 20 of 23, for the joiner too, for the carver 20 of 23.4.
	wantWorth(t, "heavy-item", strings.Replace(even, "{id: wood,", "{id: wood, weight: 10,", 1),
		`5: the item "wood" alone decides 87.0 % of what answers can do for the path "maker", and too much of 3 other outcomes`)
	words := strings.Replace(even, "{id: talk,", "{id: talk, weight: 10,", 1)
	wantWorth(t, "heavy-item", words, `7: the item "talk" alone decides 87.0 % of what answers can do for the path "seller" (let the item`)
}

// In a long questionnaire a quarter is too much: of 11 items that move the maker, one decides 8 of 27 or 6 of 25.
func TestAQuarterIsTooMuchInALongQuestionnaire(t *testing.T) {
	lines := []string{"{id: wood, weight: 4, text: I like wood., scale: agreement, traits: {hands: 1}}"}
	for n := range 9 {
		lines = append(lines, fmt.Sprintf("{id: more-%d, text: I like wood %d., scale: agreement, traits: {hands: 1}}", n, n))
	}
	wantWorth(t, "heavy-item", items(lines...), `5: the item "wood" alone decides 29.6 % of what answers can do for the path "maker"`)
	lines[0] = strings.Replace(lines[0], "weight: 4", "weight: 3", 1)
	wantWorth(t, "heavy-item", items(lines...))
}
