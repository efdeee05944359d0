// Package audit says of a questionnaire what can be said without a taker: [Of] audits one, [Problems] says
// what is unfair by the report, [Compare] tells who moves between two versions, and [Simulate] what stopping
// early saves.
//
// What can be proved is proved, in whole numbers; what can be counted over all sheets there are is counted;
// the rest is sampled from random sheets, every item answered and every alternative as likely as any, and
// carries its 95 % interval.
//
// # Who can come first
//
// An outcome can come first if some sheet, every item answered, puts it ahead of all others of its group.
// The lead of one outcome over another is a sum with one number an item, so the question is one of integer
// linear programming. A search (reach_search.go) answers it with a witness, such a sheet, or with a
// certificate that there is none: multipliers λ ≥ 0 of some rivals, so that
//
//	Σ_items max over alternatives Σ_rivals λ · (the outcome's part of its fit − the rival's)  ≤  0
//
// or, where it is not even level on any sheet, < 0. Where one set of multipliers does not do for all sheets,
// the alternatives of an item are divided and each part has its own. Floats propose, whole numbers
// decide; and [Verify] checks each claim once more, by ways of its own, before a report has it.
//
// # Random sheets
//
// A random sheet depends on the seed and its number alone, so all parts of a report speak of the same
// sheets, and a comparison puts the same ones to both versions. With two paths the lead is a sum of whole
// numbers on a grid; how many sheets have each value is read off a product of polynomials, and the shares
// of the paths are exact.
//
// # The takers
//
// Nobody has sat a new questionnaire yet, and answers at random are no substitute: people who choose at
// random have smaller leads than people who mean something, so every figure of them is too dark. The
// simulated takers mean something. Each has a latent position in every dimension that the answers touch,
// that is, on every trait that options give points to and on every outcome that they give direct points
// to, and chooses among the alternatives of an item with
//
//	probability ∝ exp(sharpness × agreement)
//	agreement = Σ_dimension position × the alternative's points
//
// The points are the author's, with reversed items turned, and without the item's weight, which says how
// much an answer counts and not who gives it. The points of a pick's alternative are those of its
// options together.
//
// Positions are independent standard normal numbers, but for one thing: along what separates the paths
// they are [Options].Apart times as far from the middle. Those are the directions of the differences
// between two paths' weights. Without that the takers of a questionnaire with many traits have opinions
// about everything but the question, and nothing makes their leads as large as those of people are.
//
// Of the two parameters Apart is chosen, and sharpness then follows from the mean lead that the takers
// are to have ([Options].Lead): it is found by bisection, over the same positions and the same luck.
// Takers of sharpness 0 choose uniformly; they stand beside the others in every [Simulation].
//
// All of it is a function of the seed, whatever the number of processors.
package audit
