package page

// A keysSection says where sheets lead that nobody has read.
type keysSection struct {
	Within, Scale string // the threshold and the right end of the plots
	Rows          []keyRow
}

// A keyRow is one of the sheets.
type keyRow struct {
	Name, First, Lead, Verdict string
	Good                       bool
	Plot                       plot
}

// lineNames say what somebody does who does not read the questions.
func lineNames(name string) string {
	switch name {
	case "all-agree":
		return "Agrees with every statement"
	case "all-disagree":
		return "Disagrees with every statement"
	case "all-first":
		return "Always takes the first answer"
	case "all-last":
		return "Always takes the last answer"
	}
	return name
}

func (s *showing) keys() keysSection {
	within := s.Thresholds.BalancedWithin.Float()
	figures := []float64{within}
	for _, k := range s.r.Keys {
		figures = append(figures, k.Lead)
	}
	to := scaleOf(figures...)
	section := keysSection{Within: percent(within, 1), Scale: to.String()}
	for _, k := range s.r.Keys {
		row := keyRow{Name: lineNames(k.Name), First: s.name(k.First), Lead: percent(k.Lead, 1), Good: k.Balanced, Plot: to.bar(k.Lead).beside(to.at(within))}
		row.Verdict = "leads too far"
		if k.Lead == 0 && len(s.Paths) > 1 {
			row.First = "several, level"
		}
		if k.Balanced {
			row.Verdict = "balanced"
		}
		section.Rows = append(section.Rows, row)
	}
	return section
}
