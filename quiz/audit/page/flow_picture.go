package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
)

// A flow is the way from items by traits to the outcomes of a group as a picture, and the same as a
// table.
type flow struct {
	Group, Sources string
	// Like is the group that has the same picture with other names; then nothing is drawn.
	Like    string
	Height  int
	Nodes   []flowNode
	Ribbons []ribbon
	Rows    []flowRow
	Idle    string // names the items that are not in the picture
}

// A flowNode is an item, a trait or an outcome, with its words beside it. Places are in units of the
// picture, which is flowWidth wide.
type flowNode struct {
	X, Y, Height float64
	TextX, TextY float64
	Column       int // 0 items, 1 traits, 2 outcomes
	Name, Label  string
}

// A ribbon joins two nodes; it is as wide as what it carries.
type ribbon struct {
	D       string
	Against bool
	Right   bool // from a trait to an outcome
	Words   string
}

// A flowRow is a trait in the table.
type flowRow struct{ Trait, From, To string }

// The measures of the picture.
const (
	flowWidth   = 1000
	nodeWidth   = 12
	rowHeight   = 24 // of a node's words
	flowDepth   = 420
	mostLetters = 42
)

// columnsAt are the left edges of the three columns of nodes.
func columnsAt() [3]float64 { return [3]float64{300, 488, 730} }

// flows draws the paths, and the careers and courses where there are few.
func (s *showing) flows() []flow {
	var all []flow
	var drawn []streams
	for g := engine.Paths; g <= engine.Courses; g++ {
		n := s.Model.Outcomes(g)
		if n == 0 || n > mostDrawnOutcomes {
			continue
		}
		of := s.streamsTo(g)
		if same := slices.IndexFunc(drawn, func(other streams) bool { return slices.Equal(of.all, other.all) }); same >= 0 {
			all = append(all, flow{Group: g.String(), Like: all[same].Group})
		} else {
			all = append(all, draw(of, g.String()))
		}
		drawn = append(drawn, of)
	}
	return all
}

// A channel is what runs between two nodes of neighbouring columns.
type channel struct {
	from, to int
	amount   float64
	against  bool
}

// draw lays the nodes out and joins them.
func draw(of streams, group string) flow {
	left, right := of.channels()
	names := [3][]string{of.sources, of.traits, of.outcomes}
	var flows [3][]float64
	flows[0], flows[1], flows[2] = carried(left, len(of.sources), false), carried(left, len(of.traits), true), carried(right, len(of.outcomes), true)
	f := flow{Group: group, Sources: "items"}
	if of.bySection {
		f.Sources = "sections"
	}
	tall := 0.0
	for column := range flows {
		tall = max(tall, slots(flows[column], len(of.outcomes)))
	}
	f.Height = int(tall) + 8
	var tops [3][]float64
	for column, amounts := range flows {
		tops[column] = f.addNodes(column, names[column], amounts, len(of.outcomes), tall)
	}
	f.join(left, 0, tops, len(of.outcomes), func(c channel) string { return of.sources[c.from] + " → " + of.traits[c.to] })
	f.join(right, 1, tops, len(of.outcomes), func(c channel) string { return of.traits[c.from] + " → " + of.outcomes[c.to] })
	f.Rows = of.rows(left, right)
	if len(of.idle) > 0 {
		f.Idle = "Not in the picture, since no answer moves any of the " + group + ": " + some(of.idle) + "."
	}
	return f
}

// label is as much of a name as there is room for; that an item is reversed is always said.
func label(name string) string {
	if words, ok := strings.CutSuffix(name, reversed); ok {
		return shortened(words, mostLetters-len(reversed)) + reversed
	}
	return shortened(name, mostLetters)
}

// channels adds the streams up: from sources to traits, and from traits to outcomes.
func (all streams) channels() (left, right []channel) {
	fromTo := make([]float64, len(all.sources)*len(all.traits))
	toFrom := make([]channel, len(all.traits)*len(all.outcomes))
	for _, s := range all.all {
		fromTo[s.source*len(all.traits)+s.trait] += s.amount
		c := &toFrom[s.trait*len(all.outcomes)+s.outcome]
		c.amount, c.against = c.amount+s.amount, s.against
	}
	for n, amount := range fromTo {
		if amount > 0 {
			left = append(left, channel{n / len(all.traits), n % len(all.traits), amount, false})
		}
	}
	for n, c := range toFrom {
		if c.amount > 0 {
			right = append(right, channel{n / len(all.outcomes), n % len(all.outcomes), c.amount, c.against})
		}
	}
	return left, right
}

// carried returns what each node of a column carries.
func carried(channels []channel, nodes int, at bool) []float64 {
	amounts := make([]float64, nodes)
	for _, c := range channels {
		if at {
			amounts[c.to] += c.amount
		} else {
			amounts[c.from] += c.amount
		}
	}
	return amounts
}

// depth is how tall a ribbon is that carries the amount. All outcomes together carry as many wholes as
// there are outcomes.
func depth(amount float64, outcomes int) float64 { return flowDepth * amount / float64(outcomes) }

// slots is the height of a column: every node that carries something has room for its words.
func slots(amounts []float64, outcomes int) float64 {
	sum := 0.0
	for _, a := range amounts {
		if a > 0 {
			sum += max(depth(a, outcomes)+4, rowHeight)
		}
	}
	return sum
}

// addNodes adds a column and returns the top of each node.
func (f *flow) addNodes(column int, names []string, amounts []float64, outcomes int, tall float64) []float64 {
	tops := make([]float64, len(amounts))
	drawn := 0
	for _, a := range amounts {
		if a > 0 {
			drawn++
		}
	}
	gap := (tall - slots(amounts, outcomes)) / float64(max(drawn, 1))
	y := 4 + gap/2
	for n, a := range amounts {
		if a == 0 {
			continue
		}
		high := depth(a, outcomes)
		slot := max(high+4, rowHeight)
		tops[n] = y + (slot-high)/2
		node := flowNode{X: columnsAt()[column], Y: tops[n], Height: max(high, 1), Column: column, Name: names[n], Label: label(names[n]), TextY: y + slot/2 + 4}
		if node.TextX = node.X + nodeWidth + 6; column == 0 {
			node.TextX = node.X - 6
		}
		f.Nodes = append(f.Nodes, node)
		y += slot + gap
	}
	return tops
}

// join draws the channels between a column and the next; they leave and arrive in the order of the nodes.
func (f *flow) join(channels []channel, column int, tops [3][]float64, outcomes int, words func(channel) string) {
	from := append([]float64(nil), tops[column]...)
	to := append([]float64(nil), tops[column+1]...)
	for _, c := range channels {
		high := depth(c.amount, outcomes)
		x, y, toX, toY := columnsAt()[column]+nodeWidth, from[c.from], columnsAt()[column+1], to[c.to]
		middle := (x + toX) / 2
		f.Ribbons = append(f.Ribbons, ribbon{
			D: fmt.Sprintf("M%.1f %.2fC%.1f %.2f %.1f %.2f %.1f %.2fV%.2fC%.1f %.2f %.1f %.2f %.1f %.2fZ",
				x, y, middle, y, middle, toY, toX, toY, toY+high, middle, toY+high, middle, y+high, x, y+high),
			Against: c.against, Right: column == 1, Words: words(c) + ": " + percent(c.amount/float64(outcomes), 1),
		})
		from[c.from] += high
		to[c.to] += high
	}
}

// rows is the picture as a table, trait by trait.
func (all streams) rows(left, right []channel) []flowRow {
	var rows []flowRow
	for t, name := range all.traits {
		var from, to []string
		for _, c := range left {
			if c.to == t {
				from = append(from, fmt.Sprintf("%s (%s)", all.sources[c.from], percent(c.amount/float64(len(all.outcomes)), 1)))
			}
		}
		for _, c := range right {
			if c.from == t {
				way := "for"
				if c.against {
					way = "against"
				}
				to = append(to, fmt.Sprintf("%s %s (%s)", way, all.outcomes[c.to], percent(c.amount, 1)))
			}
		}
		if len(from) > 0 {
			rows = append(rows, flowRow{name, listed(from), listed(to)})
		}
	}
	return rows
}
