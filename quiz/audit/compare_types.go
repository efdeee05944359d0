package audit

import "github.com/careerfit/careerfit/quiz"

// A Comparison is who gets something else by the new of two versions of a questionnaire. In both the same
// id means the same thing.
type Comparison struct {
	Old Version `json:"old"`
	New Version `json:"new"`
	// Same tells that both have one digest.
	Same bool `json:"same"`
	// Sheets is how many random sheets were scored by both versions, and Seed decides which. They are drawn over
	// the items and alternatives of either, each as likely as any; what a version lacks is not answered
	// there.
	Sheets int    `json:"sheets"`
	Seed   uint64 `json:"seed"`

	// Removed is what the old version alone has, Added what the new one alone has.
	Removed Parts `json:"removed"`
	Added   Parts `json:"added"`
	// Rehomed are the careers of both versions that are on another path now. Takers see careers ranked within
	// their first path, so such a career is shown to others even where no fit changes.
	Rehomed []Rehomed `json:"rehomed"`

	Personas []ComparedPersona `json:"personas"`
	Paths    GroupMoves        `json:"paths"`
	Careers  GroupMoves        `json:"careers"`
}

// A Version names one of the two.
type Version struct {
	Questionnaire string      `json:"questionnaire"`
	Digest        quiz.Digest `json:"digest"`
	Items         int         `json:"items"`
}

// Parts are ids of a questionnaire, in its order; those of options stand behind their item's and a "/".
// The options of an item are listed where both versions have the item.
type Parts struct {
	Items   []string `json:"items"`
	Options []string `json:"options"`
	Paths   []string `json:"paths"`
	Careers []string `json:"careers"`
	Courses []string `json:"courses"`
}

// A Rehomed career was on the path Before and is on the path After.
type Rehomed struct {
	Career string `json:"career"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// A ComparedPersona is what a persona's answers get by both versions: the old one's answers or, where
// it is new, the new one's.
type ComparedPersona struct {
	ID string `json:"id"`
	// In is "both", "old" or "new": which version has the persona. Rewritten tells that both have it, with
	// other answers.
	In        string `json:"in"`
	Rewritten bool   `json:"rewritten,omitempty"`
	// Dropped are the items whose answer does not exist in one of the versions, in part or at all; it is
	// left out there.
	Dropped []string `json:"dropped,omitempty"`
	Before  Persona  `json:"before"`
	After   Persona  `json:"after"`
	// Moved tells that the verdict, the first path or the first career is another.
	Moved bool `json:"moved"`
}

// GroupMoves are the moves among the paths or among the careers.
type GroupMoves struct {
	// Shares are how often each outcome comes first before and after, the old version's outcomes first.
	Shares []ComparedShare `json:"shares"`
	// Moved are the sheets on which nothing that came first before, alone or level, does so after; Ties
	// those on which something else changes among what comes first: a tie comes or goes.
	Moved Share `json:"moved"`
	Ties  Share `json:"ties"`
	// Explained is how many moved sheets have a first outcome before and another one after that both are in
	// both versions. The lead of the latter over the former rises by Rise in the mean of these sheets, of
	// which Baseline is due to their baselines, and the rest to the items: Blame has all that are due to
	// anything, the most first.
	Explained int      `json:"explained"`
	Rise      float64  `json:"rise"`
	Baseline  float64  `json:"baseline"`
	Blame     []Blamed `json:"blame"`
}

// A ComparedShare is how often an outcome comes first, alone or level; it is 0 of no sheets where the
// version lacks it.
type ComparedShare struct {
	ID     string `json:"id"`
	Before Share  `json:"before"`
	After  Share  `json:"after"`
}

// A Blamed item is what it adds, in the mean of the explained sheets, to the lead of the new first outcome
// over the old one, in [-2,2]: its contributions by the new version less those by the old one.
type Blamed struct {
	Item string  `json:"item"`
	Rise float64 `json:"rise"`
}
