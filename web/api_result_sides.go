package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// apiStability says how far a result can be relied on: in the page's sentences, and in the ids and numbers that
// `careerfit score --stability` writes.
type apiStability struct {
	Says []string `json:"says"`
	quiz.StabilityReport
}

func (r reading) apiStability() *apiStability {
	name := r.say.T("The path")
	if r.result.Verdict == engine.Balanced {
		name = string(r.Quiz.Paths[r.first()].Name)
	}
	words := r.sure(name)
	s := &apiStability{notEmpty(words.Level, words.Flips, words.Weights, words.Retake, words.Opinions.Says), r.Quiz.StabilityReport(r.sheet, r.stability)}
	if !r.ranksCareersOf(r.first()) {
		s.CareerFlip = nil
		for i := range s.Opinions {
			s.Opinions[i].Careers = []string{}
		}
	}
	s.Contrasts = r.contrastsTold(s.Contrasts)
	return s
}

// contrastsTold are the contrasts as far as a short form tells them: without the careers, and none where the question
// about the background was not put.
func (r reading) contrastsTold(all []quiz.ContrastReport) []quiz.ContrastReport {
	if item, ok := r.Quiz.BackgroundItem(); ok && r.sheet.IsOpen(item) {
		return []quiz.ContrastReport{}
	}
	for i := range all {
		if r.partial {
			all[i].Moves = []quiz.MoveReport{}
		}
	}
	return all
}

// An apiFlip tells the least change of answers after which another path comes first or level or, where Path says
// which path's, another career of it.
type apiFlip struct {
	Path string `json:"path,omitempty"`
	Says string `json:"says"`
	// Enough says of changes of the path that they are, Then who comes first with them, Background that it is among them.
	Enough     string      `json:"enough,omitempty"`
	Changes    []apiChange `json:"changes"`
	Then       string      `json:"then,omitempty"`
	Background string      `json:"background,omitempty"`
}

// An apiChange is an answer that would have to be another one.
type apiChange struct {
	Item     string    `json:"item"`
	Question quiz.Text `json:"question"`
	// Said is the answer in words, Instead the other one; each is missing where there is or would be none.
	Said    string `json:"said,omitempty"`
	Instead string `json:"instead,omitempty"`
}

// apiFlips are the page's: that of the paths and those of the careers on each leading path that are ranked.
func (r reading) apiFlips() []apiFlip {
	all := []apiFlip{r.apiFlip("", r.pathFlip())}
	for _, path := range r.leadingPaths() {
		if p := r.leadingPath(path); p.Flip != nil {
			flip := r.apiFlip(p.ID, *p.Flip)
			flip.Enough = "" // said of paths alone
			all = append(all, flip)
		}
	}
	return all
}

func (r reading) apiFlip(path string, words flipWords) apiFlip {
	flip := apiFlip{path, words.Says, words.Enough, []apiChange{}, words.Then, words.Background}
	for _, c := range words.Changes {
		change := apiChange{Item: r.Quiz.Items[c.item].ID, Question: c.Text, Instead: c.Instead}
		if c.Answered {
			change.Said = c.Said
		}
		flip.Changes = append(flip.Changes, change)
	}
	return flip
}

// An apiContrast says what another background would move.
type apiContrast struct {
	Item  string        `json:"item"`
	Means string        `json:"means"`
	Rows  []apiContrary `json:"rows"`
}

// An apiContrary is one other answer in words: what comes first then, and which careers move.
type apiContrary struct {
	Answer string   `json:"answer"`
	Says   string   `json:"says,omitempty"`
	Moves  []string `json:"moves"`
}

// apiContrast is nil where the questionnaire does not ask for a background.
func (r reading) apiContrast() *apiContrast {
	words := r.contrast()
	if words == nil {
		return nil
	}
	item, _ := r.Quiz.BackgroundItem()
	c := &apiContrast{r.Quiz.Items[item].ID, words.Means, []apiContrary{}}
	for _, row := range words.Rows {
		moves := row.Moves
		if len(row.More) > 0 {
			moves = row.More
		}
		c.Rows = append(c.Rows, apiContrary{row.Answer, row.Says, append([]string{}, moves...)})
	}
	return c
}
