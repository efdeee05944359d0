package quiz

// A Path is one of the directions that the quiz tells apart.
type Path struct {
	ID         string   `json:"id" rule:"required,id" about:"Names the path, and becomes a part of its page's address."`
	Name       Text     `json:"name" rule:"required,max=60" about:"What the path is called."`
	Summary    Text     `json:"summary" rule:"required,max=400" about:"What it is, in a sentence or two."`
	What       []Text   `json:"what,omitempty" rule:"max=10" about:"What the work is about, a paragraph an entry."`
	Examples   []Text   `json:"examples,omitempty" rule:"max=20" about:"Examples of that."`
	Role       []Text   `json:"role,omitempty" rule:"max=10" about:"What a person on this path does, a paragraph an entry."`
	Activities []Text   `json:"activities,omitempty" rule:"max=20" about:"What the days are made of."`
	Workplaces []Text   `json:"workplaces,omitempty" rule:"max=20" about:"Where people on this path work."`
	Brings     []Brings `json:"brings,omitempty" rule:"max=20" about:"What a background brings to this path."`
	Pay        []Pay    `json:"pay,omitempty" rule:"max=10" example:"[{low: 52000, typical: 60000, high: 71000, currency: USD, year: 2026, source: …}]" about:"What is paid, a source an entry."`
	Steps      []Text   `json:"steps,omitempty" rule:"max=10" about:"What to do next."`
	Weights    Points   `json:"weights,omitempty" rule:"places=3,max=100" about:"How much each trait counts for this path; below 0 it counts against it."`
	Sources    []string `json:"sources,omitempty" rule:"max=20" about:"The ids of the sources of these facts."`
}

// Brings says what a taker who gave the option of the first background item brings to a path.
type Brings struct {
	Option string `json:"option" rule:"required,ref" about:"The id of an option of the first background item."`
	Text   Text   `json:"text" rule:"required,max=800" about:"What somebody with that background brings."`
}

// A Career is an occupation on one path.
type Career struct {
	ID           string   `json:"id" rule:"required,id" about:"Names the career, and becomes a part of its page's address."`
	Path         string   `json:"path" rule:"required,ref" about:"The id of the path that it belongs to."`
	Name         Text     `json:"name" rule:"required,max=80" about:"What the career is called."`
	Summary      Text     `json:"summary" rule:"required,max=400" about:"What it is, in a sentence or two."`
	Pay          []Pay    `json:"pay,omitempty" rule:"max=10" example:"[{low: 52000, typical: 60000, high: 71000, currency: USD, year: 2026, source: …}]" about:"What is paid, a source an entry."`
	Requirements []Text   `json:"requirements,omitempty" rule:"max=20" about:"What is asked of whoever wants it, such as a licence."`
	Workplaces   []Text   `json:"workplaces,omitempty" rule:"max=20" about:"Where it is done."`
	Activities   []Text   `json:"activities,omitempty" rule:"max=20" about:"What the days are made of."`
	Weights      Points   `json:"weights,omitempty" rule:"places=3,max=100" about:"How much each trait counts for this career; below 0 it counts against it."`
	Sources      []string `json:"sources,omitempty" rule:"max=20" about:"The ids of the sources of these facts."`
}

// A Course is something to learn from, offered with the paths and careers it is For.
type Course struct {
	ID      string   `json:"id" rule:"required,id" about:"Names the course, and becomes a part of its page's address."`
	Code    string   `json:"code,omitempty" rule:"max=40" about:"The number it has in a catalogue."`
	Name    Text     `json:"name" rule:"required,max=120" about:"What the course is called."`
	Summary Text     `json:"summary" rule:"required,max=600" about:"What it teaches, in a few sentences."`
	Status  Text     `json:"status,omitempty" rule:"max=200" about:"Such as: Required, or: Elective, each autumn."`
	Does    []Text   `json:"does,omitempty" rule:"max=20" about:"What one does there."`
	For     []string `json:"for,omitempty" rule:"max=50" about:"The ids of the paths and careers that it helps with."`
	Weights Points   `json:"weights,omitempty" rule:"places=3,max=100" about:"How much each trait counts for this course."`
	Sources []string `json:"sources,omitempty" rule:"max=20" about:"The ids of the sources of these facts."`
}

// Pay is one source's figures for one path or career. Official figures are shown beside the others,
// never mixed with them. At least one of Low, Typical and High is given.
type Pay struct {
	Official   bool   `json:"official,omitempty" about:"The figures come from a statistics office, for the nearest occupation."`
	Low        Amount `json:"low,omitempty" about:"The low end, in whole units of the currency a year."`
	Typical    Amount `json:"typical,omitempty" about:"What is typical, in whole units of the currency a year."`
	High       Amount `json:"high,omitempty" about:"The high end; # in quotes where it is above what the survey can show."`
	Currency   string `json:"currency" rule:"required,currency" example:"USD" about:"Three capital letters, such as USD."`
	Year       int    `json:"year,omitempty" rule:"from=1990,to=2200" about:"The year that the figures are of."`
	Occupation Text   `json:"occupation,omitempty" rule:"max=120,kept" about:"The occupation of the statistics that they are for."`
	Code       string `json:"code,omitempty" rule:"max=20" about:"Its number there."`
	Match      string `json:"match,omitempty" rule:"one=high|medium|low" about:"How near that occupation is to the career."`
	Source     string `json:"source" rule:"required,ref" about:"The id of the source."`
	Note       Text   `json:"note,omitempty" rule:"max=300" about:"What else must be known of the figures."`
}

// Amount is a sum of money in whole units ("82000"), or "#": above the survey's upper limit.
type Amount string

// AboveLimit is the Amount that a survey gives when a wage is above what it can show.
const AboveLimit Amount = "#"

// A Persona is a golden sheet: a person in a role, what they would answer, and what the quiz must
// then say. Personas run as tests of the content.
type Persona struct {
	ID      string            `json:"id" rule:"required,id" about:"Names the persona."`
	Role    Text              `json:"role" rule:"required,max=400,kept" about:"Who it is, in a sentence."`
	Answers map[string]Answer `json:"answers" rule:"required,max=15000" example:"{…: …}" about:"What they answer: an option for each item, a list of options for a pick. What is left out is skipped."`
	Expect  Expect            `json:"expect" rule:"required" example:"{path: …}" about:"What the quiz must then say."`
}

// Expect is what a persona must get; what is empty is not looked at.
type Expect struct {
	Verdict string `json:"verdict,omitempty" rule:"one=clear|balanced|none" about:"clear, balanced or none."`
	Path    string `json:"path,omitempty" rule:"ref" about:"The id of the path that must come first."`
	Career  string `json:"career,omitempty" rule:"ref" about:"The id of the career that must come first."`
	Course  string `json:"course,omitempty" rule:"ref" about:"The id of the course that must come first."`
}
