// Package engine turns the answers to a weighted questionnaire into ranked and explained fits.
//
// It is numbers in, numbers out: no words, files, clock or randomness, and nothing but the standard
// library. A [Spec] says what is asked and what it is worth; [NewModel] checks all of it once and
// compiles it to one table of integers; after that [Model.Evaluate] cannot fail.
//
// Items, options, traits and outcomes are named by their positions, from 0. [Sheet.Answer] and [Sheet.Choose]
// refuse one that does not exist; everything else panics there, as a slice does.
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
// so that fit = baseline + Σ contributions, exactly. This is the [Rule] share: each outcome is
// measured against its own range, so one that many items can feed has no head start over one that
// few can.
//
// Two other rules make other tables of the same trait weights. By correlation and by distance the
// taker's traits, each brought to [0,1], are laid beside the outcome's weights; the points of an
// alternative then are those of its scaled traits, every outcome has a constant K besides, and origin
// and range are the group's:
//
//	L = least over the outcomes of K + Σ lo,   H = most of K + Σ hi
//	fit = (K + Σ points − L) / (H − L)         and so the baseline, with the means
//
// Each group is ranked by the rule that the Spec names; what the other rules say of the paths and the
// careers is a second opinion ([Model.PathOpinions]). A group with direct points, with fewer than three
// traits measured or with a flat profile has no ranking by these two.
//
// Fits are compared as exact fractions with 128-bit products, never as floats. Equal fits are a tie
// and share a rank (1, 1, 3); within a tie the Spec's order stands. [Fit.Float] is the nearest
// float64.
//
// # How sure
//
// Whatever the rule, the lead of one outcome over another is a sum with one whole number an item over
// one denominator. All that is said of how sure a result is follows from that:
//
//   - [Model.PathFlip], [Model.CareerFlip]: the fewest answers to change before another comes first or level.
//   - [Model.Tolerance]: how far the weights of the items may be off.
//   - [Model.Retake]: the chance of the same path in a second sitting with some answers out by one.
//   - [Model.PathFlipByOne], [Model.CareerFlipByOne]: where one answer is enough, the nearest one, and how many there are.
//   - [Model.Swings]: the answer to each item that takes the most off the lead.
//   - [Model.Contrasts]: the same sheet with each other answer to one item.
//
// [Model.Stability] has the first three, with the second opinions. Chances of two outcomes are those of a sum of independent
// steps, followed on a grid: exact where the grid holds all sums, else a bracket with both ends certain.
//
// # While it is being taken
//
// An item that was not put to the taker yet is open ([Sheet.Open]). [Model.Settled] proves, in whole
// numbers, what no way of answering the open items can change any more, a tie among them, and [Model.MayBecomeBalanced]
// looks for a way that makes a result balanced; [Model.Certainty] is the chance
// that the first path stays first if they are answered at random; a [ShortForm] chooses what to ask next.
//
// # What stays as it is
//
// The same Spec and the same sheet give the same result on every machine: verdict, lead, coverage, fits, ranks,
// bands, contributions, flips and tolerance are made of whole numbers alone, and [Model.Retake] of float64
// operations that are rounded one by one, as IEEE 754 says; no two are fused. So is a [ShortForm]'s certainty, and with it
// from when careers are ranked. Only which item it asks next for the careers' sake rests on a function ([math.Erfc]) that
// may differ between processors in the last bit.
//
// [Version] rises whenever the same sheet may give another result than before. The files in testdata/vectors
// say what it gives now, for other programs that work it out, too.
//
// What this package exports stays, from 1.0 on, by semantic versioning (README, "For developers"); codes and names
// (those of rules, bands, verdicts, warnings and reasons) do, too, and there may be more of them. Messages may change.
package engine
