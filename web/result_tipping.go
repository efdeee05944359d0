package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// tipping are questions left without an answer where one answer alone would tip the scales, all to the same side.
type tipping struct {
	// Says is what such an answer could bring about: the verdict, and the paths that come first.
	Says    string
	Rows    []openRow
	verdict engine.Verdict
	first   []int
}

func (t tipping) is(v engine.Verdict, first []int) bool {
	return t.verdict == v && slices.Equal(t.first, first)
}

// tippings are these questions by what they could bring about, another first place before another verdict alone.
func (r reading) tippings() []tipping {
	var all []tipping
	for _, row := range r.unsaid() {
		for _, to := range r.tipsTo(row.item) {
			at := slices.IndexFunc(all, func(t tipping) bool { return t.is(to.verdict, to.first) })
			if at < 0 {
				at, all = len(all), append(all, to)
			}
			all[at].Rows = append(all[at].Rows, row)
		}
	}
	var others, same []tipping
	for _, t := range all {
		if t.Says = r.tippingWords(t); slices.Equal(t.first, r.result.AllFirst(engine.Paths)) {
			same = append(same, t)
		} else {
			others = append(others, t)
		}
	}
	return append(others, same...)
}

// tipsTo is what answers to the question, and to no other, could bring about that is not so now.
func (r reading) tipsTo(item int) []tipping {
	now := tipping{verdict: r.result.Verdict, first: r.result.AllFirst(engine.Paths)}
	all, sheet, model := []tipping{now}, r.sheet.Clone(), r.Quiz.Model
	for a := range model.Alternatives(item) {
		_ = sheet.Choose(item, a) // cannot fail: it is one of the alternatives
		then := engine.Result{Verdict: model.Verdict(sheet)}
		then.Ranked[engine.Paths] = model.Rank(nil, sheet, engine.Paths)
		first := then.AllFirst(engine.Paths)
		if then.Verdict == engine.NoResult { // then nothing is told of the paths
			first = now.first
		}
		if !slices.ContainsFunc(all, func(t tipping) bool { return t.is(then.Verdict, first) }) {
			all = append(all, tipping{verdict: then.Verdict, first: first})
		}
	}
	return all[1:]
}

// tippingWords lead to the questions.
func (r reading) tippingWords(t tipping) string {
	n, names := len(t.Rows), r.list(engine.Paths, t.first)
	switch {
	case t.verdict == engine.NoResult:
		return r.say.N(n, "You gave no answer here. One could leave you without a clear result:", "You gave no answer here. A single one could leave you without a clear result:")
	case len(t.first) > 1:
		return r.say.N(n, "You gave no answer here. One could make these level in the first place: %[2]s.", "You gave no answer here. A single one could make these level in the first place: %[2]s.", names)
	case t.verdict == engine.Clear:
		return r.say.N(n, "You gave no answer here. One could make the result clear, with this path first: %[2]s.", "You gave no answer here. A single one could make the result clear, with this path first: %[2]s.", names)
	}
	return r.say.N(n, "You gave no answer here. One could put this path first, in a result still balanced: %[2]s.",
		"You gave no answer here. A single one could put this path first, in a result still balanced: %[2]s.", names)
}
