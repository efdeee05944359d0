package audit

import (
	"fmt"

	"github.com/careerfit/careerfit/engine"
)

// Limits of a fair share, which among n outcomes is 1/n.
const (
	// tooMuch is how much of the way from a fair share to all sheets is too far: 62.5 % of two paths,
	// 34 % of eight careers.
	tooMuch = 0.25
	// tooLittle is the part of a fair share under which an outcome hardly ever comes first. It is looked
	// at among mostJudged outcomes at most: of hundreds, many differ by a hair from another.
	tooLittle  = 0.1
	mostJudged = 50
)

// wins are how often an outcome comes first, with the ends of the 95 % interval.
type wins struct {
	id               string
	share, low, high float64
}

func pathWins(shares []PathShare) []wins {
	var all []wins
	for _, s := range shares {
		all = append(all, wins{s.ID, s.Alone.Share, s.Alone.Low, s.Alone.High})
	}
	return all
}

func careerWins(shares []CareerShare) []wins {
	var all []wins
	for _, s := range shares {
		low, high := s.All.Interval()
		all = append(all, wins{s.ID, s.All.Float(), low, high})
	}
	return divided(all)
}

// divided lets those who come first together share the sheet, as near as their numbers tell: on average over
// all such sheets.
func divided(all []wins) []wins {
	sum := 0.0
	for _, w := range all {
		sum += w.share
	}
	for i := range all {
		all[i].share, all[i].low, all[i].high = all[i].share/max(sum, 1), all[i].low/max(sum, 1), all[i].high/max(sum, 1)
	}
	return all
}

// shares tells of outcomes that win too much, and of those that win too little of what these leave.
func (p *problems) shares(g engine.Group, all []wins) {
	able := p.able(all)
	if able < 2 {
		return
	}
	fair := 1 / float64(able)
	left, judged := 1.0, 0
	var rest []wins
	for _, w := range all {
		switch {
		case w.low > fair+tooMuch*(1-fair):
			left -= w.share
			p.add(winsTooMuch, p.path(g.String(), w.id), "look in the audit at its baseline, and at the items that move it most",
				"%s comes first on %s of the random sheets; of %d, a fair share is %s", called(g.String(), w.id), w.percent(), able, percent(fair))
		case p.reached[w.id] == Alone:
			rest = append(rest, w)
			judged++
		}
	}
	if judged == 0 || len(all) > mostJudged {
		return
	}
	fair = max(left, 0) / float64(judged)
	for _, w := range rest {
		if w.high < tooLittle*fair {
			p.add(winsTooLittle, p.path(g.String(), w.id), "let more items feed it, or lower what counts against it",
				"%s comes first on only %s of the random sheets; %s would be fair", called(g.String(), w.id), w.percent(), percent(fair))
		}
	}
}

// able returns how many can come first alone: the others do not share.
func (p *problems) able(all []wins) int {
	n := 0
	for _, w := range all {
		if p.reached[w.id] == Alone {
			n++
		}
	}
	return n
}

// percent writes the share with its interval.
func (w wins) percent() string {
	if w.low == w.high {
		return percent(w.share)
	}
	return fmt.Sprintf("%s (%.1f–%.1f)", percent(w.share), 100*w.low, 100*w.high)
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }
