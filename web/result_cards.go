package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// careerCard is a career as the result shows it.
type careerCard struct {
	*quiz.Career
	Path *quiz.Path
	// Band, BandName, Fit and Place say how well it fits; they are empty where careers are not ranked.
	Band, BandName, Fit, Place string
	// Bar is the fit in percents, for the picture.
	Bar    float64
	Pay    []payFigure
	Charts []payChart
	// Why are the answers that spoke for it most, Because is the first of them in a few words.
	Why              []reasonRow
	Because          string
	Address          string
	index, pathIndex int
}

// careerBand has careers that fit about equally well, best first. Careers that are not ranked are one band
// without a name.
type careerBand struct {
	ID, Name string
	// Folded tells that these are a click away: those behind two better bands, and those that fit weakly behind one.
	Folded  bool
	Careers []careerCard
}

// PaySources are where the pay of all the careers comes from, if that can be said once.
func (p leadingPath) PaySources() []payFigure {
	var charts []payChart
	for _, card := range p.Careers {
		charts = append(charts, card.Charts...)
	}
	return commonSources(charts)
}

// Bands are the careers of the path by their bands. A band ends at a fit, so that no tie is split.
func (p leadingPath) Bands() []careerBand {
	var bands []careerBand
	once := len(p.PaySources()) > 0
	for _, card := range p.Careers {
		if once {
			card.Charts = unsourced(card.Charts)
		}
		if n := len(bands); n == 0 || bands[n-1].ID != card.Band {
			bands = append(bands, careerBand{ID: card.Band, Name: card.BandName, Folded: n > 1 || n > 0 && card.Band == engine.NoBand.String()})
		}
		last := &bands[len(bands)-1]
		last.Careers = append(last.Careers, card)
	}
	return bands
}

// ranksCareersOf reports whether the careers of the path may be ranked. With every question put all are; a
// short form ranks those of the first path, once the first of them is certain enough.
func (r reading) ranksCareersOf(path int) bool {
	return !r.partial || r.careersDecided && path == r.first()
}

// careerCards makes the cards of the reading.
func (r reading) careerCards() []careerCard {
	var ranked, listed []careerCard
	ties := shared(r.result.Ranked[engine.Careers])
	for _, s := range r.result.Ranked[engine.Careers] {
		if r.ranksCareersOf(r.Quiz.Model.Path(s.Outcome)) {
			ranked = append(ranked, r.rankedCard(s, ties[s.Rank]))
		}
	}
	for c := range r.Quiz.Careers {
		if !r.ranksCareersOf(r.Quiz.Model.Path(c)) {
			listed = append(listed, r.card(c))
		}
	}
	return append(ranked, listed...)
}

// cardsOn returns the careers of one path.
func (r reading) cardsOn(path int) []careerCard {
	return slices.DeleteFunc(slices.Clone(r.cards), func(c careerCard) bool { return c.pathIndex != path })
}

// card is a career without its place.
func (r reading) card(c int) careerCard {
	career, path := &r.Quiz.Careers[c], r.Quiz.Model.Path(c)
	card := careerCard{
		Career: career, Path: &r.Quiz.Paths[path], Pay: r.say.payFigures(r.Quiz, career.Pay),
		Address: r.base + "/careers/" + career.ID, index: c, pathIndex: path,
	}
	card.Charts = r.say.payCharts(r.axes, rowsOf(card.Pay, ""))
	return card
}

// explain says why a career fits.
func (r reading) explain(card *careerCard) {
	card.Why = r.reasons(engine.Careers, card.index).For
	if len(card.Why) > 0 {
		card.Because = r.briefly(card.Why[0])
	}
}

// briefly tells a reason by the answer alone, which says enough but for statements.
func (r reading) briefly(why reasonRow) string {
	if r.Quiz.Items[why.Number-1].IsScale() {
		return r.say.T("“%s” – %s", string(why.Text), why.Answer)
	}
	return r.say.T("“%s”", why.Answer)
}

func (r reading) rankedCard(s engine.Standing, tied bool) careerCard {
	card := r.card(s.Outcome)
	card.Band, card.BandName, card.Fit = s.Band.String(), r.say.band(s.Band), r.say.percent(s.Fit)
	card.Bar, card.Place = float64(roundShare(s.Fit.Rat(), 1000))/10, r.place(s, tied)
	return card
}

// place says which place a career has: overall or, where those of other paths are not ranked, on its path.
func (r reading) place(s engine.Standing, tied bool) string {
	switch all := len(r.Quiz.Careers); {
	case r.partial && tied:
		return r.say.T("number %d on this path, tied", s.PathRank)
	case r.partial:
		return r.say.T("number %d on this path", s.PathRank)
	case tied:
		return r.say.T("number %d of %d overall, tied", s.Rank, all)
	default:
		return r.say.T("number %d of %d overall", s.Rank, all)
	}
}

// firstCareers are the careers that fit best overall. Short forms do not tell.
func (r reading) firstCareers() []careerCard {
	if r.partial {
		return nil
	}
	var first []careerCard
	for _, c := range r.result.AllFirst(engine.Careers) {
		first = append(first, r.card(c))
	}
	return first
}

// elsewhere is the first of the careers where none of them lies on the paths.
func elsewhere(first []careerCard, paths []int) *careerCard {
	onThem := func(c careerCard) bool { return slices.Contains(paths, c.pathIndex) }
	if len(first) == 0 || slices.ContainsFunc(first, onThem) {
		return nil
	}
	return &first[0]
}

// shared tells which ranks more than one outcome has.
func shared(ranked []engine.Standing) map[int]bool {
	ties := map[int]bool{}
	for i := 1; i < len(ranked); i++ {
		if ranked[i].Rank == ranked[i-1].Rank {
			ties[ranked[i].Rank] = true
		}
	}
	return ties
}
