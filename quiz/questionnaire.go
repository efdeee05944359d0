package quiz

import "github.com/careerfit/careerfit/engine"

// A Questionnaire is one content file, read: what is asked, what is recommended, and in which words.
//
// The struct is the definition of the format: a field's json tag is its key in the file, its rule
// tag says what the parser demands (required; id; url; language; max=N characters or entries;
// places=N decimal places). The digest is over the JSON of this struct, in the order of its fields: a
// field that is added later goes behind those of its struct and is omitted when empty, and the
// stored questionnaires in testdata hold every change to that.
type Questionnaire struct {
	Format     int        `json:"format" rule:"required"`
	ID         string     `json:"id" rule:"required,id"`
	Language   string     `json:"language" rule:"required,language"`
	Title      Text       `json:"title" rule:"required,max=80"`
	Summary    Text       `json:"summary" rule:"required,max=400"`
	Minutes    int        `json:"minutes" rule:"required"`
	Rule       Rules      `json:"rule,omitzero"`
	Thresholds Thresholds `json:"thresholds" rule:"required"`
	Words      Words      `json:"words,omitzero"`
	Contacts   []Contact  `json:"contacts,omitempty" rule:"max=20"`
	Sources    []Source   `json:"sources,omitempty" rule:"max=200"`
	Scales     []Scale    `json:"scales,omitempty" rule:"max=20"`
	Traits     []Trait    `json:"traits,omitempty" rule:"max=100"`
	Sections   []Section  `json:"sections" rule:"required,max=50"`
	Paths      []Path     `json:"paths" rule:"required,max=20"`
	Careers    []Career   `json:"careers,omitempty" rule:"max=1000"`
	Courses    []Course   `json:"courses,omitempty" rule:"max=500"`
	Personas   []Persona  `json:"personas,omitempty" rule:"max=200"`
}

// Text is words for a person to read, in the questionnaire's language.
type Text string

// Points maps a trait or an outcome to a number, in points.
type Points map[string]engine.Decimal

// Rules names, for each group of outcomes, how trait weights become fits: "share", the default,
// "correlation" or "distance" (engine.Rule says what they are).
type Rules struct {
	Paths   string `json:"paths,omitempty"`
	Careers string `json:"careers,omitempty"`
	Courses string `json:"courses,omitempty"`
}

// Thresholds are the author's own cuts, all shares in [0,1].
type Thresholds struct {
	// BalancedWithin: a lead under this is "balanced".
	BalancedWithin engine.Decimal `json:"balanced_within" rule:"required,places=3"`
	// MinCoverage: with a smaller share of the items answered there is no clear result.
	MinCoverage engine.Decimal `json:"min_coverage" rule:"required,places=3"`
	// Bands are the least fits that put a career into the band best, great or good.
	Bands Bands `json:"bands" rule:"required"`
}

// Bands are the least fits of the three bands, falling, each in [0,1].
type Bands struct {
	Best  engine.Decimal `json:"best" rule:"required,places=3"`
	Great engine.Decimal `json:"great" rule:"required,places=3"`
	Good  engine.Decimal `json:"good" rule:"required,places=3"`
}

// Words are the author's texts for the start page and the result page.
type Words struct {
	// About says on the start page what the quiz is, a paragraph an entry.
	About []Text `json:"about,omitempty" rule:"max=10"`
	// NotFor says what the quiz must not be used for.
	NotFor []Text `json:"not_for,omitempty" rule:"max=10"`
	// Notice says who stands behind the quiz, and who does not; it is shown on every page.
	Notice Text `json:"notice,omitempty" rule:"max=600"`
	// Clear, Balanced and None explain the three verdicts.
	Clear    Text `json:"clear,omitempty" rule:"max=800"`
	Balanced Text `json:"balanced,omitempty" rule:"max=800"`
	None     Text `json:"none,omitempty" rule:"max=800"`
	// Pay says how the pay figures are to be read.
	Pay []Text `json:"pay,omitempty" rule:"max=10"`
}

// A Contact is a link that the author offers on result and course pages, such as "Apply". Without
// an address it is shown as words, not as a link.
type Contact struct {
	ID    string `json:"id" rule:"required,id"`
	Label Text   `json:"label" rule:"required,max=80"`
	URL   string `json:"url,omitempty" rule:"url,max=300"`
}

