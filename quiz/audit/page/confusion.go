package page

import "github.com/careerfit/careerfit/quiz/audit"

// A confusionSection says which careers change places when the quiz is taken again.
type confusionSection struct {
	Rho     string
	Same    shareRow
	Careers []string // of the matrix
	Rows    []confusionRow
	Pairs   []confusedRow
	Scale   string // the right end of their plots
	More    string
}

// The most pairs that are listed beside a matrix, which has all.
const mostBeside = 10

// A confusionRow has what a second sitting gave those who had the career first.
type confusionRow struct {
	Career string
	Number int
	Total  string
	Stayed string // the part that had it first again
	Cells  []heatCell
}

// A confusedRow is a pair of careers.
type confusedRow struct {
	A, B   string
	Sheets shareRow
}

func (s *showing) confusion() confusionSection {
	c := s.r.Confusion
	section := confusionSection{Rho: percent(c.Rho.Float(), 0), Same: sampledRow("", c.Same, 1)}
	for _, id := range c.Careers {
		section.Careers = append(section.Careers, s.name(id))
	}
	for a, counts := range c.Counts {
		section.Rows = append(section.Rows, matrixRow(section.Careers[a], a, counts))
	}
	most := mostRows
	if len(c.Counts) > 0 {
		most = mostBeside
	}
	shown := c.Pairs[:min(len(c.Pairs), most)]
	var figures []float64
	for _, p := range shown {
		_, high := p.Sheets.Interval()
		figures = append(figures, high)
	}
	to := scaleOf(figures...)
	section.Scale = to.String()
	for _, p := range shown {
		section.Pairs = append(section.Pairs, confusedRow{s.name(p.A), s.name(p.B), sampledRow("", p.Sheets, to)})
	}
	if left := len(c.Pairs) - len(shown); left > 0 {
		section.More = count(left, "more pair, less often confused, is", "more pairs, less often confused, are")
	}
	return section
}

// matrixRow has the shares of one row, which add up to all who had the career first.
func matrixRow(name string, number int, counts []int) confusionRow {
	of, most := 0, 0
	for _, n := range counts {
		of, most = of+n, max(most, n)
	}
	row := confusionRow{Career: name, Number: number + 1, Total: thousands(of)}
	for _, n := range counts {
		cell := heatCell{Text: "–", Counted: thousands(n), Heat: heatOf(float64(n), float64(most))}
		if n > 0 {
			cell.Text = percent(audit.Share{Count: n, Of: of}.Float(), 0)
		}
		row.Cells = append(row.Cells, cell)
	}
	row.Stayed = row.Cells[number].Text
	return row
}
