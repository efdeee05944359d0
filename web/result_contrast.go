package web

import (
	"cmp"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// contrast is the same sheet with each other answer to the item about the background.
type contrast struct {
	// Means says what that comes to.
	Means   string
	Text    quiz.Text
	Said    string
	Address string
	// Asked tells that the question was put, Answered that there was an answer.
	Asked, Answered bool
	// Rows are empty where no other answer moves anything.
	Rows []contrastRow
	// Careers is how many there are; 0 where none is told to move.
	Careers int
}

// contrastRow is one other answer with what it moves.
type contrastRow struct {
	Answer string
	// Says tells the first path, its lead and the verdict; where all of these stay it is empty or says so.
	Says string
	// Moves are careers whose place changes, those near the top; More are all of them where these are not
	// all.
	Moves, More []string
}

// nearTop is how far down the list of careers a move is of interest.
const nearTop = 3

// contrast returns nil where the quiz does not ask for a background.
func (r reading) contrast() *contrast {
	item, ok := r.Quiz.BackgroundItem()
	if !ok {
		return nil
	}
	if r.sheet.IsOpen(item) {
		return &contrast{Means: r.say.T("Your background was not asked, so this result cannot say what another one would move.")}
	}
	c := &contrast{Text: r.Quiz.Items[item].Text, Said: r.said(item), Address: r.itemAddress(item) + "?from=result", Asked: true}
	_, c.Answered = r.sheet.Alternative(item)
	others := r.Quiz.Model.Contrasts(r.sheet, item)
	if !slices.ContainsFunc(others, r.moves) {
		c.Means = sentences(r.nothingMoves(item), r.stays())
		return c
	}
	c.Means = r.contrastMeans(item, others)
	for _, other := range others {
		row := r.contrastRow(item, other)
		if c.Rows = append(c.Rows, row); len(row.Moves)+len(row.More) > 0 {
			c.Careers = len(r.Quiz.Careers)
		}
	}
	return c
}

// moves reports whether the other answer moves anything that a row would tell.
func (r reading) moves(other engine.Contrast) bool {
	return r.contrastSays(other.Result) != r.contrastSays(r.result) || !r.partial && len(other.Moves) > 0
}

func (r reading) contrastRow(item int, other engine.Contrast) contrastRow {
	row := contrastRow{Answer: r.alternativeWords(item, other.Alternative)}
	if says := r.contrastSays(other.Result); says != r.contrastSays(r.result) {
		row.Says = says
	}
	if !r.partial {
		row.Moves, row.More = r.moveLists(other.Moves)
	}
	if row.Says == "" && len(row.Moves) == 0 {
		row.Says = r.stays()
		if len(row.More) > 0 {
			row.Says = r.say.T("Only careers further down move.")
		}
	}
	return row
}

// moveLists returns the moves near the top, and all where these are not all.
func (r reading) moveLists(moves []engine.Move) (near, all []string) {
	moves = slices.Clone(moves)
	slices.SortStableFunc(moves, func(a, b engine.Move) int { return cmp.Compare(a.To, b.To) })
	for _, m := range moves {
		words := r.moveWords(m)
		if all = append(all, words); min(m.From, m.To) <= nearTop {
			near = append(near, words)
		}
	}
	if len(all) == len(near) {
		all = nil
	}
	return near, all
}