// A Source is where a fact comes from.
type Source struct {
	ID        string `json:"id" rule:"required,id"`
	Title     Text   `json:"title" rule:"required,max=200"`
	Publisher Text   `json:"publisher,omitempty" rule:"max=200"`
	URL       string `json:"url,omitempty" rule:"url,max=300"`
	// Date is what the source says of its own date, such as "May 2025" or "undated".
	Date Text `json:"date,omitempty" rule:"max=80"`
	// Read is when the fact was taken from it, such as "November 2026".
	Read        Text `json:"read,omitempty" rule:"max=80"`
	Attribution Text `json:"attribution,omitempty" rule:"max=400"`
}

// A Scale is an ordered set of options that several items share. The Values rise strictly.
type Scale struct {
	ID string `json:"id" rule:"required,id"`
	// Prompt asks for the answer below each statement, as in "How far do you agree?".
	Prompt  Text         `json:"prompt,omitempty" rule:"max=120"`
	Options []ScaleValue `json:"options" rule:"required,max=11"`
}

// A ScaleValue is one option of a scale and how many points it is worth.
type ScaleValue struct {
	ID    string         `json:"id" rule:"required,id"`
	Text  Text           `json:"text" rule:"required,max=80"`
	Value engine.Decimal `json:"value" rule:"required,places=3"`
}

// A Trait is what items measure.
type Trait struct {
	ID   string `json:"id" rule:"required,id"`
	Name Text   `json:"name" rule:"required,max=60"`
	Text Text   `json:"text,omitempty" rule:"max=400"`
}

// A Section is a run of items under one heading.
type Section struct {
	ID    string `json:"id" rule:"required,id"`
	Title Text   `json:"title" rule:"required,max=80"`
	Text  Text   `json:"text,omitempty" rule:"max=400"`
	Items []Item `json:"items" rule:"required,max=300"`
}

// The kinds of items.
const (
	KindChoice = "choice" // one of its options
	KindPair   = "pair"   // rather this or that: one of two options
	KindPick   = "pick"   // up to UpTo of its options
	KindScale  = "scale"  // one option of a shared scale
)

// An Item is one question put to the taker.
type Item struct {
	ID   string `json:"id" rule:"required,id"`
	Text Text   `json:"text" rule:"required,max=240"`
	Help Text   `json:"help,omitempty" rule:"max=500"`
	// Kind is choice, pair, pick or scale. When it is left out: scale where a scale is named, else
	// choice.
	Kind string `json:"kind,omitempty"`
	// Weight is how much the item counts: 0.001 to 1000, 1 when left out.
	Weight *engine.Decimal `json:"weight,omitempty" rule:"places=3"`
	// Background marks an item that asks what the taker already is, not what they like. The first
	// of them is the one that results are contrasted over, and that Brings refers to.
	Background bool `json:"background,omitempty"`
	// Optional lets the taker go on without choosing anything.
	Optional bool `json:"optional,omitempty"`
	// UpTo is the most options that may be picked (kind pick).
	UpTo int `json:"up_to,omitempty"`
	// Scale, Reversed, Traits and Points are for kind scale: an option is worth its value times each
	// of these; when reversed, least + most − value of the scale takes the value's place.
	Scale    string `json:"scale,omitempty"`
	Reversed bool   `json:"reversed,omitempty"`
	Traits   Points `json:"traits,omitempty" rule:"places=3"`
	Points   Points `json:"points,omitempty" rule:"places=3"`
	// Options are for the other kinds.
	Options []Option `json:"options,omitempty" rule:"max=40"`
}

// An Option is one thing that can be chosen for an item.
type Option struct {
	ID   string `json:"id" rule:"required,id"`
	Text Text   `json:"text" rule:"required,max=160"`
	Help Text   `json:"help,omitempty" rule:"max=300"`
	// Alone marks "none of these" in a pick item: it cannot be combined.
	Alone bool `json:"alone,omitempty"`
	// Traits are the points that the option gives to traits, Points those it gives to outcomes
	// directly.
	Traits Points `json:"traits,omitempty" rule:"places=3"`
	Points Points `json:"points,omitempty" rule:"places=3"`
}

