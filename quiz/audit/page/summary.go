package page

import (
	"fmt"
	"math"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz/audit"
)

// A summary says in sentences what is fine and what an author should look at. Each leads to its section.
type summary struct {
	Fine, Look []remark
}

// A remark is one of the sentences.
type remark struct{ Section, Text string }

// Title names the section that the remark leads to.
func (r remark) Title() string {
	return map[string]string{
		"reach": "Can it come first?", "shares": "Who comes first", "standing": "Head start", "keys": "Key balance", "influence": "Influence",
		"sensitivity": "Sensitivity", "background": "Background", "saving": "Saving", "personas": "Personas",
	}[r.Section]
}

// What a remark is made of: the measures of the rules wins-too-much, wins-too-little and head-start, and
// two of the page's own. They are the author's to overrule.
const (
	tooMuch     = 0.25 // so much of the way from an even share to all sheets
	tooLittle   = 0.1  // so much of an even share
	mostJudged  = 50   // outcomes, for the latter
	farStart    = 0.1  // a baseline so far from the middle of its group, and so many spreads
	farSpreads  = 1.5
	shakyMoves  = 0.25 // so many of the sheets change path when weights are a fifth off
	strongShift = 0.25 // one background gets a path so much more often than another
)

func (s *showing) summary() summary {
	var sum summary
	for _, look := range []func(*summary){
		s.sumReach, s.sumShares, s.sumStanding, s.sumKeys, s.sumInfluence, s.sumSensitivity, s.sumBackground, s.sumSaving, s.sumPersonas,
	} {
		look(&sum)
	}
	return sum
}

// say files a remark.
func (sum *summary) say(fine bool, section, format string, args ...any) {
	r := remark{section, fmt.Sprintf(format, args...)}
	if fine {
		sum.Fine = append(sum.Fine, r)
	} else {
		sum.Look = append(sum.Look, r)
	}
}

// some names the first few of many.
func some(names []string) string {
	if len(names) > 5 {
		names = append(names[:4:4], count(len(names)-4, "other", "others"))
	}
	return listed(names)
}

func (s *showing) sumReach(sum *summary) {
	var never, level, unknown []string
	for _, r := range s.r.Reach {
		switch r.Verdict {
		case audit.Never:
			never = append(never, s.name(r.ID))
		case audit.Level:
			level = append(level, s.name(r.ID))
		case audit.Unknown:
			unknown = append(unknown, s.name(r.ID))
		}
	}
	if len(never)+len(level)+len(unknown) == 0 {
		sum.say(true, "reach", "Every outcome can come first alone, and for each there is a sheet that shows it.")
	}
	if len(never) > 0 {
		sum.say(false, "reach", "No answers ever put %s first.", some(never))
	}
	if len(level) > 0 {
		sum.say(false, "reach", "At best level with others: %s.", some(level))
	}
	if len(unknown) > 0 {
		sum.say(false, "reach", "Whether answers can put them first was not decided: %s.", some(unknown))
	}
}

// A winner is how often an outcome comes first, with the ends of the interval.
type winner struct {
	id               string
	low, share, high float64
}

func (s *showing) sumShares(sum *summary) {
	var paths, careers []winner
	for _, p := range s.r.Shares.Paths {
		paths = append(paths, winner{p.ID, p.Alone.Low, p.Alone.Share, p.Alone.High})
	}
	for _, c := range s.r.Shares.Careers {
		low, high := c.All.Interval()
		careers = append(careers, winner{c.ID, low, c.All.Float(), high})
	}
	s.sumWinners(sum, "paths", paths)
	s.sumWinners(sum, "careers", careers)
}

func (s *showing) sumWinners(sum *summary, group string, all []winner) {
	even, often, rarely := 1/float64(max(len(all), 1)), []string(nil), []string(nil)
	for _, w := range all {
		named := fmt.Sprintf("%s (%s)", s.name(w.id), percent(w.share, 1))
		switch {
		case w.low > even+tooMuch*(1-even):
			often = append(often, named)
		case w.high < tooLittle*even && len(all) <= mostJudged:
			rarely = append(rarely, named)
		}
	}
	if len(often) > 0 {
		sum.say(false, "shares", "Far more random sheets than an even share of %s lead to %s.", percent(even, 1), some(often))
	}
	if len(rarely) > 0 {
		sum.say(false, "shares", "Hardly any random sheet leads to %s; an even share is %s.", some(rarely), percent(even, 1))
	}
	if len(often)+len(rarely) == 0 && len(all) > 1 {
		sum.say(true, "shares", "None of the %s wins far too much%s.", group, map[bool]string{true: " or far too little"}[len(all) <= mostJudged])
	}
}

