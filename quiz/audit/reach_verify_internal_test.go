package audit

import (
	"maps"
	"math/big"
	"slices"
	"testing"
	"unicode"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// claims draws little questionnaires, by turns of all rules, and calls see with what is found out of each
// of their careers.
func claims(t *testing.T, seeds uint64, see func(l luck, q *quiz.Quiz, a account, r Reach)) {
	t.Helper()
	for seed := range seeds {
		l := seeded(seed)
		q, err := l.questionnaire(little(rules()[seed%3]))
		if err != nil || len(q.Careers) == 0 {
			continue
		}
		found := reached(t, q, patient())
		a := newAccount(q, engine.Careers)
		for of := range q.Careers {
			see(l, q, a, found[len(q.Paths)+of])
		}
	}
}

func TestNobodyBelievesAForgery(t *testing.T) {
	tried, stories := census{}, slices.Sorted(maps.Keys(never()))
	claims(t, 200, func(l luck, q *quiz.Quiz, a account, r Reach) {
		if err := Verify(q, r); err != nil || !a.confirms(q.Questionnaire, r) {
			t.Fatalf("%+v is not believed: %v", r, err)
		}
		for _, story := range stories {
			forged := r.copied()
			if !never()[story](l, &forged) {
				continue
			}
			tried[story]++
			if err := Verify(q, forged); err == nil {
				t.Fatalf("%s is believed: %+v\n%s", story, forged, q.Canonical)
			} else if !isSentence(err) {
				t.Errorf("%s: %q is no sentence", story, err)
			}
			if a.confirms(q.Questionnaire, forged) {
				t.Fatalf("%s: it holds on every sheet", story)
			}
		}
	})
	for _, story := range stories {
		if tried[story] < 20 {
			t.Errorf("%s: tried %d times", story, tried[story])
		}
	}
}

func isSentence(err error) bool {
	text := []rune(err.Error())
	return len(text) > 20 && unicode.IsLower(text[0]) && !slices.Contains([]rune(".!\n "), text[len(text)-1])
}

// A witness with one answer changed is believed where it still puts the outcome first, and only there.
func TestAWitnessIsScored(t *testing.T) {
	believed, refused := 0, 0
	claims(t, 200, func(_ luck, q *quiz.Quiz, a account, r Reach) {
		if r.Verdict != Alone {
			return
		}
		for i := range q.Items {
			for alternative := range q.Model.Alternatives(i) {
				forged := r.copied()
				forged.Witness[i] = nil
				for _, o := range q.Model.Options(i, alternative) {
					forged.Witness[i] = append(forged.Witness[i], q.Options(i)[o].ID)
				}
				holds := a.confirms(q.Questionnaire, forged)
				if is := Verify(q, forged) == nil; is != holds {
					t.Fatalf("%+v is believed: %v; it puts %q first, alone: %v", forged, is, r.ID, holds)
				} else if is {
					believed++
				} else {
					refused++
				}
			}
		}
	})
	if believed < 500 || refused < 500 {
		t.Errorf("%d are believed, %d refused", believed, refused)
	}
}

// Where one rival is enough, a certificate names no other: an author understands that best.
func TestOneRivalIsNamedWhereOneIsEnough(t *testing.T) {
	byOne, byMore := 0, 0
	claims(t, 200, func(_ luck, q *quiz.Quiz, a account, r Reach) {
		if r.Certificate == nil {
			return
		}
		enough := slices.ContainsFunc(a.ids, func(rival string) bool {
			alone := &Certificate{Rivals: []Multiplier{{rival, big.NewInt(1)}}}
			return a.proves(alone, slices.Index(a.ids, r.ID), r.Verdict == Never)
		})
		if enough != (len(r.Certificate.Rivals) == 1) {
			t.Errorf("%q is %q: one rival is enough: %v; named are %v\n%s", r.ID, r.Verdict, enough, r.Certificate.Rivals, q.Canonical)
		}
		if enough {
			byOne++
		} else {
			byMore++
		}
	})
	if byOne < 100 || byMore < 25 {
		t.Errorf("%d are proved by one rival, %d by more", byOne, byMore)
	}
}

// certificate draws any, with rivals and multipliers at random.
func (l luck) certificate(q *quiz.Quiz, a account, of, deep int) *Certificate {
	c := &Certificate{}
	if item := l(0, len(q.Items)-1); deep > 0 && l.once(2) {
		c.Item = q.Items[item].ID
		c.Branches = []Branch{{Certificate: *l.certificate(q, a, of, deep-1)}, {Certificate: *l.certificate(q, a, of, deep-1)}}
		for alternative := range q.Model.Alternatives(item) {
			b := &c.Branches[l(0, 1)]
			b.Alternatives = append(b.Alternatives, alternative)
		}
		return c
	}
	for rival, id := range a.ids {
		if rival != of && l.once(2) {
			c.Rivals = append(c.Rivals, Multiplier{id, big.NewInt(int64(l(1, 9)))})
		}
	}
	return c
}

// Nothing proves that an outcome cannot do what it does: multipliers drawn at random, and those of other
// outcomes, are refused.
func TestNoCertificateSpeaksAgainstAWitness(t *testing.T) {
	tried := 0
	claims(t, 60, func(l luck, q *quiz.Quiz, a account, r Reach) {
		for range 20 {
			forged := Reach{ID: r.ID, Group: r.Group, Verdict: Unknown, Certificate: l.certificate(q, a, slices.Index(a.ids, r.ID), 2)}
			if r.Verdict == Level {
				forged.Verdict = Never
			}
			if tried++; r.Verdict != Never && Verify(q, forged) == nil {
				t.Fatalf("%q is %q by %v, and %+v is believed", r.ID, r.Verdict, r.Witness, forged.Certificate)
			}
		}
	})
	if tried < 2000 {
		t.Errorf("only %d were tried", tried)
	}
}

// Verify believes what holds on every sheet, and nothing else.
func TestVerifyBelievesWhatHoldsOnEverySheet(t *testing.T) {
	changes := []forgery{
		inLeaf(func(_ *Reach, _ *Certificate, m *Multiplier) { m.Lambda.Add(m.Lambda, big.NewInt(1)) }),
		inLeaf(func(_ *Reach, _ *Certificate, m *Multiplier) { m.Lambda.Lsh(m.Lambda, 1) }),
		inLeaf(func(_ *Reach, leaf *Certificate, m *Multiplier) { m.Rival = leaf.Rivals[0].Rival }),
		inLeaf(func(_ *Reach, leaf *Certificate, _ *Multiplier) { leaf.Rivals = append(leaf.Rivals, leaf.Rivals[0]) }),
		inLeaf(func(_ *Reach, leaf *Certificate, _ *Multiplier) { leaf.Rivals = leaf.Rivals[1:] }),
		func(l luck, r *Reach) bool {
			r.Verdict = []Reached{Alone, Level, Never, Unknown}[l(0, 3)]
			return true
		},
		func(l luck, r *Reach) bool {
			if r.Certificate != nil && len(r.Certificate.Branches) > 0 {
				b := r.Certificate.Branches
				b[0].Alternatives, b[1].Alternatives = b[1].Alternatives, b[0].Alternatives
			}
			return true
		},
		func(luck, *Reach) bool { return true },
	}
	believed, refused := 0, 0
	claims(t, 300, func(l luck, q *quiz.Quiz, a account, r Reach) {
		if r.Verdict == Alone && !l.once(4) {
			return
		}
		if r.Certificate == nil || l.once(3) {
			r.Certificate = l.certificate(q, a, slices.Index(a.ids, r.ID), 2)
		}
		forged := r.copied()
		for range l(1, 2) {
			changes[l(0, len(changes)-1)](l, &forged)
		}
		holds := a.confirms(q.Questionnaire, forged)
		if is := Verify(q, forged) == nil; is != holds {
			t.Fatalf("%+v: Verify says %v, all sheets %v\n%s", forged, is, holds, q.Canonical)
		}
		if holds {
			believed++
		} else {
			refused++
		}
	})
	if believed < 150 || refused < 150 {
		t.Errorf("%d are believed, %d refused", believed, refused)
	}
}

func TestVerifyKnowsOutcomesByTheirGroups(t *testing.T) {
	q := parsed(t, small)
	for _, r := range []Reach{
		{ID: "nobody", Group: "paths"}, {ID: "nurse", Group: "paths"}, {ID: "nurse", Group: "nurses"}, {},
	} {
		if r.Verdict = Unknown; Verify(q, r) == nil {
			t.Errorf("%+v is believed", r)
		}
	}
	if err := Verify(q, Reach{ID: "nurse", Group: "careers", Verdict: Unknown}); err != nil {
		t.Error(err)
	}
}
