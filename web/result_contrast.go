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
	Text    quiz.Text
	Said    string
	Address string
	// Answered tells that there was an answer.
	Answered bool
	// Same says that all answers lead to the same path; it is empty where they do not.
	Same string
	Rows []contrastRow
	// Careers is how many there are; 0 where their moves are not told.
	Careers int
}

// contrastRow is one other answer.
type contrastRow struct {
	Answer, Says string
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
	if !r.partial {
		c.Careers = len(r.Quiz.Careers)
	}
	same := true
	for _, other := range r.Quiz.Model.Contrasts(r.sheet, item) {
		if len(r.Quiz.Model.Options(item, other.Alternative)) > 1 {
			continue // of a pick, each option by itself will do
		}
		c.Rows = append(c.Rows, r.contrastRow(item, other))
		same = same && slices.Equal(firstPaths(other.Result), firstPaths(r.result))
	}
	if same && len(c.Rows) > 0 {
		c.Same = fmt.Sprintf("With any of these answers the same comes first: %s.", list(r.names(engine.Paths, firstPaths(r.result))))
	}
	return c
}

func (r reading) contrastRow(item int, other engine.Contrast) contrastRow {
	row := contrastRow{Answer: r.alternativeWords(item, other.Alternative), Says: r.contrastSays(other.Result)}
	if r.partial {
		return row // nor are the careers of all paths ranked now
	}
	moves := slices.Clone(other.Moves)
	slices.SortStableFunc(moves, func(a, b engine.Move) int { return cmp.Compare(a.To, b.To) })
	for _, m := range moves {
		words := r.moveWords(m)
		if row.More = append(row.More, words); min(m.From, m.To) <= nearTop {
			row.Moves = append(row.Moves, words)
		}
	}
	if len(row.More) == len(row.Moves) {
		row.More = nil
	}
	return row
}

// contrastSays tells the first path, its lead and the verdict.
func (r reading) contrastSays(other engine.Result) string {
	first := firstPaths(other)
	names, still := list(r.names(engine.Paths, first)), ""
	if slices.Equal(first, firstPaths(r.result)) {
		still = " still"
	}
	verdict := map[engine.Verdict]string{engine.Clear: "a clear result", engine.Balanced: "a balanced result", engine.NoResult: "no clear result"}[other.Verdict]
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

// firstPaths are the paths that come first, in the content's order.
func firstPaths(r engine.Result) []int {
	var first []int
	for _, s := range r.Ranked[engine.Paths] {
		if s.Rank == 1 {
			first = append(first, s.Outcome)
		}
	}
	slices.Sort(first)
	return first
}
