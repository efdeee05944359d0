package audit

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A Report is what can be said of one questionnaire without a taker. Outcomes, items and options are
// named by their ids.
type Report struct {
	Questionnaire string      `json:"questionnaire"`
	Digest        quiz.Digest `json:"digest"`
	Items         int         `json:"items"`
	// Sheets is how many random sheets the sampled figures rest on, and Seed decides which; each item is
	// answered, every alternative as likely as any.
	Sheets int    `json:"sheets"`
	Seed   uint64 `json:"seed"`

	Outcomes    []Outcome      `json:"outcomes"`
	Reach       []Reach        `json:"reach"`
	Shares      Shares         `json:"shares"`
	Keys        []StraightLine `json:"keys"`
	Influence   []Pair         `json:"influence"`
	Sensitivity Sensitivity    `json:"sensitivity"`
	// Backgrounds is empty where the questionnaire does not ask for the background.
	Backgrounds []Background `json:"backgrounds"`
	Confusion   Confusion    `json:"confusion"`
	Saving      []Saving     `json:"saving"`
	Personas    []Persona    `json:"personas"`
}

// An Outcome is how one outcome stands before anybody answers.
type Outcome struct {
	ID    string `json:"id"`
	Group string `json:"group"` // "paths", "careers" or "courses"
	// Range is the most less the least that the answers can give it: by the rule share in points of the
	// content file; by the others, which measure all outcomes of the group by one range, as the part of
	// that which its fit can go through, in [0,1].
	Range float64 `json:"range"`
	// Baseline is the fit of an empty sheet, in [0,1]; Spread the standard deviation of the fit over random
	// sheets. Both are exact but for the last rounding.
	Baseline float64 `json:"baseline"`
	Spread   float64 `json:"spread"`
	// Widest is the item that decides most of the range, of several the first, and WidestShare that part
	// of it, in [0,1]. They are empty and 0 where nothing moves the outcome.
	Widest      string  `json:"widest_item"`
	WidestShare float64 `json:"widest_share"`
}

// Shares are how often each outcome comes first on random sheets.
type Shares struct {
	Paths   []PathShare   `json:"paths"`
	Careers []CareerShare `json:"careers"`
	// Tied are the sheets on which several paths come first. Exact tells that it, and the paths' shares,
	// are counted over all sheets there are and not sampled: so with two paths. Counted shares may be
	// brackets, too, with ends that are certain.
	Tied  Bracket `json:"tied"`
	Exact bool    `json:"exact"`
	// Balanced are the sheets with the verdict "balanced", NoResult those with none.
	Balanced Share `json:"balanced"`
	NoResult Share `json:"no_result"`
	// Outside are the sheets on which no career that comes first is on a path that comes first; of no
	// sheets where there are no careers.
	Outside Share `json:"outside"`
}

// A PathShare is how often a path comes first, alone.
type PathShare struct {
	ID    string  `json:"id"`
	Alone Bracket `json:"alone"`
}

// A Bracket is a share in [0,1] that lies between Low and High. Of counted sheets both are certain, and
// equal where every sheet could be told apart from the next; of sampled ones they are the ends of the
// 95 % interval. Share is the figure to name: what was counted or sampled, or the middle of the two.
type Bracket struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// A CareerShare is how often a career comes first, alone or level: of all careers, and of the careers
// on its path among the sheets on which that path comes first, alone or level.
type CareerShare struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	All    Share  `json:"all"`
	OnPath Share  `json:"on_path"`
}

// A StraightLine is a sheet of somebody who does not read the questions.
type StraightLine struct {
	// Name is "all-agree", "all-disagree" (agreement items alone; absent without them), "all-first" or
	// "all-last" (every item).
	Name  string `json:"name"`
	First string `json:"first"` // the path that leads
	// Lead is the first path's fit less the second's, in [0,1]. Balanced tells that it is under the
	// questionnaire's own threshold.
	Lead     float64 `json:"lead"`
	Balanced bool    `json:"balanced"`
}

// A Pair is what decides between two outcomes of a group: the variance of the lead of one over the other
// on random sheets, item by item. Items are independent, so their variances add up.
type Pair struct {
	Group string `json:"group"`
	A     string `json:"a"`
	B     string `json:"b"`
	// Spread is the standard deviation of the lead. It is 0 where no answer tells the two apart; then no
	// item has a share, and Items is empty.
	Spread float64         `json:"spread"`
	Items  []ItemInfluence `json:"items"` // in the questionnaire's order
}

