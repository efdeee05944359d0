package engine_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

func TestWhatIsWrongIsSaidWithItsPlace(t *testing.T) {
	term := func(of int, points engine.Decimal) []engine.Term { return []engine.Term{{Of: of, Points: points}} }
	const tooMuch = engine.MaxDecimal + 1
	for words, spoil := range map[string]func(*engine.Spec){
		"there are no items":                                       func(s *engine.Spec) { s.Items = nil },
		"there are 1 paths; a result needs at least 2":             func(s *engine.Spec) { s.Outcomes[engine.Paths] = s.Outcomes[engine.Paths][:1] },
		"there are -1 traits; want 0 to 1000":                      func(s *engine.Spec) { s.Traits = -1 },
		"there are 1001 traits; want 0 to 1000":                    func(s *engine.Spec) { s.Traits = 1001 },
		"the threshold -0.1 is not a share: want 0 to 1":           func(s *engine.Spec) { s.BalancedWithin = -100_000 },
		"the threshold 1.000001 is not a share: want 0 to 1":       func(s *engine.Spec) { s.MinCoverage = engine.One + 1 },
		"the bands' thresholds must fall: best ≥ great ≥ good":     func(s *engine.Spec) { s.Bands.Good = engine.One },
		"item 1: has 0 options; an item needs at least 2":          func(s *engine.Spec) { s.Items[1].Options = nil },
		"item 1: has 65 options; at most 64 are possible":          func(s *engine.Spec) { s.Items[1].Options = make([]engine.Option, 65) },
		"item 0: allows 6 picks of 5 options":                      func(s *engine.Spec) { s.Items[0].UpTo = 6 },
		"item 0: allows -1 picks of 5 options":                     func(s *engine.Spec) { s.Items[0].UpTo = -1 },
		"item 0: has the weight 0; want more than 0, at most 1000": func(s *engine.Spec) { s.Items[0].Weight = 0 },
		"item 0: has the weight 1000.000001; want more than 0":     func(s *engine.Spec) { s.Items[0].Weight = tooMuch },
		"item 0, option 2: trait 1 does not exist":                 func(s *engine.Spec) { s.Items[0].Options[2].Traits = term(1, 0) },
		"item 0, option 2: trait -1 does not exist":                func(s *engine.Spec) { s.Items[0].Options[2].Traits = term(-1, 0) },
		"item 0, option 2: trait 0 is given twice":                 func(s *engine.Spec) { s.Items[0].Options[2].Traits = append(term(0, 1), term(0, 1)...) },
		"item 0, option 2: trait 0 has 1000.000001 points":         func(s *engine.Spec) { s.Items[0].Options[2].Traits = term(0, tooMuch) },
		"item 0, option 2: courses 0 does not exist":               func(s *engine.Spec) { s.Items[0].Options[2].Direct[engine.Courses] = term(0, 1) },
		"careers, outcome 0: belongs to path 2, which does not exist": func(s *engine.Spec) {
			s.Outcomes[engine.Careers] = []engine.Outcome{{Path: 2, Weights: term(0, 1)}}
		},
		"paths, outcome 1: trait 7 does not exist":         func(s *engine.Spec) { s.Outcomes[engine.Paths][1].Weights = term(7, 1) },
		"paths, outcome 1: trait 0 has -1000.000001 point": func(s *engine.Spec) { s.Outcomes[engine.Paths][1].Weights = term(0, -tooMuch) },
	} {
		spec := opposed(2)
		spoil(&spec)
		if got := refusal(t, spec); !strings.Contains(got, words) {
			t.Errorf("want %q, got:\n%s", words, got)
		}
	}
}

