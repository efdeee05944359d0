package quiz

import "github.com/careerfit/careerfit/engine"

// A Questionnaire is one content file, read: what is asked, what is recommended, and in which words.
//
// The struct is the definition of the format, for the parser and for [Schema]. A field's json tag is its key
// in the file; its about tag says what it is for, as editors show it; its rule tag says what is demanded:
//
//	required                the key must be there
//	id, url, language, currency   a text of that shape
//	one=a|b                 one of these words
//	max=N, least=N          characters of a text, or entries of a list or a map
//	places=N, share, positive     a decimal number with N places, from 0 to 1, above 0
//	from=N, to=N            a whole number within these
//	ref                     the id of something else, which is looked at once all are read
//	kept                    a text that need not be there in every language
//	-                       no key of the file
//
// An example tag shows how the value is written, where a problem can show it.
//
// The digest is over the JSON of this struct, in the order of its fields: a field that is added later goes
// behind those of its struct and is omitted when empty, and the stored questionnaires in testdata hold
// every change to that.
type Questionnaire struct {
	Format     int        `json:"format" rule:"required,from=1,to=1" example:"1" about:"The version of the content format: 1."`
	ID         string     `json:"id" rule:"required,id" about:"Names the questionnaire and becomes its web address."`
	Language   string     `json:"language" rule:"required,language" example:"en" about:"The language that you write in, as a code: en, es, pt-BR."`
	Title      Text       `json:"title" rule:"required,max=80" about:"The title, on every page."`
	Summary    Text       `json:"summary" rule:"required,max=400" about:"What the quiz is about, in a sentence or two."`
	Minutes    int        `json:"minutes" rule:"required,from=1,to=120" example:"5" about:"How many minutes the quiz takes."`
	Rule       Rules      `json:"rule,omitzero" about:"How traits become fits, for each group. Leave it out unless you have a reason."`
	Thresholds Thresholds `json:"thresholds" rule:"required" example:"{balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.65, great: 0.55, good: 0.45}}" about:"From where a result is clear, and a fit good."`
	Words      Words      `json:"words,omitzero" about:"Your own texts for the start page and the result page."`
	Contacts   []Contact  `json:"contacts,omitempty" rule:"max=20" about:"Links on result and course pages, such as Apply."`
	Sources    []Source   `json:"sources,omitempty" rule:"max=200" about:"Where the facts come from."`
	Scales     []Scale    `json:"scales,omitempty" rule:"max=20" about:"Options that several items share, such as agreement."`
	Traits     []Trait    `json:"traits,omitempty" rule:"max=100" about:"What the items measure."`
	Sections   []Section  `json:"sections" rule:"required,max=50" example:"[{id: …, title: …, items: [{id: …, text: …, options: [{id: …, text: …}, {id: …, text: …}]}]}]" about:"The items, in the order in which they are asked."`
	Paths      []Path     `json:"paths" rule:"required,least=2,max=20" example:"[{id: …, name: …, summary: …, weights: {…: 1}}, {id: …, name: …, summary: …, weights: {…: 1}}]" about:"The directions that the quiz tells apart, 2 to 20."`
	Careers    []Career   `json:"careers,omitempty" rule:"max=1000" about:"Occupations, each on one of the paths."`
	Courses    []Course   `json:"courses,omitempty" rule:"max=500" about:"What can be learned, offered with paths and careers."`
	Personas   []Persona  `json:"personas,omitempty" rule:"max=200" about:"People whose result you know beforehand. They are tried on every check."`
	// AlsoIn are the languages besides the author's own. In the file the texts of all of them stand side by side;
	// once read, the author's are in the fields, and Translations has the others.
	AlsoIn       []string     `json:"languages,omitempty" rule:"language,max=20" example:"[es]" about:"Further languages that the texts are in: where a text stands, there may be one for each, as in {en: Yes, es: Sí}. The pages speak English and Spanish; others are not offered."`
	Translations Translations `json:"translations,omitempty" rule:"-"`
}

// Text is words for a person to read, in the author's language or, in an edition of [Quiz.In], in another one.
type Text string

// Points maps a trait or an outcome to a number, in points.
type Points map[string]engine.Decimal

