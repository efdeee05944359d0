package audit

import (
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// hasty is a short form that is broken: it asks so many items at most, and then all is decided.
type hasty struct {
	*engine.ShortForm
	most int
}

func (h hasty) enough(s *engine.Sheet) bool { return s.Answered() >= h.most }

func (h hasty) Next(s *engine.Sheet) (int, bool) {
	if h.enough(s) {
		return 0, false
	}
	return h.ShortForm.Next(s)
}

func (h hasty) PathDecided(s *engine.Sheet) bool    { return h.enough(s) || h.ShortForm.PathDecided(s) }
func (h hasty) CareersDecided(s *engine.Sheet) bool { return h.enough(s) }

// tireless is one that asks everything, in the author's order.
type tireless struct{ *engine.ShortForm }

func (tireless) Next(s *engine.Sheet) (int, bool) { return s.Answered(), s.Answered() < 24 }

// figuresBy lets a few takers of the built-in questionnaire stop by other rules than the engine's.
func figuresBy(t *testing.T, change func(*stopping, *engine.ShortForm)) Figures {
	t.Helper()
	q := builtin(t)
	by := stopping{q.Model.Settled, q.ShortForm()}
	change(&by, q.ShortForm())
	f, err := NewTakers(q, 2, 1).figures(t.Context(), by, Options{Takers: 200}, "", 0.7)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A simulation that could not find a fault would prove nothing.
func TestAShortFormThatStopsAfterOneItemIsSeenToChangePaths(t *testing.T) {
	f := figuresBy(t, func(by *stopping, form *engine.ShortForm) { by.short = hasty{form, 1} })
	if share := f.Short.PathChanged.Float(); share < 0.1 {
		t.Errorf("it changes %.3f of the paths", share)
	}
	if share := f.Short.SameCareer.Float(); f.Short.Ranked.Float() != 1 || share > 0.6 {
		t.Errorf("%.3f rank careers, of which %.3f are the full sitting's", f.Short.Ranked.Float(), share)
	}
	if f.Short.Items.Float() != 1 || f.Short.ForPath.Float() != 1 || f.Settled.Changed != 0 {
		t.Errorf("it asks %g items, %g for the path; %d were settled wrongly", f.Short.Items.Float(), f.Short.ForPath.Float(), f.Settled.Changed)
	}
}

func TestAShortFormThatAsksEverythingChangesNothing(t *testing.T) {
	f := figuresBy(t, func(by *stopping, form *engine.ShortForm) { by.short = tireless{form} })
	if f.Short.Saved.Float() != 0 || f.Short.PathChanged.Count != 0 || f.Short.SameCareer.Float() != 1 || f.Short.Ranked.Float() != 1 {
		t.Errorf("%+v", f.Short)
	}
}

// What claims too early that nothing can change any more is found out.
func TestAProofThatIsNoneIsSeen(t *testing.T) {
	for story, wrong := range map[string]func(s *engine.Sheet, proved engine.Settled) engine.Settled{
		"path after three items": func(s *engine.Sheet, _ engine.Settled) engine.Settled { return engine.Settled{Path: s.Answered() >= 3} },
		"clear after three items": func(s *engine.Sheet, _ engine.Settled) engine.Settled {
			return engine.Settled{Clear: s.Answered() >= 3}
		},
		"clear once the path is so": func(_ *engine.Sheet, p engine.Settled) engine.Settled {
			return engine.Settled{Path: p.Path, Clear: p.Path}
		},
	} {
		f := figuresBy(t, func(by *stopping, form *engine.ShortForm) {
			settled := by.settled
			by.short = hasty{form, 1} // to save time
			by.settled = func(s *engine.Sheet) engine.Settled { return wrong(s, settled(s)) }
		})
		if f.Settled.Changed < 10 {
			t.Errorf("%s: %d of 200 are seen", story, f.Settled.Changed)
		}
	}
}
