package audit

import (
	"math"
	"slices"
)

// A position is where a search stands: what each item may be answered with, and the choices that both
// sides of its game have so far.
type position struct {
	allowed [][]int32
	rivals  []int
	sheets  []played
}

// A played sheet has its leads over all rivals, in floats, and the chance that it is chosen.
type played struct {
	sheet  []int32
	leads  []float64
	chance float64
}

// maxSheets is from how many sheets on those that nobody chooses are forgotten.
const maxSheets = 24

// start returns the position in which every item may be answered with anything.
func (s *search) start() *position {
	at := &position{allowed: make([][]int32, s.model.Items())}
	for i := range at.allowed {
		for a := range s.model.Alternatives(i) {
			at.allowed[i] = append(at.allowed[i], int32(a))
		}
	}
	own, _ := s.reply(nil, nil, at.allowed)
	at.add(s, own)
	rivals := rising(at.sheets[0].leads)
	at.rivals = rivals[:min(1, len(rivals))]
	return at
}

func (at *position) add(s *search, sheet []int32) {
	at.sheets = append(at.sheets, played{sheet: sheet, leads: s.leads(s.of, sheet)})
}

// solve sets the chances of the sheets and returns those of the rivals.
func (at *position) solve() (rivals []float64, ok bool) {
	g := game{make([][]float64, len(at.rivals))}
	for r, rival := range at.rivals {
		for _, p := range at.sheets {
			g.payoff[r] = append(g.payoff[r], p.leads[rival])
		}
	}
	rivals, sheets, ok := g.solve()
	for v := range sheets {
		at.sheets[v].chance = sheets[v]
	}
	return rivals, ok
}

// extend gives both sides their best replies to what the other does. It returns the least lead of the
// mixture of sheets over any rival, and whether either side got a better choice than it had.
func (at *position) extend(s *search, reply []int32, bound float64) (least float64, more bool) {
	mixed := at.mixed()
	value := math.Inf(1)
	for _, r := range at.rivals {
		value = min(value, mixed[r])
	}
	order := rising(mixed)
	for _, r := range order[:min(2, len(order))] {
		if mixed[r] < value-closeTo {
			at.rivals, more = append(at.rivals, r), true
		}
	}
	if bound > value+closeTo {
		at.forget()
		at.add(s, reply)
		more = true
	}
	return mixed[order[0]], more
}

// mixed returns the leads of the mixture of sheets.
func (at *position) mixed() []float64 {
	mixed := make([]float64, len(at.sheets[0].leads))
	for _, p := range at.sheets {
		if p.chance == 0 {
			continue
		}
		for r, lead := range p.leads {
			mixed[r] += float64(p.chance * lead)
		}
	}
	return mixed
}

// forget drops sheets that nobody chooses, where there are many.
func (at *position) forget() {
	if len(at.sheets) >= maxSheets {
		at.sheets = slices.DeleteFunc(at.sheets, func(p played) bool { return p.chance == 0 })
	}
}

// drawn returns the sheet of the mixture into which the luck, in [0,1), falls.
func (at *position) drawn(luck float64) played {
	for _, p := range at.sheets {
		if luck -= p.chance; luck < 0 {
			return p
		}
	}
	return at.sheets[len(at.sheets)-1]
}

// divide returns the item that the mixture's sheets answer most differently, and its alternatives in two
// parts: the most likely one, and the others. The item is −1 where no item has two left.
func (at *position) divide() (item int, parts [][]int32) {
	item, most := -1, -1.0
	var likeliest int32
	for i, alternatives := range at.allowed {
		if len(alternatives) < 2 {
			continue
		}
		chances := map[int32]float64{}
		top := alternatives[0]
		for _, p := range at.sheets {
			chances[p.sheet[i]] += p.chance
			if chances[p.sheet[i]] > chances[top] {
				top = p.sheet[i]
			}
		}
		if divided := 1 - chances[top]; divided > most {
			item, most, likeliest = i, divided, top
		}
	}
	if item < 0 {
		return item, nil
	}
	others := slices.DeleteFunc(slices.Clone(at.allowed[item]), func(a int32) bool { return a == likeliest })
	return item, [][]int32{{likeliest}, others}
}

// within returns the position in which the item may be answered with one part of its alternatives only.
func (at *position) within(s *search, item int, part []int32) *position {
	to := &position{allowed: slices.Clone(at.allowed), rivals: slices.Clone(at.rivals)}
	to.allowed[item] = part
	for _, p := range at.sheets {
		if p.chance > 0 && slices.Contains(part, p.sheet[item]) {
			to.sheets = append(to.sheets, p)
		}
	}
	if len(to.sheets) == 0 {
		sheet := slices.Clone(at.drawn(0).sheet)
		sheet[item] = part[0]
		to.add(s, sheet)
	}
	return to
}
