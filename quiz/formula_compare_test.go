package quiz_test

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A comparison holds what the program makes of a paper against what the oracle makes of it, exactly.
type comparison struct {
	paper  paper
	oracle oracle
	quiz   *quiz.Quiz
	ties   [engine.NumGroups]int // sheets with a tie
}

func newComparison(p paper, q *quiz.Quiz) *comparison {
	return &comparison{paper: p, oracle: newOracle(p), quiz: q}
}

// sheet scores one sheet, which goes the way of every taker's answers.
func (c *comparison) sheet(t fatal, answers map[string]quiz.Answer) {
	t.Helper()
	sheet, err := c.quiz.SheetOf(answers)
	if err != nil {
		t.Fatalf("%v: %v", answers, err)
	}
	result := c.quiz.Model.Evaluate(sheet)
	report := c.quiz.Report("sheet", sheet)
	for g, reported := range [engine.NumGroups][]quiz.Ranked{report.Paths, ofCareers(report), report.Courses} {
		g := engine.Group(g)
		expected := c.ranking(g, answers)
		c.ranked(t, g, expected, result, answers)
		for i, e := range expected {
			c.reported(t, e, reported[i], answers)
			c.explained(t, g, e, sheet, answers)
			c.reasoned(t, e, sheet, answers)
		}
		c.ties[g] += one(slices.ContainsFunc(expected, func(e expectation) bool { return e.tied }))
	}
}

// An expectation is where an outcome must come.
type expectation struct {
	goal           goal
	fit            *big.Rat
	rank, pathRank int
	tied           bool
}

// ranking lists the outcomes best first, equal ones in the paper's order, each with one more than how
// many are better.
func (c *comparison) ranking(g engine.Group, answers map[string]quiz.Answer) []expectation {
	var all []expectation
	for _, goal := range c.paper.outcomes[g] {
		all = append(all, expectation{goal: goal, fit: c.oracle.fit(goal.id, answers)})
	}
	for i := range all {
		e := &all[i]
		e.rank, e.pathRank = 1, one(g == engine.Careers)
		for _, other := range all {
			better := one(other.fit.Cmp(e.fit) > 0)
			e.rank += better
			e.pathRank += better * one(g == engine.Careers && other.goal.path == e.goal.path)
			e.tied = e.tied || other.goal.id != e.goal.id && other.fit.Cmp(e.fit) == 0
		}
	}
	slices.SortStableFunc(all, func(a, b expectation) int { return a.rank - b.rank })
	return all
}

func (c *comparison) ranked(t fatal, g engine.Group, expected []expectation, result engine.Result, answers map[string]quiz.Answer) {
	t.Helper()
	for i, e := range expected {
		s := result.Ranked[g][i]
		id := c.quiz.IDs(g)[s.Outcome]
		if id != e.goal.id || s.Fit.Rat().Cmp(e.fit) != 0 || s.Rank != e.rank || s.PathRank != e.pathRank {
			c.fail(t, answers, "as number %d of the %s comes %s with %s, rank %d and %d; want %s with %s, rank %d and %d",
				i+1, g, id, s.Fit.Rat(), s.Rank, s.PathRank, e.goal.id, e.fit, e.rank, e.pathRank)
		}
	}
	if g == engine.Paths && result.Lead.Rat().Cmp(minus(expected[0].fit, expected[1].fit)) != 0 {
		c.fail(t, answers, "the lead is %s", result.Lead.Rat())
	}
}

// explained looks at an outcome's baseline and at the contribution of each item.
func (c *comparison) explained(t fatal, g engine.Group, e expectation, sheet *engine.Sheet, answers map[string]quiz.Answer) {
	t.Helper()
	outcome := slices.Index(c.quiz.IDs(g), e.goal.id)
	sum := c.quiz.Model.Baseline(g, outcome).Rat()
	if want := c.oracle.baseline(e.goal.id); sum.Cmp(want) != 0 {
		c.fail(t, answers, "%s has the baseline %s, want %s", e.goal.id, sum, want)
	}
	contributions := c.quiz.Model.Contributions(sheet, g, outcome)
	for i, item := range c.paper.items {
		got, want := contributions[i], c.oracle.contribution(i, e.goal.id, answers[item.id])
		if c.quiz.Items[got.Item].ID != item.id || got.Rat().Cmp(want) != 0 {
			c.fail(t, answers, "%s contributes %s to %s, want %s", c.quiz.Items[got.Item].ID, got.Rat(), e.goal.id, want)
		}
		sum = plus(sum, got.Rat())
	}
	if sum.Cmp(e.fit) != 0 {
		c.fail(t, answers, "baseline and contributions of %s add up to %s, not to its fit %s", e.goal.id, sum, e.fit)
	}
}

// reasoned looks at the explanation in the questionnaire's ids, whose numbers are the nearest float64s.
func (c *comparison) reasoned(t fatal, e expectation, sheet *engine.Sheet, answers map[string]quiz.Answer) {
	t.Helper()
	got, err := c.quiz.Explain(sheet, e.goal.id)
	fit, _ := e.fit.Float64()
	baseline, _ := c.oracle.baseline(e.goal.id).Float64()
	if err != nil || got.Outcome != e.goal.id || got.Fit != fit || got.Baseline != baseline || len(got.Reasons) != len(c.paper.items) {
		c.fail(t, answers, "%s is explained as %+v (%v), want fit %v and baseline %v", e.goal.id, got, err, fit, baseline)
	}
	for i, item := range c.paper.items {
		adds, _ := c.oracle.contribution(i, e.goal.id, answers[item.id]).Float64()
		if !slices.Contains(got.Reasons, quiz.ReasonReport{Item: item.id, Adds: adds}) {
			c.fail(t, answers, "%s adds %v to %s; told is %+v", item.id, adds, e.goal.id, got.Reasons)
		}
	}
	if !slices.IsSortedFunc(got.Reasons, func(a, b quiz.ReasonReport) int { return cmp.Compare(math.Abs(b.Adds), math.Abs(a.Adds)) }) {
		c.fail(t, answers, "what moves %s most does not come first: %+v", e.goal.id, got.Reasons)
	}
}

// reported looks at a line of the report, in which a fit is the nearest float64.
func (c *comparison) reported(t fatal, e expectation, got quiz.Ranked, answers map[string]quiz.Answer) {
	t.Helper()
	fit, _ := e.fit.Float64()
	if want := (quiz.Ranked{ID: e.goal.id, Fit: fit, Rank: e.rank}); got != want {
		c.fail(t, answers, "reported is %+v, want %+v", got, want)
	}
}

func ofCareers(report quiz.Report) []quiz.Ranked {
	var all []quiz.Ranked
	for _, career := range report.Careers {
		all = append(all, quiz.Ranked{ID: career.ID, Fit: career.Fit, Rank: career.Rank})
	}
	return all
}

func (c *comparison) fail(t fatal, answers map[string]quiz.Answer, format string, args ...any) {
	t.Helper()
	t.Fatalf(format+"\nanswers: %v\n%s", append(args, answers, c.paper.text())...)
}
