package lint_test

import (
	"strings"
	"testing"
)

// agreement is an item on the scale with the further keys.
func agreement(id, keys string) string {
	return "{id: " + id + ", text: It is " + id + "., scale: agreement, " + keys + "}"
}

func TestAllItemsOfATraitAreKeyedOneWay(t *testing.T) {
	plain, reversed, minus := agreement("a", "traits: {hands: 1}"), agreement("b", "reversed: true, traits: {hands: 2}"), agreement("c", "traits: {hands: -0.5}")
	again, both := agreement("d", "traits: {hands: 3}"), agreement("e", "reversed: true, traits: {hands: -1}")
	wantTold(t, "one-way-keys", items(plain, reversed))
	wantTold(t, "one-way-keys", items(plain, minus))
	wantTold(t, "one-way-keys", items(plain))
	wantTold(t, "one-way-keys", items(plain, again),
		`both agreement items of the trait "hands" count the same way, so whoever agrees with everything scores high on it (turn one of the items round, and write "reversed: true": they are in lines 5 and 6)`)
	wantTold(t, "one-way-keys", items(reversed, minus), "both agreement items of the trait \"hands\" count the same way, so whoever agrees with everything scores low on it")
	wantTold(t, "one-way-keys", items(plain, again, both), "all 3 agreement items of the trait \"hands\"")
	wantTold(t, "one-way-keys", items(reversed, both))
}

// What is worth nothing to a trait does not measure it, and options that are chosen are no agreement.
func TestOtherItemsAreNoKeys(t *testing.T) {
	wantTold(t, "one-way-keys", items(agreement("a", "traits: {hands: 1}"), agreement("b", "traits: {hands: 0, words: 1}")))
	wantTold(t, "one-way-keys", items("{id: a, text: It is., scale: agreemnt, traits: {hands: 1}}", "{id: b, text: So it is., scale: agreemnt, traits: {hands: 1}}"))
}

// A scale may run from agreement to disagreement; then its last option is the one that disagrees.
func TestWhichEndOfAScaleAgrees(t *testing.T) {
	const falling = "scales:\n  - {id: agreement, options: [{id: a, text: Disagree, value: -1}, {id: b, text: Agree, value: 1}]}\n" +
		"  - {id: back, options: [{id: a, text: I agree, value: -1}, {id: b, text: I disagree, value: 1}]}\n"
	back := strings.Replace(agreement("b", "traits: {hands: 1}"), "agreement", "back", 1)
	backwards := strings.Replace(agreement("b", "reversed: true, traits: {hands: 1}"), "agreement", "back", 1)
	plain := agreement("a", "traits: {hands: 1}")
	wantTold(t, "one-way-keys", falling+items(plain, back))
	wantTold(t, "one-way-keys", falling+items(plain, backwards), "scores high")
	wantTold(t, "one-way-keys", "scales:\n  - {id: agreement, options: []}\n"+items(plain, back))
}

const threeTraits = "traits:\n  - {id: hands, name: Hands}\n  - {id: words, name: Words}\n  - {id: music, name: Music}\n"

// pathsWith are the base's, the first with more weights.
func pathsWith(more string) string {
	return "paths:\n  - {id: maker, name: Maker, summary: Makes what is sold., weights: {hands: 1" + more + "}, sources: [guild]}\n" +
		"  - {id: seller, name: Seller, summary: Sells what was made., weights: {words: 1}, sources: [guild]}\n"
}

func TestATraitThatNothingMeasures(t *testing.T) {
	asked := items(agreement("a", "traits: {music: 1}"))
	zero := items(agreement("a", "traits: {music: 0}"))
	wantTold(t, "unmeasured-trait", threeTraits+pathsWith(", music: 1")+asked)
	wantTold(t, "unmeasured-trait", threeTraits+pathsWith(", music: 1"), `4: no answer gives points to the trait "music" (ask something`)
	wantTold(t, "unmeasured-trait", threeTraits+pathsWith(", music: 1")+zero, `4: no answer gives points to the trait "music" (ask something`)
	wantTold(t, "unmeasured-trait", threeTraits+pathsWith(""), `4: no answer gives points to the trait "music", and nothing has a weight for it`)
	wantTold(t, "unwanted-trait", threeTraits+pathsWith(""))
}

func TestATraitThatNothingWants(t *testing.T) {
	asked := items(agreement("a", "traits: {music: 1}"))
	wantTold(t, "unwanted-trait", threeTraits+pathsWith(", music: 1")+asked)
	wantTold(t, "unwanted-trait", threeTraits+pathsWith("")+asked, `4: the answers give points to the trait "music", but nothing has a weight for it`)
	wantTold(t, "unwanted-trait", threeTraits+pathsWith(", music: 0")+asked, `4: the answers give points to the trait "music"`)
}

// Causes are told, not what follows from them.
func TestASlipInATraitIsToldOnce(t *testing.T) {
	slip := threeTraits + pathsWith(", music: 1") + items(agreement("a", "traits: {musik: 1}"))
	wantTold(t, "unknown-reference", slip, `there is no trait "musik"`)
	wantTold(t, "unmeasured-trait", slip)
	unread := threeTraits + pathsWith(", music: 1") + items(agreement("a", "traits: {music: one}"))
	wantTold(t, "number", unread, `"one" is not a number`)
	wantTold(t, "unmeasured-trait", unread)
	wantTold(t, "unwanted-trait", threeTraits+pathsWith(", musik: 1")+items(agreement("a", "traits: {music: 1}")))
}

func TestScalesAndSourcesThatNothingUses(t *testing.T) {
	const scales = "scales:\n  - {id: agreement, options: [{id: a, text: Disagree, value: -1}, {id: b, text: Agree, value: 1}]}\n"
	const amount = "  - {id: amount, options: [{id: a, text: Little, value: -1}, {id: b, text: Much, value: 1}]}\n"
	wantTold(t, "unused", scales)
	wantTold(t, "unused", scales+amount, `3: no item uses the scale "amount" (name it in an item, as in "scale: amount", or take it out)`)
	wantTold(t, "unused", scales+amount+items("{id: a, text: It is., scale: amont, traits: {hands: 1}}"))
	const sources = "sources:\n  - {id: guild, title: What the guild tells, date: May 2026}\n  - {id: book, title: A book, date: May 2026}\n"
	wantTold(t, "unused", sources, `3: nothing refers to the source "book"`)
	wantTold(t, "unused", sources+strings.Replace(pathsWith(""), "[guild]", "[guild, book]", 1))
	wantTold(t, "unused", sources+strings.Replace(pathsWith(""), "[guild]", "[guild, bok]", 1))
	paid := strings.Replace(pathsWith(""), "sources", "pay: [{typical: 1, currency: USD, year: 2026, source: book}], sources", 1)
	wantTold(t, "unused", sources+paid)
}
