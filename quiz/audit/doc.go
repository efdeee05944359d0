// Package audit says of a questionnaire what can be said without a taker.
//
// So far that is what simulated takers show about stopping early ([Simulate]): how many items a sitting
// can do without once its path is proved, and what the short form costs.
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