func (s *showing) sumStanding(sum *summary) {
	var far []string
	for _, t := range s.groups() {
		var of []audit.Outcome
		for _, o := range s.r.Outcomes {
			if o.Group == t {
				of = append(of, o)
			}
		}
		middle := medianBaseline(of)
		for _, o := range of {
			if d := math.Abs(o.Baseline - middle); d >= farStart && d > farSpreads*o.Spread {
				far = append(far, s.name(o.ID))
			}
		}
	}
	if len(far) > 0 {
		sum.say(false, "standing", "Further from the middle of their group, before anybody answers, than answers usually move them: %s.", some(far))
		return
	}
	sum.say(true, "standing", "Nobody has a head start: every baseline is near the middle of its group.")
}

func (s *showing) sumKeys(sum *summary) {
	fine := true
	for _, k := range s.r.Keys {
		if !k.Balanced {
			fine = false
			sum.say(false, "keys", "Without reading a question (%s) one gets %s, with a lead of %s.", k.Name, s.name(k.First), percent(k.Lead, 1))
		}
	}
	if fine {
		sum.say(true, "keys", "Who does not read the questions is led to no path.")
	}
}

// sumInfluence looks for items that decide nothing between any two paths.
func (s *showing) sumInfluence(sum *summary) {
	most := map[string]float64{}
	for _, p := range s.r.Influence {
		for _, i := range p.Items {
			most[i.ID] = max(most[i.ID], i.Share)
		}
	}
	if len(most) == 0 {
		return
	}
	var dead []string
	for _, item := range s.Items {
		if share, known := most[item.ID]; known && share == 0 {
			dead = append(dead, item.ID)
		}
	}
	if len(dead) > 0 {
		sum.say(false, "influence", "The answers to %s decide nothing.", some(dead))
		return
	}
	sum.say(true, "influence", "Every item decides something.")
}

func (s *showing) sumSensitivity(sum *summary) {
	moved := max(s.r.Sensitivity.Items.Path.Float(), s.r.Sensitivity.Outcomes.Path.Float())
	sum.say(moved <= shakyMoves, "sensitivity", "With weights a fifth off, %s of random sheets change their first path.", percent(moved, 1))
}

func (s *showing) sumBackground(sum *summary) {
	for _, item := range s.backgroundItems() {
		by, path := 0.0, ""
		for p, id := range s.IDs(engine.Paths) {
			low, high := 1.0, 0.0
			for _, b := range s.r.Backgrounds {
				if b.Item == item && p < len(b.Paths) {
					low, high = min(low, b.Paths[p].Float()), max(high, b.Paths[p].Float())
				}
			}
			if high-low > by {
				by, path = high-low, s.name(id)
			}
		}
		if path == "" {
			sum.say(true, "background", "With equal answers to everything else, the answer to %s changes no path.", item)
		} else {
			sum.say(by <= strongShift, "background", "With equal answers to everything else, the answer to %s moves how often %s comes first by up to %s.", item, path, percent(by, 1))
		}
	}
}

func (s *showing) sumSaving(sum *summary) {
	for _, kind := range s.r.Saving {
		if kind.Settled.Changed != 0 {
			sum.say(false, "saving", "%s ended differently from what was proved when they could have stopped: that is a fault of careerfit, please report it.", count(kind.Settled.Changed, "sitting", "sittings"))
		}
	}
}

func (s *showing) sumPersonas(sum *summary) {
	var missed []string
	for _, p := range s.r.Personas {
		if len(p.Misses) > 0 {
			missed = append(missed, p.ID)
		}
	}
	switch {
	case len(s.r.Personas) == 0:
		sum.say(false, "personas", "There are no personas: nothing says what the author expects of the weights.")
	case len(missed) > 0:
		sum.say(false, "personas", "What they should get and do not: the personas %s.", some(missed))
	default:
		sum.say(true, "personas", "All %s get what they should.", count(len(s.r.Personas), "persona", "personas"))
	}
}
