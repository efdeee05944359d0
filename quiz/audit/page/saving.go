package page

import "github.com/careerfit/careerfit/quiz/audit"

// A savingSection says how many items takers can do without.
type savingSection struct {
	Tuned string // the mean lead that simulated takers are made to have; "" without them
	Rows  []savingRow
}

// A savingRow is one kind of takers.
type savingRow struct {
	Takers, Lead string
	Path, Clear  stopCells
	Changed      string
	Broken       bool
}

// stopCells are a reason to stop early.
type stopCells struct {
	Reached shareRow
	Saved   string
}

func (s *showing) saving() savingSection {
	var section savingSection
	for _, kind := range s.r.Saving {
		if kind.Takers == "simulated" {
			section.Tuned = percent(audit.Defaults().Lead, 0)
		}
		row := savingRow{Takers: takerNames(kind.Takers), Lead: percent(kind.Lead.Float(), 1), Changed: thousands(kind.Settled.Changed), Broken: kind.Settled.Changed != 0}
		path, clear := kind.Settled.Path, kind.Settled.Clear
		row.Path = stopCells{sampledRow("", path.Reached, 1), percent(path.Saved.Float(), 1)}
		row.Clear = stopCells{sampledRow("", clear.Reached, 1), percent(clear.Saved.Float(), 1)}
		section.Rows = append(section.Rows, row)
	}
	return section
}

func takerNames(kind string) string {
	switch kind {
	case "simulated":
		return "Simulated takers"
	case "uniform":
		return "Takers who answer at random"
	}
	return kind
}
