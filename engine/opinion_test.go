package engine_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A ruling is what one rule has to say of a group: fits of any sheet, or why there are none.
type ruling struct {
	reason engine.Reason
	book   ledger
}

// rulings asks all rules about a group.
func (q inquiry) rulings(g engine.Group) (all [engine.NumRules]ruling) {
	for rule := range engine.NumRules {
		if all[rule].reason = q.reason(rule, g); all[rule].reason == "" {
			all[rule].book = q.ledger(rule, g)
		}
	}
	return all
}

// first returns which of the outcomes come first.
func (v ruling) first(f filled, among []int) []int {
	if v.reason != "" {
		return nil
	}
	var fits []*big.Rat
	for c := range v.book.k {
		fits = append(fits, v.book.fit(c, f.picks))
	}
	places := make([]int64, len(fits)) // twice how many each is better than, and how many it is level with
	for c := range fits {
		for _, other := range fits {
			places[c] += int64(max(fits[c].Cmp(other), -1) + 1)
		}
	}
	return first(places, among)
}

// careersOf lists the careers of a path.
func (o oracle) careersOf(path int) (all []int) {
	for c, career := range o.spec.Outcomes[engine.Careers] {
		if career.Path == path {
			all = append(all, c)
		}
	}
	return all
}

func (o oracle) all(g engine.Group) (all []int) {
	for c := range o.spec.Outcomes[g] {
		all = append(all, c)
	}
	return all
}

// poll counts the opinions that were compared.
type poll map[string]int

func (p poll) compare(t *rapid.T, own engine.Rule, all [engine.NumRules]ruling, f filled, among []int, got [engine.NumRules]engine.Opinion) {
	t.Helper()
	for rule, o := range got {
		want, reason := all[rule].first(f, among), all[rule].reason
		if o.Rule != engine.Rule(rule) || o.Reason != reason || !slices.Equal(o.First, want) {
			t.Fatalf("by %s: got %+v, want %v, %q", engine.Rule(rule), o, want, reason)
		}
		if agrees := reason == "" && slices.Equal(all[own].first(f, among), want); o.Agrees != agrees {
			t.Fatalf("by %s: %v, and by %s %v: agrees is %t", engine.Rule(rule), want, own, all[own].first(f, among), o.Agrees)
		}
		p[string(reason)]++
		p["agrees"] += count(o.Agrees)
		p["differs"] += count(reason == "" && !o.Agrees)
	}
}

func TestOpinionsAreTheRankingsByEachRule(t *testing.T) {
	ofPaths, ofCareers := poll{}, poll{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		if q.measure().multiple() == 0 {
			t.Skip("the rules that do not rank this one have tables too fine for the oracle")
		}
		paths, careers := q.rulings(engine.Paths), q.rulings(engine.Careers)
		for _, f := range q.sheets(t, 10) {
			s := q.sheet(t, f)
			ofPaths.compare(t, q.spec.Rules[engine.Paths], paths, f, q.all(engine.Paths), q.m.PathOpinions(s))
			for path := range q.spec.Outcomes[engine.Paths] {
				ofCareers.compare(t, q.spec.Rules[engine.Careers], careers, f, q.careersOf(path), q.m.CareerOpinions(s, path))
			}
		}
	})
	wantAll(t, ofPaths, "agrees", "differs", string(engine.DirectPoints))
	wantAll(t, ofCareers, "agrees", "differs", string(engine.DirectPoints), string(engine.NoOutcomes))
}

// An inquiry's numbers are small enough for all rules at once; where those of a trait that nothing
// wants are not, the rules that look at all traits have no opinion.
func TestWithoutARankingAnOpinionHasTheReason(t *testing.T) {
	for reason, spoil := range map[engine.Reason]func(*engine.Spec){
		engine.DirectPoints: func(s *engine.Spec) { s.Items[2].Options[0].Direct[engine.Paths] = []engine.Term{{Of: 1, Points: 1}} },
		engine.FewTraits:    func(s *engine.Spec) { s.Items = s.Items[:2] },
		engine.FlatProfile:  func(s *engine.Spec) { s.Outcomes[engine.Paths][0] = wants(1, 1, 1) },
		engine.TooLarge:     overflowTrait,
	} {
		spec := profiled(engine.Share)
		spoil(&spec)
		m := compile(t, spec)
		got := m.PathOpinions(m.NewSheet())
		if got[engine.Share].Reason != "" || !got[engine.Share].Agrees {
			t.Errorf("%s: the content's own rule says %+v", reason, got[engine.Share])
		}
		for _, o := range got[engine.Correlation:] {
			if o.Reason != reason || o.First != nil || o.Agrees {
				t.Errorf("%s: got %+v", reason, o)
			}
		}
	}
}

// 43,744 picks of up to three of 64 options, times a thousand traits, are more than a table may hold.
func TestTooManyPicksTimesTraitsAreTooLarge(t *testing.T) {
	spec := profiled(engine.Share)
	spec.Traits = engine.MaxTraits
	spec.Items = append(spec.Items, one(engine.One, make([]engine.Decimal, engine.MaxOptions)...))
	spec.Items[3].UpTo = 3
	m := compile(t, spec)
	got := m.PathOpinions(m.NewSheet())
	for _, o := range got[engine.Correlation:] {
		if o.Reason != engine.TooLarge {
			t.Errorf("got %+v", o)
		}
	}
}

// What the rule share finds without a range may be ranked by the shape of its profile.
func TestWithoutARangeTheRuleShareHasNoOpinion(t *testing.T) {
	spec := profiled(engine.Correlation)
	for o := range spec.Items[0].Options { // two of trait 1 for one of trait 0, which the first path weighs −2 to 1
		spec.Items[0].Options[o].Traits = append(spec.Items[0].Options[o].Traits, engine.Term{Of: 1, Points: engine.Whole(2 * o)})
	}
	spec.Items[1] = one(engine.One, 0, 0)
	spec.Items = append(spec.Items, spec.Items[2])
	spec.Items[3].Options = []engine.Option{{}, {Traits: []engine.Term{{Of: 0, Points: engine.One}, {Of: 1, Points: 2 * engine.One}}}}
	spec.Outcomes[engine.Paths][0] = wants(-2, 1, 0)
	m := compile(t, spec)
	if o := m.PathOpinions(m.NewSheet())[engine.Share]; o.Reason != engine.NoRange {
		t.Errorf("got %+v", o)
	}
}

// The span of trait 0 is 10⁹ of its units, and the second path wants it 10⁹ times as much as the others.
func TestTooLargeForTheRuleShareIsAReason(t *testing.T) {
	spec := profiled(engine.Distance)
	spec.Items[0].Options[2].Traits[0].Points = engine.MaxDecimal
	spec.Items[2].Weight = 1
	spec.Outcomes[engine.Paths][1].Weights = []engine.Term{{Of: 0, Points: engine.MaxDecimal}, {Of: 1, Points: 1}, {Of: 2, Points: 1}}
	m := compile(t, spec)
	if o := m.PathOpinions(m.NewSheet())[engine.Share]; o.Reason != engine.TooLarge {
		t.Errorf("got %+v", o)
	}
}

func TestWithoutCareersNoRuleHasAnOpinionOfThem(t *testing.T) {
	spec := profiled(engine.Correlation)
	spec.Outcomes[engine.Careers] = nil
	m := compile(t, spec)
	for rule, o := range m.CareerOpinions(m.NewSheet(), 0) {
		if o.Reason != engine.NoOutcomes || o.First != nil || o.Agrees {
			t.Errorf("%s: got %+v", engine.Rule(rule), o)
		}
	}
}
