package engine

// A Spec is everything that a [Model] is made from. Items, options, traits and outcomes are named
// by their positions.
type Spec struct {
	// Traits is how many traits there are; a [Term] of a trait names one of 0 … Traits−1.
	Traits int
	Items  []Item
	// Outcomes has one list for each Group. Paths and items must not be empty.
	Outcomes [NumGroups][]Outcome
	// Rules says by which rule each group is ranked; the zero value is the rule share.
	Rules [NumGroups]Rule
	// BalancedWithin and MinCoverage are the cuts of the verdict, Bands those of the careers' bands;
	// all are shares in [0,1].
	BalancedWithin Decimal
	MinCoverage    Decimal
	Bands          BandCuts
}

// A Group is a set of outcomes that are ranked among themselves.
type Group int

// The groups.
const (
	Paths Group = iota
	Careers
	Courses
	// NumGroups is how many groups there are.
	NumGroups
)

// String returns the group's name, in lower case.
func (g Group) String() string { return [...]string{"paths", "careers", "courses"}[g] }

// An Item is one question and what its options are worth.
type Item struct {
	Options []Option
	// Weight is how much the item counts, above 0 and at most MaxDecimal.
	Weight Decimal
	// UpTo is how many options may be picked at once; 0 means 1.
	UpTo int
	// Scale is 0, or the number of the scale whose options these are, in the scale's order. Items
	// with the same number are looked at together for flat answering.
	Scale int
	// Background marks an item that asks what the taker already is. Nobody is told first to change that.
	Background bool
}

// An Option is one thing that can be chosen.
type Option struct {
	// Alone: the option cannot be combined with others ("none of these").
	Alone bool
	// Traits are the points it gives to traits, Direct those it gives to outcomes of each group.
	Traits []Term
	Direct [NumGroups][]Term
}

// A Term is a number for one trait or outcome, named by its position.
type Term struct {
	Of     int
	Points Decimal
}

// An Outcome is something that can be recommended.
type Outcome struct {
	// Path is, for a career, the position of the path it belongs to.
	Path int
	// Weights say how much each trait counts for the outcome.
	Weights []Term
}

// Limits of a Spec.
const (
	// MaxCells bounds alternatives × outcomes over all items and groups.
	MaxCells = 4_000_000
	// MaxPaths bounds the paths, since each is compared with each.
	MaxPaths = 20
	// MaxTraits bounds the traits.
	MaxTraits = 1000
	// MaxOptions bounds the options of one item.
	MaxOptions = 64
	// maxRange bounds an outcome's range, in its own unit. Below 2⁵³ a fit's numerator and
	// denominator are exact float64s, so their quotient is the nearest float64; and a threshold in
	// millionths times two ranges still fits 128 bits.
	maxRange = 1<<53 - 1
)