// An ItemInfluence is an item's share of the variance of a lead, in [0,1]; the shares add up to 1.
type ItemInfluence struct {
	ID    string  `json:"id"`
	Share float64 `json:"share"`
	// Options have the item's share divided: every way to answer counts with its squared distance from
	// the mean, in equal parts for the options it consists of.
	Options []OptionInfluence `json:"options"`
}

// An OptionInfluence is one option's part.
type OptionInfluence struct {
	ID    string  `json:"id"`
	Share float64 `json:"share"`
	// Lead is what choosing the option alone adds to the lead of A over B, beside no answer.
	Lead float64 `json:"lead"`
}

// Sensitivity is what happens to random sheets when weights are a fifth larger or smaller, each at
// random and to three places as in a content file, and the questionnaire is compiled again.
type Sensitivity struct {
	// Sheets is how many random sheets each kind of weight, and each single item, was tried with. Those of a
	// kind are divided between so many Compilations, those of an item between its two. The intervals take
	// all sheets as independent, which those of one compilation are nearly.
	Sheets       int `json:"sheets"`
	Compilations int `json:"compilations"`
	// Items are the weights of items, Outcomes the weights of traits for outcomes.
	Items    Moved `json:"items"`
	Outcomes Moved `json:"outcomes"`
	// ByItem has, for every item, the sheets that move when its weight alone is a fifth larger or smaller.
	ByItem []ItemMoved `json:"by_item"`
}

// Moved are the sheets on which the first outcome changes: nothing that came first before, alone or
// level, does so after.
type Moved struct {
	Path   Share `json:"path"`
	Career Share `json:"career"` // the first career of all
	// Refused is how many compilations the engine refused, since the numbers were too large or too fine
	// together. Their sheets are not counted.
	Refused int `json:"refused,omitempty"`
}

// ItemMoved is Moved for one item.
type ItemMoved struct {
	ID string `json:"id"`
	Moved
}

// A Background is what takers get who name one background: the same random sheets for each, with
// nothing else changed.
type Background struct {
	Item    string       `json:"item"`
	Option  string       `json:"option"`
	Paths   []NamedShare `json:"paths"`
	Careers []NamedShare `json:"careers"`
}

// A NamedShare is how often the outcome comes first, alone or level. In JSON it is {"id", "share"}.
type NamedShare struct {
	ID string `json:"id"`
	Share
}

// Confusion is who comes first in a second sitting, in which every answer comes out different with the
// chance Rho, as in [engine.Model.Retake].
type Confusion struct {
	Rho engine.Decimal `json:"rho"`
	// Careers are the rows and columns of the matrix, in the questionnaire's order; where there are more
	// than MaxMatrix it is left out, and Pairs has the careers most often confused.
	Careers []string `json:"careers,omitempty"`
	// Counts[a][b] is how many sheets had a first, and then b. Of level careers the first of the
	// questionnaire counts.
	Counts [][]int        `json:"counts,omitempty"`
	Pairs  []ConfusedPair `json:"pairs"`
	Same   Share          `json:"same"` // the sheets that had the same career first both times
}

// A ConfusedPair is how many sheets had one of the two careers first and then the other.
type ConfusedPair struct {
	A      string `json:"a"`
	B      string `json:"b"`
	Sheets Share  `json:"sheets"`
}

// A Saving is what stopping early saves takers of one kind, asked in the author's order.
type Saving struct {
	// Takers is "simulated" or "uniform"; see the package comment.
	Takers  string  `json:"takers"`
	Lead    Mean    `json:"mean_lead"`
	Settled Settled `json:"settled"`
}

// A Persona is what a golden sheet of the questionnaire gets.
type Persona struct {
	ID      string  `json:"id"`
	Verdict string  `json:"verdict"`
	Path    string  `json:"path"` // the first; of level ones the first of the questionnaire
	Lead    float64 `json:"lead"`
	Career  string  `json:"career,omitempty"`
	// Misses says what it should have got and did not, a sentence each; it is empty when all is well.
	Misses []string `json:"misses,omitempty"`
}
