package audit

import "github.com/careerfit/careerfit/engine"

// Figures are what the sittings of one population show. Every taker answers every item.
type Figures struct {
	// Sharpness is that of the takers' choices, 0 or above.
	Sharpness float64 `json:"sharpness"`
	// Lead is the mean lead of the full sittings, in [0,1]; Close are those with one under 0.1.
	Lead     Mean     `json:"mean_lead"`
	Close    Share    `json:"close_leads"`
	Verdicts Verdicts `json:"verdicts"`
	Settled  Settled  `json:"settled"`
	Short    Short    `json:"short"`
}

// Verdicts are the shares of the full sittings that end with each verdict.
type Verdicts struct {
	Clear    Share `json:"clear"`
	Balanced Share `json:"balanced"`
	None     Share `json:"none"`
}

// Settled is what [engine.Settled] lets a taker save who is asked in the author's order.
type Settled struct {
	// Path: stopping once the first path is proved. Clear: stopping once the verdict clear is, too; only
	// then are takers told that they may.
	Path  Stop `json:"path"`
	Clear Stop `json:"clear"`
	// Changed is how many sittings ended differently from what was proved; anything but 0 is a fault of
	// the engine.
	Changed int `json:"changed"`
}

// A Stop is a reason to stop early.
type Stop struct {
	// Reached are the sittings that come to it before the last item.
	Reached Share `json:"reached"`
	// Saved is the mean share, in [0,1], of the items that are not asked; a sitting that does not come
	// to it saves none.
	Saved Mean `json:"items_saved"`
}

// Short is what the short form ([engine.ShortForm]) saves, and what that costs beside the full sitting
// of the same taker.
type Short struct {
	// Saved is the mean share, in [0,1], of the items that are not asked.
	Saved Mean `json:"items_saved"`
	// Items is how many are, in the mean, and ForPath how many until the path is decided.
	Items   Mean `json:"items"`
	ForPath Mean `json:"items_for_path"`
	// PathChanged are the sittings whose first path is not the full sitting's; where paths are level in
	// one of them, all of these are compared.
	PathChanged Share `json:"path_changed"`
	// Ranked are the sittings that rank careers; SameCareer those among them whose first career, within
	// the first path, is the full sitting's.
	Ranked     Share `json:"careers_ranked"`
	SameCareer Share `json:"same_career"`
}

// closeLead is the lead under which a sitting counts as close.
const closeLead = engine.One / 10

// add takes another sitting of a questionnaire with so many items into the figures.
func (f *Figures) add(s sitting, items int) {
	f.Lead.add(s.lead.Float())
	f.Close.add(s.lead.Under(closeLead))
	f.Verdicts.Clear.add(s.verdict == engine.Clear)
	f.Verdicts.Balanced.add(s.verdict == engine.Balanced)
	f.Verdicts.None.add(s.verdict == engine.NoResult)
	f.Settled.add(s, items)
	f.Short.add(s.short, items)
}

func (f *Settled) add(s sitting, items int) {
	f.Path.add(s.path, items)
	f.Clear.add(s.clear, items)
	if s.broken {
		f.Changed++
	}
}

func (stop *Stop) add(asked, items int) {
	stop.Reached.add(asked < items)
	stop.Saved.add(saved(asked, items))
}

func (f *Short) add(s shortSitting, items int) {
	f.Saved.add(saved(s.items, items))
	f.Items.add(float64(s.items))
	f.ForPath.add(float64(s.forPath))
	f.PathChanged.add(s.pathChanged)
	f.Ranked.add(s.ranked)
	if s.ranked {
		f.SameCareer.add(s.sameCareer)
	}
}

func saved(asked, items int) float64 { return float64(items-asked) / float64(items) }
