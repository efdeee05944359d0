package planted

import (
	"fmt"
	"math/rand/v2"
)

// A garden is a questionnaire that is being made. Traits are named by their positions; the first ones, as many as
// there are paths, decide between these.
type garden struct {
	Plan
	*rand.Rand
	items   []item
	careers []career
	taken   map[int]bool // careers that have to do with a fault
}

// An item is a statement about one trait, if it has no options.
type item struct {
	text       string
	trait      int
	reversed   bool
	weight     int // 0 is 1
	background bool
	upTo       int
	options    []option
}

// An option gives points to traits, and to careers directly.
type option struct {
	gives  []term
	points []term
	alone  bool
}

type term struct{ of, points int }

// A career has a weight for every trait, mostly 0.
type career struct{ weights []int }

// drawItems makes two statements a trait, and then again and again two choices, two pairs and a pick, as far as
// there is room.
func (g *garden) drawItems() {
	for trait := range g.Traits {
		g.items = append(g.items,
			item{text: fmt.Sprintf("I like craft %d.", trait+1), trait: trait},
			item{text: fmt.Sprintf("Craft %d bores me.", trait+1), trait: trait, reversed: true})
	}
	first := len(g.items)
	for len(g.items) < g.Items {
		for _, size := range []int{6, 2} {
			if len(g.items)+2 <= g.Items {
				g.addCouple(g.Perm(g.Traits)[:size])
			}
		}
		if len(g.items) < g.Items {
			g.addPick()
		}
	}
	g.items[first].background = true
}

// addCouple asks twice about the traits in a ring: each option gives to one what it takes from the next, or the
// other way round.
func (g *garden) addCouple(ring []int) {
	for _, points := range []int{2, -2} {
		it := item{text: fmt.Sprintf("What would you do in week %d?", len(g.items)+1)}
		for i, trait := range ring {
			next := ring[(i+1)%len(ring)]
			it.options = append(it.options, option{gives: []term{{trait, points}, {next, -points}}})
		}
		g.items = append(g.items, it)
	}
}

// addPick asks about four traits that no path wants.
func (g *garden) addPick() {
	it := item{text: fmt.Sprintf("Which of these would you do in week %d?", len(g.items)+1), upTo: 2}
	for _, trait := range g.Perm(g.Traits - g.Paths)[:4] {
		it.options = append(it.options, option{gives: []term{{g.Paths + trait, 2}}})
	}
	it.options = append(it.options, option{alone: true})
	g.items = append(g.items, it)
}

// drawCareers gives every career three to five traits, no two in the same proportions. Every trait is wanted by one.
func (g *garden) drawCareers() {
	seen := map[string]bool{}
	for len(g.careers) < g.Careers {
		weights := make([]int, g.Traits)
		weights[len(g.careers)%g.Traits] = 2
		for _, trait := range g.Perm(g.Traits)[:3+g.IntN(2)] {
			weights[trait] = [...]int{-3, -2, -1, 1, 2, 3}[g.IntN(6)]
		}
		if key := proportions(weights); !seen[key] {
			seen[key] = true
			g.careers = append(g.careers, career{weights})
		}
	}
}

// proportions is the same for weights that are multiples of each other.
func proportions(weights []int) string {
	unit := 0
	for _, w := range weights {
		for a, b := unit, max(w, -w); ; a, b = b, a%b {
			if b == 0 {
				unit = a
				break
			}
		}
	}
	lowest := make([]int, len(weights))
	for i, w := range weights {
		lowest[i] = w / unit
	}
	return fmt.Sprint(lowest)
}
