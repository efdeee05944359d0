package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// nearFlip returns, of the flips by one answer, that which is nearest to what was said, and how many other questions
// have an answer that is enough, too. A flip by more answers is returned as it is.
func (r reading) nearFlip(f engine.Flip, among engine.Group) (near engine.Flip, others int) {
	if len(f.Changes) != 1 || r.tries()*len(r.Quiz.IDs(among)) > mostTried {
		return f, 0
	}
	near, nearest := f, 0
	for i, item := range r.Quiz.Items {
		if r.sheet.IsOpen(i) || item.Background != r.needsBackground(f) {
			continue
		}
		flip, steps := r.oneAnswer(i, f, among)
		if steps > 0 {
			others++
		}
		if steps > 0 && (nearest == 0 || steps < nearest) {
			near, nearest = flip, steps
		}
	}
	return near, max(others-1, 0)
}

// oneAnswer is the flip by the nearest answer to the item that is enough, and how many steps away that is: 0 where
// none is enough.
func (r reading) oneAnswer(item int, f engine.Flip, among engine.Group) (near engine.Flip, nearest int) {
	sheet, now := r.sheet.Clone(), r.firstLike(f, among, r.sheet)
	for to := range r.Quiz.Model.Alternatives(item) {
		_ = sheet.Choose(item, to) // cannot fail: it is one of the alternatives
		first, steps := r.firstLike(f, among, sheet), r.steps(item, to)
		if !slices.Equal(first, now) && (nearest == 0 || steps < nearest) {
			near, nearest = engine.Flip{Possible: true, Changes: []engine.Change{{Item: item, To: to}}, First: first}, steps
		}
	}
	return near, nearest
}

// firstLike are those that come first on a sheet of all that compete in a flip: paths, or the careers of one.
func (r reading) firstLike(f engine.Flip, among engine.Group, sheet *engine.Sheet) []int {
	var first []int
	rank := 0
	for _, s := range r.Quiz.Model.Rank(nil, sheet, among) {
		if among == engine.Careers && r.Quiz.Model.Path(s.Outcome) != r.Quiz.Model.Path(f.First[0]) {
			continue
		}
		if rank == 0 || s.Rank == rank {
			first, rank = append(first, s.Outcome), s.Rank
		}
	}
	slices.Sort(first)
	return first
}

// steps is how far an alternative is from what was said, at least 1: on a scale by its options, else by how many
// picked ones are others.
func (r reading) steps(item, to int) int {
	said, options := r.Marks[item].Options, r.Quiz.Model.Options(item, to)
	if r.Quiz.Items[item].IsScale() && len(said) > 0 {
		return max(said[0]-options[0], options[0]-said[0], 1)
	}
	news := 0
	for _, o := range options {
		if !slices.Contains(said, o) {
			news++
		}
	}
	return max(news, 1)
}
