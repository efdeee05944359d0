package engine

import "testing"

// longSpec asks many items of two options each, for paths that want different traits.
func longSpec(items, paths int) Spec {
	s := Spec{Traits: paths}
	for i := range items {
		own, next := i%paths, (i+1)%paths
		s.Items = append(s.Items, Item{Weight: One, Options: []Option{
			{Traits: []Term{{own, One}}}, {Traits: []Term{{next, Decimal(1+i%7) * One}}},
		}})
	}
	for p := range paths {
		s.Outcomes[Paths] = append(s.Outcomes[Paths], Outcome{Weights: []Term{{p, One}}})
	}
	return s
}

// longSheet answers the items up to a number, most of them for the first path; the rest is open.
func longSheet(t *testing.T, s Spec, answered int) *Sheet {
	t.Helper()
	m, err := NewModel(s)
	if err != nil {
		t.Fatal(err)
	}
	sheet := m.NewSheet()
	for i := range s.Items {
		if i >= answered {
			sheet.Open(i)
			continue
		}
		gains := sheet.model.tables[Paths]
		favoured := 0
		if gains.row(m.first[i] + 1)[0] > gains.row(m.first[i])[0] {
			favoured = 1
		}
		if err := sheet.Choose(i, favoured); err != nil {
			t.Fatal(err)
		}
	}
	return sheet
}

// A questionnaire of very many items keeps no distribution for each of them; its short form works out the
// chances each time, and still goes on.
func TestAShortFormOfVeryManyItemsKeepsNoOutlook(t *testing.T) {
	for _, c := range []struct {
		items int
		kept  bool
	}{{outlookItems, true}, {outlookItems + 1, false}} {
		sheet := longSheet(t, longSpec(c.items, 2), 3)
		f := NewShortForm(sheet.model)
		if (f.outlook != nil) != c.kept {
			t.Errorf("%d items: outlook kept is %t", c.items, !c.kept)
		}
		if c.kept {
			cells := 0
			for _, tail := range f.outlook.low {
				cells += len(tail.chance)
			}
			if cells > 1_500_000 || cells < c.items {
				t.Errorf("%d chances are kept", cells)
			}
		}
		if item, ok := f.Next(sheet); !ok || !sheet.IsOpen(item) {
			t.Errorf("%d items: the next one is %d, %t", c.items, item, ok)
		}
		if chance := f.Certainty(sheet); chance.Low < 0 || chance.Low > chance.High || chance.High > 1 {
			t.Errorf("%d items: the certainty is %+v", c.items, chance)
		}
	}
}

// So many answers are drawn for a sampled retake agreement, and its label says how few sittings that makes.
func TestASampleOfVeryManyItemsIsSmaller(t *testing.T) {
	for items, want := range map[int]int{30: maxSamples, 6000: maxDraws / 6000, 40_000: minSamples} {
		sheet := longSheet(t, longSpec(items, 3), items)
		chance, ok := sheet.model.Retake(sheet, Rho)
		if !ok || chance.Sampled != want {
			t.Errorf("%d items: %+v, %t; %d samples are wanted", items, chance, ok, want)
		}
	}
}

// Rivals share the work: with very many of them each chance is a wider bracket, and still a bracket.
func TestManyCareersShareTheWork(t *testing.T) {
	s := longSpec(24, 2)
	few, many := s, s
	few.Outcomes[Careers] = careersLike(3)
	many.Outcomes[Careers] = careersLike(400)
	for name, spec := range map[string]Spec{"few": few, "many": many} {
		sheet := longSheet(t, spec, 20)
		chance := sheet.model.careerCertainty(sheet, 0, whatever)
		if chance.Low < 0 || chance.Low > chance.High || chance.High > 1 {
			t.Errorf("%s: %+v", name, chance)
		}
	}
}

// careersLike makes careers of the first path whose weights differ a little.
func careersLike(n int) []Outcome {
	var careers []Outcome
	for c := range n {
		careers = append(careers, Outcome{Weights: []Term{{0, Decimal(1000+c) * 1000}, {1, Decimal(c%9) * One / 8}}})
	}
	return careers
}
