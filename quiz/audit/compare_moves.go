package audit

import (
	"cmp"
	"math"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// moves is one group of outcomes by both versions.
type moves struct {
	items []bothItem
	// ids are the outcomes of the old version and then those that are new; at is where each version has
	// them, or −1.
	ids []string
	at  [][2]int
	// by scores by each version, and here is where each of its outcomes stands in ids.
	by   [2]*scoring
	here [2][]int
}

func newMoves(before, after *quiz.Quiz, both *bothSheets, g engine.Group) *moves {
	m := &moves{items: both.items}
	olds, news := before.IDs(g), after.IDs(g)
	m.ids = slices.Concat(olds, without(news, olds))
	for _, id := range m.ids {
		m.at = append(m.at, [2]int{slices.Index(olds, id), slices.Index(news, id)})
	}
	for v, q := range []*quiz.Quiz{before, after} {
		m.by[v] = newScoring(q.Model, g)
		for _, id := range q.IDs(g) {
			m.here[v] = append(m.here[v], slices.Index(m.ids, id))
		}
	}
	return m
}

// contribution returns what the answer of an item contributes to an outcome by a version, in [−1,1].
func (m *moves) contribution(version, item int, sheet []int32, outcome int) float64 {
	i, c := m.items[item].at[version], m.at[outcome][version]
	if i < 0 || sheet[i] == notAnswered {
		return 0 // no answer is worth the mean
	}
	by := m.by[version]
	return float64(by.gains[i][sheet[i]][c]-by.means[i][c]) / float64(by.table.Range(c))
}

// baseline returns an outcome's fit on an empty sheet by a version.
func (m *moves) baseline(version, outcome int) float64 {
	c, by := m.at[outcome][version], m.by[version]
	points := by.table.Offset(c)
	for _, means := range by.means {
		points += means[c]
	}
	return engine.Fit{Points: points, Range: by.table.Range(c)}.Float()
}

// A groupTally counts over sheets.
type groupTally struct {
	*moves
	firsts [2]*firsts
	found  [2][]int // who comes first by each version, as positions in ids
	// counts are how often each of ids comes first by each version.
	counts                 [2][]int
	moved, ties, explained int
	// rises has what is due to each item, and last to the baselines, in units of 10⁻¹¹, which are whole so
	// that the sum does not depend on the order.
	rises []int
}

// riseUnit is how many units a rise of 1 is. Those of ten million sheets, each up to 2, fit an int.
const riseUnit = 1e11

func newGroupTally(m *moves) *groupTally {
	t := &groupTally{moves: m, rises: make([]int, len(m.items)+1)}
	for v := range t.firsts {
		t.firsts[v] = newFirsts(m.by[v])
		t.counts[v] = make([]int, len(m.ids))
	}
	return t
}

// add counts one sheet.
func (t *groupTally) add(sheets twoSheets) {
	for v, f := range t.firsts {
		t.found[v] = t.found[v][:0]
		for _, c := range f.on(sheets.of[v]) {
			t.found[v] = append(t.found[v], t.here[v][c])
			t.counts[v][t.here[v][c]]++
		}
		slices.Sort(t.found[v])
	}
	switch before, after := t.found[0], t.found[1]; {
	case apart(before, after):
		t.moved++
		t.explain(sheets)
	case !slices.Equal(before, after):
		t.ties++
	}
}

// explain adds what makes the first that is new rise over the one that was, where both versions have both.
func (t *groupTally) explain(sheets twoSheets) {
	known := func(c int) bool { return t.at[c][0] >= 0 && t.at[c][1] >= 0 }
	was, is := slices.IndexFunc(t.found[0], known), slices.IndexFunc(t.found[1], known)
	if was < 0 || is < 0 {
		return
	}
	t.explained++
	loser, winner := t.found[0][was], t.found[1][is]
	lead := func(version, item int) float64 {
		return t.contribution(version, item, sheets.of[version], winner) - t.contribution(version, item, sheets.of[version], loser)
	}
	for i := range t.items {
		t.rises[i] += inUnits(lead(1, i) - lead(0, i))
	}
	t.rises[len(t.items)] += inUnits(t.baseline(1, winner) - t.baseline(1, loser) - t.baseline(0, winner) + t.baseline(0, loser))
}

func inUnits(rise float64) int { return int(math.Round(rise * riseUnit)) }

func (t *groupTally) merge(other *groupTally) {
	for v := range t.counts {
		addCounts(t.counts[v], other.counts[v])
	}
	addCounts(t.rises, other.rises)
	t.moved, t.ties, t.explained = t.moved+other.moved, t.ties+other.ties, t.explained+other.explained
}

// report returns what was counted over so many sheets.
func (t *groupTally) report(sheets int) GroupMoves {
	g := GroupMoves{
		Shares: []ComparedShare{}, Blame: []Blamed{},
		Moved: Share{t.moved, sheets}, Ties: Share{t.ties, sheets}, Explained: t.explained,
	}
	for c, id := range t.ids {
		s := ComparedShare{ID: id}
		for v, share := range []*Share{&s.Before, &s.After} {
			if t.at[c][v] >= 0 {
				*share = Share{t.counts[v][c], sheets}
			}
		}
		g.Shares = append(g.Shares, s)
	}
	g.blame(t)
	return g
}

// blame takes the means of the rises.
func (g *GroupMoves) blame(t *groupTally) {
	mean := func(rise int) float64 { return float64(rise) / riseUnit / float64(max(t.explained, 1)) }
	total := 0
	for i, rise := range t.rises {
		total += rise
		if i < len(t.items) && rise != 0 {
			g.Blame = append(g.Blame, Blamed{t.items[i].id, mean(rise)})
		}
	}
	g.Rise, g.Baseline = mean(total), mean(t.rises[len(t.items)])
	slices.SortStableFunc(g.Blame, func(a, b Blamed) int { return cmp.Compare(b.Rise, a.Rise) })
}
