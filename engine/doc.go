// Package engine turns the answers to a weighted questionnaire into ranked and explained fits.
//
// It is numbers in, numbers out: no words, files, clock or randomness, and nothing but the standard
// library. A [Spec] says what is asked and what it is worth; [NewModel] checks all of it once and
// compiles it to one table of integers; after that [Model.Evaluate] cannot fail.
//
// # The table
//
// Every item is a list of alternatives: its options, or, where several may be picked, every allowed
// non-empty set of them. Every alternative is worth points to every outcome:
//
//	points[item][alternative][outcome] =
//	    item weight × ( Σ_trait option's trait points × outcome's trait weight  +  direct points )
//
// a set of options being worth the sum of its options. The decimals of the Spec are multiplied out
// to whole numbers, exactly, in a unit of its own for every outcome; a Spec whose numbers do not fit
// is refused, so nothing overflows later.
//
// An item without an answer (skipped, not known, does not apply, not reached) is worth the mean of
// its alternatives: it says nothing, so it moves nothing. The unit is fine enough that the
// means are whole numbers too or, where that cannot be, are rounded by less than a millionth of an
// outcome's range; the rounded number then is the mean everywhere.
//
// # Fit
//
// For an outcome, with lo and hi the least and the most points that an item can give it:
//
//	R            = Σ_items (hi − lo)                            > 0
//	fit          = Σ_items (points − lo) / R                    in [0,1]
//	baseline     = Σ_items (mean − lo) / R                      the fit of an empty sheet
//	contribution = (points − mean) / R                          of one item
//
// so that fit = baseline + Σ contributions, exactly. This is the rule "share": each outcome is
// measured against its own range, so one that many items can feed has no head start over one that
// few can.
//
// Fits are compared as exact fractions with 128-bit products, never as floats. Equal fits are a tie
// and share a rank (1, 1, 3); within a tie the Spec's order stands. [Fit.Float] is the nearest
// float64.
package engine
