package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// apiResultWords are the sentences of a result page, in the language of the answer. Those that the page would not have
// are missing.
type apiResultWords struct {
	Headline string `json:"headline"`
	// Meaning explains the verdict, RestsOn how many answers the result rests on, Lead how far the first path is ahead.
	Meaning quiz.Text `json:"meaning,omitempty"`
	RestsOn string    `json:"rests_on,omitempty"`
	Lead    string    `json:"lead,omitempty"`
	// Least says that the answers speak rather against the path that comes first, CloseCall that the first career is
	// one, FirstElsewhere which career that is where it is on no path that the result is about.
	Least          string `json:"least,omitempty"`
	CloseCall      string `json:"close_call,omitempty"`
	FirstElsewhere string `json:"first_elsewhere,omitempty"`
	// Short and Unfinished say what questions that were not answered can still change.
	Short      []string `json:"short,omitempty"`
	Unfinished []string `json:"unfinished,omitempty"`
}

func (r reading) resultWords() (apiResultWords, error) {
	unfinished, err := r.unfinishedWords()
	if err != nil {
		return apiResultWords{}, err
	}
	words := apiResultWords{Headline: r.headline(r.result), Meaning: r.verdictWords(), Short: r.shortWords().sentences(), Unfinished: unfinished.sentences()}
	if r.result.Verdict == engine.NoResult {
		words.Meaning = r.nonePage(ResultTop{Words: words.Meaning}).Words
		return words, nil
	}
	words.RestsOn, words.Lead = r.restsOn(), r.leadWords()
	first := r.firstCareers()
	words.CloseCall = r.closeCall(first)
	if r.result.Verdict == engine.Clear {
		words.Least = r.leastWords()
	}
	if card := elsewhere(first, r.leadingPaths()); card != nil {
		words.FirstElsewhere = string(card.Name)
	}
	return words, nil
}

// leadingPaths are the paths that the result is about.
func (r reading) leadingPaths() []int {
	var paths []int
	for _, p := range leading(r.Quiz, r.result) {
		paths = append(paths, p.Outcome)
	}
	return paths
}

func (w *shortWords) sentences() []string {
	if w == nil {
		return nil
	}
	return notEmpty(w.Says, w.Path, w.Careers, w.Another)
}

func (w *unfinishedWords) sentences() []string {
	if w == nil {
		return nil
	}
	return notEmpty(w.Says, w.Path, w.Careers)
}

// notEmpty are the texts that say something.
func notEmpty(texts ...string) []string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// apiMissing says why there is no clear result, and where one would begin to get one.
type apiMissing struct {
	Says []string `json:"says"`
	// Unsaid are the items without an answer, where there are too few; Alike are those with the same one, where all have.
	Unsaid []string `json:"unsaid"`
	Alike  []string `json:"alike"`
}

func (r reading) apiMissing() *apiMissing {
	page := r.nonePage(ResultTop{})
	missing := &apiMissing{notEmpty(append(page.Missing, page.Reversed)...), r.itemsOf(page.Unsaid), r.itemsOf(page.Alike)}
	return missing
}

// itemsOf are the ids of the rows' items.
func (r reading) itemsOf(rows []openRow) []string {
	ids := []string{}
	for _, row := range rows {
		ids = append(ids, r.Quiz.Items[row.item].ID)
	}
	return ids
}

// An apiTipping has items without an answer, and what one there could bring about.
type apiTipping struct {
	Says    string   `json:"says"`
	Verdict string   `json:"verdict"`
	First   []string `json:"first"`
	Items   []string `json:"items"`
}

func (r reading) apiTippings() []apiTipping {
	var all []apiTipping
	for _, t := range r.tippings() {
		all = append(all, apiTipping{t.Says, t.verdict.String(), r.ids(engine.Paths, t.first), r.itemsOf(t.Rows)})
	}
	return all
}

// ids are those of outcomes.
func (r reading) ids(g engine.Group, outcomes []int) []string {
	ids := []string{}
	for _, o := range outcomes {
		ids = append(ids, r.Quiz.IDs(g)[o])
	}
	return ids
}
