// Package quiz is the content file: what is asked, what is recommended, in which words and with
// which weights. It reads the file, checks it, compiles it for the engine, and knows the rules of a
// session: which answer is legal, and what comes next.
//
// # The content file
//
// A content file is YAML, one file of at most 4 MiB in UTF-8, and begins with format: 1. The keys
// are those of [Questionnaire]; that struct is the definition of the format, from which [Schema] makes
// what editors need to complete and to check. [New] is a file to begin with. There is nothing to program
// and nothing to repeat:
//
//	traits:                     what is measured
//	  - {id: delivery, name: Delivery}
//	scales:                     options that several items share, with what each is worth
//	  - id: agreement
//	    options:
//	      - {id: disagree, text: Disagree, value: -1}
//	      - {id: agree, text: Agree, value: 1}
//	sections:                   the items, in the order in which they are asked
//	  - id: work
//	    title: How you like to work
//	    items:
//	      - {id: dates, text: I like fixed dates., scale: agreement, traits: {delivery: 1}}
//	paths:                      what is recommended, with how much each trait counts
//	  - {id: project, name: Project, summary: …, weights: {delivery: 2}}
//
// An item is of one of four kinds. On a scale, an option is worth its value times the item's traits
// and points; "reversed: true" puts least + most − value of the scale in its place. A choice or a pair
// has options of its own, each with traits and points. A pick allows up to "up_to" options at once,
// which add up; "alone: true" marks the option "none of these". Traits reach every path, career and
// course through its weights; points go to one of them directly.
//
// "rule: {careers: correlation}" ranks a group by another rule than "share": by "correlation" the
// shape of the taker's traits counts, by "distance" how near they come to the outcome's weights, read as
// a target. Both want at least three traits, no direct points in the group, and weights that differ.
//
// An id has lower-case letters and digits, with single hyphens or underscores between them, and at
// most 40 characters. It is unique within its kind; paths, careers and courses count as one kind, and
// the options of an item or a scale as one of their own. The id of a questionnaire becomes its
// address, so [ReservedIDs] are not to be had. Numbers have at most three decimal places, no exponent,
// and lie between -1000 and 1000.
//
// What must be there: 2 to 20 paths, at least one item, at least two options an item, a scale whose
// values rise, "kind: pick" with "up_to" from 2, and for every path, career and course some item
// whose answers move it. Traits, scales, careers (up to 1,000), courses, sources and personas may be
// missing, as long as nothing refers to them. YAML's anchors, aliases and tags are not part of the format.
//
// # Several languages
//
// "language" is the author's own. With "languages: [es]" there may stand, wherever a text stands, one for each
// language: {en: Yes, es: Sí}. The author's texts are in the fields of [Questionnaire], the others beside them, and
// [Quiz.In] returns the same questionnaire in another language: one digest, one model, other words. A language is
// among [Quiz.Languages] once none of its texts is missing. Takers are offered those of them that the pages around
// the questions speak, too; package web says which.
//
// # Strictness
//
// [Parse] reports everything that is wrong at once, each [Problem] with the line, the column and
// what would mend it. An unknown key is an error that names the nearest known one, since a key with
// a slip in it would otherwise be an instruction that is silently ignored. Personas, the golden
// sheets at the end of a file, are taken on every check: a weight that breaks what the file promises
// does not get through. The file checks.md shows every check and every rule of package lint, nearly
// all with an example.
//
// A file that was made to do harm (without end, or nested without end, or with a billion laughs in it) is
// refused before it takes much room.
//
// # From a file to a result
//
// [Parse] makes a [Quiz] of a file, and [Builtin] is one. [Quiz.Score] makes a result of answers by item id: who comes
// where, in the file's ids. It goes by the engine's sheet, which [Quiz.SheetOf] makes; of that [Quiz.Report] is
// the result, [Quiz.Explain] says what one fit is made of, and [Quiz.Stability] how far it all can be relied on.
//
// A session is a long form, in which all items are put in the author's order, or a short form
// ([Quiz.Shorten]), in which the engine chooses item after item and stops when it knows enough.
//
// A [Receipt] is a session's result with all that it was worked out from: [Quiz.Receipt] makes it, [ParseReceipt] reads
// it, and [Quiz.Verify] says in what it is not true.
//
// # Digest and canonical form
//
// A questionnaire is named by its [Digest]: the SHA-256 of its canonical form, which is the JSON of
// [Questionnaire]. Comments, spacing and the order of keys do not count. A store keeps the canonical
// form of whatever a server has used, and [Open] compiles it without the rules of the day; so a
// session, which is pinned to a digest, opens for ever under what was asked then. [Compile] does the same for
// a questionnaire that a program made.
//
// # What stays as it is
//
// What this package exports stays, from 1.0 on, by semantic versioning (README, "For developers"), and so do the keys of
// what it writes as JSON. A file keeps its digest for ever, and files of [Format] 1 and receipts are read for ever. There
// may be more checks, so that a file may be refused that was not: [Open] applies none. Sentences may change.
package quiz
