package vectors_test

import (
	"cmp"
	"encoding/json"
	"math/big"
	"slices"
	"strings"
)

// tolerance is the least over the rivals of the first path of lead ÷ Σ |difference|, at most 1.
func (c *checker) tolerance(paths []placed, chosen []string) *big.Rat {
	g, all := c.groups["paths"], whole(1)
	for _, rival := range paths[1:] {
		moved := new(big.Rat)
		for i, key := range chosen {
			moved.Add(moved, new(big.Rat).Abs(g.ahead(paths[0].ID, rival.ID, i, key)))
		}
		if lead := difference(paths[0].fit, rival.fit); lead.Cmp(moved) < 0 {
			all = least(all, new(big.Rat).Quo(lead, moved))
		} else if lead.Sign() == 0 {
			all = new(big.Rat)
		}
	}
	return all
}

// ahead is the item's contribution to one outcome less that to another.
func (g group) ahead(one, other string, item int, key string) *big.Rat {
	a, b := slices.Index(g.ids, one), slices.Index(g.ids, other)
	return difference(g.contribution(a, item, key), g.contribution(b, item, key))
}

func (g group) contribution(n, item int, key string) *big.Rat {
	return new(big.Rat).Quo(difference(g.points(item, key)[n], g.mean[item][n]), g.span[n])
}

// A flip is what would put another first. Its changes are by the keys of answers, "" for none.
type flip struct {
	possible bool
	items    []string
	changes  []swing
	first    []string
	left     *big.Rat
}

type swing struct {
	item int
	to   string
	by   *big.Rat
}

// flip looks for the fewest changes among the outcomes that compete, which are given best first.
func (c *checker) flip(group string, ranked []placed, chosen, open []string) flip {
	if tied := firstOf(ranked); len(tied) > 1 {
		return flip{possible: true, first: tied}
	}
	for _, background := range []bool{false, true} {
		var best flip
		for _, rival := range ranked[1:] {
			f := c.turned(c.groups[group], ranked[0], rival, chosen, open, background)
			if f.possible && (!best.possible || cmp.Or(cmp.Compare(len(f.changes), len(best.changes)), f.left.Cmp(best.left)) < 0) {
				best = f
			}
		}
		if best.possible {
			return c.flipped(best, c.groups[group], ranked, chosen)
		}
	}
	return flip{}
}

// turned takes the largest swings until the rival is level or ahead.
func (c *checker) turned(g group, first, rival placed, chosen, open []string, background bool) flip {
	var swings []swing
	for i, item := range c.items {
		if slices.Contains(open, item.ID) || item.Background && !background {
			continue
		}
		to, low := "", (*big.Rat)(nil)
		for _, key := range append(item.ordered(), "") {
			if ahead := g.ahead(first.ID, rival.ID, i, key); low == nil || ahead.Cmp(low) < 0 {
				to, low = key, ahead
			}
		}
		if by := difference(g.ahead(first.ID, rival.ID, i, chosen[i]), low); by.Sign() > 0 {
			swings = append(swings, swing{i, to, by})
		}
	}
	slices.SortStableFunc(swings, func(a, b swing) int { return b.by.Cmp(a.by) })
	left := difference(first.fit, rival.fit)
	for n, s := range swings {
		if left = difference(left, s.by); left.Sign() <= 0 {
			return flip{possible: true, changes: swings[:n+1], left: left}
		}
	}
	return flip{}
}

// flipped looks who comes first then.
func (c *checker) flipped(f flip, g group, competing []placed, chosen []string) flip {
	after := slices.Clone(chosen)
	for _, s := range f.changes {
		after[s.item] = s.to
		f.items = append(f.items, c.items[s.item].ID)
	}
	f.first = firstOf(slices.DeleteFunc(g.ranked(after), func(p placed) bool {
		return !slices.ContainsFunc(competing, func(c placed) bool { return c.ID == p.ID })
	}))
	return f
}

// firstOf are the ids that come first.
func firstOf(ranked []placed) (ids []string) {
	for _, p := range ranked {
		if p.fit.Cmp(ranked[0].fit) == 0 {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// ordered are the keys of the answers: single options, then pairs, then threes …, each in the order of the options.
func (i vectorItem) ordered() (keys []string) {
	answers := i.answers()
	for key := range answers {
		keys = append(keys, key)
	}
	places := func(key string) (places []int) {
		for _, chosen := range answers[key] {
			places = append(places, slices.IndexFunc(i.Options, func(o vectorOption) bool { return o.ID == chosen.ID }))
		}
		return places
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(answers[a]), len(answers[b])), slices.Compare(places(a), places(b)))
	})
	return keys
}

// is reports whether the file says the same.
func (f flip) is(said *vectorFlip) bool {
	if said == nil || f.possible != said.Possible || !slices.Equal(f.first, said.First) || len(f.changes) != len(said.Changes) {
		return false
	}
	for n, change := range said.Changes {
		text, _ := json.Marshal(change.To)
		if change.Item != f.items[n] || string(text) != answerOf(f.changes[n].to) {
			return false
		}
	}
	return true
}

// answerOf writes the answer of a key as files do.
func answerOf(key string) string {
	var answer any = map[string]string{"non_answer": "skipped"}
	if options := strings.Fields(key); len(options) == 1 {
		answer = key
	} else if len(options) > 1 {
		answer = options
	}
	text, _ := json.Marshal(answer)
	return string(text)
}