// A Path is one of the 2 to 20 directions that the quiz tells apart.
type Path struct {
	ID      string `json:"id" rule:"required,id"`
	Name    Text   `json:"name" rule:"required,max=60"`
	Summary Text   `json:"summary" rule:"required,max=400"`
	// What says what the work is about (what a project, what a product is), with Examples.
	What     []Text `json:"what,omitempty" rule:"max=10"`
	Examples []Text `json:"examples,omitempty" rule:"max=20"`
	// Role says what a person on this path does, with its Activities.
	Role       []Text   `json:"role,omitempty" rule:"max=10"`
	Activities []Text   `json:"activities,omitempty" rule:"max=20"`
	Workplaces []Text   `json:"workplaces,omitempty" rule:"max=20"`
	Brings     []Brings `json:"brings,omitempty" rule:"max=20"`
	Pay        []Pay    `json:"pay,omitempty" rule:"max=10"`
	Steps      []Text   `json:"steps,omitempty" rule:"max=10"`
	Weights    Points   `json:"weights,omitempty" rule:"places=3"`
	Sources    []string `json:"sources,omitempty" rule:"max=20"`
}

// Brings says what a taker who gave the option of the first background item brings to a path.
type Brings struct {
	Option string `json:"option" rule:"required,id"`
	Text   Text   `json:"text" rule:"required,max=800"`
}

// A Career is an occupation on one path.
type Career struct {
	ID           string   `json:"id" rule:"required,id"`
	Path         string   `json:"path" rule:"required,id"`
	Name         Text     `json:"name" rule:"required,max=80"`
	Summary      Text     `json:"summary" rule:"required,max=400"`
	Pay          []Pay    `json:"pay,omitempty" rule:"max=10"`
	Requirements []Text   `json:"requirements,omitempty" rule:"max=20"`
	Workplaces   []Text   `json:"workplaces,omitempty" rule:"max=20"`
	Activities   []Text   `json:"activities,omitempty" rule:"max=20"`
	Weights      Points   `json:"weights,omitempty" rule:"places=3"`
	Sources      []string `json:"sources,omitempty" rule:"max=20"`
}

// A Course is something to learn from, offered with the paths and careers it is For.
type Course struct {
	ID      string   `json:"id" rule:"required,id"`
	Code    string   `json:"code,omitempty" rule:"max=40"`
	Name    Text     `json:"name" rule:"required,max=120"`
	Summary Text     `json:"summary" rule:"required,max=600"`
	Status  Text     `json:"status,omitempty" rule:"max=200"`
	Does    []Text   `json:"does,omitempty" rule:"max=20"`
	For     []string `json:"for,omitempty" rule:"max=50"`
	Weights Points   `json:"weights,omitempty" rule:"places=3"`
	Sources []string `json:"sources,omitempty" rule:"max=20"`
}

// Pay is one source's figures for one path or career, in whole units of Currency a year. At least
// one of Low, Typical and High is given.
type Pay struct {
	// Official figures come from a statistics office, for the nearest Occupation; they are shown
	// beside the others, never mixed with them.
	Official   bool   `json:"official,omitempty"`
	Low        Amount `json:"low,omitempty"`
	Typical    Amount `json:"typical,omitempty"`
	High       Amount `json:"high,omitempty"`
	Currency   string `json:"currency" rule:"required,max=3"`
	Year       int    `json:"year,omitempty"`
	Occupation Text   `json:"occupation,omitempty" rule:"max=120"`
	Code       string `json:"code,omitempty" rule:"max=20"`
	// Match says how near the occupation is to the career: high, medium or low.
	Match  string `json:"match,omitempty" rule:"max=10"`
	Source string `json:"source" rule:"required,id"`
	Note   Text   `json:"note,omitempty" rule:"max=300"`
}

// Amount is a sum of money in whole units ("82000"), or "#": above the survey's upper limit.
type Amount string

// AboveLimit is the Amount that a survey gives when a wage is above what it can show.
const AboveLimit Amount = "#"

// A Persona is a golden sheet: a person in a role, what they would answer, and what the quiz must
// then say. Personas run as tests of the content.
type Persona struct {
	ID      string            `json:"id" rule:"required,id"`
	Role    Text              `json:"role" rule:"required,max=400"`
	Answers map[string]Answer `json:"answers" rule:"required"`
	Expect  Expect            `json:"expect" rule:"required"`
}

// Expect is what a persona must get; what is empty is not looked at.
type Expect struct {
	Verdict string `json:"verdict,omitempty" rule:"max=20"`
	Path    string `json:"path,omitempty" rule:"id"`
	Career  string `json:"career,omitempty" rule:"id"`
	Course  string `json:"course,omitempty" rule:"id"`
}
