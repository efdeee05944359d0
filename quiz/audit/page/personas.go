package page

import (
	"slices"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A personasSection has the golden sheets.
type personasSection struct {
	Rows []personaRow
	More string
}

// A personaRow is one of them.
type personaRow struct {
	ID, Role, Verdict, Path, Lead, Career string
	Misses                                []string
}

func (s *showing) personas() personasSection {
	roles := map[string]string{}
	for _, p := range s.Personas {
		roles[p.ID] = string(p.Role)
	}
	all := slices.Clone(s.r.Personas)
	if len(all) > wholeRows { // those that fail first
		slices.SortStableFunc(all, func(a, b audit.Persona) int { return min(len(b.Misses), 1) - min(len(a.Misses), 1) })
	}
	var section personasSection
	for _, p := range all[:min(len(all), wholeRows)] {
		section.Rows = append(section.Rows, personaRow{p.ID, roles[p.ID], verdictName(p.Verdict), s.name(p.Path), percent(p.Lead, 1), s.name(p.Career), p.Misses})
	}
	if left := len(all) - len(section.Rows); left > 0 {
		section.More = count(left, "more persona is", "more personas are")
	}
	return section
}

// persona names a persona in a sentence.
func (s *showing) persona(id string) string {
	for _, p := range s.Personas {
		if p.ID == id {
			return "“" + string(p.Role) + "”"
		}
	}
	return id
}

func verdictName(v string) string {
	if v == "none" {
		return "no clear result"
	}
	return v
}
