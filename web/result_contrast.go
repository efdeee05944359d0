package web

import (
	"cmp"
	"fmt"
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
	// Answered tells that there was an answer.
	Answered bool
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

// contrast returns nil where no background was asked for.
func (r reading) contrast() *contrast {
	item, ok := r.Quiz.BackgroundItem()
	if !ok || r.sheet.IsOpen(item) {
		return nil
	}
	c := &contrast{Text: r.Quiz.Items[item].Text, Said: r.said(item), Address: r.itemAddress(item) + "?from=result"}
	_, c.Answered = r.sheet.Alternative(item)
	others := r.Quiz.Model.Contrasts(r.sheet, item)
	if !slices.ContainsFunc(others, r.moves) {
		c.Means = upperFirst(r.anyOther(item)) + " nothing would move: " + r.stays() + "."
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

// stays names all that a row would tell.
func (r reading) stays() string {
	if r.partial || len(r.Quiz.Careers) == 0 { // nor are the careers of all paths ranked in short forms
		return "what comes first and its lead stay"
	}
	return "what comes first, its lead and the place of every career stay"
}

// anyOther names the other answers in a sentence.
func (r reading) anyOther(item int) string {
	_, answered := r.sheet.Alternative(item)
	switch {
	case r.Quiz.Items[item].Kind == quiz.KindPick:
		return "with any other answer by itself"
	case answered:
		return "with any other background"
	}
	return "with any background"
}

// contrastMeans says whether the path stays.
func (r reading) contrastMeans(item int, others []engine.Contrast) string {
	first := r.result.AllFirst(engine.Paths)
	var answers []string
	var changed [][]int
	for _, other := range others {
		if now := other.Result.AllFirst(engine.Paths); !slices.Equal(now, first) {
			answers, changed = append(answers, "“"+r.alternativeWords(item, other.Alternative)+"”"), append(changed, now)
		}
	}
	switch names := list(r.names(engine.Paths, first)); {
	case len(changed) == 0 && len(first) > 1:
		return fmt.Sprintf("The same paths stay level in the first place %s: %s.", r.anyOther(item), names)
	case len(changed) == 0:
		return fmt.Sprintf("The path stays the same %s: %s.", r.anyOther(item), names)
	case len(changed) == len(others):
		return fmt.Sprintf("%s %s.", upperFirst(r.anyOther(item)), r.firstPlace(first, changed))
	}
	return fmt.Sprintf("With %s %s; with the other answers it stays as it is.", list(answers), r.firstPlace(first, changed))
}

// firstPlace says what comes first where it is not what does now.
func (r reading) firstPlace(first []int, changed [][]int) string {
	for _, now := range changed {
		if len(first) > 1 || len(now) > 1 || now[0] != changed[0][0] {
			return "the first place would change"
		}
	}
	return "the path would be another: " + list(r.names(engine.Paths, changed[0]))
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
		row.Says = upperFirst(r.stays()) + "."
		if len(row.More) > 0 {
			row.Says = "Only careers further down move."
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

// contrastSays tells the first path, its lead and the verdict.
func (r reading) contrastSays(other engine.Result) string {
	first := other.AllFirst(engine.Paths)
	names, still := list(r.names(engine.Paths, first)), ""
	if slices.Equal(first, r.result.AllFirst(engine.Paths)) {
		still = " still"
	}
	verdict := verdictName(other.Verdict)
	if len(first) > 1 {
		return fmt.Sprintf("%s are%s level in the first place: %s.", upperFirst(names), still, verdict)
	}
	return fmt.Sprintf("%s%s comes first, ahead by %s: %s.", upperFirst(names), still, pointsWords(other.Lead), verdict)
}

func (r reading) moveWords(m engine.Move) string {
	verb := "rises"
	if m.To > m.From {
		verb = "falls"
	}
	return fmt.Sprintf("%s %s from %d to %d", r.Quiz.Careers[m.Career].Name, verb, m.From, m.To)
}
