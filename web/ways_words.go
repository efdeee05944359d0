package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// says tells what the search has come to.
func (w waySpeech) says() string {
	switch w.way.Verdict {
	case WayAlone:
		return w.alone()
	case WayLevel:
		return w.T("Whatever is answered, it is never first alone. With the answers below it is level with others in first place.")
	case WayNotAlone:
		return w.T("Whatever is answered, it is never first alone. Whether it can be level with others in first place is not known.")
	case WayNever:
		return w.T("No answers put it first.")
	}
	return w.T("It is not known whether any answers put it first: the search for them came to no end in the time that it has.")
}

func (w waySpeech) alone() string {
	switch n := len(w.q.IDs(w.way.Group)); w.way.Group {
	case engine.Paths:
		return w.N(n, "With the answers below, it is first.", "With the answers below, it is first of the %d paths, and no other is level with it.")
	case engine.Careers:
		return w.N(n, "With the answers below, it is first.", "With the answers below, it is first of all %d careers, and no other is level with it.")
	default:
		return w.N(n, "With the answers below, it is first.", "With the answers below, it is first of all %d courses, and no other is level with it.")
	}
}

// proof says why no answers put the outcome first, or first alone; it is empty where none is needed.
func (w waySpeech) proof() string {
	if len(w.way.Rivals) == 0 {
		return ""
	}
	names := make([]string, len(w.way.Rivals))
	for i, id := range w.way.Rivals {
		names[i] = w.T("“%s”", nameOf(w.q, w.way.Group, id))
	}
	if w.way.Verdict == WayNever {
		return w.N(len(names), "That is proved over all sheets of answers: on each of them, %[2]s is ahead.",
			"That is proved over all sheets of answers: on each of them, one of these is ahead: %[2]s.", w.List(names))
	}
	return w.N(len(names), "That is proved over all sheets of answers: on each of them, %[2]s is ahead or level.",
		"That is proved over all sheets of answers: on each of them, one of these is ahead or level: %[2]s.", w.List(names))
}

// stands says how the outcome fits on its sheet, and what comes next.
func (w waySpeech) stands(ranked []engine.Standing) string {
	ids := w.q.IDs(w.way.Group)
	at := slices.IndexFunc(ranked, func(s engine.Standing) bool { return ids[s.Outcome] == w.way.ID })
	if len(ranked) == 1 {
		return w.T("Its fit is then %s.", w.fit(w.way.Group, ranked[at].Fit))
	}
	next := ranked[0]
	if at == 0 {
		next = ranked[1]
	}
	fit, name := w.fit(w.way.Group, ranked[at].Fit), nameOf(w.q, w.way.Group, ids[next.Outcome])
	if next.Rank == ranked[at].Rank {
		return w.T("Its fit is then %s, and so is that of “%s”.", fit, name)
	}
	return w.T("Its fit is then %s; “%s” comes next with %s.", fit, name, w.fit(w.way.Group, next.Fit))
}
