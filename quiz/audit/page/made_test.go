package page

import (
	"math/big"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

// smallQuiz has something of everything that a page shows.
const smallQuiz = `format: 1
id: small
language: en
title: A small one
summary: Three paths.
minutes: 1
thresholds: {balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
scales:
  - id: agreement
    options: [{id: disagree, text: Disagree, value: -1}, {id: neutral, text: Neither, value: 0}, {id: agree, text: Agree, value: 1}]
traits: [{id: plan, name: Planning}, {id: make, name: Making}, {id: care, name: Caring}]
sections:
  - id: one
    title: First part
    items:
      - id: from
        text: Where are you from?
        background: true
        options: [{id: field, text: From the field, traits: {make: 1}}, {id: office, text: From an office, traits: {plan: 1}}]
      - {id: dates, text: I like dates., weight: 2, scale: agreement, traits: {plan: 1}}
  - id: two
    title: Second part
    items:
      - {id: chaos, text: I like chaos., scale: agreement, reversed: true, traits: {plan: 1, make: 0.5}}
      - id: tools
        text: What do you use?
        kind: pick
        up_to: 2
        options: [{id: saw, text: A saw, traits: {make: 2}}, {id: pen, text: A pen, points: {office: 1}}, {id: ear, text: An ear, traits: {care: 3}}]
paths:
  - {id: work, name: Workshop, summary: You make things., weights: {make: 2, plan: -1}}
  - {id: office, name: Office, summary: You plan things., weights: {plan: 2}}
  - {id: ward, name: Ward, summary: You care., weights: {care: 1, make: -0.5}}
careers:
  - {id: joiner, path: work, name: Joiner, summary: Wood., weights: {make: 1}}
  - {id: smith, path: work, name: Smith, summary: Iron., weights: {make: 1, plan: 1}}
  - {id: nurse, path: ward, name: Nurse, summary: People., weights: {care: 1}}
personas:
  - {id: ann, role: Ann likes dates, answers: {dates: agree}, expect: {path: office}}
  - {id: bob, role: Bob has a saw, answers: {tools: [saw]}, expect: {path: work}}
`

func parsed(t *testing.T, text string) *quiz.Quiz {
	t.Helper()
	q, problems := quiz.Parse("small.yaml", []byte(text))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

// A maker makes figures of which no two are alike.
type maker struct{ n int }

func (m *maker) next() int { m.n++; return m.n }

// fraction is in (0,1); its first three decimals tell it from others.
func (m *maker) fraction() float64 { return float64(101+7*m.next()%850) / 1000 }

func (m *maker) share() audit.Share {
	n := m.next()
	return audit.Share{Count: 300 + 13*n%600, Of: 1000 + n}
}

func (m *maker) bracket() audit.Bracket {
	f := m.fraction() / 2
	return audit.Bracket{Share: f, Low: f - 0.0123, High: f + 0.0345}
}

// made makes a report by hand with something in each of its parts: outcomes that come first, that do not,
// and one that is not known.
func made(q *quiz.Quiz) *audit.Report {
	m := &maker{}
	r := &audit.Report{Questionnaire: q.ID, Digest: q.Digest, Items: len(q.Items), Sheets: 54321, Seed: 777}
	for g := engine.Paths; g <= engine.Courses; g++ {
		for o, id := range q.IDs(g) {
			r.Outcomes = append(r.Outcomes, audit.Outcome{ID: id, Group: g.String(), Range: 3 + float64(m.next()), Baseline: 0.4 + m.fraction()/20, Spread: 0.1 + m.fraction()/20, Widest: q.Items[o%len(q.Items)].ID, WidestShare: m.fraction()})
			r.Reach = append(r.Reach, m.reach(q, g, o, id))
		}
	}
	r.Shares = m.shares(q)
	r.Keys = []audit.StraightLine{{Name: "all-agree", First: q.Paths[0].ID, Lead: 0.0123, Balanced: true}, {Name: "all-last", First: q.Paths[1].ID, Lead: 0.187}}
	for a := range q.Paths {
		for b := range a {
			r.Influence = append(r.Influence, m.pair(q, "paths", q.Paths[b].ID, q.Paths[a].ID))
		}
	}
	r.Sensitivity = audit.Sensitivity{Sheets: 4321, Compilations: 89, Items: m.moved(), Outcomes: m.moved()}
	for _, item := range q.Items {
		r.Sensitivity.ByItem = append(r.Sensitivity.ByItem, audit.ItemMoved{ID: item.ID, Moved: m.moved()})
	}
	r.Backgrounds, r.Confusion = m.backgrounds(q), m.confusion(q)
	for _, kind := range []string{"simulated", "uniform"} {
		stop := func() audit.Stop {
			return audit.Stop{Reached: m.share(), Saved: audit.Mean{Sum: 100 * m.fraction(), Of: 300}}
		}
		r.Saving = append(r.Saving, audit.Saving{Takers: kind, Lead: audit.Mean{Sum: 100 * m.fraction(), Of: 300}, Settled: audit.Settled{Path: stop(), Clear: stop(), Changed: m.next()}})
	}
	for _, p := range q.Personas {
		r.Personas = append(r.Personas, audit.Persona{ID: p.ID, Verdict: "clear", Path: q.Paths[0].ID, Lead: m.fraction(), Career: q.Careers[0].ID, Misses: []string{"it should get the path " + q.Paths[1].ID}})
	}
	return r
}

// reach lets the outcomes of a group differ in what is known of them.
func (m *maker) reach(q *quiz.Quiz, g engine.Group, o int, id string) audit.Reach {
	r := audit.Reach{ID: id, Group: g.String(), Verdict: []audit.Reached{audit.Alone, audit.Never, audit.Level, audit.Unknown}[(o+int(g))%4]}
	rival := q.IDs(g)[(o+1)%len(q.IDs(g))]
	leaf := func() audit.Certificate {
		return audit.Certificate{Rivals: []audit.Multiplier{{Rival: rival, Lambda: big.NewInt(int64(m.next()))}, {Rival: q.IDs(g)[0], Lambda: big.NewInt(int64(m.next()))}}}
	}
	switch r.Verdict {
	case audit.Never:
		c := leaf()
		r.Certificate = &c
		return r
	case audit.Level:
		last := q.Items[len(q.Items)-1]
		r.Certificate = &audit.Certificate{Item: last.ID, Branches: []audit.Branch{{Alternatives: []int{0, 1}, Certificate: leaf()}, {Alternatives: []int{2}, Certificate: leaf()}}}
	case audit.Unknown:
		r.Bound = m.fraction()
		return r
	}
	r.Lead = m.fraction()
	for i := range q.Items {
		r.Witness = append(r.Witness, []string{q.Options(i)[(o+i)%len(q.Options(i))].ID})
	}
	return r
}

func (m *maker) shares(q *quiz.Quiz) audit.Shares {
	s := audit.Shares{Tied: m.bracket(), Balanced: m.share(), NoResult: m.share(), Outside: m.share()}
	for _, p := range q.Paths {
		s.Paths = append(s.Paths, audit.PathShare{ID: p.ID, Alone: m.bracket()})
	}
	for _, c := range q.Careers {
		s.Careers = append(s.Careers, audit.CareerShare{ID: c.ID, Path: c.Path, All: m.share(), OnPath: m.share()})
	}
	return s
}

func (m *maker) moved() audit.Moved {
	return audit.Moved{Path: m.share(), Career: m.share(), Refused: m.next()}
}

func (m *maker) pair(q *quiz.Quiz, group, a, b string) audit.Pair {
	p := audit.Pair{Group: group, A: a, B: b, Spread: m.fraction()}
	for i, item := range q.Items {
		of := audit.ItemInfluence{ID: item.ID, Share: m.fraction()}
		for _, o := range q.Options(i) {
			of.Options = append(of.Options, audit.OptionInfluence{ID: o.ID, Share: m.fraction(), Lead: m.fraction() - 0.5})
		}
		p.Items = append(p.Items, of)
	}
	return p
}

func (m *maker) backgrounds(q *quiz.Quiz) []audit.Background {
	var all []audit.Background
	item, ok := q.BackgroundItem()
	if !ok {
		return nil
	}
	for _, o := range q.Options(item) {
		b := audit.Background{Item: q.Items[item].ID, Option: o.ID}
		for _, p := range q.Paths {
			b.Paths = append(b.Paths, audit.NamedShare{ID: p.ID, Share: m.share()})
		}
		for _, c := range q.Careers {
			b.Careers = append(b.Careers, audit.NamedShare{ID: c.ID, Share: m.share()})
		}
		all = append(all, b)
	}
	return all
}

// confusion has the matrix where there are few careers.
func (m *maker) confusion(q *quiz.Quiz) audit.Confusion {
	c := audit.Confusion{Rho: engine.Rho, Same: m.share()}
	few := len(q.Careers) <= 24
	for a := range q.Careers {
		if few {
			c.Careers = append(c.Careers, q.Careers[a].ID)
			row := make([]int, len(q.Careers))
			for b := range row {
				row[b] = 100 + 11*m.next()
			}
			c.Counts = append(c.Counts, row)
		}
		if a > 0 && a < 31 {
			c.Pairs = append(c.Pairs, audit.ConfusedPair{A: q.Careers[a-1].ID, B: q.Careers[a].ID, Sheets: m.share()})
		}
	}
	return c
}

// written returns the page.
func written(t *testing.T, q *quiz.Quiz, r *audit.Report, found ...quiz.Problem) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, q, r, About{File: "small.yaml", Program: "careerfit 1"}, found); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
