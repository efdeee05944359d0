package audit

import "github.com/careerfit/careerfit/quiz"

// A Comparison is who gets something else by the new of two versions of a questionnaire. In both the same
// id means the same thing, and what was renamed has its new id throughout.
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

	// Renamed is what has another id and is otherwise the same. One thing that went and another that came is never
	// taken for it unless kind, place, text and worth are the same and nothing else fits.
	Renamed []Renamed `json:"renamed"`
	// Removed is what the old version alone has, Added what the new one alone has.
	Removed Parts `json:"removed"`
	Added   Parts `json:"added"`
	// Rehomed are the careers of both versions that are on another path now. Takers see careers ranked within
	// their first path, so such a career is shown to others even where no fit changes.
	Rehomed []Rehomed `json:"rehomed"`
	// Changes are what else is different and may decide who gets what; Retold is what has other texts or facts.
	Changes []Change `json:"changes"`
	Retold  []Retold `json:"retold"`

	Personas []ComparedPersona `json:"personas"`
	Paths    GroupMoves        `json:"paths"`
	Careers  GroupMoves        `json:"careers"`
}

// WordsAlone tells that nothing is different but ids, texts and facts, so that nobody can get anything else.
func (c *Comparison) WordsAlone() bool {
	return len(c.Changes)+len(c.Rehomed)+c.Removed.len()+c.Added.len() == 0
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
	Traits  []string `json:"traits"`
	Scales  []string `json:"scales"`
	Items   []string `json:"items"`
	Options []string `json:"options"`
	Paths   []string `json:"paths"`
	Careers []string `json:"careers"`
	Courses []string `json:"courses"`
}

func (p Parts) len() int {
	return len(p.Traits) + len(p.Scales) + len(p.Items) + len(p.Options) + len(p.Paths) + len(p.Careers) + len(p.Courses)
}

// A Renamed thing has the id Before in the old version and After in the new one. Its kind is trait, scale, path,
// career, course, item or option; before the id of an option stand its item's or its scale's new id and a "/".
type Renamed struct {
	Kind   string `json:"kind"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// A Change is something that both versions have, with another value: "weight of leading for nurse" was "-1"
// and is "2". Of an order that changed there are no values.
type Change struct {
	What   string `json:"what"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Retold are the ids of those of a kind that have other texts or facts, in the new version's order. The
// kinds are those of what can be renamed, section, persona, and questionnaire, whose keys stand for ids.
type Retold struct {
	Kind string   `json:"kind"`
	IDs  []string `json:"ids"`
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
