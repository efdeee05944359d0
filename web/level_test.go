package web_test

import (
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Three paths that come first are three wherever the page speaks of them.
func TestThreeLevelPaths(t *testing.T) {
	three := harbour(t, "text: A sailor, traits: {water: 1}", "text: A sailor", "help: In any office., traits: {paper: 1}", "help: In any office.",
		`"Out before five", traits: {water: 1}`, `"Out before five"`, `"Coffee and the post", traits: {paper: 1}`, `"Coffee and the post"`)
	taker := opens(t, offering(three)).taker().takes(sheet{"neither", "[Skip]", "[Skip]", "agree", "disagree", "agree", "disagree", "agree", "disagree"})
	taker.seesHeading("Balanced between work at sea, yard work and office work").reads(
		"Your answers fit these paths about equally well. That is a result, too: read them all.",
		"Work at sea, yard work and office work have exactly the same fit.",
		"Work at sea, yard work and office work are exactly level. A different answer may decide between them.",
		"Several share the first place: work at sea, yard work and office work.",
		"Careers on the path yard work",
	).doesNotRead("both", "two paths", "The first path is ahead")
	same(t, "paths side by side", texts(htmlcheck.Elements(taker.page.part("sides"), "h2")), []string{"Work at sea", "Yard work", "Office work"})
	opens(t).taker().takes(torn).reads("too: read both.")
}

// What is left of this short form says nothing of the paths.
func TestATieThatNoOtherQuestionMoves(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	taker.answersAll(byItem{"crowd": "agree", "place": "bench", "saw": "neither", "talk": "disagree", "glue": "neither"})
	taker.presses("See my result").seesHeading("Balanced between boat building and boat trips").
		reads("Whatever you would answer to the others, the same paths would be level in the first place.").doesNotRead("could still change")
}

func TestATieThatAnotherQuestionMoves(t *testing.T) {
	taker := offersShort(t).decided()
	sitting := taker.sitting()
	for _, item := range []string{"6", "3"} {
		taker.visits(sitting + "/items/" + item + "?from=result").gives("neither")
	}
	taker.seesHeading("Balanced between boat building and boat trips").
		reads("The others could still change which path comes first.").doesNotRead("Whatever you would answer")
}
