package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// wantSameFits reports outcomes whose fit differs between two ways of saying the same thing.
func wantSameFits(t *rapid.T, spec engine.Spec, before, after engine.Result) {
	t.Helper()
	for g := range engine.NumGroups {
		for c := range spec.Outcomes[g] {
			if a, b := fitOf(before, g, c), fitOf(after, g, c); a.Compare(b) != 0 || a.Rat().Cmp(b.Rat()) != 0 {
				t.Fatalf("%s %d: the fit was %s and is %s", g, c, a.Rat(), b.Rat())
			}
		}
	}
}

// evaluate compiles the spec and evaluates the answers.
func evaluate(t fatal, spec engine.Spec, answers [][]int) engine.Result {
	t.Helper()
	m := compile(t, spec)
	sheet := sheetOf(t, m, answers)
	r := m.Evaluate(sheet)
	if m.Verdict(sheet) != r.Verdict {
		t.Fatal("the verdict by itself is", m.Verdict(sheet), "and with all of the result", r.Verdict)
	}
	return r
}

func TestATraitThatNothingMeasuresChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		before := m.Evaluate(sheetOf(t, m, answers))
		dead := spec.Traits
		spec.Traits++
		for g := range spec.Outcomes {
			spec.Outcomes[g] = slices.Clone(spec.Outcomes[g])
			for c := range spec.Outcomes[g] {
				o := &spec.Outcomes[g][c]
				o.Weights = append(slices.Clone(o.Weights), engine.Term{Of: dead, Points: drawDecimal(t, -24)})
			}
		}
		wantSameFits(t, spec, before, evaluate(t, spec, answers))
	})
}

func TestATraitThatNoOutcomeWantsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		before := m.Evaluate(sheetOf(t, m, answers))
		dead := spec.Traits
		spec.Traits++
		eachOption(spec, func(_, _ int, o *engine.Option) {
			o.Traits = append(slices.Clone(o.Traits), engine.Term{Of: dead, Points: drawDecimal(t, -24)})
		})
		wantSameFits(t, spec, before, evaluate(t, spec, answers))
	})
}

func TestScalingEverythingThatFeedsAnOutcomeChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		before := m.Evaluate(sheetOf(t, m, answers))
		k := engine.Decimal(rapid.IntRange(1, 9).Draw(t, "k"))
		c := rapid.IntRange(0, len(spec.Outcomes[engine.Paths])-1).Draw(t, "path")
		spec.Outcomes[engine.Paths] = slices.Clone(spec.Outcomes[engine.Paths])
		spec.Outcomes[engine.Paths][c].Weights = scaled(spec.Outcomes[engine.Paths][c].Weights, k, func(int) bool { return true })
		eachOption(spec, func(_, _ int, o *engine.Option) {
			o.Direct[engine.Paths] = scaled(o.Direct[engine.Paths], k, func(of int) bool { return of == c })
		})
		wantSameFits(t, spec, before, evaluate(t, spec, answers))
	})
}

func TestScalingAllItemWeightsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		before := m.Evaluate(sheetOf(t, m, answers))
		k := engine.Decimal(rapid.IntRange(1, 100).Draw(t, "k"))
		spec.Items = slices.Clone(spec.Items)
		for i := range spec.Items {
			spec.Items[i].Weight *= k
		}
		wantSameFits(t, spec, before, evaluate(t, spec, answers))
	})
}

func TestReversingAnItemAndMirroringItsAnswerChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		before := m.Evaluate(sheetOf(t, m, answers))
		i := rapid.IntRange(0, len(spec.Items)-1).Draw(t, "item")
		last := len(spec.Items[i].Options) - 1
		spec.Items = slices.Clone(spec.Items)
		spec.Items[i].Options = slices.Clone(spec.Items[i].Options)
		slices.Reverse(spec.Items[i].Options)
		answers = slices.Clone(answers)
		answers[i] = slices.Clone(answers[i])
		for o := range answers[i] {
			answers[i][o] = last - answers[i][o]
		}
		wantSameFits(t, spec, before, evaluate(t, spec, answers))
	})
}

func TestTheOrderOfTheItemsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		before := m.Evaluate(sheetOf(t, m, answers))
		var positions []int
		for i := range spec.Items {
			positions = append(positions, i)
		}
		var items []engine.Item
		var moved [][]int
		for _, i := range rapid.Permutation(positions).Draw(t, "order") {
			items, moved = append(items, spec.Items[i]), append(moved, answers[i])
		}
		spec.Items = items
		after := evaluate(t, spec, moved)
		wantSameFits(t, spec, before, after)
		if before.Verdict != after.Verdict {
			t.Errorf("the verdict was %s and is %s", before.Verdict, after.Verdict)
		}
	})
}

func TestAnEmptySheetGetsTheBaselines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		r := m.Evaluate(m.NewSheet())
		for g := range engine.NumGroups {
			for c := range spec.Outcomes[g] {
				if fit, base := fitOf(r, g, c), m.Baseline(g, c); fit != base {
					t.Fatalf("%s %d: the fit of an empty sheet is %s, the baseline %s", g, c, fit.Rat(), base.Rat())
				}
			}
		}
	})
}

// eachOption visits copies of all options, which take the place of the originals.
func eachOption(spec engine.Spec, visit func(item, option int, o *engine.Option)) {
	for i := range spec.Items {
		spec.Items[i].Options = slices.Clone(spec.Items[i].Options)
		for o := range spec.Items[i].Options {
			visit(i, o, &spec.Items[i].Options[o])
		}
	}
}

func scaled(terms []engine.Term, k engine.Decimal, which func(of int) bool) []engine.Term {
	terms = slices.Clone(terms)
	for i := range terms {
		if which(terms[i].Of) {
			terms[i].Points *= k
		}
	}
	return terms
}
