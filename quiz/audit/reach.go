package audit

import "math/big"

// A Reach is whether an outcome can come first in its group, alone, on some sheet with every item
// answered, and how that is known.
type Reach struct {
	ID      string  `json:"id"`
	Group   string  `json:"group"`
	Verdict Reached `json:"verdict"`
	// Witness is a sheet that puts the outcome first, alone (Alone) or level (Level): the options of each
	// item, by ids, in the questionnaire's order.
	Witness [][]string `json:"witness,omitempty"`
	// Lead is the outcome's fit on the witness less that of the next, in [0,1].
	Lead float64 `json:"lead,omitempty"`
	// Certificate proves that the outcome never comes first alone (Level) or at all (Never).
	Certificate *Certificate `json:"certificate,omitempty"`
	// Bound is, for Unknown, the most by which the outcome could be ahead of all others, in [0,1].
	Bound float64 `json:"bound,omitempty"`
}

// Reached says whether an outcome can come first.
type Reached string

// The verdicts.
const (
	Alone   Reached = "alone"   // first and alone on the witness
	Level   Reached = "level"   // level with others on the witness at best, which the certificate proves
	Never   Reached = "never"   // another is ahead on every sheet, which the certificate proves
	Unknown Reached = "unknown" // the search came to its bound
)

// A Certificate is a proof in whole numbers. A leaf names rivals with multipliers λ ≥ 0, not all 0: on
// no sheet that its branches leave can the outcome be ahead of all of them, since
//
//	Σ_items max over the alternatives left of Σ_rivals λ · (fit's part − the rival's part)  +  that of the offsets
//
// is below 0, or, where it only never comes first alone, at most 0. Where one leaf does not do for all
// sheets, the alternatives of an item are divided between branches, each with a certificate of its own.
type Certificate struct {
	Rivals []Multiplier `json:"rivals,omitempty"`
	// Item and Branches are there instead of rivals.
	Item     string   `json:"item,omitempty"`
	Branches []Branch `json:"branches,omitempty"`
}

// A Multiplier is how much a rival counts in a certificate: a whole number above 0, of any length, in
// JSON too.
type Multiplier struct {
	Rival  string   `json:"rival"`
	Lambda *big.Int `json:"lambda"`
}

// A Branch is a certificate for the sheets on which the item has one of the alternatives. They count from
// 0: the item's options one by one, in their order; then, where several may be picked, all allowed pairs,
// the ones with the first option first; then triples, and so on.
type Branch struct {
	Alternatives []int       `json:"alternatives"`
	Certificate  Certificate `json:"certificate"`
}