// Rules names, for each group of outcomes, how trait weights become fits; [engine.Rule] says what the
// names mean.
type Rules struct {
	Paths   string `json:"paths,omitempty" rule:"one=share|correlation|distance" about:"How paths are ranked: share (the default), correlation or distance."`
	Careers string `json:"careers,omitempty" rule:"one=share|correlation|distance" about:"How careers are ranked: share (the default), correlation or distance."`
	Courses string `json:"courses,omitempty" rule:"one=share|correlation|distance" about:"How courses are ranked: share (the default), correlation or distance."`
}

// Thresholds are the author's own cuts, all shares in [0,1].
type Thresholds struct {
	BalancedWithin engine.Decimal `json:"balanced_within" rule:"required,share,places=3" example:"0.05" about:"A lead under this is called balanced: a share from 0 to 1, such as 0.05."`
	MinCoverage    engine.Decimal `json:"min_coverage" rule:"required,share,places=3" example:"0.5" about:"Whoever answers a smaller share of the items gets no clear result: 0 to 1, such as 0.5."`
	Bands          Bands          `json:"bands" rule:"required" example:"{best: 0.65, great: 0.55, good: 0.45}" about:"The least fits that make a career a best, great or good one."`
}

// Bands are the least fits of the three bands, falling, each in [0,1].
type Bands struct {
	Best  engine.Decimal `json:"best" rule:"required,share,places=3" example:"0.65" about:"The least fit of a best career, 0 to 1."`
	Great engine.Decimal `json:"great" rule:"required,share,places=3" example:"0.55" about:"The least fit of a great career, not above best."`
	Good  engine.Decimal `json:"good" rule:"required,share,places=3" example:"0.45" about:"The least fit of a good career, not above great."`
}

// Words are the author's texts for the start page and the result page.
type Words struct {
	About    []Text `json:"about,omitempty" rule:"max=10" about:"What the quiz is, for the start page, a paragraph an entry."`
	NotFor   []Text `json:"not_for,omitempty" rule:"max=10" about:"What the quiz must not be used for."`
	Notice   Text   `json:"notice,omitempty" rule:"max=600" about:"Who stands behind the quiz and who does not, on every page."`
	Clear    Text   `json:"clear,omitempty" rule:"max=800" about:"What a clear result means."`
	Balanced Text   `json:"balanced,omitempty" rule:"max=800" about:"What a balanced result means."`
	None     Text   `json:"none,omitempty" rule:"max=800" about:"What it means that there is no clear result."`
	Pay      []Text `json:"pay,omitempty" rule:"max=10" about:"How the pay figures are to be read."`
}

// A Contact is a link that the author offers on result and course pages, such as "Apply". Without
// an address it is shown as words, not as a link.
type Contact struct {
	ID    string `json:"id" rule:"required,id" about:"Names the contact within this file."`
	Label Text   `json:"label" rule:"required,max=80" about:"What the link says."`
	URL   string `json:"url,omitempty" rule:"url,max=300" about:"Where it leads. Without it there are words instead of a link."`
}

// A Source is where a fact comes from.
type Source struct {
	ID          string `json:"id" rule:"required,id" about:"Names the source within this file."`
	Title       Text   `json:"title" rule:"required,max=200,kept" about:"What it is called."`
	Publisher   Text   `json:"publisher,omitempty" rule:"max=200,kept" about:"Who published it."`
	URL         string `json:"url,omitempty" rule:"url,max=300" about:"Where it can be read."`
	Date        Text   `json:"date,omitempty" rule:"max=80" about:"What it says of its own date, such as May 2025 or undated."`
	Read        Text   `json:"read,omitempty" rule:"max=80" about:"When you took the facts from it, such as November 2026."`
	Attribution Text   `json:"attribution,omitempty" rule:"max=400,kept" about:"The words that its licence asks for."`
}

// A Scale is an ordered set of options that several items share. The Values rise strictly.
type Scale struct {
	ID      string       `json:"id" rule:"required,id" about:"Names the scale for the items that use it."`
	Prompt  Text         `json:"prompt,omitempty" rule:"max=120" about:"Asks for the answer below each statement, as in: How far do you agree?"`
	Options []ScaleValue `json:"options" rule:"required,least=2,max=11" example:"[{id: disagree, text: Disagree, value: -1}, {id: agree, text: Agree, value: 1}]" about:"The options, from the least to the most."`
}

