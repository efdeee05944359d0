package audit

import (
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// small has all kinds of items, two paths and careers, in so few items that everything that could still
// be answered can be tried out.
const small = `format: 1
id: small
language: en
title: Small
summary: Five items of all kinds.
minutes: 1
thresholds: {balanced_within: 0.1, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
scales:
  - id: agreement
    options:
      - {id: disagree, text: Disagree, value: -1}
      - {id: neither, text: Neither, value: 0}
      - {id: agree, text: Agree, value: 1}
traits:
  - {id: plans, name: Plans}
  - {id: people, name: People}
  - {id: unused, name: Unused}
sections:
  - id: all
    title: All
    items:
      - {id: orderly, text: I plan., scale: agreement, weight: 2, traits: {plans: 1}}
      - {id: chaotic, text: Plans bore me., scale: agreement, reversed: true, traits: {plans: 2, people: -0.5}}
      - id: day
        text: What day would you like?
        options:
          - {id: desk, text: At a desk, traits: {plans: 1}, points: {programs: 0.5}}
          - {id: ward, text: On a ward, traits: {people: 2}}
          - {id: none, text: Neither}
      - id: like
        text: What do you like?
        kind: pick
        up_to: 2
        options:
          - {id: lists, text: Lists, traits: {plans: 1}}
          - {id: talks, text: Talks, traits: {people: 1}}
          - {id: both, text: Both, points: {care: 1, guide: 2}}
          - {id: neither, text: None of these, alone: true}
      - id: rather
        text: Rather this or that?
        kind: pair
        options:
          - {id: this, text: This, traits: {plans: 1}}
          - {id: that, text: That, traits: {people: 1}}
paths:
  - {id: office, name: Office, summary: Plans., weights: {plans: 2, people: -1, unused: 5}}
  - {id: care, name: Care, summary: People., weights: {people: 2}}
careers:
  - {id: programs, path: office, name: Programs, summary: Many., weights: {plans: 1}}
  - {id: projects, path: office, name: Projects, summary: One., weights: {plans: 1, people: 1}}
  - {id: nurse, path: care, name: Nurse, summary: Helps., weights: {people: 2}}
  - {id: guide, path: care, name: Guide, summary: Shows., weights: {people: 1, plans: 1}}
`

// three has three paths, of which the third lies between the others, and nothing but direct points for
// one of them.
const three = `format: 1
id: three
language: en
title: Three
summary: Three paths, no careers.
minutes: 1
thresholds: {balanced_within: 0.1, min_coverage: 0, bands: {best: 0.8, great: 0.6, good: 0.4}}
traits: [{id: x, name: X}, {id: y, name: Y}, {id: z, name: Z}]
sections:
  - id: all
    title: All
    items:
      - {id: a, text: A?, options: [{id: one, text: One, traits: {x: 1}}, {id: two, text: Two, traits: {y: 1}}, {id: three, text: Three, points: {free: 2}}]}
      - {id: b, text: B?, options: [{id: one, text: One, traits: {y: 1, x: -1}}, {id: two, text: Two, traits: {z: 1}}]}
      - {id: c, text: C?, options: [{id: one, text: One, traits: {x: 1}}, {id: two, text: Two, traits: {y: 2}}, {id: three, text: Three, points: {free: 1}}]}
      - {id: d, text: D?, options: [{id: one, text: One, traits: {z: 1}}, {id: two, text: Two, traits: {x: 2}}, {id: three, text: Three, points: {free: 1}}]}
paths:
  - {id: left, name: Left, summary: X., weights: {x: 1, y: -1}}
  - {id: right, name: Right, summary: Y., weights: {x: -1, y: 2}}
  - {id: free, name: Free, summary: Neither.}
`

func parsed(t testing.TB, text string) *quiz.Quiz {
	t.Helper()
	q, problems := quiz.Parse("test.yaml", []byte(text))
	if q == nil {
		t.Fatal(problems)
	}
	return q
}

func builtin(t testing.TB) *quiz.Quiz {
	t.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return q
}