func TestASheetTakesLegalAnswersOnly(t *testing.T) {
	spec := opposed(1)
	pick := agreement(0)
	pick.UpTo, pick.Options[4].Alone = 2, true
	spec.Items = append(spec.Items, pick)
	s := compile(t, spec).NewSheet()
	for words, try := range map[string]func() error{
		"item 0: the options [] cannot be chosen together":      func() error { return s.Answer(0) },
		"item 0: the options [0 1] cannot be chosen together":   func() error { return s.Answer(0, 0, 1) },
		"item 0: there is no option 5":                          func() error { return s.Answer(0, 5) },
		"item 1: the options [0 1 2] cannot be chosen together": func() error { return s.Answer(1, 0, 1, 2) },
		"item 1: the options [0 4] cannot be chosen together":   func() error { return s.Answer(1, 0, 4) },
		"item 1: there is no option -1":                         func() error { return s.Answer(1, -1) },
		"item 1: there is no option 64":                         func() error { return s.Answer(1, 64) },
		"item 1: there is no option 63":                         func() error { return s.Answer(1, 63) },
		"there is no item -1":                                   func() error { return s.Answer(-1, 0) },
		"there is no item 1000":                                 func() error { return s.Choose(1000, 0) },
		"item 1: option 3 is chosen twice":                      func() error { return s.Answer(1, 3, 3) },
		"item 0: there is no alternative 5":                     func() error { return s.Choose(0, 5) },
		"item 0: there is no alternative -1":                    func() error { return s.Choose(0, -1) },
	} {
		if err := try(); err == nil || err.Error() != words {
			t.Errorf("want %q, got: %v", words, err)
		}
	}
	if s.Answered() != 0 {
		t.Errorf("a refused answer was taken; %d are answered", s.Answered())
	}
}

func TestASheetRemembersChangesAndForgets(t *testing.T) {
	spec := opposed(2)
	spec.Items[1].UpTo = 2
	m := compile(t, spec)
	s := m.NewSheet()
	for _, err := range []error{s.Answer(0, 1), s.Answer(0, 3), s.Answer(1, 4, 2)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	pair, ok := s.Alternative(1)
	if !ok || !slices.Equal(m.Options(1, pair), []int{2, 4}) {
		t.Errorf("item 1 has the options %v", m.Options(1, pair))
	}
	if only, ok := s.Alternative(0); !ok || only != 3 || s.Answered() != 2 {
		t.Errorf("item 0 has alternative %d, %t; %d answered", only, ok, s.Answered())
	}
	s.Clear(0)
	if _, ok := s.Alternative(0); ok || s.Answered() != 1 {
		t.Errorf("item 0 is still answered, or item 1 is not: %d", s.Answered())
	}
	if err := s.Choose(0, 3); err != nil || s.Answered() != 2 {
		t.Errorf("item 0 cannot be answered again: %v", err)
	}
}

func TestAGroupWithoutOutcomesHasNoFirst(t *testing.T) {
	r := evaluate(t, opposed(2), answer(4, 4))
	if first, tied := r.First(engine.Careers); tied != 0 || first != (engine.Standing{}) {
		t.Errorf("got %+v, %d", first, tied)
	}
	if slices.Contains(codes(r), engine.CareerElsewhere) {
		t.Error("there is no career, and it is said to lie elsewhere")
	}
}

func TestASpecErrorKnowsItsPlace(t *testing.T) {
	spec := opposed(2)
	spec.Outcomes[engine.Courses] = []engine.Outcome{{}}
	_, err := engine.NewModel(spec)
	var where *engine.SpecError
	if !errors.As(err, &where) {
		t.Fatal(err)
	}
	if where.Group != engine.Courses || where.Outcome != 0 || where.Item != -1 || where.Option != -1 {
		t.Errorf("got %+v", where)
	}
}

// A Model is shared by everybody who takes the quiz.
func TestAModelServesManyAtOnce(t *testing.T) {
	m := compile(t, opposed(10))
	want := m.Evaluate(sheetOf(t, m, answer(4, 3, 2, 1, 0, 4, 3, 2, 1, 1))).Lead.Rat()
	leads := make(chan engine.Lead)
	for range 8 {
		go func() {
			s := m.NewSheet()
			for i, o := range []int{4, 3, 2, 1, 0, 4, 3, 2, 1, 1} {
				if err := s.Choose(i, o); err != nil {
					t.Error(err)
				}
			}
			leads <- m.Evaluate(s).Lead
		}()
	}
	for range 8 {
		if lead := <-leads; lead.Rat().Cmp(want) != 0 {
			t.Errorf("a lead of %s, want %s", lead.Rat(), want)
		}
	}
}