// A ScaleValue is one option of a scale and how many points it is worth.
type ScaleValue struct {
	ID    string         `json:"id" rule:"required,id" about:"Names the option within this scale."`
	Text  Text           `json:"text" rule:"required,max=80" about:"What the taker reads."`
	Value engine.Decimal `json:"value" rule:"required,places=3" example:"1" about:"What the option is worth; each one more than the one before."`
}

// A Trait is what items measure.
type Trait struct {
	ID   string `json:"id" rule:"required,id" about:"Names the trait for items and weights."`
	Name Text   `json:"name" rule:"required,max=60" about:"What a taker reads about the trait."`
	Text Text   `json:"text,omitempty" rule:"max=400" about:"What it means, in a sentence."`
}

// A Section is a run of items under one heading.
type Section struct {
	ID    string `json:"id" rule:"required,id" about:"Names the section."`
	Title Text   `json:"title" rule:"required,max=80" about:"The heading above its items."`
	Text  Text   `json:"text,omitempty" rule:"max=400" about:"What stands below the heading."`
	Items []Item `json:"items" rule:"required,max=300" example:"[{id: …, text: …, options: [{id: …, text: …}, {id: …, text: …}]}]" about:"What is asked, in this order."`
}

// The kinds of items.
const (
	KindChoice = "choice" // one of its options
	KindPair   = "pair"   // rather this or that: one of two options
	KindPick   = "pick"   // up to UpTo of its options
	KindScale  = "scale"  // one option of a shared scale
)

// An Item is one question put to the taker. Scale, Reversed, Traits and Points are for kind scale, where
// an option is worth its value times each of the traits and points; Options are for the other kinds.
type Item struct {
	ID         string          `json:"id" rule:"required,id" about:"Names the item, for personas and for sheets of answers."`
	Text       Text            `json:"text" rule:"required,max=240" about:"The question, or the statement to agree with."`
	Help       Text            `json:"help,omitempty" rule:"max=500" about:"What may help to answer it."`
	Kind       string          `json:"kind,omitempty" rule:"one=choice|pair|pick|scale" about:"choice: one of its options (the default). pair: this or that. pick: up to up_to of them. scale: one of a shared scale (the default where one is named)."`
	Weight     *engine.Decimal `json:"weight,omitempty" rule:"positive,places=3" about:"How much the item counts: 0.001 to 1000, 1 when left out."`
	Background bool            `json:"background,omitempty" about:"Asks what the taker already is, not what they like. Results are contrasted over the first such item."`
	Optional   bool            `json:"optional,omitempty" about:"The taker may go on without choosing anything."`
	UpTo       int             `json:"up_to,omitempty" rule:"from=2,to=40" about:"The most options that may be picked (kind pick)."`
	Scale      string          `json:"scale,omitempty" about:"The id of the scale with which the item is answered."`
	Reversed   bool            `json:"reversed,omitempty" about:"Agreeing counts against the traits (kind scale)."`
	Traits     Points          `json:"traits,omitempty" rule:"places=3,max=100" about:"The traits that the item measures: an option gives its value times this number of points (kind scale)."`
	Points     Points          `json:"points,omitempty" rule:"places=3,max=1520" about:"Paths, careers or courses that get points directly: an option's value times this number (kind scale)."`
	Options    []Option        `json:"options,omitempty" rule:"least=2,max=40" about:"What can be chosen (all kinds but scale)."`
}

// An Option is one thing that can be chosen for an item.
type Option struct {
	ID     string `json:"id" rule:"required,id" about:"Names the option within its item."`
	Text   Text   `json:"text" rule:"required,max=160" about:"What the taker reads."`
	Help   Text   `json:"help,omitempty" rule:"max=300" about:"What may help to understand it."`
	Alone  bool   `json:"alone,omitempty" about:"None of these: it cannot be combined with others (kind pick)."`
	Traits Points `json:"traits,omitempty" rule:"places=3,max=100" about:"The points that the option gives to traits."`
	Points Points `json:"points,omitempty" rule:"places=3,max=1520" about:"The points that it gives to paths, careers or courses directly."`
}
