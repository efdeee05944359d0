package planted

import "fmt"

// planters put one fault in each.
func planters() map[string]func(*garden) Fault {
	return map[string]func(*garden) Fault{
		Twins:      (*garden).plantTwin,
		Dominated:  (*garden).plantDominated,
		OneWayKeys: (*garden).plantOneWayKeys,
		HeavyItem:  (*garden).plantHeavyItem,
		HeadStart:  (*garden).plantHeadStart,
	}
}

func (g *garden) plantOneWayKeys() Fault {
	trait := g.neutral()
	second := &g.items[2*trait+1]
	second.reversed, second.text = false, fmt.Sprintf("I do craft %d for fun.", trait+1)
	return Fault{Rule: OneWayKeys, ID: traitID(trait)}
}

func (g *garden) plantHeavyItem() Fault {
	statement := 2*g.neutral() + g.IntN(2)
	g.items[statement].weight = 40
	return Fault{Rule: HeavyItem, ID: itemID(statement)}
}

// neutral draws a trait that no path wants.
func (g *garden) neutral() int { return g.Paths + g.IntN(g.Traits-g.Paths) }

// free draws a career that has nothing to do with a fault yet, and takes it.
func (g *garden) free() int {
	if g.taken == nil {
		g.taken = map[int]bool{}
	}
	for {
		if c := g.IntN(len(g.careers)); !g.taken[c] {
			g.taken[c] = true
			return c
		}
	}
}

// copied draws two careers and makes the later one like the earlier, times a factor.
func (g *garden) copied(factor int) (of, copied int) {
	of, copied = g.free(), g.free()
	of, copied = min(of, copied), max(of, copied)
	for trait, w := range g.careers[of].weights {
		g.careers[copied].weights[trait] = factor * w
	}
	return of, copied
}

func (g *garden) plantTwin() Fault {
	of, twin := g.copied(2)
	return Fault{Rule: Twins, ID: careerID(twin), Of: careerID(of)}
}

// plantDominated brings what one choice is worth to the copy of a career, where that is between the least and the
// most, down to the least. So its range is the other's, and it never gets more.
func (g *garden) plantDominated() Fault {
	of, behind := g.copied(1)
	for i, it := range g.items {
		worths, least, most := worthOf(it, g.careers[of].weights)
		lowered := false
		for o, worth := range worths {
			if it.upTo == 0 && worth > least && worth < most {
				g.items[i].options[o].points = append(g.items[i].options[o].points, term{behind, least - worth})
				lowered = true
			}
		}
		if lowered {
			break
		}
	}
	return Fault{Rule: Dominated, ID: careerID(behind), Of: careerID(of)}
}

// worthOf returns what each option is worth to who has the weights.
func worthOf(it item, weights []int) (worths []int, least, most int) {
	for _, o := range it.options {
		worth := 0
		for _, t := range o.gives {
			worth += t.points * weights[t.of]
		}
		worths = append(worths, worth)
		least, most = min(least, worth), max(most, worth)
	}
	return worths, least, most
}

// plantHeadStart makes a career that wants nothing, and to which five of the six options of every choice give
// the same.
func (g *garden) plantHeadStart() Fault {
	theme := g.free()
	clear(g.careers[theme].weights)
	for i, it := range g.items {
		if len(it.options) != 6 {
			continue
		}
		but := g.IntN(6)
		for o := range it.options {
			if o != but {
				g.items[i].options[o].points = append(g.items[i].options[o].points, term{theme, 4})
			}
		}
	}
	return Fault{Rule: HeadStart, ID: careerID(theme)}
}
